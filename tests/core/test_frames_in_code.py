# SPDX-License-Identifier: GPL-2.0-or-later
"""The code reads frames in ways that mean the same on every pandas: see ``core/model/frames.py``."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
CODE = sorted(path for folder in ("plugin", "ui") for path in (ROOT / folder).rglob("*.py"))
CORE = [path for path in CODE if (ROOT / "plugin" / "core") in path.parents]
MAKERS = {"frames.py", "schema.py"}
"""Where frames are made, in ``core/model``."""

Rule = Callable[[ast.Module], Iterator[ast.AST]]


def _column(node: ast.AST) -> bool:
    """``rows["name"]``: a column of a frame or a cell of a row."""
    return (
        isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant) and isinstance(node.slice.value, str)
    )


def _cell(node: ast.AST) -> bool:
    """Also ``row.get("name")`` and ``rows["name"].iloc[0]``."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "get":
        return bool(node.args) and isinstance(node.args[0], ast.Constant) and isinstance(node.args[0].value, str)
    if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Attribute):
        return node.value.attr in ("iloc", "loc", "iat", "at")
    return _column(node)


def cells_compared_with_none(tree: ast.Module) -> Iterator[ast.AST]:
    """``is_unknown`` alone knows the four ways in which a cell holds nothing."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
            none = any(isinstance(side, ast.Constant) and side.value is None for side in sides)
            if none and any(_cell(side) for side in sides):
                yield node


def _lent(value: ast.AST) -> bool:
    """An array that may be a frame's own: ``to_numpy()`` without a copy, ``values``, ``np.asarray`` of those."""
    if isinstance(value, ast.Attribute):
        return value.attr == "values" and not isinstance(value.value, ast.Name)
    if not isinstance(value, ast.Call) or not isinstance(value.func, ast.Attribute):
        return False
    if value.func.attr == "to_numpy":
        return not any(k.arg == "copy" for k in value.keywords)
    return value.func.attr == "asarray" and bool(value.args) and (_lent(value.args[0]) or _column(value.args[0]))


def written_into_what_is_lent(tree: ast.Module) -> Iterator[ast.AST]:
    """pandas 3 hands out read-only views: an array from a frame is copied before it is written into."""
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef):
            lent = {
                target.id
                for node in ast.walk(function)
                if isinstance(node, ast.Assign) and _lent(node.value)
                for target in node.targets
                if isinstance(target, ast.Name)
            }
            for node in ast.walk(function):
                if isinstance(node, ast.AugAssign) or (isinstance(node, ast.Assign) and len(node.targets) == 1):
                    target = node.target if isinstance(node, ast.AugAssign) else node.targets[0]
                    inside = isinstance(target, ast.Subscript) or isinstance(node, ast.AugAssign)
                    name = target.value if isinstance(target, ast.Subscript) else target
                    if inside and ((isinstance(name, ast.Name) and name.id in lent) or _lent(name)):
                        yield node


def mixed_values_sorted(tree: ast.Module) -> Iterator[ast.AST]:
    """A column may hold NaN beside text: what is unknown is dropped before its values are put in order."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("sorted", "min", "max"):
            given = node.args[0] if len(node.args) == 1 else None
            if isinstance(given, ast.Call) and isinstance(given.func, ast.Name) and given.func.id in ("set", "list"):
                given = given.args[0] if given.args else None
            if given is not None and _column(given) and not any(k.arg == "key" for k in node.keywords):
                yield node


def _list(node: ast.AST) -> bool:
    return isinstance(node, ast.List | ast.ListComp)


def columns_without_a_dtype(tree: ast.Module) -> Iterator[ast.AST]:
    """A column from a list is made by ``plain`` or with a dtype; pandas 3 makes text of it with NaN."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and _list(node.value):
            yield from (t for t in node.targets if isinstance(t, ast.Subscript) and not isinstance(t.slice, ast.Slice))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "assign":
            for given in node.keywords:
                if _list(given.value) or (isinstance(given.value, ast.DictComp) and _list(given.value.value)):
                    yield node


def frames_without_a_schema(tree: ast.Module) -> Iterator[ast.AST]:
    """A frame is made by its table, by ``plain_frame`` or with dtypes."""
    conformed = {
        id(given)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "frame"
        for argument in node.args
        for given in ast.walk(argument)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("pd.DataFrame", "pd.Series"):
            typed = any(k.arg == "dtype" for k in node.keywords) or "pd.Series(dtype=" in ast.unparse(node)
            if node.args and not typed and id(node) not in conformed:
                yield node


def _found(rule: Rule, files: list[Path]) -> list[str]:
    return [
        f"{path.relative_to(ROOT)}:{node.lineno}: {ast.unparse(node)}"
        for path in files
        if path.name not in MAKERS
        for node in rule(ast.parse(path.read_text(encoding="utf-8")))
    ]


@pytest.mark.parametrize("rule", [cells_compared_with_none, written_into_what_is_lent, mixed_values_sorted])
def test_nowhere_in_the_code(rule: Rule):
    assert _found(rule, CODE) == []


@pytest.mark.parametrize("rule", [columns_without_a_dtype, frames_without_a_schema])
def test_nowhere_in_the_core(rule: Rule):
    assert _found(rule, CORE) == []


BAD = {
    cells_compared_with_none: ["row['a'] is None", "row.get('a') is not None", "f['a'].iloc[0] != None"],
    written_into_what_is_lent: [
        "def f(s):\n    keep = s.to_numpy(dtype=bool)\n    keep &= other",
        "def f(t):\n    shapes = np.asarray(t['geom'])\n    shapes[0] = None",
        "def f(t):\n    t['a'].values[0] = 1",
    ],
    mixed_values_sorted: ["sorted(f['a'])", "sorted(set(f['a']))", "max(f['a'])"],
    columns_without_a_dtype: ["f['a'] = [g(x) for x in y]", "f.assign(a=[g(x) for x in y])"],
    frames_without_a_schema: ["pd.DataFrame(rows, columns=names)", "pd.Series(values, index=index)"],
}
GOOD = {
    cells_compared_with_none: ["is_unknown(row['a'])", "value is None", "known[code] is None"],
    written_into_what_is_lent: [
        "def f(s):\n    keep = s.to_numpy(dtype=bool)\n    keep = keep & other",
        "def f(s):\n    shapes = s.to_numpy(copy=True)\n    shapes[0] = None",
    ],
    mixed_values_sorted: ["sorted(f['a'].dropna())", "sorted(f['a'], key=str)", "sorted({str(x) for x in f['a']})"],
    columns_without_a_dtype: ["f['a'] = plain([g(x) for x in y], f.index)", "part[2:2] = [a, b]"],
    frames_without_a_schema: ["T.frame(pd.DataFrame(rows))", "pd.Series(values, dtype='object')", "pd.DataFrame()"],
}


@pytest.mark.parametrize(("rule", "code"), [(rule, code) for rule, codes in BAD.items() for code in codes])
def test_the_pattern_is_seen(rule: Rule, code: str):
    assert list(rule(ast.parse(code)))


@pytest.mark.parametrize(("rule", "code"), [(rule, code) for rule, codes in GOOD.items() for code in codes])
def test_what_is_right_is_left_alone(rule: Rule, code: str):
    assert not list(rule(ast.parse(code)))
