"""The adversary: the bot that plays the challenger, by nothing but the challenger's own screen."""

from collections.abc import Iterator

from rules.bots.moves import Move, move
from rules.engine.commands import LayCards
from rules.engine.ids import CardId, NationId
from rules.engine.red import Play
from rules.engine.view_types import TableView


def next_play(view: TableView) -> Move | None:
    """Return what the adversary would lay now, or None when nothing is to be changed.

    `view` is what the engine's `screen` shows to the challenger. It says at once that it is done.
    """
    if "red_may" not in view or not view["red_may"]["can_lay"] or view["red"]["done"]:
        return None
    plays = tuple(_plays(view))
    command = LayCards(plays=plays, done=True)
    if not plays:
        return move(command, "red_wait")
    return move(command, "red_play", target=view["nations"][plays[0].target]["name"])


def _plays(view: TableView) -> Iterator[Play]:
    """Yield the cards that stretch the nations most, each at whom it would leave most alone."""
    may, left = view["red_may"], view["red_may"]["pressure"]
    targets = list(may["targets"])
    for card in _cards(view)[: may["plays_most"]]:
        behind = _behind(view, card, min(left, may["behind_most"]))
        if not behind or not targets:
            return
        target = _target(view, card, targets)
        yield Play(card=CardId(card), target=NationId(target), pressure=behind)
        left -= behind
        targets.remove(target)


def _cards(view: TableView) -> list[str]:
    """Return the cards that can be laid, the one on which all nations reach least far first."""
    held = view["red"]["hand"]
    return sorted(
        [card for card, allowed in view["red_may"]["cards"].items() if allowed["allowed"]],
        key=lambda card: (held[card]["reach"], card),
    )


def _behind(view: TableView, card: str, most: int) -> int:
    """Return how much pressure to put behind a card: no more than makes it worse, or one that makes nothing worse.

    As the last year but one ends there is nothing to wait for.
    """
    severity, clock = view["red_may"]["cards"][card]["severity"], view["clock"]
    worse = [pressure for pressure in range(1, most + 1) if severity[pressure] > severity[pressure - 1]]
    is_last = clock["round"] + 1 >= clock["rounds"]
    return worse[-1] if worse else min(1, most) if is_last else 0


def _target(view: TableView, card: str, targets: list[str]) -> str:
    """Return whom to strike: of the nations that others trust least the one that a failure would hurt most."""
    strikes = view["red_may"]["cards"][card]["targets"]
    return min(targets, key=lambda nation: (_coldest(view, nation) - strikes[nation]["harm"][-1], nation))


def _coldest(view: TableView, nation: str) -> int:
    """Return the least trust between a nation and any other, both ways together."""
    nations = view["nations"]
    return min(trust + nations[other]["trust"][nation] for other, trust in nations[nation]["trust"].items())
