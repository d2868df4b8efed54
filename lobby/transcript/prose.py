"""A recorded game as Markdown."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from lobby.transcript.lines import Names, sentence
from lobby.transcript.recording import Recorded, Round, Said
from lobby.words.world import BARS, DOMAINS, GRADES, OUTCOMES, THREATS, TIERS
from rules.engine.formulas.crisis import outcome
from rules.engine.ids import Domain, NationId
from rules.engine.reports import CrisisResult, NeedResult
from rules.engine.state import Crisis, GameState, Nation, News

NOT_TWICE = frozenset({"crisis_resolved", "round_began", "game_ended"})
"""Kinds of lines that are told in other words."""


def transcript(game: Recorded) -> str:
    """Return the whole game, from its first horizon to its scorecards."""
    names = Names(game.ruleset, game.crises)
    parts = [*_opening(game, names)]
    for played in game.rounds:
        parts += [*_horizon(played, names), *_talks(played, names), *_reveal(played, names), *_standings(played, names)]
    return "\n".join([*parts, *_end(game, names), ""])


def _opening(game: Recorded, names: Names) -> Iterator[str]:
    scenario = game.ruleset.scenario
    yield f"# {scenario.title}"
    yield from ("", scenario.summary, "")
    for nation, policy in game.policies.items():
        yield f"- **{names.nation(nation)}** ({policy}): {game.ruleset.nations[nation].blurb}"


def _horizon(played: Round, names: Names) -> Iterator[str]:
    yield from ("", "## " + _("Round {number}").format(number=played.number))
    yield from _told(played.news, names)
    for crisis in played.opened.crises.values():
        words = names.ruleset.words[crisis.card]
        target = names.nation(crisis.target)
        yield from ("", f"**{words.title}** · {THREATS[crisis.threat]} · {target} · {_asked(crisis)}", "")
        yield words.narrative.format(target=target)
        if words.dilemma:
            yield from ("", f"*{words.dilemma}*")


def _asked(crisis: Crisis) -> str:
    return _("severity {severity}, about {units} units needed").format(severity=crisis.severity, units=crisis.units)


def _talks(played: Round, names: Names) -> Iterator[str]:
    yield from ("", "### " + _("Diplomacy"), "")
    for said in played.talks:
        yield f"- {_said(said, names)}"
    yield from list(_told(played.met, names))[1:]


def _told(lines: Iterable[News], names: Names) -> Iterator[str]:
    """Yield lines of the feed as a list, after an empty line; nothing where there are none to tell."""
    told = [f"- {sentence(line, names)}" for line in lines if line.kind not in NOT_TWICE]
    yield from ("", *told) if told else ()


def _said(said: Said, names: Names) -> str:
    seen = " ".join(sentence(line, names) for line in said.lines) or f"{names.nation(said.nation)}:"
    return f"{seen} “{said.why}”"


def _reveal(played: Round, names: Names) -> Iterator[str]:
    yield from ("", "### " + _("Reveal"))
    for result in played.closed.results if played.closed else ():  # some wait for a ruling until the reveal ends
        words = names.ruleset.words[result.card]
        became = words.outcomes.get(result.outcome, "").format(target=names.nation(result.target))
        yield from ("", f"**{words.title}**: {_sum(result, names)} {became}".rstrip(), "")
        for need in result.needs:
            yield f"- {_brought(need, names)}"
        for nation, option in result.picks.items():
            yield "- " + _("{nation} chooses: {option}.").format(
                nation=names.nation(nation), option=_option(names, result, option)
            )
        if result.option is not None:
            yield "- " + _("Carried out: {option}.").format(option=_option(names, result, result.option))


def _option(names: Names, result: CrisisResult, option: str) -> str:
    found = {str(known): words for known, words in names.ruleset.words[result.card].options.items()}.get(option)
    return f"“{found.label}”" if found else _("nothing")


def _sum(result: CrisisResult, names: Names) -> str:
    told = _("{outcome}, covered to {percent} per cent, with friction of {friction}.").format(
        outcome=OUTCOMES[result.outcome]["name"],
        percent=result.coverage // 10,
        friction=_signed(result.luck - result.mishap),
    )
    plain = outcome(result.coverage + result.luck - result.mishap, names.ruleset.constants.crisis)
    if plain is result.outcome:
        return told
    return told + " " + _("Without what was chosen: {outcome}.").format(outcome=OUTCOMES[plain]["name"])


def _signed(per_mille: int) -> str:
    sign = "-" if per_mille < 0 else "+"
    return f"{sign}{abs(per_mille) // 10}"


def _brought(need: NeedResult, names: Names) -> str:
    who = [f"{names.nation(part.nation)} {part.units}" for part in need.contributions if part.units]
    return f"{DOMAINS[Domain(need.domain)]['name']}: {', '.join(who) or _('nobody')} ({need.coverage // 10} %)"


def _standings(played: Round, names: Names) -> Iterator[str]:
    state = played.closed
    if state is None:
        return
    yield from ("", "### " + _("Aftermath"), "")
    yield _("Stability {stability}.").format(stability=state.stability)
    yield from _told(played.after, names)
    yield from (
        "",
        *_table([_("nation"), _("economy"), _("support"), _("influence"), _("record")], _rows(state, names)),
    )


def _rows(state: GameState, names: Names) -> list[list[str]]:
    return [[names.nation(nation), *map(str, _numbers(own))] for nation, own in state.nations.items()]


def _numbers(own: Nation) -> tuple[int, int, int, int]:
    return own.gdp // 1000, own.support, own.influence, own.record


def _table(head: list[str], rows: list[list[str]]) -> Iterator[str]:
    for row in (head, ["---"] * len(head), *rows):
        yield f"| {' | '.join(row)} |"


def _end(game: Recorded, names: Names) -> Iterator[str]:
    ending = game.state.ending
    if ending is None:
        raise AssertionError(game.state.phase)
    tier = TIERS[ending.tier]
    yield from ("", "## " + _("The end"), "")
    yield f"**{tier['name']}** ({ending.stability}). {tier['note']}"
    head = [_("nation"), *(str(words["name"]) for words in BARS.values()), _("given"), _("received"), _("contest")]
    yield from ("", *_table(head, [_card(game, nation, names) for nation in ending.scorecards]))


def _card(game: Recorded, nation: NationId, names: Names) -> list[str]:
    ending = game.state.ending
    if ending is None:
        raise AssertionError(nation)
    card = ending.scorecards[nation]
    bars = (
        (card.prosperity, card.prosperity_grade),
        (card.security, card.security_grade),
        (card.leadership, card.leadership_grade),
        (card.support, card.support_grade),
    )
    shown = [f"{value} ({GRADES[grade]})" for value, grade in bars]
    return [
        names.nation(nation),
        *shown,
        str(card.given),
        str(card.received),
        f"{card.score // 100}.{card.score % 100:02}",
    ]
