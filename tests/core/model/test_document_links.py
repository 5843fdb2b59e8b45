# SPDX-License-Identifier: GPL-2.0-or-later
"""Links to photos and documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from opvangatlas.plugin.core.errors import InputError
from opvangatlas.plugin.core.model.document_links import host_of, link_name, link_to_open, parse_link

FOLDER = Path("/plannen")


@pytest.mark.parametrize(
    ("text", "file"),
    [
        ("foto.jpg", FOLDER / "foto.jpg"),
        ("foto's/gevel noord.jpg", FOLDER / "foto's" / "gevel noord.jpg"),
        ("stukken\\besluit.pdf", FOLDER / "stukken" / "besluit.pdf"),
        ("/elders/besluit.pdf", Path("/elders/besluit.pdf")),
        ("C:\\stukken\\besluit.pdf", Path("C:\\stukken\\besluit.pdf")),
        ("\\\\server\\map\\besluit.pdf", Path("\\\\server\\map\\besluit.pdf")),
    ],
)
def test_a_path_starts_at_the_plan_unless_it_is_whole(text, file):
    assert parse_link(text, FOLDER).file == file


def test_an_address_of_the_web_stays_as_it_is():
    link = parse_link(" https://www.coa.nl/nl/vastgoed?x=1#y ")
    assert (link.web, link.file) == ("https://www.coa.nl/nl/vastgoed?x=1#y", None)


@pytest.mark.parametrize("text", ["", "  ", "javascript:alert(1)", "file:///etc/passwd", "ms-word:ofe|u|x", "https://"])
def test_other_schemes_are_no_link(text):
    with pytest.raises(InputError):
        parse_link(text, FOLDER)


@pytest.mark.parametrize(
    "text", ["start.exe", "a.pdf.bat", "x.lnk", "macro.docm", "script.ps1", "blad.HTA", "zonder", "C:\\x.cmd", "map/"]
)
def test_programs_are_not_opened(text):
    with pytest.raises(InputError, match="does not open") as caught:
        link_to_open(text, FOLDER)
    assert "opent Opvangatlas niet" in caught.value.line("nl")


@pytest.mark.parametrize("text", ["besluit.PDF", "foto.jpeg", "https://voorbeeld.nl/start.exe"])
def test_documents_photos_and_pages_are(text):
    assert link_to_open(text, FOLDER) == parse_link(text, FOLDER)


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("\\\\kwaad\\map\\besluit.pdf", "kwaad"),
        ("//kwaad/map/besluit.pdf", "kwaad"),
        (" \\/kwaad/x.pdf", "kwaad"),
        ("///kwaad/x.pdf", "kwaad"),
        ("file://kwaad/x.pdf", "kwaad"),
        ("FILE:\\\\kwaad\\x.pdf", "kwaad"),
        ("//kwaad@SSL@8080/x.pdf", "kwaad@SSL@8080"),
        ("/elders/x.pdf", None),
        ("C:\\x.pdf", None),
        ("stukken//x.pdf", None),
        ("https://www.coa.nl/x.pdf", None),
        ("file:///x/y.pdf", "x"),
    ],
)
def test_another_computer_is_named(text, host):
    assert host_of(text) == host


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("stukken\\besluit.pdf", "besluit.pdf"),
        ("/elders/foto.jpg", "foto.jpg"),
        ("https://www.coa.nl/nl/", "www.coa.nl/nl"),
        ("..", ".."),
    ],
)
def test_a_link_has_a_short_name(text, name):
    assert link_name(text) == name
