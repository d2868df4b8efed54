"""Agreements as bots see them (rules 11): whom they would bind themselves to, by what, and what that asks of them.

Who is bound to a nation helps it whatever its record, and keeps the floor of effort; an opportunist signs and does not.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from rules.bots.seat import Seat
from rules.engine.agreements import MEMBERS_ONLY, Accession, Agreement, Clause, FoundAgreement, Provision, Signatory
from rules.engine.ids import AgreementId, NationId, Threat
from rules.engine.view_agreements import AgreementView

FLOOR: Final = 21
"""Of effort that a bot proposes, in tenths of a per cent of gdp."""
WANTED: Final = (
    "mutual_defence",
    "disaster_relief",
    "burden_sharing",
    "intelligence_sharing",
    "joint_training",
    "cyber_response",
    "hotline",
    "transparency",
    "health_security",
    "resource_security",
    "counter_terrorism",
)
"""Clauses that bots propose, those that they care for most first."""
SPARE: Final = 8
"""Influence for each clause beyond those that are free: enough to uphold it for the rest of a game."""
CLAUSES: Final = {clause.value: clause for clause in Clause}
AGES: Final = 1000
"""A round that no game comes to."""
CHANGES: Final = frozenset({"join_agreement", "amend_agreement", "expel_member"})
Willing = Callable[[Seat, str], bool]


def bound_by(seat: Seat) -> set[str]:
    """Return the clauses that bind the seat."""
    return {
        clause
        for agreement in seat.agreements
        for clause, provision in agreement["clauses"].items()
        if seat.me in provision["bound"]
    }


def fellows(seat: Seat) -> set[str]:
    """Return the other nations of the seat's agreements."""
    return {nation for agreement in seat.agreements for nation in agreement["signatories"]} - {seat.me}


def floor(seat: Seat) -> int:
    """Return the effort below which the seat would break a clause; 0 where none binds it."""
    floors = [
        agreement.get("floor", 0)
        for agreement in seat.agreements
        if seat.me in agreement["clauses"].get("burden_sharing", {"bound": {}})["bound"]
    ]
    return max(floors, default=0)


def is_bond(term: Mapping[str, Any]) -> bool:
    """Return whether a term makes an agreement."""
    return bool(term["type"] == "found_agreement")


def objection(seat: Seat, willing: Willing, terms: Sequence[Mapping[str, Any]]) -> str | None:
    """Return why the seat would not bind itself so (a key of words), or None: it would."""
    for term in filter(is_bond, terms):
        others = [other for other in (*term["members"], *term["partners"]) if other != seat.me]
        if 2 * sum(willing(seat, other) for other in others) < len(others):
            return "deal_unbound"
        if set(term["clauses"]) <= bound_by(seat):
            return "deal_bound"
    changes = [term for term in terms if term["type"] in CHANGES]
    return None if all(_welcomes(seat, willing, term) for term in changes) else "deal_unbound"


def _welcomes(seat: Seat, willing: Willing, term: Mapping[str, Any]) -> bool:
    """Return whether the seat agrees to a change of an agreement, or to joining one itself."""
    if term["type"] == "expel_member":
        return not willing(seat, term["nation"])
    if term["type"] == "join_agreement":
        signatories = seat.view["ties"]["agreements"][term["agreement"]]["signatories"]
        asked = [other for other in signatories if other != seat.me] if term["nation"] == seat.me else [term["nation"]]
        return 2 * sum(willing(seat, other) for other in asked) >= len(asked)
    return term.get("floor", 0) <= FLOOR and term.get("add", WANTED[0]) in WANTED and "remove" not in term


def proposal(seat: Seat, willing: Willing, refused: set[str]) -> FoundAgreement | None:
    """Return the agreement that the seat would found now: with all whom it would bind itself to."""
    may = seat.may["agreements"]
    have = bound_by(seat)
    clauses = [clause for clause in WANTED if clause in may["clauses"] and clause not in have]
    room = min(may["clauses_max"], may["free"] + seat.own["influence"] // SPARE - may["bindings"])
    others = [other for other in seat.view["nations"] if other not in {seat.me, *refused} and willing(seat, other)]
    if not may["can_found"] or room < 1 or not clauses or not others or seat.is_last_round():
        return None
    chosen = sorted(clauses[:room])
    shares = "burden_sharing" in chosen
    return FoundAgreement(
        name=AgreementId(may["names"][0]),
        members=tuple(sorted(NationId(nation) for nation in (seat.me, *others))),
        partners=(),
        clauses=tuple(CLAUSES[clause] for clause in chosen),
        floor=max(may["floor_low"], min(may["floor_high"], FLOOR)) if shares else 0,
        accession=Accession.MAJORITY,
        rounds=0,
        notice=may["notice_max"],
        purpose=(),
    )


def as_agreement(name: str, shown: AgreementView) -> Agreement:
    """Return an agreement as the rules have it; who trained when is not shown, and nobody is taken for late."""
    clauses = {Clause(clause): part for clause, part in shown["clauses"].items()}
    signatories = []
    for nation, part in shown["signatories"].items():
        binding = [clause for clause in clauses if not (part["partner"] and clause in MEMBERS_ONLY)]
        signatories.append(
            Signatory(
                nation=NationId(nation),
                since=part["since"],
                partner=part["partner"],
                leaves=part.get("leaves", 0),
                lapsed=tuple(sorted(clause for clause in binding if nation not in clauses[clause]["bound"])),
                trained=AGES,
            )
        )
    return Agreement(
        id=AgreementId(name),
        signatories=tuple(signatories),
        provisions=tuple(Provision(clause=clause, since=part["since"]) for clause, part in clauses.items()),
        floor=shown.get("floor", 0),
        accession=Accession(shown["accession"]),
        until=shown.get("until", 0),
        notice=shown["notice"],
        purpose=tuple(Threat(threat) for threat in shown["purpose"]),
        founded=shown["founded"],
        ended=shown.get("ended", 0),
    )
