"""The browser's code draws what the server says: typed, without markup from strings and without styles from strings."""

import re

import pytest

from tests.architecture.tree import own, text

MODULES = [path for path in own(".js") if path.parts[0] == "static"]
TEMPLATES = [path for path in own(".html") if "templates" in path.parts]
BANNED = {
    "innerHTML": r"\b(?:inner|outer)HTML\b|insertAdjacentHTML|document\.write",
    "inline styles": r"\bstyle=|\.cssText\b|setAttribute\(\s*[\"']style",
    "code from strings": r"\beval\(|new Function\(",
    "a way around translation": r"\balert\(|\bconfirm\(|\bprompt\(",
}
BANNED_IN_TEMPLATES = {
    "an inline style": r"\sstyle=|<style\b",
    "an inline handler": r"\son[a-z]+=[\"']",
    "a script without nonce or address": r"<script(?![^>]*\b(?:src=|nonce=|type=\"application/json\"))",
}


def test_every_module_of_the_screens_is_type_checked() -> None:
    assert MODULES, "this test has lost the screens"

    assert [str(path) for path in MODULES if "// @ts-check" not in text(path).splitlines()[0]] == []


@pytest.mark.parametrize("what", sorted(BANNED))
def test_no_module_of_the_screens_uses(what: str) -> None:
    assert [str(path) for path in MODULES if re.search(BANNED[what], text(path))] == []


@pytest.mark.parametrize("what", sorted(BANNED_IN_TEMPLATES))
def test_no_template_holds(what: str) -> None:
    assert TEMPLATES, "this test has lost the templates"

    assert [str(path) for path in TEMPLATES if re.search(BANNED_IN_TEMPLATES[what], text(path))] == []
