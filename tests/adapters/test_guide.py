# SPDX-License-Identifier: GPL-2.0-or-later
"""Which page the guide opens at."""

from __future__ import annotations

import pytest

from opvangatlas.plugin.adapters import guide


@pytest.fixture
def built(tmp_path, monkeypatch):
    monkeypatch.setattr(guide, "BUILT", tmp_path)
    for language in ("nl", "en"):
        (tmp_path / language).mkdir()
        for page in ("index", "regions"):
            (tmp_path / language / f"{page}.html").touch()
    return tmp_path


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_page_of_a_chapter_in_the_users_language(built, language, monkeypatch):
    monkeypatch.setattr(guide, "language", lambda: language)
    assert guide.guide_page("regions") == built / language / "regions.html"
    assert guide.guide_url().toLocalFile() == str(built / language / "index.html")


def test_a_checkout_without_the_pages_opens_their_source(tmp_path, monkeypatch):
    monkeypatch.setattr(guide, "BUILT", tmp_path)
    assert guide.guide_page("regions", "nl").name == "handleiding.md"
    assert guide.guide_page("regions", "en").is_file()


def test_the_guide_goes_to_the_browser(built, monkeypatch):
    opened = []
    monkeypatch.setattr(guide.QDesktopServices, "openUrl", opened.append)
    guide.open_guide("regions")
    assert opened == [guide.guide_url("regions")]
