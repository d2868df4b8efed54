"""Asks axe-core what on a page keeps people out."""

import os
from typing import Any

from playwright.sync_api import Page

from tests.architecture.tree import ROOT

THEMES = ("light", "dark", "contrast")
WIDTHS = (1280, 360, 320, 768, 1920) if os.environ.get("SOAK") else (1280, 360)
"""Of screens that are looked at, in CSS pixels; a release is looked at in more."""
SCRIPT = ROOT / "tests/e2e/vendor/axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page: Page) -> list[str]:
    """What axe finds, one line each: rule, words, element. The page's context must bypass the content policy."""
    page.evaluate(SCRIPT.read_text(encoding="utf-8"))
    return _found(page, RULES)


def contrasts(page: Page) -> list[str]:
    """What axe finds of colours alone: all that another theme can change. To be asked after `violations`."""
    return _found(page, {"type": "rule", "values": ["color-contrast", "link-in-text-block"]})


def _found(page: Page, rules: object) -> list[str]:
    found: dict[str, Any] = page.evaluate("rules => axe.run(document, { runOnly: rules })", rules)
    return [
        f"{rule['id']}: {rule['help']}: {node['html'][:120]}" for rule in found["violations"] for node in rule["nodes"]
    ]
