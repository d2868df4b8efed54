"""Rulesets, states and plans with defaults, so that a test spells out only what matters to it."""

from collections.abc import Collection, Mapping
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from rules.engine.actors import Actor, BotActor, HostActor, SeatActor
from rules.engine.added import is_added
from rules.engine.agreements import Clause
from rules.engine.apply import apply
from rules.engine.cards import Need
from rules.engine.codec import decode
from rules.engine.commands import Command, ConfigureTable, EndPhase, MakePledge, SetController, StartGame
from rules.engine.copying import revise
from rules.engine.events import Event
from rules.engine.formulas.places import seating
from rules.engine.ids import (
    AgreementId,
    CardId,
    Controller,
    CrisisId,
    Domain,
    Module,
    NationId,
    OptionId,
    Phase,
    ProjectId,
    Threat,
    Way,
)
from rules.engine.plans import Choice, Condition, Deployment, Investment, Plan, Unconditional
from rules.engine.projects import FoundSecretariat, ProjectCard, RaiseLevel
from rules.engine.ruleset import Challenger, Guideline, NationProfile, Ruleset
from rules.engine.setup import open_table
from rules.engine.state import Crisis, GameState, Nation
from rules.packs.registry import load_shipped
from tests.engine.decks import a_deck, going_on

RULESETS = Path(__file__).resolve().parents[1] / "conformance" / "rulesets"
SEED = "0123456789abcdef" * 4
ASH, BAY, COB, DEE = (NationId(name) for name in ("ash", "bay", "cob", "dee"))
FIRST, SECOND = CrisisId("r1c1"), CrisisId("r1c2")
HOST = HostActor()
NAMES = ("pact", "treaty", "charter", "league", "accord", "union")
"""What agreements can be called."""
CHALLENGER = Challenger(
    name="The Tide",
    blurb="Wants the harbour.",
    threats=(Threat.CONFLICT, Threat.CYBER, Threat.HYBRID, Threat.TERRORISM),
)


@cache
def harbour() -> Ruleset:
    """The small ruleset of the conformance cases."""
    ruleset: Ruleset = decode(Ruleset, yaml.safe_load((RULESETS / "harbour.yaml").read_text(encoding="utf-8")))
    return ruleset


def a_ruleset(**scenario: object) -> Ruleset:
    """Harbour, with fields of its scenario changed."""
    return revise(harbour(), scenario=revise(harbour().scenario, **scenario))


@cache
def stormy() -> Ruleset:
    """Harbour with chance, choices in every round, no guided opening and short tempers: for games played at random."""
    plain = a_ruleset(friction=True, opening=(), dilemmas_min=1, rounds_min=3)
    angry = revise(plain.constants, support=revise(plain.constants.support, start=45, centre=45))
    often = {card: revise(plain.cards[card], weight=4) for card in (CardId("strait"), CardId("siege"))}
    return revise(plain, constants=angry, cards={**plain.cards, **often})


@cache
def full() -> Ruleset:
    """Stormy with every module, envoys, and modules' numbers as they are shipped; but agile projects overrun often."""
    shipped = load_shipped().ruleset("first_watch").constants
    groups = {field.name: getattr(shipped, field.name) for field in fields(shipped) if is_added(field)}
    groups["projects"] = revise(groups["projects"], overrun_chance=80)
    constants = revise(stormy().constants, **groups)
    guideline = Guideline(core=20, resilience=5, domains=(Domain.RELIEF, Domain.CYBER))
    domains = (*stormy().scenario.domains, Domain.DIPLOMACY)
    scenario = revise(
        stormy().scenario,
        modules=frozenset(Module),
        domains=domains,
        guideline=guideline,
        challenger=CHALLENGER,
        clauses=tuple(Clause),
        agreement_names={AgreementId(name): name.title() for name in NAMES},
    )
    nations = {key: _with_envoys(profile) for key, profile in stormy().nations.items()}
    talks = Need(domain=Domain.DIPLOMACY, weight=300), Need(domain=Domain.RELIEF, weight=700)
    rules = going_on(stormy())
    cards = {**rules.cards, CardId("envoys"): revise(rules.cards[CardId("envoys")], needs=talks, weight=4)}
    few = projects_for(scenario.domains)
    known = {key: revise(card, ways=tuple(Way)) for key, card in few["projects"].items() if key in FEW}
    return revise(
        rules,
        scenario=scenario,
        constants=constants,
        fates=a_deck(),
        nations=nations,
        cards=cards,
        **{**few, "projects": known},
    )


FEW = tuple(ProjectId(f"full_spectrum.{name}") for name in ("cyber_range", "standing_secretariat", "vaccine_platform"))
"""Enough projects for games played at random to begin the same ones; each can be procured every way."""


def projects_for(domains: Collection[Domain]) -> dict[str, Any]:
    """The shipped projects that build only in these domains, and the Secretariat: fields of a ruleset."""
    offered = load_shipped().ruleset("full_spectrum")
    known = {key: card for key, card in offered.projects.items() if _fits(card, domains)}
    return {"projects": known, "project_words": {key: offered.project_words[key] for key in known}}


def _fits(card: ProjectCard, domains: Collection[Domain]) -> bool:
    built = {card.domain, *(effect.domain for effect in card.effects if isinstance(effect, RaiseLevel))}
    return built <= set(domains) or FoundSecretariat() in card.effects


@cache
def standard() -> Ruleset:
    """The shipped Common Front with every module, eight clauses, four names for agreements and a challenger."""
    shipped = load_shipped().ruleset("common_front")
    scenario = revise(
        shipped.scenario,
        modules=frozenset(Module),
        clauses=tuple(Clause)[:8],
        agreement_names={AgreementId(name): name for name in ("pact", "league", "union", "accord")},
        challenger=CHALLENGER,
    )
    return revise(shipped, scenario=scenario, **projects_for(shipped.scenario.domains))


def counted(rules: Ruleset) -> Ruleset:
    """The same where no crisis waits for somebody to judge how it ended."""
    return revise(rules, cards={card: revise(known, adjudicated=False) for card, known in rules.cards.items()})


@cache
def dire() -> Ruleset:
    """Full, in a world that begins close to its end."""
    world = revise(full().constants.world, stability_start=8)
    return revise(full(), constants=revise(full().constants, world=world))


def _with_envoys(profile: NationProfile) -> NationProfile:
    """A nation with two levels of diplomacy."""
    capability = {**profile.capability, Domain.DIPLOMACY: 2}
    return revise(profile, capability=capability)


def a_table(ruleset: Ruleset | None = None, seats: int = 3, seed: str = SEED) -> GameState:
    """A table in its lobby; every seat a person's."""
    ruleset = ruleset or harbour()
    state = open_table(ruleset, seats, seed, 0)
    for nation in state.settings.nations:
        state = played(ruleset, state, SetController(nation=nation, controller=Controller.PERSON))
    return state


def a_state(
    phase: Phase = Phase.DIPLOMACY, ruleset: Ruleset | None = None, seats: int = 3, **fields: object
) -> GameState:
    """A first round in this phase: flood at Cobham, raid at Ashford; fields of the state changed."""
    ruleset = ruleset or harbour()
    state = played(ruleset, a_table(ruleset, seats), StartGame())
    aimed = (state.crises[FIRST], COB), (state.crises[SECOND], ASH)
    state = revise(state, crises={crisis.id: revise(crisis, target=to, convener=to) for crisis, to in aimed})
    while state.phase is not phase:
        state = played(ruleset, state, EndPhase(round=state.round, phase=state.phase))
    return revise(state, **fields)


def a_nation(state: GameState, nation: NationId, **fields: object) -> GameState:
    """The state with numbers of one nation changed."""
    return revise(state, nations={**state.nations, nation: revise(state.nations[nation], **fields)})


def a_crisis(state: GameState, crisis: CrisisId = FIRST, card: str = "flood", **fields: object) -> GameState:
    """The state with another card, threat of the card, and fields at one of its crises."""
    drawn = harbour().cards[CardId(card)]
    changed = revise(state.crises[crisis], card=drawn.id, threat=drawn.threat, **fields)
    return revise(state, crises={**state.crises, crisis: changed})


def a_plan(
    deployments: Mapping[tuple[str, str], int] | None = None,
    investments: Mapping[str, int] | None = None,
    choices: Mapping[str, str] | None = None,
) -> Plan:
    """A plan: {("r1c1", "relief"): 2}, {"cyber": 3}, {"r1c2": "escort"}."""
    return Plan(
        deployments=tuple(
            Deployment(crisis=CrisisId(crisis), domain=Domain(domain), units=units)
            for (crisis, domain), units in sorted((deployments or {}).items())
        ),
        investments=tuple(
            Investment(domain=Domain(domain), points=points) for domain, points in sorted((investments or {}).items())
        ),
        choices=tuple(
            Choice(crisis=CrisisId(crisis), option=OptionId(option))
            for crisis, option in sorted((choices or {}).items())
        ),
    )


def with_plans(state: GameState, **plans: Plan) -> GameState:
    """A planning state in which these nations have these plans, the others empty ones."""
    return revise(state, plans={nation: plans.get(nation, Plan()) for nation in state.settings.nations})


def seat(nation: NationId) -> SeatActor:
    """The person who plays a nation."""
    return SeatActor(nation=nation)


def bot(nation: NationId) -> BotActor:
    """The bot that plays a nation."""
    return BotActor(nation=nation)


def played(ruleset: Ruleset, state: GameState, command: Command, by: Actor = HOST, at: int = 1000) -> GameState:
    """The state after a command, the host's unless somebody else is named."""
    return apply(ruleset, state, command, by, at).state


def events_of(ruleset: Ruleset, state: GameState, command: Command, by: Actor = HOST, at: int = 1000) -> list[Event]:
    """What a command makes happen."""
    return list(apply(ruleset, state, command, by, at).events)


def ended_phase(ruleset: Ruleset, state: GameState) -> GameState:
    """The state after the host has ended the running phase."""
    return played(ruleset, state, EndPhase(round=state.round, phase=state.phase))


def resolved(ruleset: Ruleset, state: GameState, **plans: Plan) -> GameState:
    """The state after the reveal of these plans."""
    return ended_phase(ruleset, with_plans(state, **plans))


def pledging(crisis: CrisisId, units: int, condition: Condition | None = None) -> MakePledge:
    """A pledge, unconditional unless said otherwise."""
    return MakePledge(crisis=crisis, units=units, condition=condition or Unconditional())


def a_configuration(state: GameState, **fields: object) -> ConfigureTable:
    """The host's choices as they stand, with some of them changed."""
    settings = state.settings
    usual = ConfigureTable(
        nations=settings.nations, rounds=settings.rounds, clocks=settings.clocks, seals=settings.seals
    )
    return revise(usual, **fields)


def own(state: GameState, nation: NationId) -> Nation:
    """A nation of the state."""
    return state.nations[nation]


def sheet(state: GameState, crisis: CrisisId = FIRST) -> Crisis:
    """A crisis of the state."""
    return state.crises[crisis]


def difficulty(ruleset: Ruleset, state: GameState) -> int:
    """The demand dial of the table's size, in per cent."""
    return seating(ruleset, state).demand_percent
