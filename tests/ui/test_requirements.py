# SPDX-License-Identifier: GPL-2.0-or-later
"""What is said about packages that are missing or too old."""

from __future__ import annotations

from importlib import metadata
from types import SimpleNamespace

import pytest

from opvangatlas.plugin.requirements import REQUIREMENTS, explain, missing

SHAPELY = next(need for need in REQUIREMENTS if need.name == "shapely")


def names(find=lambda _name: object(), load=lambda _name: SimpleNamespace(**dict.fromkeys(SHAPELY.parts))):
    return [need.name for need in missing(find, load)]


def test_all_there():
    assert names() == []
    assert missing() == ()


def test_absent_and_too_old():
    assert names(find=lambda name: None if name == "scipy" else object()) == ["scipy"]
    assert names(load=lambda _: SimpleNamespace(__version__="1.8.5", from_wkb=None)) == ["shapely"]


def test_what_a_package_calls_its_version_says_nothing(monkeypatch):
    """Debian's shapely 2.2 calls itself 0+unknown."""
    monkeypatch.setattr(metadata, "version", lambda _name: "0+unknown")
    assert missing() == ()


def test_a_package_that_cannot_be_loaded_is_missing():
    def load(name):
        raise OSError("libgeos_c.so.1: cannot open shared object file")

    assert names(load=load) == ["shapely"]


@pytest.mark.parametrize(
    ("platform", "how"), [("linux", "python3-scipy"), ("win32", "qgis.org"), ("darwin", "qgis.org")]
)
def test_one_line_says_what_and_how(platform, how):
    lacking = missing(lambda name: None if name == "scipy" else object())
    for language in ("nl", "en"):
        line = explain(lacking, language, platform)
        assert "scipy" in line
        assert how in line
        assert "\n" not in line
