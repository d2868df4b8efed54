"""The guide for authors names every field there is, and its example is a good card."""

import re
from pathlib import Path

import pytest

from rules.packs.registry import ROOT
from rules.packs.schema import agendas, crises, manifest, nations, scenarios
from rules.packs.schema.effects import EFFECTS
from rules.packs.schema.fields import Strict
from tests.packs.writing import first_watch_files, report_on

GUIDE = (Path(ROOT) / "docs" / "authoring.md").read_text()
MODELS = [
    model
    for module in (agendas, crises, manifest, nations, scenarios)
    for model in vars(module).values()
    if isinstance(model, type)
    and issubclass(model, Strict)
    and model is not Strict
    and model.__module__ == module.__name__
]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_the_guide_names_every_field(model: type[Strict]) -> None:
    named = set(re.findall(r"[a-z_]+", GUIDE))

    assert set(model.model_fields) <= named


@pytest.mark.parametrize("effect", EFFECTS)
def test_the_guide_names_every_effect(effect: str) -> None:
    assert f"| `{effect}` |" in GUIDE


def test_the_example_of_the_guide_passes_every_check() -> None:
    (example,) = re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)
    card = example.replace("my_pack.", "first_watch.")
    words = first_watch_files()["crises/half_harvest.en.yaml"].decode()
    for line in ("  buy_forward:", "  fair_share:"):
        start = words.index(line)
        end = min(at for at in (words.find("\n  n", start), words.find("\ndebrief", start)) if at > 0)
        words = words[:start] + words[end + 1 :]

    files = first_watch_files() | {
        "crises/half_harvest.yaml": card.encode(),
        "crises/half_harvest.en.yaml": words.encode(),
    }

    assert report_on(files).problems == ()
