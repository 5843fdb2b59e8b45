# SPDX-License-Identifier: GPL-2.0-or-later
"""Small faults put into the core, one at a time: which of them does no test notice?

    python tools/mutants.py --count 300 --seed 1

First the tests run once, and it is noted which lines each of them reaches. Then every fault is tried on a copy of the
process, against the tests that reach its line, the quickest first, until one fails. What survives is printed with its
line before and after; whether it changes behaviour at all is for the reader to judge. Texts are left alone.
"""

from __future__ import annotations

import argparse
import ast
import copy
import importlib.machinery
import json
import os
import random
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, FrameType

import pytest

ROOT = Path(__file__).resolve().parents[1]
MODULES = ("plugin/core/checks/*.py", "plugin/core/capacity/*.py", "plugin/core/travel/packing.py")
TESTS = ("tests/core/checks", "tests/core/capacity", "tests/core/travel/test_router.py")
TOO_LONG_FOR_EACH = ("tests/core/checks/test_unknown.py",)
"""Asks every rule about every column, which takes minutes: left out, so that more faults can be tried."""
SECONDS = 90
"""A fault that makes a test run longer than this is noticed."""
TOO_LONG = -1
QUIET = ["-q", "-p", "_hypothesis_pytestplugin", "-p", "no:cacheprovider", "--hypothesis-seed=0", "--tb=no"]

COMPARED = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip
COUNTED = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add, ast.Div: ast.Mult, ast.FloorDiv: ast.Mult,
    ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd, ast.LShift: ast.RShift, ast.RShift: ast.LShift,
}  # fmt: skip
NAMES = {"min": "max", "max": "min", "any": "all", "all": "any", "first": "last", "last": "first"}


@dataclass(frozen=True)
class Mutant:
    """A fault: the place of its node in the tree, and which of the faults that fit there."""

    module: str
    line: int
    node: int
    kind: int


def faults(node: ast.AST) -> list[ast.AST]:
    """What could stand in the place of a node."""
    found: list[ast.AST] = []
    if isinstance(node, ast.Compare) and type(node.ops[0]) in COMPARED:
        made = copy.deepcopy(node)
        made.ops[0] = COMPARED[type(node.ops[0])]()
        found.append(made)
    elif isinstance(node, ast.BinOp) and type(node.op) in COUNTED:
        made = copy.deepcopy(node)
        made.op = COUNTED[type(node.op)]()
        found.append(made)
    elif isinstance(node, ast.BoolOp):
        made = copy.deepcopy(node)
        made.op = ast.And() if isinstance(node.op, ast.Or) else ast.Or()
        found += [made, node.values[0]]
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, (ast.Not, ast.Invert, ast.USub)):
        found.append(node.operand)
    elif isinstance(node, ast.Constant) and isinstance(node.value, bool):
        found.append(ast.Constant(not node.value))
    elif isinstance(node, ast.Constant) and isinstance(node.value, (int, float)):
        found.append(ast.Constant(node.value + 1))
    elif isinstance(node, ast.IfExp):
        found += [node.body, node.orelse]
    elif isinstance(node, ast.Call) and isinstance(node.func, (ast.Name, ast.Attribute)):
        name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
        if name in NAMES:
            made = copy.deepcopy(node)
            if isinstance(made.func, ast.Name):
                made.func.id = NAMES[name]
            elif isinstance(made.func, ast.Attribute):
                made.func.attr = NAMES[name]
            found.append(made)
    elif isinstance(node, ast.If):
        made = copy.deepcopy(node)
        made.test = ast.UnaryOp(ast.Not(), made.test)
        found.append(made)
    elif isinstance(node, (ast.Continue, ast.Break)):
        found.append(ast.Pass())
    return found


def numbered(tree: ast.AST) -> Iterator[tuple[int, ast.AST]]:
    """Every node that is run, with its number: no annotations, decorators, texts or imports."""
    number = 0
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        yield number, node
        number += 1
        for name, value in ast.iter_fields(node):
            if name in ("annotation", "returns", "decorator_list", "args", "bases", "keywords") and not isinstance(
                node, ast.Call
            ):
                continue
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Text":
                continue
            waiting += [item for item in (value if isinstance(value, list) else [value]) if isinstance(item, ast.AST)]


def mutants() -> list[Mutant]:
    """All faults that can be made."""
    found = []
    for pattern in MODULES:
        for path in sorted(ROOT.glob(pattern)):
            for number, node in numbered(ast.parse(path.read_text(encoding="utf-8"))):
                line = getattr(node, "lineno", 0)
                found += [Mutant(str(path.relative_to(ROOT)), line, number, k) for k in range(len(faults(node)))]
    return found


class _Put(ast.NodeTransformer):
    def __init__(self, old: ast.AST, new: ast.AST) -> None:
        self._old, self._new = old, new

    def visit(self, node: ast.AST) -> ast.AST:
        if node is self._old:
            return ast.copy_location(self._new, node)
        return super().generic_visit(node)


def mutated(mutant: Mutant) -> tuple[ast.Module, str, str]:
    """The module with the fault, and what stands there before and after."""
    tree = ast.parse((ROOT / mutant.module).read_text(encoding="utf-8"))
    old = next(node for number, node in numbered(tree) if number == mutant.node)
    new = faults(old)[mutant.kind]
    before, after = (ast.unparse(ast.fix_missing_locations(node)).splitlines()[0] for node in (old, new))
    return ast.fix_missing_locations(_Put(old, new).visit(tree)), before, after


# which tests reach which lines ---------------------------------------------------------------------------


class _Reach:
    """A plug-in of pytest: the lines of the modules that each test reaches, and how long it takes."""

    def __init__(self) -> None:
        wanted = {str(path) for pattern in MODULES for path in ROOT.glob(pattern)}
        self._wanted, self._now = wanted, ("", 0.0)
        self.tests: dict[str, list[str]] = defaultdict(list)
        self.seconds: dict[str, float] = {}
        self._lines: set[tuple[str, int]] = set()
        self._at_import: set[tuple[str, int]] = set()

    def _trace(self, frame: FrameType, event: str, _what: object) -> object:
        name = frame.f_code.co_filename
        if name not in self._wanted:
            return None
        self._lines.add((name, frame.f_lineno))
        return self._trace

    def pytest_sessionstart(self) -> None:
        sys.settrace(self._trace)

    def pytest_collection_finish(self) -> None:
        self._at_import, self._lines = self._lines, set()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        self._lines, start = set(), time.perf_counter()
        sys.settrace(self._trace)
        try:
            return (yield)
        finally:
            sys.settrace(None)
            self.seconds[item.nodeid] = time.perf_counter() - start
            for name, line in self._lines:
                self.tests[f"{Path(name).relative_to(ROOT)}:{line}"].append(item.nodeid)

    def told(self) -> dict[str, object]:
        at_import = [f"{Path(name).relative_to(ROOT)}:{line}" for name, line in self._at_import]
        return {"tests": self.tests, "seconds": self.seconds, "import": at_import}


def in_a_copy(act: Callable[..., int], *given: object, seconds: float = SECONDS) -> int:
    """Call in a copy of this process; what it returns, or ``TOO_LONG``."""
    child = os.fork()
    if child == 0:
        sink = os.open(os.devnull, os.O_WRONLY)
        os.dup2(sink, 1)
        os.dup2(sink, 2)
        code = 3
        try:
            code = act(*given)
        finally:
            os._exit(code)
    deadline = time.monotonic() + seconds
    while True:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status)
        if time.monotonic() > deadline:
            os.kill(child, 9)
            os.waitpid(child, 0)
            return TOO_LONG
        time.sleep(0.02)


def _note(target: Path) -> int:
    reach = _Reach()
    left_out = [f"--ignore={ROOT / file}" for file in TOO_LONG_FOR_EACH]
    code = pytest.main([*QUIET, *left_out, *(str(ROOT / folder) for folder in TESTS)], plugins=[reach])
    target.write_text(json.dumps(reach.told()), encoding="utf-8")
    return int(code)


def _try(mutant: Mutant, tests: list[str]) -> int:
    tree, *_ = mutated(mutant)
    path = str(ROOT / mutant.module)
    code, real = compile(tree, path, "exec"), importlib.machinery.SourceFileLoader.get_code

    def get_code(self: importlib.machinery.SourceFileLoader, name: str) -> CodeType | None:
        return code if self.path == path else real(self, name)

    importlib.machinery.SourceFileLoader.get_code = get_code  # type: ignore[method-assign]
    return int(pytest.main(["-x", *QUIET, *tests]))


OWN = {"plugin/core/travel/packing.py": "tests/core/travel/test_router.py"}
"""Tests of a module that are not called after it."""


def own_tests(module: str) -> list[str]:
    """The file with the tests of a module; none where there is none."""
    path = Path(module)
    mirrored = Path("tests", *path.parts[1:-1], f"test_{path.name}")
    file = OWN.get(module, str(mirrored))
    return [str(ROOT / file)] if (ROOT / file).exists() else []


def rule_at(mutant: Mutant) -> str:
    """The code of the rule (``A22``) whose function holds a line; empty where there is none."""
    for node in ast.parse((ROOT / mutant.module).read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef) and node.lineno <= mutant.line <= (node.end_lineno or 0):
            named = [call.args[0] for call in node.decorator_list if isinstance(call, ast.Call) and call.args]
            return next((str(name.value) for name in named if isinstance(name, ast.Constant)), "")
    return ""


def chosen(reach: dict, mutant: Mutant) -> list[str]:
    """The tests that reach a line: those named after its rule, then the quickest first.

    Of a line that runs at import they are those of its module.
    """
    spot = f"{mutant.module}:{mutant.line}"
    tests = set(reach["tests"].get(spot, ()))
    if spot in reach["import"]:
        own = (spots for place, spots in reach["tests"].items() if place.startswith(f"{mutant.module}:"))
        tests = tests.union(*own)
    rule = rule_at(mutant)
    named = re.compile(rf"(?<![a-z0-9]){rule}(?![0-9])", re.IGNORECASE) if rule else None
    return sorted(
        tests,
        key=lambda test: (not (named and named.search(test.replace("_", " "))), reach["seconds"][test]),
    )


def main() -> None:
    """Try some, and print what survives."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--reach", type=Path, default=ROOT / "build" / "mutants.json", help="kept between runs")
    parser.add_argument("--module", default="", help="only modules whose path contains this")
    parser.add_argument("--own", action="store_true", help="against the tests of the module itself only: quick")
    options = parser.parse_args()
    os.environ.setdefault("HYPOTHESIS_PROFILE", "quick")
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"  # the core needs no QGIS
    os.chdir(ROOT)
    sys.dont_write_bytecode = True
    for name in ("numpy", "pandas", "scipy.sparse.csgraph", "scipy.optimize", "shapely", "hypothesis.strategies"):
        importlib.import_module(name)  # once, for all copies
    if not options.own and not options.reach.exists():
        options.reach.parent.mkdir(parents=True, exist_ok=True)
        if in_a_copy(_note, options.reach, seconds=3600):
            print("some tests fail, or take too long, without any fault: what they reach is noticed all the same")
    reach = {} if options.own else json.loads(options.reach.read_text(encoding="utf-8"))
    found = [mutant for mutant in mutants() if options.module in mutant.module]
    if options.own:
        found = [mutant for mutant in found if own_tests(mutant.module)]
    picked = random.Random(options.seed).sample(found, min(options.count, len(found)))
    told: Counter[str] = Counter()
    for number, mutant in enumerate(picked, 1):
        tests = own_tests(mutant.module) if options.own else chosen(reach, mutant)
        code = in_a_copy(_try, mutant, tests) if tests else 0
        outcome = "survives" if code == 0 else "too slow" if code == TOO_LONG else "noticed"
        told[outcome] += 1
        if outcome == "survives":
            _, before, after = mutated(mutant)
            print(f"{number:4} {mutant.module}:{mutant.line}  {before}  ->  {after}  ({len(tests)} tests)", flush=True)
    print(f"{len(picked)} of {len(found)} faults tried (seed {options.seed}): {dict(told)}")


if __name__ == "__main__":
    main()
