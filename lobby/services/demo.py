"""The table that stands ready when the program is started for friends: nobody has to set anything up."""

from lobby.live.editions import playable
from lobby.models import Table
from lobby.selectors.game import access_game
from lobby.services.tables import TableOrder, open_table
from lobby.services.timing import timing_for
from rules.engine.ids import Phase
from rules.packs.registry import load_shipped

SEATS = 6
MINUTES = 60


def demo_table() -> Table:
    """The demo table that has not begun yet, or a new one; the same code from one start to the next."""
    for table in playable(Table.objects.filter(is_demo=True, ended_at__isnull=True)):
        if access_game(table.pk).phase is Phase.LOBBY:
            return table
    scenario = load_shipped().scenarios()[0].id
    ruleset = load_shipped().ruleset(scenario)
    timing = timing_for(MINUTES, ruleset.scenario, ruleset.constants.clock)
    return open_table(TableOrder(scenario=scenario, seats=SEATS, timing=timing, is_demo=True))
