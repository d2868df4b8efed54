"""The schema speaks the engine's words: same effects, same fields, same constants, all of them asked for."""

import dataclasses
from typing import get_args

import pytest

from rules.engine.added import is_added
from rules.engine.constants import Constants
from rules.packs.assembly import read_path
from rules.packs.checking import check
from rules.packs.registry import CONTENT, load_shipped
from rules.packs.schema.constants import group_of
from rules.packs.schema.effects import EFFECTS, AnyEffect, EffectModel

MODELS: dict[str, type[EffectModel]] = {
    get_args(model.model_fields["effect"].annotation)[0]: model for model in get_args(get_args(AnyEffect)[0])
}
CONSTANTS = [
    (chapter.name, field.name)
    for chapter in dataclasses.fields(Constants)
    for field in dataclasses.fields(group_of(chapter.type)[0])
    if not is_added(field)
]


@pytest.mark.parametrize("name", EFFECTS)
def test_an_effect_has_the_fields_of_the_engines(name: str) -> None:
    fields = {field.name for field in dataclasses.fields(EFFECTS[name])}

    assert set(MODELS[name].model_fields) - {"effect"} == fields


def test_every_effect_can_be_written_and_built() -> None:
    assert set(MODELS) == set(EFFECTS)


@pytest.mark.parametrize("chapter,name", CONSTANTS)
def test_no_constant_can_be_left_out(chapter: str, name: str) -> None:
    files = read_path(CONTENT / "core")
    lines = files["constants.yaml"].decode().splitlines()
    start = lines.index(f"{chapter}:")
    place = next(at for at in range(start, len(lines)) if lines[at].startswith(f"  {name}:"))
    files["constants.yaml"] = "\n".join(lines[:place] + lines[place + 1 :]).encode()

    (problem,) = check("core", files, ()).problems

    assert problem.file == "constants.yaml"
    assert problem.wrong == f"the field `{name}` is missing"


@pytest.mark.parametrize("divisor", ["budget_divisor", "carry_divisor"])
def test_a_divisor_of_nought_is_refused(divisor: str) -> None:
    files = read_path(CONTENT / "core")
    text = files["constants.yaml"].decode()
    line = next(line for line in text.splitlines() if line.startswith(f"  {divisor}:"))
    files["constants.yaml"] = text.replace(line, f"  {divisor}: 0").encode()

    (problem,) = check("core", files, ()).problems

    assert problem.wrong == "0 is out of bounds"
    assert problem.cure == "write at least 1"


def test_a_language_that_lacks_a_phrase_is_told_so() -> None:
    files = read_path(CONTENT / "core")
    files["phrases.en.yaml"] = files["phrases.en.yaml"].replace(b"  scale_demand:", b"  scale_needs:")

    (problem,) = check("core", files, load_shipped().packs().values()).problems

    assert problem.wrong == "the phrase scale_demand is missing in en"
