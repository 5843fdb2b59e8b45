# SPDX-License-Identifier: GPL-2.0-or-later
"""The rules of the house: who may import whom, what may be shipped, that every text is translated."""

from __future__ import annotations

import ast
import importlib.util
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LICENSE_LINE = "SPDX-License-Identifier: GPL-2.0-or-later"
TRANSLATION = ROOT / "resources" / "i18n" / "opvangatlas_nl.ts"

# Only leftwards: a module may import from lower layers and from its own package.
LAYERS = {
    "plugin.requirements": 0,
    "plugin.core": 0,
    "plugin.storage": 1,
    "plugin.adapters": 1,
    "plugin.sources": 1,
    "plugin.tasks": 2,
    "plugin.processing": 3,
    "ui": 4,
    "plugin.plugin": 5,
}
PURE = set(sys.stdlib_module_names) | {"numpy", "scipy", "pandas", "shapely"}
UNSAFE_MODULES = {
    "pickle",
    "marshal",
    "shelve",
    "subprocess",
    "random",
    "xml",
    "urllib",
    "ftplib",
    "telnetlib",
}
UNSAFE_CALLS = {"eval", "exec", "compile", "__import__"}
UNSAFE_CALLS |= {"hashlib.md5", "hashlib.sha1", "os.system", "os.popen"}


def _tool(name: str):
    spec = importlib.util.spec_from_file_location(f"tools_{name}", ROOT / "tools" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


package = _tool("package")
strings = _tool("strings")
SHIPPED = package.shipped()
CODE = [path for path in SHIPPED if path.suffix == ".py"]


def _tree(path: Path) -> ast.Module:
    return ast.parse((ROOT / path).read_text(encoding="utf-8"), str(path))


def _module(path: Path) -> str:
    """``plugin/core/a.py`` as ``plugin.core.a``; a package by its own name."""
    return ".".join(path.with_suffix("").parts).removesuffix("__init__").rstrip(".")


def _imports(path: Path, tree: ast.Module) -> Iterator[tuple[int, str, bool]]:
    """Line, imported name and whether it is relative; relative names are given from the root."""
    folder = list(path.parent.parts)
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name, False) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield node.lineno, node.module or "", False
        elif isinstance(node, ast.ImportFrom):
            assert node.level - 1 <= len(folder), f"{path}:{node.lineno} reaches above the plugin"
            base = folder[: len(folder) - node.level + 1] + (node.module.split(".") if node.module else [])
            yield from ((node.lineno, ".".join([*base, alias.name]), True) for alias in node.names)


def _layer(name: str) -> tuple[str, int] | None:
    """The part of the house a dotted name lies in. ``plugin`` itself and the root lie in none."""
    for part, level in LAYERS.items():
        if name == part or name.startswith(part + "."):
            return part, level
    return None


def _breaches(path: Path, tree: ast.Module) -> Iterator[str]:
    own = _layer(_module(path))
    for line, name, relative in _imports(path, tree):
        place = f"{path}:{line} imports {name}"
        top = name.split(".")[0]
        if not relative:
            if top in ("opvangatlas", "plugin", "ui"):
                yield f"{place}: import relatively"
            if top.startswith(("PyQt", "PySide")):
                yield f"{place}: use qgis.PyQt"
            if own and own[0] == "plugin.core" and top not in PURE:
                yield f"{place}: the core is pure"
            continue
        other = _layer(name)
        if own and other and other[0] != own[0] and other[1] >= own[1]:
            yield f"{place}: {own[0]} may not know {other[0]}"


# Words that are also the name of a table, where they mean something else: columns of results, keys of a
# manifest, what people call a column.
WORDS = {
    "plugin/core/annex/account.py": {"bevindingen", "gemeenten", "instellingen", "prognoses"},
    "plugin/core/annex/figures.py": {"bevindingen", "gemeenten"},
    "plugin/core/annex/layers.py": {"gemeenten"},
    "plugin/core/annex/tables_locations.py": {"voorzieningen"},
    "plugin/core/annex/tables_regions.py": {"gemeenten"},
    "plugin/core/checks/division.py": {"indeling"},
    "plugin/core/checks/parts.py": {"indeling"},
    "plugin/core/intake/municipalities.py": {"gemeenten", "regios"},
    "plugin/core/intake/need.py": {"behoefte"},
    "plugin/core/regions/variants.py": {"gemeenten"},
    "plugin/storage/annex_reader.py": {"instellingen"},
    "plugin/tasks/annex_job.py": {"regios"},
    "ui/widgets/region_rows.py": {"gemeenten"},
}


def _declared_tables() -> set[str]:
    """The names of the tables, read from the schema itself."""
    files = (ROOT / "plugin" / "core" / "model" / name for name in ("tables.py", "capacity_tables.py"))
    calls = (node for path in files for node in ast.walk(_tree(path)) if isinstance(node, ast.Call))
    return {call.args[0].value for call in calls if isinstance(call.func, ast.Name) and call.func.id == "Table"}


def _literals(path: Path, names: set[str]) -> set[str]:
    texts = (node.value for node in ast.walk(_tree(path)) if isinstance(node, ast.Constant))
    return {text for text in texts if isinstance(text, str) and text in names}


def test_the_name_of_a_table_stands_in_the_schema_and_the_migrations_only():
    names = _declared_tables()
    assert {"opvanglocaties", "gemeenten", "behoefte"} < names
    own = {f"plugin/core/model/{name}.py" for name in ("tables", "capacity_tables", "offer_tables")}
    files = (path for path in CODE if path.as_posix() not in own and "migration" not in path.name)
    found = {path.as_posix(): _literals(path, names) for path in files}
    assert {path: words for path, words in found.items() if words} == WORDS


def test_imports_point_leftwards_only():
    assert [breach for path in CODE for breach in _breaches(path, _tree(path))] == []


@pytest.mark.parametrize(
    ("path", "source", "says"),
    [
        ("plugin/core/regions/a.py", "from ...storage import store", "may not know plugin.storage"),
        ("plugin/core/a.py", "def f():\n    from qgis.core import Qgis", "the core is pure"),
        ("plugin/storage/a.py", "from ..adapters.layers import x", "may not know plugin.adapters"),
        ("plugin/tasks/a.py", "from ... import ui", "may not know ui"),
        ("plugin/processing/a.py", "from ..plugin import OpvangatlasPlugin", "may not know plugin.plugin"),
        ("ui/plan/a.py", "from PyQt5.QtCore import Qt", "use qgis.PyQt"),
        ("ui/plan/a.py", "import opvangatlas.plugin", "import relatively"),
    ],
)
def test_a_breach_is_seen(path, source, says):
    (breach,) = _breaches(Path(path), ast.parse(source))
    assert says in breach


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("plugin/core/regions/a.py", "import numpy as np\nfrom ..model.plan import Plan\nfrom . import b"),
        ("plugin/storage/a.py", "from ..core import model\nimport sqlite3\nfrom osgeo import ogr"),
        (
            "ui/plan/a.py",
            "from ...plugin.tasks import x\nfrom ..widgets import y\nfrom qgis.PyQt.QtCore import Qt",
        ),
        ("plugin/plugin.py", "from ..ui.plan import plan_dock\nfrom .processing.provider import Provider"),
    ],
)
def test_a_proper_import_passes(path, source):
    assert list(_breaches(Path(path), ast.parse(source))) == []


def _imported_modules(path: Path, tree: ast.Module) -> set[str]:
    """The modules of the house that a module imports; also what is imported for its types only."""
    names = {name for _, name, relative in _imports(path, tree) if relative}
    return {name if name in MODULES else name.rpartition(".")[0] for name in names} & MODULES - {_module(path)}


def _circles(graph: dict[str, set[str]]) -> list[list[str]]:
    """What can be reached from itself, in groups that reach each other."""
    reach = {name: _reached(graph, name) for name in graph}
    groups = {tuple(sorted(b for b in reach[a] if a in reach.get(b, ()))) for a in graph if a in reach[a]}
    return [list(group) for group in sorted(groups)]


def _reached(graph: dict[str, set[str]], start: str) -> set[str]:
    found: set[str] = set()
    waiting = [start]
    while waiting:
        new = graph.get(waiting.pop(), set()) - found
        found |= new
        waiting += new
    return found


MODULES = {_module(path) for path in CODE}


def test_no_circle_of_imports_in_ui():
    graph = {_module(path): _imported_modules(path, _tree(path)) for path in CODE if path.parts[0] == "ui"}
    assert _circles(graph) == []


def _package(name: str) -> str:
    """``plugin.core.checks`` for every module in it; a module beside the packages stands for itself."""
    return ".".join(name.split(".")[:3])


def _packages(modules: dict[str, set[str]]) -> dict[str, set[str]]:
    """Which packages of the core a package imports from."""
    graph: dict[str, set[str]] = {}
    for name, imported in modules.items():
        own = graph.setdefault(_package(name), set())
        own |= {_package(other) for other in imported if other.startswith("plugin.core.")} - {_package(name)}
    return graph


def test_no_circle_of_imports_between_packages_of_the_core():
    core = [path for path in CODE if path.parts[:2] == ("plugin", "core")]
    graph = _packages({_module(path): _imported_modules(path, _tree(path)) for path in core})
    assert "plugin.core.checks" in graph
    assert _circles(graph) == []


def test_no_circle_of_imports_within_a_layer():
    for layer in LAYERS:
        inside = [path for path in CODE if (_layer(_module(path)) or ("",))[0] == layer]
        graph = {_module(path): _imported_modules(path, _tree(path)) for path in inside}
        assert _circles(graph) == [], layer


def test_a_circle_between_packages_is_seen():
    modules = {
        "plugin.core.checks.a": {"plugin.core.regions.b"},
        "plugin.core.regions.c": {"plugin.core.checks.d", "plugin.core.errors"},
        "plugin.core.errors": set(),
    }
    assert _circles(_packages(modules)) == [["plugin.core.checks", "plugin.core.regions"]]


def test_a_circle_is_seen():
    assert _circles({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}}) == [["a", "b", "c"]]
    assert _circles({"a": {"b", "c"}, "b": {"c"}, "c": set()}) == []


def test_ui_knows_algorithms_by_name_only():
    """A door opens an algorithm's dialog through Processing; what it needs from behind lies in tasks."""
    known = {
        f"{path}:{line}"
        for path in CODE
        if path.parts[0] == "ui"
        for line, name, _ in _imports(path, _tree(path))
        if name.startswith("plugin.processing")
    }
    assert known == set()


def test_no_file_name_occurs_thrice():
    names = Counter(path.name for path in CODE if path.name != "__init__.py")
    assert [name for name, count in names.items() if count > 2] == []


def test_every_module_has_its_place():
    homeless = [str(path) for path in CODE if path.name != "__init__.py" and not _layer(_module(path))]
    assert homeless == []


def test_starting_the_plugin_imports_nothing():
    statements = _tree(Path("__init__.py")).body
    imports = [node for node in statements if isinstance(node, (ast.Import, ast.ImportFrom))]
    assert [ast.unparse(node) for node in imports] == ["from typing import Any"]


def _unsafe(path: Path, tree: ast.Module) -> Iterator[str]:
    for line, name, _ in _imports(path, tree):
        if name.split(".")[0] in UNSAFE_MODULES:
            yield f"{path}:{line} imports {name}"
    for node in ast.walk(tree):
        if isinstance(node, ast.Assert):
            yield f"{path}:{node.lineno} asserts at run time"
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            if called in UNSAFE_CALLS or called.endswith(".processEvents"):
                yield f"{path}:{node.lineno} calls {called}"
            if called.endswith(".clearWidgets"):
                yield f"{path}:{node.lineno} empties a message bar that is not ours alone"
        if isinstance(node, ast.ExceptHandler) and _swallows(node):
            yield f"{path}:{node.lineno} swallows any error"


def _swallows(handler: ast.ExceptHandler) -> bool:
    if handler.type is None:
        return True
    anything = ast.unparse(handler.type) in ("Exception", "BaseException")
    return anything and all(isinstance(node, ast.Pass) for node in handler.body)


def test_shipped_code_is_safe():
    assert [line for path in CODE for line in _unsafe(path, _tree(path))] == []


@pytest.mark.parametrize(
    "source",
    ["assert x", "eval('1')", "import pickle", "from xml.etree import ElementTree", "hashlib.md5(b'')",
     "import random", "try:\n    f()\nexcept Exception:\n    pass", "QApplication.processEvents()",
     "iface.messageBar().clearWidgets()"],
)  # fmt: skip
def test_unsafe_code_is_seen(source):
    assert list(_unsafe(Path("a.py"), ast.parse(source)))


MADE_PLAIN = {"QLabel", "QMessageBox", "createMessage", "pushMessage"}
"""What shows text as markup unless it is told not to; made in the modules that do tell."""
PLAIN_MODULES = {"ui/widgets/plain.py", "plugin/adapters/messages.py", "plugin/plugin.py"}


def _marked_up(tree: ast.Module) -> Iterator[str]:
    """Calls by which a name of the plan would be read as markup."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        if name in MADE_PLAIN:
            yield f"{node.lineno}: {name}"
        if name == "setToolTip" and not _is_plain(node.args[0]):
            yield f"{node.lineno}: a tip that is no text of ours, without plain_tip"


def _is_plain(value: ast.expr) -> bool:
    if isinstance(value, ast.IfExp):
        return _is_plain(value.body) and _is_plain(value.orelse)
    if isinstance(value, ast.Call):
        called = getattr(value.func, "attr", getattr(value.func, "id", ""))
        return called in ("tr", "plain_tip", "toolTip")
    return isinstance(value, ast.Constant)


def test_text_is_shown_as_it_is():
    shown = [path for path in CODE if str(path) not in PLAIN_MODULES]
    found = {str(path): list(_marked_up(_tree(path))) for path in shown}
    assert {path: lines for path, lines in found.items() if lines} == {}


@pytest.mark.parametrize(
    "source", ["QLabel(name)", "QtWidgets.QMessageBox(self)", "x.setToolTip(name)", "bar.pushMessage(name)"]
)
def test_markup_is_seen(source):
    assert list(_marked_up(ast.parse(source)))
    assert not list(_marked_up(ast.parse("PlainLabel(name); x.setToolTip(plain_tip(name)); x.setToolTip(tr('a'))")))


def test_every_shipped_file_says_its_licence():
    spoken = [path for path in SHIPPED if path.suffix in (".py", ".ui", ".svg")]
    heads = {path: (ROOT / path).read_text(encoding="utf-8")[:600] for path in spoken}
    assert [str(path) for path, head in heads.items() if LICENSE_LINE not in head] == []
    assert [str(path) for path in CODE if not heads[path].startswith(f"# {LICENSE_LINE}\n")] == []


def test_metadata_meets_the_plugin_repository():
    keys = package.metadata()
    assert [key for key in package.REQUIRED_KEYS if not keys.get(key, "").strip()] == []
    assert keys["qgisMinimumVersion"] == "3.40"
    assert keys["hasProcessingProvider"] == "yes"
    assert (ROOT / keys["icon"]).is_file()
    newest = re.search(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert newest is not None
    assert newest[1] == keys["version"]


# Texts


def _places(text: str) -> set[str]:
    """The places to fill in: ``{name}``, ``%1``, ``%n``."""
    return set(re.findall(r"\{[^{}]*\}|%n|%L?\d", text))


def test_the_translation_file_has_exactly_the_texts_of_the_code():
    assert set(strings.read(strings.TRANSLATION)) == set(strings.collect()), "run `make strings`"


def test_every_text_has_a_finished_dutch_translation():
    assert [message for message, forms in strings.read(strings.TRANSLATION).items() if not forms] == []


def test_translations_keep_the_places_to_fill_in():
    changed = [
        (message.source, form)
        for message, forms in strings.read(strings.TRANSLATION).items()
        for form in forms
        # "one municipality" may do without its number
        if _places(form) | ({"%n"} if message.plural else set()) != _places(message.source)
    ]
    assert changed == []
