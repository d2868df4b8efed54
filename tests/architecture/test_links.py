"""What a document points at is there."""

import re

from tests.architecture.tree import ROOT, own, text

LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)(?:#[^)]*)?\)")


def test_every_link_between_documents_leads_to_a_file() -> None:
    broken = [
        f"{path}: {target}"
        for path in own(".md")
        for target in LINK.findall(text(path))
        if not (ROOT / path.parent / target).exists()
    ]

    assert broken == []
