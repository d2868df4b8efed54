"""What people-side code needs to know of a running game: the phase, the settings and who plays which seat."""

from collections.abc import Mapping
from dataclasses import dataclass

from lobby.live.tables import read_table_sync
from rules.engine.ids import Controller, NationId, Phase
from rules.engine.red import RedController
from rules.engine.state import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Game:
    """A game as the lobby's services see it; nothing secret in it."""

    phase: Phase
    round: int
    settings: Settings
    controllers: Mapping[NationId, Controller]
    """In the order in which the scenario names the nations."""
    challenger: RedController
    """Who plays the challenger; nobody where there is none."""


def access_game(table_id: str) -> Game:
    """The game at a table as it stands now."""
    state = read_table_sync(table_id)
    return Game(
        phase=state.phase,
        round=state.round,
        settings=state.settings,
        controllers={nation: state.nations[nation].controller for nation in state.settings.nations},
        challenger=state.red.controller,
    )
