"""What is kept: tables with their logs, talk beside them, and people beside both."""

from lobby.models.edition import Edition
from lobby.models.log import LogEntry
from lobby.models.people import Attempt, Door, Participant
from lobby.models.record import HostAct
from lobby.models.table import Snapshot, Table
from lobby.models.talk import Message

__all__ = ["Attempt", "Door", "Edition", "HostAct", "LogEntry", "Message", "Participant", "Snapshot", "Table"]
