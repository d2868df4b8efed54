"""Parts of addresses: what can be a table's id at all; anything else is no address of ours and never a query."""

from typing import Final

TABLE: Final = "table"


class TableIdConverter:
    """Lower-case letters and digits, as lobby.models.table draws them."""

    regex = "[a-z0-9]{4,24}"

    def to_python(self, value: str) -> str:
        """The id as it stands."""
        return value

    def to_url(self, value: str) -> str:
        """The id as it stands."""
        return value
