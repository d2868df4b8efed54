"""How projects and bills enter the state (rules 13)."""

from typing import assert_never

from rules.engine import events as e
from rules.engine.copying import revise
from rules.engine.ids import WorkId
from rules.engine.state import Fields, GameState
from rules.engine.works import Works, project_of


def works_changed(state: GameState, event: e.WorkEvent) -> Fields:  # noqa: C901 - one case a member of the union
    """Return what an event about works changes."""
    works = state.works
    match event:
        case e.OverrunsDrawn(projects=overruns):
            return {"works": revise(works, overruns=overruns)}
        case e.ProjectBegun(project=project):
            return {"works": revise(works, projects=(*works.projects, project))}
        case e.SharePaid():
            return {"works": _paid(works, event)}
        case e.PartnerLeft():
            return {"works": _left(works, event)}
        case e.ProjectOverran(project=work, shares=shares, ends=ends):
            return {"works": _revised(works, work, shares=shares, ends=ends, overran=True)}
        case e.ProjectOpposed(project=work, nation=nation):
            found = project_of(works.projects, work)
            against = {*(found.against if found else ()), nation}
            return {"works": _revised(works, work, against=tuple(sorted(against)))}
        case e.ProjectEnded(project=work, status=status):
            return {"works": _revised(works, work, status=status)}
        case e.SecretariatFounded():
            return {"works": revise(works, has_secretariat=True)}
        case e.BillsMade(bills=bills):
            return {"works": revise(works, bills=(*works.bills, *bills))}
        case e.BillsDue(round=round_):
            return {"works": revise(works, bills=tuple(bill for bill in works.bills if bill.round > round_))}
        case _:
            assert_never(event)


def _revised(works: Works, work: WorkId, **fields: object) -> Works:
    projects = [revise(known, **fields) if known.id == work else known for known in works.projects]
    return revise(works, projects=tuple(projects))


def _paid(works: Works, event: e.SharePaid) -> Works:
    before = project_of(works.projects, event.project)
    paid = dict(before.paid) if before else {}
    return _revised(works, event.project, paid={**paid, event.nation: paid.get(event.nation, 0) + event.points})


def _left(works: Works, event: e.PartnerLeft) -> Works:
    before = project_of(works.projects, event.project)
    partners = tuple(other for other in (before.partners if before else ()) if other != event.nation)
    return _revised(
        works, event.project, partners=partners, host=event.host, shares=dict(event.shares), ends=event.ends
    )


def without_votes(works: Works) -> Works:
    """Return the works of a new round: who spoke against a project last year speaks anew."""
    if not any(project.against for project in works.projects):
        return works
    return revise(works, projects=tuple(revise(known, against=()) for known in works.projects))
