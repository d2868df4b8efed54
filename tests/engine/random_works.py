"""Random research, projects and contracts: such as a seat's screen allows, and such as nobody should get away with."""

import random
from collections.abc import Iterator

from rules.engine.copying import revise
from rules.engine.deals import StartProject
from rules.engine.ids import Domain, NationId, ProjectId, Repayment, Technology, Way, WorkId
from rules.engine.plans import Contract, Plan, Research
from rules.engine.state import GameState
from rules.engine.view_may import MayView
from rules.engine.view_ties import DealsMayView


def legal_projects(
    rng: random.Random, nation: NationId, others: list[NationId], may: DealsMayView
) -> Iterator[StartProject]:
    """Yield some projects that can be begun and paid for, with partners by chance."""
    ways = [
        (project, way)
        for project, allowed in may.get("projects", {}).items()
        for way, limit in allowed["ways"].items()
        if limit["allowed"] and limit["first"] <= may["left"]
    ]
    ways += [(project, way) for project, way in ways if Way(way) is Way.AGILE]
    for project, way in rng.sample(ways, min(4, len(ways))):
        partners = tuple(sorted((nation, *rng.sample(others, rng.randint(1, min(2, len(others)))))))
        yield StartProject(project=ProjectId(project), way=Way(way), host=rng.choice(partners), partners=partners)


def with_works(rng: random.Random, may: MayView, plan: Plan, left: int) -> Plan:
    """Add research in some fields and shares in projects, as far as money goes."""
    paid: list[Research] = []
    for field, limit in may.get("research", {}).items():
        points = rng.randint(0, max(0, min(left, limit["high"]))) if rng.random() < 0.4 else 0
        if points:
            left -= points
            paid.append(Research(field=Technology(field), points=points))
    shares: list[WorkId] = []
    for work, limit_ in sorted(may.get("projects", {}).items()):
        if 0 < limit_["due"] <= left and rng.random() < 0.8:
            left -= limit_["due"]
            shares.append(WorkId(work))
    signed = [
        Contract(domain=Domain(domain), repayment=Repayment(how))
        for domain, ways in may.get("contract", {"domains": {}})["domains"].items()
        for how, limit__ in ways.items()
        if limit__["allowed"]
    ]
    contract = rng.choice(signed) if signed and rng.random() < 0.3 else None
    return revise(plan, research=tuple(sorted(paid)), shares=tuple(shares), contract=contract)


def any_work(rng: random.Random, state: GameState) -> WorkId:
    """Return a project of the game, or one that is none."""
    return WorkId(rng.choice((*(project.id for project in state.works.projects), "r0p0")))


def wild_project(rng: random.Random, host: NationId, partners: tuple[NationId, ...]) -> StartProject:
    """Return a project with any partners, perhaps one that is not offered."""
    return StartProject(
        project=ProjectId(rng.choice(("full_spectrum.cyber_range", "full_spectrum.vaccine_platform", "nowhere"))),
        way=rng.choice(list(Way)),
        host=host,
        partners=tuple(sorted({host, *partners})),
    )


def wild_works(rng: random.Random, state: GameState, plan: Plan) -> Plan:
    """Return a plan that now and then pays for anything."""
    if rng.random() < 0.1:
        contract = Contract(domain=rng.choice(list(Domain)), repayment=rng.choice(list(Repayment)))
        plan = revise(plan, contract=contract)
    if rng.random() < 0.1:
        plan = revise(plan, shares=rng.choice(((any_work(rng, state),), (any_work(rng, state), any_work(rng, state)))))
    if rng.random() < 0.2:
        fields = rng.choices(list(Technology), k=rng.randint(1, 2))
        plan = revise(plan, research=tuple(Research(field=field, points=rng.randint(0, 12)) for field in fields))
    return plan
