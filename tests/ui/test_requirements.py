# SPDX-License-Identifier: GPL-2.0-or-later
"""What is said about packages that are missing or too old."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError

import pytest

from opvangatlas.plugin.requirements import explain, missing


def names(find=lambda _name: object(), version=lambda _name: "2.0.0"):
    return [need.name for need in missing(find, version)]


def test_all_there():
    assert names() == []
    assert missing() == ()


def test_absent_and_too_old():
    assert names(find=lambda name: None if name == "scipy" else object()) == ["scipy"]
    assert names(version=lambda name: "1.8.5" if name == "shapely" else "2.1") == ["shapely"]


def test_a_package_without_metadata_counts_as_there():
    def version(name):
        raise PackageNotFoundError(name)

    assert names(version=version) == []


@pytest.mark.parametrize(
    ("platform", "how"), [("linux", "python3-scipy"), ("win32", "qgis.org"), ("darwin", "qgis.org")]
)
def test_one_line_says_what_and_how(platform, how):
    lacking = missing(lambda name: None if name == "scipy" else object(), lambda _: "2")
    for language in ("nl", "en"):
        line = explain(lacking, language, platform)
        assert "scipy" in line
        assert how in line
        assert "\n" not in line
