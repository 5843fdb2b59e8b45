# SPDX-License-Identifier: GPL-2.0-or-later
"""The guide as HTML: complete, and every link and picture in it leads somewhere."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest

pytest.importorskip("markdown_it", reason="the guide is made where the plug-in is developed")

TOOL = Path(__file__).resolve().parents[2] / "tools" / "guide.py"


@pytest.fixture(scope="module")
def guide():
    spec = importlib.util.spec_from_file_location("tools_guide_under_test", TOOL)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def built(guide, tmp_path_factory):
    target = tmp_path_factory.mktemp("guide")
    guide.build(target)
    return target


def links(page):
    return re.findall(r'(?:href|src|url)="?=?([^"\s>]+)"', page.read_text(encoding="utf-8"))


def anchors(page):
    return set(re.findall(r'id="([^"]+)"', page.read_text(encoding="utf-8")))


def test_every_link_and_picture_leads_somewhere(built):
    pages = sorted(built.rglob("*.html"))
    assert len(pages) > 40
    for page in pages:
        for link in links(page):
            file, _, anchor = link.partition("#")
            target = (page.parent / file).resolve() if file else page
            assert target.is_file(), f"{page.name}: {link}"
            assert target.is_relative_to(built), f"{page.name}: {link}"
            assert not anchor or anchor in anchors(target), f"{page.name}: {link}"


def test_both_languages_have_the_same_chapters(built):
    dutch, english = ({page.name for page in (built / language).glob("*.html")} for language in ("nl", "en"))
    assert dutch - {"datamodel.html", "regels.html"} == english


def test_a_chapter_has_a_page_that_leads_to_it(built):
    page = (built / "nl" / "new-plan.html").read_text(encoding="utf-8")
    assert "url=index.html#new-plan" in page
    assert "<title>1 Een plan maken</title>" in page
    assert "new-plan" in anchors(built / "nl" / "index.html")


def test_what_the_source_says_is_there(guide):
    source = (
        '# Titel\n\n## Eén & *twee* <a id="een"></a>\n\nTekst:\n- *a*\n  - b\n\n'
        "| x | y |\n|---|---|\n| 1 | `2` |\n\n## Eén & twee\n"
    )
    title, body, chapters = guide.converted(source)
    assert title == "Titel"
    assert chapters == {"een": "Eén & twee"}
    assert '<h2 id="eén--twee">' in body
    assert '<h2 id="eén--twee-1">' in body
    assert "<em>a</em>\n<ul>\n<li>b</li>" in body
    assert "<td><code>2</code></td>" in body


def test_nothing_of_it_comes_from_elsewhere(built):
    for page in built.rglob("*.html"):
        assert "http" not in re.sub(r"http-equiv", "", page.read_text(encoding="utf-8")), page


def test_a_picture_that_is_not_there_is_an_error(guide, tmp_path):
    for name in guide.SOURCES.values():
        (tmp_path / name).write_text("# Titel\n\n![x](images/weg.png)\n", encoding="utf-8")
    with pytest.raises(FileNotFoundError):
        guide.build(tmp_path / "target", tmp_path)
