# SPDX-License-Identifier: GPL-2.0-or-later
"""Makes the user guide into HTML for the package: resources/guide, from docs. Usage: guide.py [TARGET]

Beside the pages stands a small one for each chapter, which leads to the chapter.
"""

from __future__ import annotations

import html
import re
import shutil
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "resources" / "guide"
SOURCES = {
    "nl/index.html": "handleiding.md", "nl/datamodel.html": "datamodel.md", "nl/regels.html": "regels.md",
    "en/index.html": "guide.md",
}  # fmt: skip
"""The pages, from which file of docs each is made."""
ANCHOR = re.compile(r'<a id="([a-z-]+)"></a>')
PICTURE = re.compile(r"!\[[^]]*\]\(images/([^)]+)\)")

PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark; }}
body {{ font: 1rem/1.55 system-ui, sans-serif; max-width: 52rem; margin: 2rem auto; padding: 0 1.25rem; }}
h1, h2, h3 {{ line-height: 1.25; margin: 2em 0 .6em; }}
h1 {{ margin-top: 0; }}
img {{ max-width: 100%; height: auto; border: 1px solid #8888; }}
table {{ border-collapse: collapse; display: block; overflow-x: auto; }}
th, td {{ border: 1px solid #8888; padding: .3rem .6rem; text-align: left; vertical-align: top; }}
pre {{ overflow-x: auto; padding: .75rem; border: 1px solid #8888; }}
code {{ font-size: .92em; }}
</style>
</head>
<body>
{body}</body>
</html>
"""

DOOR = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="refresh" content="0; url=index.html#{anchor}">
<title>{title}</title>
</head>
<body><a href="index.html#{anchor}">{title}</a></body>
</html>
"""


def slug(heading: str) -> str:
    """The name by which links in the source reach a heading, as code hosts make it."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


def _headings(tokens: list[Token]) -> Iterator[tuple[Token, Token]]:
    for opening, inline in pairwise(tokens):
        if opening.type == "heading_open":
            yield opening, inline


def _plain(inline: Token) -> str:
    return "".join(child.content for child in inline.children or () if child.type in {"text", "code_inline"})


def converted(source: str) -> tuple[str, str, dict[str, str]]:
    """The title, the HTML of the body, and the title of each anchored chapter."""
    parser = MarkdownIt("commonmark").enable("table")
    tokens, chapters, taken = parser.parse(source), {}, set()
    for opening, inline in _headings(tokens):
        name = slug(_plain(inline))
        while name in taken:
            name += "-1"
        taken.add(name)
        opening.attrSet("id", name)
        chapters |= {anchor: _plain(inline).strip() for anchor in ANCHOR.findall(inline.content)}
    title = next(_plain(inline).strip() for _, inline in _headings(tokens))
    body = parser.renderer.render(tokens, parser.options, {})
    return title, _relinked(body), chapters


def _relinked(body: str) -> str:
    """Links to pictures and to the other language, from where the pages come to stand."""
    for page, name in SOURCES.items():
        body = body.replace(f'href="{name}', f'href="../{page}')
    return body.replace('src="images/', 'src="../images/')


def pages(docs: Path = ROOT / "docs") -> dict[str, str]:
    """Every page of the guide, by its path in the target."""
    made = {}
    for page, name in SOURCES.items():
        language = page.partition("/")[0]
        title, body, chapters = converted((docs / name).read_text(encoding="utf-8"))
        made[page] = PAGE.format(language=language, title=html.escape(title), body=body)
        for anchor, chapter in chapters.items():
            door = DOOR.format(language=language, anchor=anchor, title=html.escape(chapter))
            made[f"{language}/{anchor}.html"] = door
    return made


def pictures(docs: Path = ROOT / "docs") -> set[str]:
    """The pictures that the guide shows."""
    return {name for file in SOURCES.values() for name in PICTURE.findall((docs / file).read_text(encoding="utf-8"))}


def build(target: Path = TARGET, docs: Path = ROOT / "docs") -> None:
    """Write the guide anew."""
    shutil.rmtree(target, ignore_errors=True)
    for name, text in pages(docs).items():
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        (target / name).write_text(text, encoding="utf-8")
    (target / "images").mkdir()
    for name in pictures(docs):
        shutil.copyfile(docs / "images" / name, target / "images" / name)


if __name__ == "__main__":
    where = Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET
    build(where)
    print(f"guide: {len(pages())} pages, {len(pictures())} pictures")
