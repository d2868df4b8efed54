"""Who hosts a table that no account opened: in local mode, whoever sits at the machine itself."""

from lobby.models import Participant, Table
from lobby.models.people import Standing
from lobby.refusals import ActReason, ActRefusedError
from lobby.selectors.game import access_game
from lobby.services.guests import find_namesake, fit_name
from lobby.services.tables import add_host
from rules.engine.ids import Phase


def claim(table: Table, typed: str) -> Participant:
    """The host of a table of this machine: who hosts it already, or somebody new under a typed name.

    The caller has made sure that the request comes from the machine itself. Tables that an account opened stay with
    their account.
    """
    if table.host_id is not None:
        raise ActRefusedError(ActReason.NOT_HOST)
    host = Participant.objects.filter(table=table, is_host=True, state=Standing.IN).first()
    if host is not None:
        return host
    name = fit_name(typed)
    if find_namesake(table, name) is not None:
        raise ActRefusedError(ActReason.NAME_TAKEN, "name")
    return add_host(table, name, None, plays=access_game(table.pk).phase is Phase.LOBBY)
