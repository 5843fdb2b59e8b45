# SPDX-License-Identifier: GPL-2.0-or-later
"""What goes into the zip, and what the check before publication sees."""

from __future__ import annotations

import configparser
import importlib.util
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

TOOL = Path(__file__).resolve().parents[2] / "tools" / "package.py"


def loaded(path):
    spec = importlib.util.spec_from_file_location(f"tools_{path.stem}_under_test", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def package():
    return loaded(TOOL)


@pytest.fixture
def checkout(tmp_path):
    for name in (
        "__init__.py", "metadata.txt", "LICENSE", "Makefile", "plugin/core/a.py",
        "plugin/core/__pycache__/a.pyc",
        "ui/plan/a.ui", "resources/i18n/a.qm", "resources/i18n/a.ts", "resources/sample/bron/a.csv",
        "tests/test_a.py", "tools/a.py", "docs/images/a.png",
    ):  # fmt: skip
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    return tmp_path


def test_only_what_the_plugin_needs_is_shipped(package, checkout):
    shipped = [path.as_posix() for path in package.shipped(checkout)]
    wanted = [
        "LICENSE",
        "__init__.py",
        "metadata.txt",
        "plugin/core/a.py",
        "resources/i18n/a.qm",
        "ui/plan/a.ui",
    ]
    assert shipped == wanted


def test_a_file_of_an_unknown_kind_is_no_surprise(package, checkout):
    assert package.unforeseen(checkout) == []
    (checkout / "plugin" / "fast.so").touch()
    assert package.unforeseen(checkout) == [Path("plugin/fast.so")]


def test_the_checkout_has_no_file_of_an_unknown_kind(package):
    assert package.unforeseen() == []


def test_the_same_sources_give_the_same_zip_under_one_folder(package, tmp_path):
    first, second = tmp_path / "a.zip", tmp_path / "b.zip"
    package.write(first)
    package.write(second)
    assert first.read_bytes() == second.read_bytes()
    assert {Path(name).parts[0] for name in zipfile.ZipFile(first).namelist()} == {"opvangatlas"}


def in_zip(package, root):
    return [f"opvangatlas/{path.as_posix()}" for path in package.shipped(root)]


def test_a_path_that_the_code_opens_and_the_zip_lacks_is_named(package, checkout):
    (checkout / "plugin" / "core" / "a.py").write_text(
        "from pathlib import Path\n"
        "ROOT = Path(__file__).resolve().parents[2]\n"
        'SPEEDS: Path = ROOT / "resources" / "speeds"\n'
        'GUIDE = ROOT / "docs" / "images" / "a.png"\n'
    )
    (checkout / "ui").joinpath("b.py").write_text(
        "from ..plugin.core.a import ROOT as TOP, SPEEDS\n"
        'def read(name):\n    return SPEEDS / f"{name}.csv", TOP / "resources" / "i18n" / f"{name}.qm"\n'
    )
    wanted = ["docs/images/a.png", "resources/speeds", "resources/speeds/*.csv"]
    assert package.unshipped(in_zip(package, checkout), checkout) == wanted


def test_all_that_our_code_opens_is_shipped(package):
    pytest.importorskip("markdown_it", reason="the guide is made where the plug-in is developed")
    guide = loaded(TOOL.with_name("guide.py"))
    built = [f"opvangatlas/resources/guide/{page}" for page in guide.pages()]
    assert package.unshipped([*in_zip(package, package.ROOT), *built]) == []


def test_the_plugin_manager_shows_the_changelog(package, tmp_path):
    (tmp_path / "metadata.txt").write_text("[general]\nname=X\nchangelog=See CHANGELOG.md.\nserver=False\n")
    (tmp_path / "CHANGELOG.md").write_text(
        "# Changelog\n\n## 0.2 – today\n\n- Half: 50%.\n  More.\n\n## 0.1\n\n- First.\n"
    )
    reader = configparser.ConfigParser()  # as QGIS reads it: with interpolation
    reader.read_string(package.filled_metadata(tmp_path))
    lines = reader["general"]["changelog"].splitlines()
    assert lines == ["0.2 – today", "- Half: 50 per cent.", "More.", "0.1", "- First."]
    assert reader["general"]["server"] == "False"


def test_the_metadata_in_the_zip_can_be_read_as_qgis_does(package):
    reader = configparser.ConfigParser()
    reader.read_string(package.filled_metadata())
    assert "First version." in reader["general"]["changelog"]
    assert reader["general"]["description"].startswith("Plan and check")


def test_placeholders_are_not_ready_for_upload(package, tmp_path):
    keys = "email=a@b.nl\nhomepage=https://x.example/\nrepository=https://b.nl\ntracker=https://x.example/issues\n"
    (tmp_path / "metadata.txt").write_text(f"[general]\n{keys}")
    assert package.placeholders(tmp_path) == ["homepage", "tracker"]


def test_a_repository_of_an_organisation_lists_the_zip(package):
    keys = package.metadata()
    (plugin,) = ElementTree.fromstring(package.repository_list(Path("dist/opvangatlas-1.zip")))
    assert (plugin.get("name"), plugin.get("version")) == (keys["name"], keys["version"])
    assert plugin.findtext("file_name") == "opvangatlas-1.zip"
    assert plugin.findtext("qgis_minimum_version") == keys["qgisMinimumVersion"]
    assert plugin.findtext("about") == keys["about"]
