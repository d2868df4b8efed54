"""A whole state that fits what a seat sees: what the view tells as it is, what it hides drawn or left empty.

The true state is never read. Of modules that no plan of a bot depends on the imagined table has nothing.
"""

import hashlib
from collections.abc import Mapping
from typing import Final

from rules.bots.bonds import as_agreement
from rules.bots.seat import DOMAINS
from rules.engine.cards import Card
from rules.engine.chance import Stream, commitment
from rules.engine.copying import revise
from rules.engine.formulas.intelligence import PICTURE, REPORT, equal_shares
from rules.engine.ids import CardId, Controller, CrisisId, Module, NationId, Phase, RegionId, Technology, Threat
from rules.engine.plans import Condition, IfAll, IfNation, Pledge, Unconditional
from rules.engine.remembering import remembered_of_one
from rules.engine.ruleset import Ruleset
from rules.engine.state import Clock, Crisis, GameState, Nation, Seals, Settings
from rules.engine.ties import NO_TIES, Ties
from rules.engine.view_types import ConditionView, CrisisView, NationView, TableView
from rules.engine.works import NO_WORKS, Levels, Works

IMAGINED: Final = frozenset(
    {
        Module.EFFORT,
        Module.READINESS,
        Module.OUTREACH,
        Module.HARDENING,
        Module.EXERCISES,
        Module.DEALS,
        Module.TECHNOLOGY,
        Module.AGREEMENTS,
    }
)
"""Modules of which an imagined table has all that a view shows; others are left out of it."""
BETWEEN: Final = frozenset({Module.EXERCISES, Module.AGREEMENTS})
"""Modules of which something stands between nations."""
THOUSANDTHS: Final = 1000
"""Of a point of gdp: views tell whole points."""
THREATS: Final = {threat.value: threat for threat in Threat}


@remembered_of_one
def plainer(ruleset: Ruleset) -> Ruleset:
    """Return the rules that an imagined table is played by."""
    scenario = ruleset.scenario
    return revise(ruleset, scenario=revise(scenario, modules=scenario.modules & IMAGINED))


def as_told(ruleset: Ruleset, view: TableView) -> Ruleset:
    """Return the rules with the cards as the seat knows them: by a rumour every need has an equal share."""
    told = plainer(ruleset)
    cards: dict[CardId, Card] = {}
    for key, insight in view["you"].get("intelligence", {}).items():
        if insight["grade"] < REPORT:
            card = CardId(view["crises"][key]["card"])
            cards[card] = equal_shares(ruleset.cards[card])
    return revise(told, cards={**told.cards, **cards}) if cards else told


def imagine(ruleset: Ruleset, view: TableView, stream: Stream) -> GameState:
    """Return a table in planning as it may be, with no plans; every draw is taken from the stream."""
    seed = hashlib.sha256(f"{stream.seed}:{stream.name}".encode()).hexdigest()
    nations = {NationId(key): _nation(ruleset, shown, stream) for key, shown in view["nations"].items()}
    clock, names = view["clock"], tuple(nations)
    return GameState(
        rules_version=ruleset.rules_version,
        seed=seed,
        commitment=commitment(seed),
        settings=Settings(nations=names, rounds=clock["rounds"], clocks={}, seals=Seals.NAMES),
        phase=Phase.PLANNING,
        round=clock["round"],
        clock=Clock(began=0, deadline=0, paused=False, left=0),
        ready=(),
        stability=view["world"]["stability"],
        tension={THREATS[key]: tension for key, tension in view["world"]["tension"].items()},
        nations=nations,
        interoperability=view["interoperability"],
        positions={},
        crises={CrisisId(key): _crisis(view, shown, stream) for key, shown in view["crises"].items()},
        bag=names,
        used=tuple(CardId(shown["card"]) for shown in view["crises"].values()),
        scheduled=(),
        tags=(),
        plans={},
        sealed=(),
        revealed=False,
        results=(),
        judged=(),
        ledger=(),
        reports=(),
        news=(),
        ending=None,
        ties=_ties(view) if ruleset.scenario.modules & BETWEEN else NO_TIES,
        works=_works(view) if Module.TECHNOLOGY in ruleset.scenario.modules else NO_WORKS,
    )


def _nation(ruleset: Ruleset, shown: NationView, stream: Stream) -> Nation:
    profile = ruleset.nations[NationId(shown["id"])]
    return Nation(
        controller=Controller.BOT,
        region=RegionId(shown["region"]),
        gdp=shown["gdp"] * THOUSANDTHS + stream.below(THOUSANDTHS),
        gdp_start=profile.gdp * THOUSANDTHS,
        effort=shown["effort"],
        budget=shown["budget"],
        influence=shown["influence"],
        earned=0,
        support=shown["support"],
        readiness=shown["readiness"],
        record=shown["record"],
        record_history=tuple(shown["record_history"]),
        harm=0,
        given=shown["given"],
        received=shown["received"],
        capability={DOMAINS[key]: level for key, level in shown["capability"].items()},
        levels_start=sum(profile.capability.values()),
        invested={DOMAINS[key]: paid for key, paid in shown["invested"].items()},
        exposure={THREATS[key]: level for key, level in shown["exposure"].items()},
        trust={NationId(key): trust for key, trust in shown["trust"].items()},
        fallen=shown["fallen"],
    )


def _crisis(view: TableView, shown: CrisisView, stream: Stream) -> Crisis:
    severity, demand, units = _size(view, shown, stream)
    return Crisis(
        id=CrisisId(shown["id"]),
        card=CardId(shown["card"]),
        threat=THREATS[shown["threat"]],
        target=NationId(shown["target"]),
        severity=severity,
        demand=demand,
        units=units,
        fair=_by_nation(shown["fair"]),
        asks=_by_nation(shown["asks"]),
        convener=NationId(shown["convener"]),
        pledges=_pledges(shown),
        declined=tuple(NationId(nation) for nation in shown["declined"]),
    )


def _size(view: TableView, shown: CrisisView, stream: Stream) -> tuple[int, int, int]:
    """Return severity, demand and units: as they are known, or drawn within what is known (rules 12.3)."""
    insight = view["you"].get("intelligence", {}).get(shown["id"])
    if insight is None:
        return shown["severity"], shown["demand"], shown["units"]
    told, demand, units = insight["severity"], insight["demand"], insight["units"]
    if insight["grade"] >= PICTURE:
        return told, demand, units
    severity = stream.between(insight["low"], insight["high"])
    return severity, demand * severity // told, max(1, units * severity // told)


def _by_nation(shown: Mapping[str, int]) -> dict[NationId, int]:
    return {NationId(nation): units for nation, units in shown.items()}


def _pledges(shown: CrisisView) -> tuple[Pledge, ...]:
    found = sorted(shown["pledges"].items(), key=lambda item: item[1]["order"])
    return tuple(
        Pledge(
            nation=NationId(nation),
            units=pledge["units"],
            condition=_condition(pledge["condition"]),
            released=pledge["released"],
        )
        for nation, pledge in found
    )


def _condition(shown: ConditionView) -> Condition:
    match shown["kind"]:
        case "if_nation":
            return IfNation(nation=NationId(shown["nation"]), units=shown["units"])
        case "if_all":
            return IfAll(units=shown["units"])
        case _:
            return Unconditional()


def _ties(view: TableView) -> Ties:
    pairs = view["ties"]["interoperability"]
    return Ties(
        interoperability={NationId(one): _by_nation(others) for one, others in pairs.items()},
        agreements=tuple(as_agreement(name, shown) for name, shown in view["ties"].get("agreements", {}).items()),
    )


def _works(view: TableView) -> Works:
    """Return the technology that all see; projects go on without the imagined table."""
    shown = view["works"]
    levels, paid = (_by_field(shown[part]) for part in ("technology", "researched"))
    return Works(technology=levels, researched=paid, has_secretariat=shown.get("secretariat", False))


def _by_field(shown: Mapping[str, Mapping[str, int]]) -> Levels:
    found = {NationId(nation): {Technology(key): n for key, n in own.items() if n} for nation, own in shown.items()}
    return {nation: own for nation, own in found.items() if own}
