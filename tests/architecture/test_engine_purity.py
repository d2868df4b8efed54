"""The engine is arithmetic on values: standard library and whole numbers only, nothing that differs by machine."""

import ast
from collections.abc import Iterator

import pytest

from tests.architecture.tree import found, own, syntax

ALLOWED_IMPORTS = {
    "abc",
    "bisect",
    "collections",
    "collections.abc",
    "dataclasses",
    "enum",
    "functools",
    "hashlib",
    "heapq",
    "hmac",
    "itertools",
    "json",
    "operator",
    "re",
    "types",
    "typing",
}
ALLOWED_FROM_MATH = {"comb", "gcd", "isqrt", "lcm", "prod"}
BANNED_CALLS = {
    "breakpoint": "the engine is silent",
    "compile": "no code from data",
    "eval": "no code from data",
    "exec": "no code from data",
    "float": "whole numbers only",
    "complex": "whole numbers only",
    "hash": "differs from process to process",
    "id": "differs from process to process",
    "input": "no files and no terminal",
    "open": "no files and no terminal",
    "print": "no files and no terminal",
    "__import__": "imports stand at the top",
}
UNORDERED_MAKERS = {"set", "frozenset"}
KEEP_ORDER = {"list", "tuple", "enumerate", "iter", "next", "zip", "map", "filter", "reversed"}
"""Calls through which the accidental order of a set would get out."""
DATACLASS_WORDS = {"frozen", "slots", "kw_only"}
COUNTERS = {"Stream"}
"""A stream of draws counts while one decision lasts, and is never kept; everything else is frozen."""

ENGINE = [path for path in own(".py") if path.parts[:2] == ("rules", "engine")]


def impurities(tree: ast.Module) -> Iterator[tuple[ast.AST, str]]:
    """Every place where a module could depend on anything but its arguments."""
    for node in ast.walk(tree):
        yield from _imports(node)
        yield from _numbers(node)
        yield from _calls(node)
        yield from _accidental_order(node)
        yield from _loose_dataclass(node)


def test_the_engine_depends_on_nothing_but_its_arguments() -> None:
    assert ENGINE, "this test has lost the engine"

    assert [words for path in ENGINE for words in found(path, impurities(syntax(path)))] == []


@pytest.mark.parametrize(
    "source",
    [
        "import random",
        "from time import time",
        "import datetime",
        "import os",
        "from django.db import models",
        "from math import sqrt",
        "import math",
        "x = 0.5",
        "x = 1 / 2",
        "x /= 2",
        "x = 2 ** -1",
        "x = float(3)",
        "open('f')",
        "x = hash('a')",
        "for x in {1, 2}: pass",
        "for x in set(y): pass",
        "y = [x for x in frozenset(z)]",
        "y = tuple({1, 2})",
        "y = list(set(a) | set(b))",
        "@dataclass\nclass A: ...",
        "@dataclass(frozen=True, slots=True)\nclass A: ...",
    ],
    ids=lambda source: source.replace("\n", " "),
)
def test_an_impure_line_is_seen(source: str) -> None:
    assert list(impurities(ast.parse(source)))


@pytest.mark.parametrize(
    "source",
    [
        "from rules.engine.ids import NationId",
        "from math import isqrt",
        "x = 7 // 2",
        "for x in sorted({2, 1}): pass",
        "y = x in {1, 2}",
        "n = len(set(y))",
        "@dataclass(frozen=True, slots=True, kw_only=True)\nclass A: ...",
    ],
    ids=lambda source: source.replace("\n", " "),
)
def test_a_pure_line_is_left_alone(source: str) -> None:
    assert list(impurities(ast.parse(source))) == []


def _imports(node: ast.AST) -> Iterator[tuple[ast.AST, str]]:
    if isinstance(node, ast.Import):
        names = [alias.name for alias in node.names]
    elif isinstance(node, ast.ImportFrom):
        if node.module == "math" and {alias.name for alias in node.names} <= ALLOWED_FROM_MATH:
            return
        names = [node.module or ""]
    else:
        return
    for name in names:
        if name not in ALLOWED_IMPORTS and not name.startswith("rules.engine"):
            yield node, f"imports {name}"


def _numbers(node: ast.AST) -> Iterator[tuple[ast.AST, str]]:
    if isinstance(node, ast.Constant) and isinstance(node.value, float | complex):
        yield node, f"{node.value} is not a whole number"
    if isinstance(node, ast.BinOp | ast.AugAssign) and isinstance(node.op, ast.Div):
        yield node, "/ makes a float; // and a rounding rule make a whole number"
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Pow) and isinstance(node.right, ast.UnaryOp):
        yield node, "a negative power makes a float"


def _calls(node: ast.AST) -> Iterator[tuple[ast.AST, str]]:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in BANNED_CALLS:
        yield node, f"calls {node.func.id}: {BANNED_CALLS[node.func.id]}"


def _accidental_order(node: ast.AST) -> Iterator[tuple[ast.AST, str]]:
    walked: list[ast.expr] = []
    if isinstance(node, ast.For | ast.comprehension):
        walked = [node.iter]
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KEEP_ORDER:
        walked = node.args
    if any(_is_set(expression) for expression in walked):
        yield node, "walks a set in its accidental order; sort it first"


def _is_set(node: ast.expr) -> bool:
    if isinstance(node, ast.BinOp):
        return _is_set(node.left) or _is_set(node.right)
    if isinstance(node, ast.Call):
        return isinstance(node.func, ast.Name) and node.func.id in UNORDERED_MAKERS
    return isinstance(node, ast.Set | ast.SetComp)


def _loose_dataclass(node: ast.AST) -> Iterator[tuple[ast.AST, str]]:
    if not isinstance(node, ast.ClassDef) or node.name in COUNTERS:
        return
    for decorator in node.decorator_list:
        name = decorator.func if isinstance(decorator, ast.Call) else decorator
        if isinstance(name, ast.Name) and name.id == "dataclass":
            words = {word.arg for word in decorator.keywords} if isinstance(decorator, ast.Call) else set()
            if missing := DATACLASS_WORDS - words:
                yield node, f"{node.name} lacks {', '.join(sorted(missing))}"
