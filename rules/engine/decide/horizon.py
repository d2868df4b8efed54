"""Horizon: which crises come, at whom, how hard; and the new year's budgets (rules 2.8 and 6.1 to 6.2)."""

from collections.abc import Iterator
from itertools import chain

from rules.engine import events as e
from rules.engine.cards import Card
from rules.engine.chance import Stream
from rules.engine.decide.script import Script
from rules.engine.formulas.arithmetic import step
from rules.engine.formulas.clauses.easing import eased
from rules.engine.formulas.coalition import fair_share
from rules.engine.formulas.crisis import severity
from rules.engine.formulas.economy import carried, income, points
from rules.engine.formulas.intelligence import equal_shares, rumoured
from rules.engine.formulas.places import total_gdp
from rules.engine.formulas.red import plays_of, pushed
from rules.engine.formulas.sizes import size_of
from rules.engine.formulas.ties import mean_interoperability
from rules.engine.formulas.turns import finale_of
from rules.engine.ids import CardId, Cause, CrisisId, Module, NationId, Quantity
from rules.engine.module_constants import given
from rules.engine.red import Play
from rules.engine.shadows import Rumour
from rules.engine.state import Crisis, Scheduled

Drawn = list[tuple[CardId, NationId]]


class _Deck:
    """What can still be drawn this round; lives only while a round is drawn."""

    def __init__(self, script: Script, round_: int) -> None:
        self.script = script
        self.round = round_
        self.stream = Stream(seed=script.state.seed, name=f"horizon:r{round_}")
        self.bag = script.state.bag
        self.drawn: Drawn = []
        self.since: dict[tuple[CardId, NationId], CrisisId] = {}
        is_last = round_ == script.state.settings.rounds
        self.finale = finale_of(script.ruleset, script.state) if is_last else None
        self.plays = {play.card: play for play in plays_of(script.ruleset, script.state)}

    def turn(self) -> None:
        """Turn what the challenger laid face down; whom it strikes leaves the bag (rules 15.5)."""
        for play in self.plays.values():
            self.drawn.append((play.card, play.target))
            if play.target not in self.bag:
                self.bag = tuple(sorted({*self.bag, *self.script.state.settings.nations}))
            self.bag = tuple(other for other in self.bag if other != play.target)

    def _cards(self, *, fresh: bool) -> list[Card]:
        cards = (self.script.ruleset.cards[card] for card in self.script.ruleset.scenario.cards)
        taken = {card for card, _ in self.drawn}
        used = set(self.script.state.used) if fresh else set()
        return [
            card
            for card in cards
            if card.id not in taken
            and card.id not in used
            and card.earliest <= self.round <= card.latest
            and not card.facilitator_only
            and not card.stage
        ]

    def _dilemmas(self) -> int:
        return sum(1 for card, _ in self.drawn if self.script.ruleset.cards[card].dilemma)

    def _pools(self, left: int) -> Iterator[list[Card]]:
        """Yield the cards to draw from, best first: new before old, and never too many choices in one round."""
        scenario, have = self.script.ruleset.scenario, self._dilemmas()
        fresh = self._cards(fresh=True)
        if have >= scenario.dilemmas_max:
            yield [card for card in fresh if not card.dilemma]
            yield [card for card in self._cards(fresh=False) if not card.dilemma]
        else:
            if scenario.dilemmas_min - have >= left:
                yield [card for card in fresh if card.dilemma]
            yield fresh
        yield self._cards(fresh=False)

    def _last(self) -> Iterator[list[Card]]:
        """Yield the cards of the last round's finale, new before old (rules 16.8)."""
        if self.finale is not None:
            taken = {card for card, _ in self.drawn}
            left = [self.script.ruleset.cards[card] for card in self.finale.cards if card not in taken]
            yield [card for card in left if card.id not in self.script.state.used]
            yield left

    def card(self, left: int) -> CardId:
        """Draw a card by its weight and its threat's tension; no card twice while others that fit remain."""
        cards = next(pool for pool in chain(self._last(), self._pools(left)) if pool)
        tension = self.script.state.tension
        return cards[self.stream.index([card.weight * (1 + tension[card.threat]) for card in cards])].id

    def target(self, card: CardId) -> NationId:
        """Draw a nation from the bag by its exposure; each once before the bag is filled again, never twice a round."""
        state = self.script.state
        hit = {nation for _, nation in self.drawn}
        options = [nation for nation in self.bag if nation not in hit]
        if not options:
            self.bag = tuple(sorted({*self.bag, *state.settings.nations}))
            options = [nation for nation in self.bag if nation not in hit]
        threat = self.script.ruleset.cards[card].threat
        weights = [1 + state.nations[nation].exposure.get(threat, 0) for nation in options]
        nation = options[self.stream.index(weights)]
        self.bag = tuple(other for other in self.bag if other != nation)
        return nation

    def scheduled(self) -> tuple[Scheduled, ...]:
        """Return what comes back this round, at most one card at each nation, none where the challenger strikes."""
        struck = {target for _, target in self.drawn}
        due = [
            again
            for again in self.script.state.scheduled
            if again.round <= self.round and again.target not in struck and again.card not in self.plays
        ]
        first = {again.target: again for again in reversed(due)}
        return tuple(again for again in due if first[again.target] is again)


def draw_horizon(script: Script) -> tuple[Play, ...]:
    """Open a round with its crises; return what the challenger played among them."""
    state, scenario = script.state, script.ruleset.scenario
    deck = _Deck(script, state.round + 1)
    count = step(script.ruleset.constants.crisis.count, len(state.settings.nations))
    deck.turn()
    back = deck.scheduled()[: count - len(deck.drawn)]
    deck.drawn.extend((again.card, again.target) for again in back)
    deck.since = {(again.card, again.target): again.since for again in back if again.since is not None}
    opening = scenario.opening if deck.round == 1 else ()
    while len(deck.drawn) < count:
        place = len(deck.drawn)
        card = opening[place] if place < len(opening) else deck.card(count - place)
        deck.drawn.append((card, deck.target(card)))
    crises = tuple(_crisis(script, deck, place, card, target) for place, (card, target) in enumerate(deck.drawn))
    rest = tuple(again for again in state.scheduled if again not in back)
    mean = mean_interoperability(state) if state.ties.interoperability else None
    finale = None if deck.finale is None else deck.finale.id
    script.happen(
        e.RoundBegan(
            round=deck.round, crises=crises, bag=deck.bag, scheduled=rest, interoperability=mean, finale=finale
        )
    )
    return tuple(deck.plays.values())


def _crisis(script: Script, deck: _Deck, place: int, card_id: CardId, target: NationId) -> Crisis:
    state, ruleset = script.state, script.ruleset
    constants, card = ruleset.constants.crisis, ruleset.cards[card_id]
    crisis_id = CrisisId(f"r{deck.round}c{place + 1}")
    tension = state.tension[card.threat]
    draw = Stream(seed=state.seed, name=f"severity:{crisis_id}").between(0, 1)
    level = severity(card, draw, round_=deck.round, rounds=state.settings.rounds, tension=tension, constants=constants)
    play = deck.plays.get(card_id)
    if play is not None:
        level = pushed(level, play.pressure, given(ruleset.constants.red), constants.severity_max)
    off = eased(ruleset, state, card.threat, target, level, by_red=play is not None)
    level -= off.severity if off else 0
    amount, units = size_of(ruleset, state, deck.round, card, target, level)
    rumour = _rumour(script, deck.round, crisis_id, card, (target, level))
    told, total = rumour.units if rumour else units, total_gdp(state)
    fair = {nation: fair_share(told, points(state.nations[nation].gdp), total) for nation in state.settings.nations}
    return Crisis(
        id=crisis_id,
        card=card_id,
        threat=card.threat,
        target=target,
        severity=level,
        demand=amount,
        units=units,
        fair=fair,
        asks=dict(fair),
        convener=target,
        pledges=(),
        declined=(),
        rumour=rumour,
        by_red=play is not None,
        pressure=play.pressure if play is not None else 0,
        eased=off,
        since=deck.since.get((card_id, target)),
    )


def _rumour(script: Script, round_: int, crisis: CrisisId, card: Card, struck: tuple[NationId, int]) -> Rumour | None:
    """Draw what all hear of a crisis, where the scenario hides the truth (rules 12.1)."""
    ruleset = script.ruleset
    if Module.INTELLIGENCE not in ruleset.scenario.modules:
        return None
    target, truth = struck
    spread = given(ruleset.constants.intelligence).rumour_spread
    draw = Stream(seed=script.state.seed, name=f"rumour:{crisis}").between(-spread, spread)
    most = ruleset.constants.crisis.severity_max
    told = rumoured(truth, draw, most)
    amount, units = size_of(ruleset, script.state, round_, equal_shares(card), target, told)
    low, high = max(1, told - spread), min(most, told + spread)
    return Rumour(severity=told, low=low, high=high, demand=amount, units=units)


def new_budgets(script: Script) -> None:
    """Carry half of what is left over and add the new year's income (rules 3.2 and 3.3)."""
    economy = script.ruleset.constants.economy
    budget, carried_over, new_budget = Quantity.BUDGET, Cause.CARRIED_OVER, Cause.NEW_BUDGET
    for nation_id in script.state.settings.nations:
        nation = script.state.nations[nation_id]
        kept = carried(nation.budget, economy)
        script.nation(nation_id, budget, kept - nation.budget, carried_over, "3.3")
        fresh = income(nation.gdp, nation.effort, economy)
        script.nation(nation_id, budget, fresh, new_budget, "3.2")
    script.settle()
