"""Resolution: plans are revealed, crises are counted, promises judged, investment paid in (rules 4.7)."""

from functools import partial

from rules.engine import events as e
from rules.engine import fate_events as f
from rules.engine.chance import Stream
from rules.engine.copying import maker
from rules.engine.decide.breaches import judge_duties, steady_the_world
from rules.engine.decide.carrying import Origin, carry_out
from rules.engine.decide.costs import pay_investments, pay_plans
from rules.engine.decide.credit import judge_pledges, reward_help
from rules.engine.decide.deals import hold_exercises
from rules.engine.decide.fates import raise_alarms
from rules.engine.decide.home import lower_exposures
from rules.engine.decide.practice import grow_together
from rules.engine.decide.presence import send_missions
from rules.engine.decide.projects import settle_projects
from rules.engine.decide.script import Script
from rules.engine.decide.works import pay_research, sign_contracts
from rules.engine.effects import Picks, Scene, Terms, contributed, picks_of, scene_of
from rules.engine.fates import Open
from rules.engine.formulas.agreements import region_shares
from rules.engine.formulas.clauses.hotline import calms, halves_friction
from rules.engine.formulas.coalition import least_asked
from rules.engine.formulas.coverage import covered, needs_met
from rules.engine.formulas.crisis import harm, outcome, shifted, stability, strength
from rules.engine.formulas.envoys import ENVOYS, envoys_readiness
from rules.engine.formulas.following import place_of, spreads_to, weighed
from rules.engine.formulas.projects import crisis_constants
from rules.engine.formulas.promises import needed_domains, pledged_units, standing_orders
from rules.engine.formulas.ties import practice
from rules.engine.formulas.works import advance
from rules.engine.ids import Cause, Domain, Module, NationId, Outcome, Quantity
from rules.engine.module_constants import given
from rules.engine.reports import Contribution, CrisisResult
from rules.engine.ruleset import Ruleset
from rules.engine.state import Crisis, GameState, Scheduled


def resolve(script: Script) -> None:
    """Play the whole reveal on the state as the plans met it."""
    _reveal(script)
    state = script.state
    picked = {crisis.id: picks_of(script.ruleset, state, crisis) for crisis in state.crises.values()}
    pay_plans(script, picked)
    hold_exercises(script)
    for crisis in state.crises.values():
        _resolve_crisis(script, state, crisis, picked[crisis.id])
    is_open = bool(script.state.fates.open)
    if not is_open:
        _settle_world(script)
        if script.state.ties.agreements:
            steady_the_world(script)
    judge_pledges(script)
    if script.state.ties.agreements and not is_open:
        judge_duties(script)
    _build(script, state)
    lower_exposures(script)
    script.settle()
    if not is_open:
        raise_alarms(script)


def _build(script: Script, state: GameState) -> None:
    """Pay in and raise what plans build; contracts, research and projects where there are any."""
    pay_investments(script)
    if Module.INDUSTRY in script.ruleset.scenario.modules:
        sign_contracts(script, state)
    if Module.TECHNOLOGY in script.ruleset.scenario.modules:
        pay_research(script, state)
    if state.works.projects:
        settle_projects(script, state)
    send_missions(script)


def close_world(script: Script) -> None:
    """Let follow what waits for the last outcome of a round, where some were ruled on (rules 16.16)."""
    _settle_world(script)
    if script.state.ties.agreements:
        steady_the_world(script)
        judge_duties(script)
    script.settle()
    raise_alarms(script)


def _reveal(script: Script) -> None:
    state = script.state
    pledged = pledged_units(script.ruleset, state)
    plans = {
        nation: standing_orders(script.ruleset, state, nation, pledged)
        if state.nations[nation].fallen or nation not in state.plans
        else state.plans[nation]
        for nation in state.settings.nations
    }
    script.happen(e.PlansRevealed(plans=plans))


_contribution = maker(Contribution)


def _sent(
    ruleset: Ruleset, revealed: GameState, crisis: Crisis, picks: Picks, terms: Terms
) -> dict[Domain, list[Contribution]]:
    """Return what counts, by domain: units sent at their readiness, units that options add at 100."""
    added = contributed(ruleset, crisis, picks)
    sent: dict[Domain, list[Contribution]] = {domain: [] for domain in needed_domains(ruleset, crisis)}
    learned = revealed.works.technology
    for nation in revealed.settings.nations:
        if not picks.units[nation] and not added:
            continue
        readiness, percent = revealed.nations[nation].readiness, terms.unit_percent.get(nation, 100)
        units = {part.domain: part.units for part in revealed.plans[nation].deployments if part.crisis == crisis.id}
        for domain, parts in sent.items():
            extra = added[domain].get(nation, 0) if domain in added else 0
            number = units.get(domain, 0) if terms.only is None or domain in terms.only else 0
            if number + extra:
                ready = readiness if domain is not ENVOYS else envoys_readiness(ruleset, readiness)
                ahead = advance(ruleset, revealed, nation, domain) if learned else 0
                power = strength(number, ready, ahead) * percent // 100 + extra * 1000
                parts.append(_contribution(nation, number + extra, power))
    return sent


def _resolve_crisis(script: Script, revealed: GameState, crisis: Crisis, picks: Picks) -> None:
    """Count one crisis on the state as the plans met it, and let everything follow from its outcome."""
    scene = scene_of(script.ruleset, script.state, crisis, picks)
    exposure = script.exposure_now(crisis.target, crisis.threat)
    result = _counted(script, revealed, scene)
    if script.ruleset.cards[crisis.card].adjudicated:
        script.note(f.RulingAwaited(open=Open(result=result, exposure=exposure)))
    else:
        conclude(script, scene, result, exposure)


def points_of(script: Script, crisis: Crisis, ended: Outcome, exposure: int) -> int:
    """Return the points of harm of an outcome before options soften them; an opportunity harms nobody."""
    if script.ruleset.cards[crisis.card].opportunity:
        return 0
    return harm(ended, crisis.severity, exposure, script.ruleset.constants.crisis)


def conclude(script: Script, scene: Scene, result: CrisisResult, exposure: int) -> None:
    """Let everything follow from how a crisis ended."""
    crisis, picks = scene.crisis, scene.picks
    points = points_of(script, crisis, result.outcome, exposure)
    script.note(e.CrisisResolved(result=result))
    _hurt(script, crisis, crisis.target, result.harm, Cause.HARM)
    for nation in spreads_to(script.ruleset, script.state, crisis):
        percent = scene.harm_percent(nation, result.outcome)
        if scene.state.ties.agreements and region_shares(scene.state, nation, crisis.target):
            percent = percent * given(script.ruleset.constants.agreements).regional_spill // 100
        spilled = points // script.ruleset.constants.crisis.harm_region_divisor * percent // 100
        _hurt(script, crisis, nation, spilled, Cause.SPILL_OVER)
    _outcome_numbers(script, crisis, result.outcome)
    reward_help(script, crisis, picks, result.outcome)
    grow_together(script, crisis, picks)
    _follow(script, scene, result.outcome)
    _come_back(script, crisis, result.outcome)


def _follow(script: Script, scene: Scene, outcome: Outcome) -> None:
    """Carry out what options do after the outcome (rules 7.6)."""
    crisis = scene.crisis
    why = (Cause.OPTION, "7.6", crisis.id)
    origin = Origin(why=why, target=crisis.target, card=crisis.card, threat=crisis.threat)
    for seen in scene.after(outcome):
        carry_out(script, seen.effect, partial(scene.touched, seen=seen), origin)


def _come_back(script: Script, crisis: Crisis, outcome: Outcome) -> None:
    """Let follow what the card itself brings, its next stage among it (rules 16.12, 16.13)."""
    cards, state = script.ruleset.cards, script.state
    for number, follow in enumerate(cards[crisis.card].follow_ups):
        if follow.outcomes and outcome not in follow.outcomes:
            continue
        stream = Stream(seed=state.seed, name=f"follow:{crisis.id}:{number}")
        if follow.chance < 100 and stream.below(100) >= follow.chance:
            continue
        target = place_of(state, crisis.target, follow.place, stream)
        since = crisis.id if cards[follow.card].stage else None
        again = Scheduled(card=follow.card, round=state.round + follow.rounds, target=target, since=since)
        script.note(e.CardScheduled(scheduled=again))


def _counted(script: Script, revealed: GameState, scene: Scene) -> CrisisResult:
    """Return a crisis's result by the plain rule."""
    crisis, picks, terms = scene.crisis, scene.picks, scene.terms()
    constants = crisis_constants(script.ruleset, revealed)
    demand = crisis.demand * max(0, terms.demand_percent) // 100
    needs = needs_met(
        script.ruleset.cards[crisis.card],
        demand,
        _sent(script.ruleset, revealed, crisis, picks, terms),
        asks=least_asked(crisis),
        interoperability=practice(revealed),
        constants=constants,
    )
    coverage = max(0, covered(needs) + terms.bonus)
    luck, mishap = _friction(script, crisis)
    if revealed.ties.agreements and halves_friction(revealed, [nation for nation, sent in picks.units.items() if sent]):
        divisor = given(script.ruleset.constants.clauses).hotline_divisor
        luck, mishap = luck // divisor, mishap // divisor
    raw = outcome(coverage + luck - mishap, constants)
    result = shifted(raw, scene.steps(raw))
    exposure = script.exposure_now(crisis.target, crisis.threat)
    points = points_of(script, crisis, result, exposure)
    return CrisisResult(
        crisis=crisis.id,
        card=crisis.card,
        target=crisis.target,
        severity=crisis.severity,
        demand=demand,
        option=picks.carried,
        picks=picks.by_nation,
        needs=needs,
        bonus=terms.bonus,
        coverage=coverage,
        luck=luck,
        mishap=mishap,
        outcome=result,
        harm=points * scene.harm_percent(crisis.target, result) // 100,
        rumoured=crisis.rumour.severity if crisis.rumour else None,
    )


def _friction(script: Script, crisis: Crisis) -> tuple[int, int]:
    """Draw luck and mishap from the crisis's own stream (rules 6.8)."""
    if not script.ruleset.scenario.friction:
        return 0, 0
    most = script.ruleset.constants.crisis.friction
    stream = Stream(seed=script.state.seed, name=f"friction:{crisis.id}")
    return stream.between(0, most), stream.between(0, most)


def _hurt(script: Script, crisis: Crisis, nation: NationId, points: int, cause: Cause) -> None:
    """Let a nation take harm: remembered, paid in gdp and in support (rules 6.10)."""
    if not points:
        return
    script.nation(nation, Quantity.HARM, points, cause, "6.10", crisis.id)
    gdp = script.number(nation, Quantity.GDP)
    lost = gdp * script.ruleset.constants.crisis.harm_gdp * points // 1000
    script.nation(nation, Quantity.GDP, -lost, cause, "6.10", crisis.id)
    script.nation(nation, Quantity.SUPPORT, -points, cause, "6.10", crisis.id)


def _outcome_numbers(script: Script, crisis: Crisis, result: Outcome) -> None:
    constants = script.ruleset.constants
    if result is Outcome.CONTAINED:
        script.tension(crisis.threat, constants.crisis.tension_contained, Cause.OUTCOME, "6.11", crisis.id)
        script.nation(
            crisis.target, Quantity.SUPPORT, constants.support.contained, Cause.CONTAINED_AT_HOME, "6.11", crisis.id
        )
    failed = weighed(script.ruleset.cards[crisis.card], result) is Outcome.FAILED
    if failed and not (script.state.ties.agreements and calms(script.state, crisis)):
        script.tension(crisis.threat, constants.crisis.tension_failed, Cause.OUTCOME, "6.11", crisis.id)


def _settle_world(script: Script) -> None:
    """Change stability by all outcomes of the round together (rules 6.9)."""
    cards = script.ruleset.cards
    outcomes = [(weighed(cards[result.card], result.outcome), result.severity) for result in script.state.results]
    script.stability(stability(outcomes, script.ruleset.constants.crisis), Cause.OUTCOMES, "6.9")
