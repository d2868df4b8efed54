"""What clauses bring, and what is made of clauses that were not kept (rules 11.8 and on)."""

from rules.engine.agreement_events import ClauseBreached
from rules.engine.agreements import TERROR, Agreement, Breach, Clause
from rules.engine.decide.script import Script
from rules.engine.formulas.agreements import agreements_with, bound, bound_by, fellows
from rules.engine.formulas.clauses.burden_sharing import breaks_floor, shared_in
from rules.engine.formulas.clauses.duties import WENT_BADLY, Owed, duties, has_shown, sent_as_owed
from rules.engine.formulas.clauses.joint_training import years_without
from rules.engine.formulas.following import weighed
from rules.engine.ids import Cause, CrisisId, NationId, Outcome, Quantity
from rules.engine.module_constants import given
from rules.engine.reports import NationChange


def _break(
    script: Script, agreement: Agreement, nation: NationId, clause: Clause, crisis: CrisisId | None = None
) -> None:
    """Write down that a nation did not keep a clause, for all to see (rules 11.8)."""
    breach = Breach(round=script.state.round, nation=nation, clause=clause, crisis=crisis)
    script.happen(ClauseBreached(agreement=agreement.id, breach=breach))


def _distrust(
    script: Script,
    agreement: Agreement,
    nation: NationId,
    clause: Clause,
    by: int,
    why: tuple[str, CrisisId | None],
) -> None:
    """Let the others whom a clause binds trust a nation less."""
    rule, crisis = why
    for other in bound_by(agreement, clause):
        script.trust(other, nation, by, Cause.CLAUSE_BREACHED, rule, crisis)


def judge_duties(script: Script) -> None:
    """Find who did not come where a clause asked for it, in crises that went badly (rules 11.8)."""
    script.settle()
    cards, results = script.ruleset.cards, script.state.results
    badly = {result.crisis for result in results if weighed(cards[result.card], result.outcome) in WENT_BADLY}
    for nation in script.state.settings.nations:
        judged: set[tuple[Clause, CrisisId]] = set()
        for one in duties(script.ruleset, script.state, nation):
            if one.crisis.id not in badly or sent_as_owed(script.state.plans[nation], one):
                continue
            if has_shown(script.state, nation, one):
                continue
            _break(script, one.agreement, nation, one.clause, one.crisis.id)
            if (one.clause, one.crisis.id) not in judged:
                judged.add((one.clause, one.crisis.id))
                _blame(script, nation, one)


def _blame(script: Script, nation: NationId, one: Owed) -> None:
    constants, crisis = given(script.ruleset.constants.clauses), one.crisis.id
    match one.clause:
        case Clause.MUTUAL_DEFENCE:
            together = bound_by(one.agreement, one.clause)
            for other in script.state.settings.nations:
                amount = constants.defence_members if other in together else constants.defence_others
                script.trust(other, nation, amount, Cause.CLAUSE_BREACHED, "11.10", crisis)
            script.earn(nation, constants.defence_influence, (Cause.CLAUSE_BREACHED, "11.10", crisis))
        case Clause.DISASTER_RELIEF:
            _distrust(script, one.agreement, nation, one.clause, constants.relief_missed, ("11.13", crisis))
        case Clause.CYBER_RESPONSE:
            _distrust(script, one.agreement, nation, one.clause, constants.cyber_missed, ("11.18", crisis))
        case Clause.COUNTER_TERRORISM:
            _distrust(script, one.agreement, nation, one.clause, constants.terror_missed, ("11.19", crisis))
        case _:
            raise AssertionError(one.clause)


def steady_the_world(script: Script) -> None:
    """Let the world stand firmer where burdens were shared, and calmer where terrorism was contained (11.9, 11.19)."""
    constants = given(script.ruleset.constants.clauses)
    for result in script.state.results:
        served = frozenset(part.nation for need in result.needs for part in need.contributions)
        if result.outcome is Outcome.CONTAINED and any(
            shared_in(agreement, served) >= constants.burden_served
            for agreement in agreements_with(script.state, Clause.BURDEN_SHARING)
        ):
            script.stability(constants.burden_stability, Cause.AGREEMENT, "11.9", result.crisis)
        crisis = script.state.crises[result.crisis]
        calm = result.outcome is Outcome.CONTAINED and crisis.threat in TERROR
        if calm and fellows(script.state, crisis.target, Clause.COUNTER_TERRORISM):
            script.tension(crisis.threat, constants.terror_tension, Cause.AGREEMENT, "11.19", crisis.id)


def share_burdens(script: Script) -> None:
    """Find who stays below a floor, and let the public like that burdens are shared (rules 11.9)."""
    constants = given(script.ruleset.constants.clauses)
    before = _effort_before(script)
    bound: set[NationId] = set()
    for agreement in agreements_with(script.state, Clause.BURDEN_SHARING):
        together = bound_by(agreement, Clause.BURDEN_SHARING)
        bound.update(together)
        for nation in together:
            after = script.state.nations[nation].effort
            if breaks_floor(script.ruleset, agreement, before.get(nation, after), after):
                _break(script, agreement, nation, Clause.BURDEN_SHARING)
                _distrust(script, agreement, nation, Clause.BURDEN_SHARING, constants.floor_missed, ("11.9", None))
    for nation in sorted(bound):
        script.nation(nation, Quantity.SUPPORT, constants.burden_support, Cause.AGREEMENT, "11.9")


def _effort_before(script: Script) -> dict[NationId, int]:
    """Return the effort of this year for those who have just set another one."""
    effort = Quantity.EFFORT
    return {
        change.nation: change.before
        for change in script.state.ledger
        if isinstance(change, NationChange) and change.quantity is effort
    }


def be_open(script: Script) -> None:
    """Let nations that show each other their plans be trusted more, at home too (rules 11.20)."""
    constants = given(script.ruleset.constants.clauses)
    for nation in script.state.settings.nations:
        if bound(script.state, nation, Clause.TRANSPARENCY):
            script.nation(nation, Quantity.SUPPORT, constants.open_support, Cause.AGREEMENT, "11.20")
            for other in fellows(script.state, nation, Clause.TRANSPARENCY):
                script.trust(other, nation, constants.open_trust, Cause.AGREEMENT, "11.20")


def train_together(script: Script) -> None:
    """Find who has gone too long without training with the others (rules 11.12)."""
    constants = given(script.ruleset.constants.clauses)
    for agreement in agreements_with(script.state, Clause.JOINT_TRAINING):
        for nation in bound_by(agreement, Clause.JOINT_TRAINING):
            if years_without(agreement, nation, script.state.round) >= constants.training_years:
                _break(script, agreement, nation, Clause.JOINT_TRAINING)
                _distrust(script, agreement, nation, Clause.JOINT_TRAINING, constants.training_missed, ("11.12", None))
