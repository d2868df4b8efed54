"""The packs this installation plays: the shipped ones, read once a process, and the rulesets built from them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from rules.engine.ids import ScenarioId
from rules.engine.ruleset import Ruleset
from rules.packs.assembly import read_path
from rules.packs.building import Shelf, build_ruleset
from rules.packs.hexmap import outline_map
from rules.packs.schema.nations import MapModel
from rules.packs.schema.pack import PackModel
from rules.packs.schema.scenarios import ScenarioModel, SeatingModel
from rules.packs.validation import check_shape

ROOT: Final = Path(__file__).resolve().parent.parent.parent
CONTENT: Final = ROOT / "rules" / "content"
"""Where the shipped packs lie, a folder each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioSummary:
    """What a host reads before choosing a scenario."""

    id: ScenarioId
    title: str
    summary: str
    seats_min: int
    seats_max: int
    rounds: int


class Registry:
    """Packs that were checked, and what is built from them; everything is built once and kept."""

    def __init__(self, packs: Mapping[str, PackModel]) -> None:
        """Take the packs by id; all that they require must be among them."""
        self._packs = dict(packs)
        self._shelf = Shelf(self._packs.values())
        self._rulesets: dict[tuple[str, str], Ruleset] = {}

    def ruleset(self, scenario_id: str, language: str = "en") -> Ruleset:
        """Return the ruleset of a scenario; raises KeyError for one that no pack brings."""
        key = (scenario_id, language)
        if key not in self._rulesets:
            self._rulesets[key] = build_ruleset(self._shelf_for(scenario_id), scenario_id, language)
        return self._rulesets[key]

    def scenarios(self, language: str = "en") -> tuple[ScenarioSummary, ...]:
        """Return all scenarios, the gentlest first: a host who chooses nothing gets that one."""
        texts = self._shelf.texts(language).scenarios
        return tuple(
            ScenarioSummary(
                id=ScenarioId(model.id),
                title=texts[model.id].title,
                summary=texts[model.id].summary,
                seats_min=min(seating.seats for seating in model.seatings),
                seats_max=max(seating.seats for seating in model.seatings),
                rounds=model.rounds.usual,
            )
            for model in sorted(self._shelf.scenarios.values(), key=_demands)
        )

    def map_outlines(self, scenario_id: str, seats: int) -> dict[str, Any]:
        """Return the map of a table of so many seats, JSON-ready; land of nations without a seat is left out.

        `{"view_box": "0 0 w h", "nations": {id: {"path": ..., "label": [x, y]}}}`; raises KeyError for a scenario or
        a number of seats that does not exist.
        """
        scenario = self._shelf.scenarios[scenario_id]
        drawn = self._shelf.maps[scenario.map]
        seated = _seated(scenario.seatings, seats)
        outline = outline_map(_cropped(drawn, seated))
        return {
            "view_box": f"0 0 {outline.width} {outline.height}",
            "nations": {
                drawn.letters[land.letter]: {"path": land.path, "label": [land.label_x, land.label_y]}
                for land in outline.outlines
                if drawn.letters[land.letter] in seated
            },
        }

    def packs(self) -> Mapping[str, PackModel]:
        """Return the packs by id."""
        return self._packs

    def _shelf_for(self, scenario_id: str) -> Shelf:
        """Return the scenario's own pack and those it requires, so that its hash depends on nothing else."""
        own = self._shelf.pack_of(self._shelf.scenarios[scenario_id].id)
        wanted = {own.pack.id, *own.pack.requires}
        return Shelf(pack for key, pack in sorted(self._packs.items()) if key in wanted)


def _demands(scenario: ScenarioModel) -> tuple[int, int, str]:
    """Return how much a scenario asks of a table: parts of the rules, then rounds; the id decides between equals."""
    return len(scenario.modules), scenario.rounds.usual, scenario.id


def _cropped(drawn: MapModel, seated: frozenset[str]) -> list[str]:
    """Return the rows of a map with the land of those who sit, and no empty sea around it.

    Rows leave in pairs at the top, so that every second row stays half a hexagon to the right.
    """
    letters = {letter for letter, nation in drawn.letters.items() if nation in seated}
    rows = ["".join(it if it in letters else "." for it in row.replace(" ", "")) for row in drawn.rows]
    land = [place for place, row in enumerate(rows) if row.strip(".")]
    rows = rows[min(land) // 2 * 2 : max(land) + 1]
    west = min(len(row) - len(row.lstrip(".")) for row in rows if row.strip("."))
    return [row[west:].rstrip(".") for row in rows]


def _seated(seatings: tuple[SeatingModel, ...], seats: int) -> frozenset[str]:
    for seating in seatings:
        if seating.seats == seats:
            return seating.nations()
    raise KeyError(seats)


@cache
def load_shipped() -> Registry:
    """Return the registry of the shipped packs; they are read and checked once a process."""
    packs = {}
    for folder in sorted(path for path in CONTENT.iterdir() if (path / "pack.yaml").is_file()):
        pack = check_shape(folder.name, read_path(folder)).pack
        packs[pack.pack.id] = pack
    return Registry(packs)
