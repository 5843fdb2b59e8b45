# SPDX-License-Identifier: GPL-2.0-or-later
"""Which of its own files the shipped code opens: every path that starts at a module's own place."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

Constants = dict[str, Path]


def opened(root: Path, modules: list[Path]) -> set[str]:
    """Each path, relative to ``root``; a part that is only known when it runs is a ``*``."""
    trees = {path: ast.parse((root / path).read_text(encoding="utf-8")) for path in modules}
    constants = {path: _constants(tree, path) for path, tree in trees.items()}
    found: set[str] = set()
    for path, tree in trees.items():
        known = _imported(tree, path, constants) | constants[path]
        found |= {place.as_posix() for place in _places(tree, path, known)}
    return found - {"."}


def _constants(tree: ast.Module, module: Path) -> Constants:
    """Paths that the module names at its top, and the first of a table of them."""
    known: Constants = {}
    for node in tree.body:
        targets = (
            node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
        )
        place = _place(node.value, module, known) if targets and node.value is not None else None
        known |= {name.id: place for name in targets if isinstance(name, ast.Name) and place is not None}
    return known


def _imported(tree: ast.Module, module: Path, constants: dict[Path, Constants]) -> Constants:
    known: Constants = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.level:
            base = module.parents[node.level - 1].joinpath(*(node.module or "").split("."))
            theirs = constants.get(base.with_suffix(".py"), {})
            known |= {one.asname or one.name: theirs[one.name] for one in node.names if one.name in theirs}
    return known


def _places(tree: ast.Module, module: Path, known: Constants) -> Iterator[Path]:
    """The longest paths: the parts of one are not looked at again."""
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        place = _place(node, module, known) if isinstance(node, ast.BinOp) else None
        if place is None:
            waiting += ast.iter_child_nodes(node)
        else:
            yield place


def _place(node: ast.expr, module: Path, known: Constants) -> Path | None:
    """What an expression of paths is, relative to the root; None when it does not start at a module."""
    if isinstance(node, ast.Name):
        return known.get(node.id)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div):
        base = _place(node.left, module, known)
        return None if base is None else base / _part(node.right)
    text = ast.unparse(node)
    start = "Path(__file__).resolve().parents["
    if text.startswith(start) and text.endswith("]"):
        return module.parents[int(text.removeprefix(start).removesuffix("]"))]
    return None


def _part(node: ast.expr) -> str:
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(str(piece.value) if isinstance(piece, ast.Constant) else "*" for piece in node.values)
    return "*"
