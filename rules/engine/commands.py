"""What anybody may ask of a game: a closed union of commands, imperative, each a plain value."""

from collections.abc import Mapping
from dataclasses import dataclass

from rules.engine.deals import Term
from rules.engine.ids import AgreementId, Controller, CrisisId, Domain, NationId, OfferId, Outcome, Phase, WorkId
from rules.engine.plans import Condition, Plan
from rules.engine.red import Play, RedController
from rules.engine.state import Seals


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfigureTable:
    """Host, in the lobby: choose the nations, rounds, clocks and what of sealing is shown."""

    nations: tuple[NationId, ...]
    rounds: int
    clocks: Mapping[Phase, int]
    """Milliseconds; 0: no clock."""
    seals: Seals


@dataclass(frozen=True, slots=True, kw_only=True)
class SetController:
    """Host: say who plays a seat: a person, a bot or nobody."""

    nation: NationId
    controller: Controller


@dataclass(frozen=True, slots=True, kw_only=True)
class StartGame:
    """Host, in the lobby: begin round 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EndPhase:
    """Host at any time, the clock once the deadline has passed: go on to the next phase.

    Names the phase it means, so that a late command does not end the phase after it.
    """

    round: int
    phase: Phase


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtendPhase:
    """Host: give the running phase so many milliseconds more."""

    milliseconds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PauseClock:
    """Host: stop play and the clock."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResumeClock:
    """Host: go on with what was left."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetReady:
    """A seat: say that it is done with an open phase, or not yet after all."""

    ready: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StatePosition:
    """A seat, in diplomacy: show the chips "we need" and "we offer", up to two domains each."""

    needs: tuple[Domain, ...]
    offers: tuple[Domain, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAsk:
    """A crisis's convener, in diplomacy: ask a nation for so many units."""

    crisis: CrisisId
    nation: NationId
    units: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MakePledge:
    """A seat, in diplomacy: promise at least so many units; replaces its earlier pledge to the crisis."""

    crisis: CrisisId
    units: int
    condition: Condition


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawPledge:
    """A seat, in diplomacy: take its pledge back."""

    crisis: CrisisId


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasePledge:
    """A crisis's target, in diplomacy or planning: let a nation off its pledge."""

    crisis: CrisisId
    nation: NationId


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclineUnits:
    """A crisis's target, in diplomacy: refuse (or, with `declined` false, admit again) a nation's units."""

    crisis: CrisisId
    nation: NationId
    declined: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SavePlan:
    """A seat, in planning: this is the plan."""

    plan: Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class SealPlan:
    """A seat, in planning: done; can be reopened until the reveal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReopenPlan:
    """A seat, in planning: not done after all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposeDeal:
    """A seat, in diplomacy: offer a deal to all whom its terms name; `counters` names the offer it answers."""

    terms: tuple[Term, ...]
    counters: OfferId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptDeal:
    """A party to an offer, in diplomacy: say yes; the last yes strikes the deal."""

    offer: OfferId


@dataclass(frozen=True, slots=True, kw_only=True)
class RefuseDeal:
    """A party to an offer, in diplomacy: say no, which ends it."""

    offer: OfferId


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawDeal:
    """Who proposed it, in diplomacy: take an offer back."""

    offer: OfferId


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareReport:
    """A seat, in diplomacy: show another nation what its own services see of a crisis."""

    crisis: CrisisId
    nation: NationId


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaveAgreement:
    """A seat, in diplomacy: leave an agreement, at once or with the notice that it asks for."""

    agreement: AgreementId


@dataclass(frozen=True, slots=True, kw_only=True)
class SetRedController:
    """Host: say who plays the challenger: a person, a bot, the host itself or nobody."""

    controller: RedController


@dataclass(frozen=True, slots=True, kw_only=True)
class LayCards:
    """The challenger, in the aftermath: these cards lie face down now, and no others; `done`: and that is all."""

    plays: tuple[Play, ...]
    done: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CancelProject:
    """A partner, in diplomacy: speak against a project; when more than half of its partners have, it ends."""

    project: WorkId


@dataclass(frozen=True, slots=True, kw_only=True)
class AdjudicateCrisis:
    """Host, in the reveal: rule how a crisis ends that waits for it, and say why."""

    crisis: CrisisId
    outcome: Outcome
    reason: str
    """For all to read, 3 to 200 characters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GrantAppeal:
    """Host, once a game, in the reveal or the aftermath: let the world outside answer an appeal, and say why."""

    reason: str
    """For all to read, 3 to 200 characters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayOn:
    """Host, in a reveal that left stability at 0: play on, and say why."""

    reason: str
    """For all to read, 3 to 200 characters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EndStationing:
    """Guest or host, in diplomacy: the units of a domain leave the host's soil, all of them."""

    guest: NationId
    host: NationId
    domain: Domain


Command = (
    ConfigureTable
    | SetController
    | StartGame
    | EndPhase
    | ExtendPhase
    | PauseClock
    | ResumeClock
    | SetReady
    | StatePosition
    | SetAsk
    | MakePledge
    | WithdrawPledge
    | ReleasePledge
    | DeclineUnits
    | SavePlan
    | SealPlan
    | ReopenPlan
    | ProposeDeal
    | AcceptDeal
    | RefuseDeal
    | WithdrawDeal
    | ShareReport
    | LeaveAgreement
    | SetRedController
    | LayCards
    | CancelProject
    | AdjudicateCrisis
    | GrantAppeal
    | PlayOn
    | EndStationing
)
