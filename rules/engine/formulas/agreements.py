"""Who is bound by what, and what that costs (rules 11)."""

from collections.abc import Iterator, Mapping

from rules.engine.agreements import MEMBERS_ONLY, Agreement, Clause, Form, Signatory
from rules.engine.ids import AgreementId, NationId
from rules.engine.module_constants import given
from rules.engine.remembering import remembered_of_one
from rules.engine.ruleset import Ruleset
from rules.engine.state import GameState

TWO, THREE = 2, 3


def in_force(state: GameState) -> tuple[Agreement, ...]:
    """Return the agreements that hold now, in the order they were founded."""
    return _in_force(state.ties.agreements)


@remembered_of_one
def _in_force(agreements: tuple[Agreement, ...]) -> tuple[Agreement, ...]:
    return tuple([agreement for agreement in agreements if not agreement.ended])


def agreement_of(state: GameState, agreement: AgreementId) -> Agreement | None:
    """Return an agreement that holds now by its name, or None."""
    return next((known for known in in_force(state) if known.id == agreement), None)


def signatory_of(agreement: Agreement, nation: NationId) -> Signatory | None:
    """Return a nation's part in an agreement, or None."""
    return next((one for one in agreement.signatories if one.nation == nation), None)


def members_of(agreement: Agreement) -> tuple[NationId, ...]:
    """Return the members of an agreement without its partners, sorted."""
    return tuple([one.nation for one in agreement.signatories if not one.partner])


def form_of(agreement: Agreement) -> Form:
    """Return how wide an agreement is: partners do not count (rules 11.3)."""
    return Form.MULTILATERAL if len(members_of(agreement)) >= THREE else Form.BILATERAL


def is_regional(state: GameState, agreement: Agreement) -> bool:
    """Return whether all members lie in one region (rules 11.17)."""
    return len({state.nations[nation].region for nation in members_of(agreement)}) == 1


def region_shares(state: GameState, nation: NationId, target: NationId) -> bool:
    """Return whether a regional agreement in force has both as members."""
    return any({nation, target} <= set(members_of(one)) and is_regional(state, one) for one in in_force(state))


@remembered_of_one
def clauses_of(agreement: Agreement) -> tuple[Clause, ...]:
    """Return the clauses of an agreement, in the order they were agreed on."""
    return tuple([provision.clause for provision in agreement.provisions])


def binds(agreement: Agreement, one: Signatory, clause: Clause) -> bool:
    """Return whether a clause of an agreement binds a nation of it (rules 11.3)."""
    if clause not in clauses_of(agreement) or clause in one.lapsed:
        return False
    return not one.partner or clause not in MEMBERS_ONLY


def bound_by(agreement: Agreement, clause: Clause) -> tuple[NationId, ...]:
    """Return the nations whom a clause of an agreement binds, sorted."""
    return _bound(agreement).get(clause, ())


@remembered_of_one
def _bound(agreement: Agreement) -> Mapping[Clause, tuple[NationId, ...]]:
    return {
        clause: tuple([one.nation for one in agreement.signatories if binds(agreement, one, clause)])
        for clause in clauses_of(agreement)
    }


def agreements_with(state: GameState, clause: Clause) -> list[Agreement]:
    """Return the agreements in force that have a clause."""
    return [agreement for agreement in in_force(state) if clause in clauses_of(agreement)]


@remembered_of_one
def _fellows(agreements: tuple[Agreement, ...]) -> Mapping[tuple[NationId, Clause], tuple[NationId, ...]]:
    """Return with whom each clause binds each nation whom it binds."""
    found: dict[tuple[NationId, Clause], set[NationId]] = {}
    for agreement in agreements:
        for clause in () if agreement.ended else clauses_of(agreement):
            together = bound_by(agreement, clause)
            for nation in together:
                found.setdefault((nation, clause), set()).update(together)
    return {key: tuple(sorted(together - {key[0]})) for key, together in found.items()}


def bound(state: GameState, nation: NationId, clause: Clause) -> bool:
    """Return whether a clause binds a nation, by any agreement in force."""
    return (nation, clause) in _fellows(state.ties.agreements)


def fellows(state: GameState, nation: NationId, clause: Clause) -> tuple[NationId, ...]:
    """Return the other nations that a clause binds by an agreement by which it binds this one too, sorted."""
    return _fellows(state.ties.agreements).get((nation, clause), ())


def widened(ruleset: Ruleset, agreement: Agreement, amount: int) -> int:
    """Return what a clause brings, a little more in a multilateral agreement (rules 11.3)."""
    if form_of(agreement) is Form.BILATERAL:
        return amount
    return amount * (100 + given(ruleset.constants.agreements).multilateral) // 100


def most_widened(ruleset: Ruleset, state: GameState, clause: Clause, nations: tuple[NationId, ...], amount: int) -> int:
    """Return the most that a clause brings by any agreement that binds all of these nations by it; 0: none does."""
    found = [
        widened(ruleset, agreement, amount)
        for agreement in agreements_with(state, clause)
        if set(nations) <= set(bound_by(agreement, clause))
    ]
    return max(found, default=0)


def bindings(state: GameState, nation: NationId) -> list[tuple[Agreement, Clause]]:
    """Return all that binds a nation, oldest first (rules 11.7)."""
    found = [
        (max(one.since, provision.since), agreement, provision.clause)
        for agreement, one in _parts(state, nation)
        for provision in agreement.provisions
        if binds(agreement, one, provision.clause)
    ]
    return [(agreement, clause) for _, agreement, clause in sorted(found, key=lambda part: part[0])]


def _parts(state: GameState, nation: NationId) -> Iterator[tuple[Agreement, Signatory]]:
    for agreement in in_force(state):
        one = signatory_of(agreement, nation)
        if one is not None:
            yield agreement, one


def upkeep(ruleset: Ruleset, clauses: int) -> int:
    """Return the influence a round that so many binding clauses cost a nation (rules 11.7)."""
    constants = given(ruleset.constants.agreements)
    return constants.upkeep * max(0, clauses - constants.free)
