"""What happened to agreements (rules 11): public, past tense."""

from dataclasses import dataclass

from rules.engine.added import added
from rules.engine.agreements import Agreement, Breach, Clause, Step
from rules.engine.ids import AgreementId, NationId


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementChanged:
    """An agreement came into force, changed or ended; it is from now on as it stands here."""

    agreement: Agreement
    step: Step
    nation: NationId | None = None
    """Whom the step is about, where it is about one."""
    clause: Clause | None = added(None)
    """The clause it is about, where it is about one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseBreached:
    """A nation did not keep a clause; what others make of it follows as changed numbers."""

    agreement: AgreementId
    breach: Breach
