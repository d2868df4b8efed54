"""A line of the feed as a sentence."""

import re
from collections.abc import Iterable, Mapping

from lobby.words.agreements import CLAUSES
from lobby.words.news import NEWS
from lobby.words.world import DOMAINS, TIERS
from rules.engine.ids import CrisisId, NationId
from rules.engine.ruleset import Ruleset
from rules.engine.state import Crisis, News

WORLD = {known.value: words["name"] for table in (TIERS, DOMAINS, CLAUSES) for known, words in sorted(table.items())}
"""What is shown for values that are words of the rules."""


class Names:
    """The names of what a game is about."""

    def __init__(self, ruleset: Ruleset, crises: Mapping[CrisisId, Crisis]) -> None:
        self.ruleset = ruleset
        self.crises = crises
        self.titles: dict[str, object] = {**WORLD}
        """Of everything that has a name beside nations and crises, by its id."""
        self.titles |= {key: words.title for key, words in ruleset.fates.event_words.items()}
        self.titles |= {key: words.title for key, words in ruleset.project_words.items()}
        self.titles |= {key: name for key, name in ruleset.scenario.agreement_names.items()}  # noqa: C416 - of another type

    def nation(self, nation: str) -> str:
        """A nation's name; what is no nation is its own name."""
        found = self.ruleset.nations.get(NationId(nation))
        return found.name if found else nation

    def nations(self, nations: Iterable[str]) -> str:
        """Several, as a list."""
        return ", ".join(self.nation(nation) for nation in nations)

    def crisis(self, crisis: str) -> str:
        """The title of a crisis' card."""
        return self.ruleset.words[self.crises[CrisisId(crisis)].card].title

    def fact(self, value: int | str) -> str:
        """A fact of a line in words."""
        text = str(value)
        if CrisisId(text) in self.crises:
            return self.crisis(text)
        return str(self.titles[text]) if text in self.titles else self.nation(text)


def sentence(line: News, names: Names) -> str:
    """Return the line as the feed shows it."""
    variants = [f"{line.kind}.{value}" for value in line.facts.values()]
    template = str(NEWS[next((kind for kind in variants if kind in NEWS), line.kind)])
    facts = {name: names.fact(value) for name, value in line.facts.items()}
    about = names.nation(line.about[0]) if line.about else ""
    filled = {**facts, "at_nation": facts.get("at_nation", facts.get("nation", "")), "nation": about}
    return re.sub(r"\{(\w+)\}", lambda found: filled[found[1]], template)
