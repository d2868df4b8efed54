"""From the files of a pack to a validated pack, or to every problem they have."""

from collections.abc import Mapping
from dataclasses import dataclass

import orjson
from pydantic import ValidationError

from rules.packs.assembly import Assembled, assemble
from rules.packs.faults import problems_from
from rules.packs.problems import PackError
from rules.packs.schema.pack import PackModel


@dataclass(frozen=True, slots=True)
class Checked:
    """A pack that has the right shape, and where its parts came from."""

    pack: PackModel
    assembled: Assembled


def check_shape(name: str, files: Mapping[str, bytes]) -> Checked:
    """Return the pack in these files; raise `PackError` when its shape is wrong anywhere.

    It is validated as JSON, in strict mode: there a list is a list and a word an enum's value, and nothing else is
    converted.
    """
    assembled = assemble(name, files)
    try:
        pack = PackModel.model_validate_json(orjson.dumps(assembled.value))
    except ValidationError as fault:
        raise PackError(problems_from(assembled, fault.errors(include_url=False))) from fault
    return Checked(pack, assembled)
