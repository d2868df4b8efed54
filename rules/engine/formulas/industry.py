"""Contracts with industry: what they bring, when they are paid, and why one cannot be signed (rules 13.14)."""

from rules.engine.errors import Reason, Refusal
from rules.engine.formulas.economy import rate_cost
from rules.engine.ids import Domain, NationId, Repayment, Threat
from rules.engine.module_constants import given
from rules.engine.plans import Contract
from rules.engine.ruleset import Ruleset
from rules.engine.state import GameState

EXPOSURE_MAX = 3


def brought(ruleset: Ruleset, state: GameState, nation: NationId) -> int:
    """Return the RP that industry puts into a domain."""
    return rate_cost(given(ruleset.constants.industry).brings, state.nations[nation].gdp)


def payable(ruleset: Ruleset, state: GameState, nation: NationId) -> int:
    """Return the RP that a contract would cost by the economy as it is now."""
    return rate_cost(given(ruleset.constants.industry).price, state.nations[nation].gdp)


def payable_in(ruleset: Ruleset, state: GameState) -> int:
    """Return the round as which opens a contract of this year is paid."""
    return state.round + given(ruleset.constants.industry).years


def exposes(ruleset: Ruleset, domain: Domain) -> Threat:
    """Return the threat to which a nation is exposed that paid for a domain so; raises KeyError for none."""
    return dict(given(ruleset.constants.industry).exposes)[domain]


def contract_refusal(ruleset: Ruleset, state: GameState, nation: NationId, contract: Contract) -> Refusal | None:
    """Return why a nation cannot sign a contract, or None."""
    own, domain = state.nations[nation], contract.domain
    if domain not in ruleset.scenario.domains:
        facts: dict[str, int | str] = {"domains": ", ".join(ruleset.scenario.domains)}
        return Refusal(reason=Reason.UNKNOWN_DOMAIN, rule="3.6", facts=facts)
    due = payable_in(ruleset, state)
    if due > state.settings.rounds:
        last = state.settings.rounds - given(ruleset.constants.industry).years
        return Refusal(reason=Reason.CONTRACT_TOO_LATE, rule="13.14", facts={"round": last})
    if own.capability[domain] >= ruleset.constants.economy.level_max:
        return Refusal(reason=Reason.INVESTMENT_TOO_LARGE, rule="3.6", facts={"domain": domain.value, "high": 0})
    threat = exposes(ruleset, domain)
    if contract.repayment is Repayment.EXPOSURE and own.exposure.get(threat, 0) >= EXPOSURE_MAX:
        return Refusal(reason=Reason.EXPOSURE_FULL, rule="13.14", facts={"threat": threat.value})
    return None
