# SPDX-License-Identifier: GPL-2.0-or-later
"""The gate for templates: what leads out of them or runs something is refused by name, in one line."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import pytest

from opvangatlas.plugin.core.annex.report import Document, Paragraph
from opvangatlas.plugin.core.errors import StorageError
from opvangatlas.plugin.storage.annex_odt import write_odt
from opvangatlas.plugin.storage.templates import CONTENT, MANIFEST, read_document, read_layout

OURS = Path(__file__).resolve().parents[2] / "resources" / "templates"


def changed(target: Path, *, remove: str = "", **parts: str | bytes) -> Path:
    """Our document with parts replaced or added; ``__`` stands for a slash, ``_xml`` for a suffix."""
    with zipfile.ZipFile(OURS / "bijlage.odt") as source:
        entries = {name: source.read(name) for name in source.namelist() if name != remove}
    entries |= {name: text.encode() if isinstance(text, str) else text for name, text in parts.items()}
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return target


def content(more: str) -> str:
    with zipfile.ZipFile(OURS / "bijlage.odt") as source:
        text = source.read(CONTENT).decode()
    return text.replace("</office:text>", f"{more}</office:text>")


def refusal(read, path: Path) -> str:
    with pytest.raises(StorageError) as refused:
        read(path)
    line = refused.value.line("en")
    assert path.name in line
    assert "\n" not in line
    return line


@pytest.mark.parametrize("path", sorted(OURS.glob("*.qpt")), ids=lambda path: path.name)
def test_our_layouts_pass(path):
    assert read_layout(path).startswith("<Layout")


def test_our_document_passes():
    assert {CONTENT, MANIFEST, "styles.xml"} <= set(read_document(OURS / "bijlage.odt"))


@pytest.mark.parametrize(
    ("what", "text"),
    [
        ("http://host/x.png", '<LayoutItem file="http://host/x.png"/>'),
        ("HTTPS://host/x.png", '<LayoutItem file="  HTTPS://host/x.png"/>'),
        ("http://host/x.png", '<LayoutItem file="&#104;ttp://host/x.png"/>'),
        ("//host/share/x.svg", "<LayoutItem svgFile='//host/share/x.svg'/>"),
        ("\\\\host\\share\\x.svg", "<LayoutItem svgFile='\\\\host\\share\\x.svg'/>"),
        ("file:///etc/passwd", '<LayoutItem file="file:///etc/passwd"/>'),
        ("/home/jan/logo.png", '<LayoutItem file="/home/jan/logo.png"/>'),
        ("C:\\logo.png", '<LayoutItem file="C:\\logo.png"/>'),
        ("../../geheim.png", '<LayoutItem file="../../geheim.png"/>'),
        ("http://host/x.png", '<LayoutItem labelText="&lt;img src=&quot;http://host/x.png&quot;>"/>'),
        ("//host/x", '<LayoutItem labelText="&lt;p style=&quot;background:url(//host/x)&quot;>"/>'),
        ("<script", '<LayoutMultiFrame html="&lt;script>1&lt;/script>"/>'),
        ("env(", "<LayoutItem labelText=\"[% env('HOME') %]\"/>"),
        ("ENV (", "<LayoutItem labelText=\"[% ENV ('HOME') %]\"/>"),
        ("env/* */(", "<LayoutItem labelText=\"[% env/* */('HOME') %]\"/>"),
        ("eval(", "<LayoutItem labelText=\"[% eval('en' || 'v(1)') %]\"/>"),
        ("load_layer(", "<Option name=\"expression\" value=\"load_layer('x', 'ogr')\"/>"),
        ("@user_account_name", '<LayoutItem labelText="[% @user_account_name %]"/>'),
        ("var(", "<LayoutItem labelText=\"[% var('user_full_name') %]\"/>"),
        ("<!DOCTYPE", '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><Layout/>'),
    ],
)
def test_what_leads_out_of_a_layout_or_runs(tmp_path, what, text):
    path = tmp_path / "overzicht.qpt"
    path.write_text(f"<Layout>{text}</Layout>", "utf-8")
    assert what in refusal(read_layout, path)


def test_an_address_to_read_is_a_text(tmp_path):
    path = tmp_path / "overzicht.qpt"
    path.write_text('<Layout><LayoutItem labelText="https://provincie.nl/atlas" id="x"/></Layout>', "utf-8")
    assert "provincie.nl" in read_layout(path)


@pytest.mark.parametrize("data", [b"\xff\xfe\x00x", b"<Layout name='\xe9'/>"])
def test_a_layout_that_is_not_utf_8_is_one_line(tmp_path, data):
    (tmp_path / "regio.qpt").write_bytes(data)
    assert "cannot be read" in refusal(read_layout, tmp_path / "regio.qpt")


@pytest.mark.parametrize(
    ("what", "more"),
    [
        ("http://host/x.png", '<text:p><draw:frame><draw:image xlink:href="http://host/x.png"/></draw:frame></text:p>'),
        ("file:///etc/passwd", '<text:section><text:section-source xlink:href="file:///etc/passwd"/></text:section>'),
        ("../../geheim.png", '<draw:image xlink:href="../../geheim.png"/>'),
        ("<script:event-listener", '<office:event-listeners><script:event-listener script:language="x"/>'),
        ("<text:execute-macro", '<text:execute-macro text:name="x"/>'),
        ("vnd.sun.star.script", '<text:a xlink:href="#"/><form:button a="vnd.sun.star.script:x.y"/>'),
        ("<text:dde-connection-decl", '<text:dde-connection-decl office:name="x"/>'),
    ],
)
def test_what_leads_out_of_a_document_or_runs(tmp_path, what, more):
    path = changed(tmp_path / "bijlage.odt", **{CONTENT: content(more)})
    assert what in refusal(read_document, path)


@pytest.mark.parametrize(
    "name", ["../../buiten.txt", "/etc/buiten.txt", "C:/x", "a\\..\\b", "Basic/Standard/x.xml", "Scripts/python/x.py"]
)
def test_entries_that_climb_or_hold_macros(tmp_path, name):
    assert name in refusal(read_document, changed(tmp_path / "bijlage.odt", **{name: "x"}))


def test_entities_in_any_part(tmp_path):
    doctype = '<!DOCTYPE x [<!ENTITY a SYSTEM "http://host/a">]><x>&a;</x>'
    assert "<!DOCTYPE" in refusal(read_document, changed(tmp_path / "bijlage.odt", **{"Object 1/content.xml": doctype}))


def test_a_link_that_is_only_followed_by_a_click_stays(tmp_path):
    more = '<text:p><text:a xlink:type="simple" xlink:href="https://provincie.nl">site</text:a></text:p>'
    assert b"provincie.nl" in read_document(changed(tmp_path / "bijlage.odt", **{CONTENT: content(more)}))[CONTENT]


def test_corrupt_documents_are_one_line(tmp_path):
    no_manifest = changed(tmp_path / "a.odt", remove=MANIFEST)
    latin = changed(tmp_path / "b.odt", **{CONTENT: "é".encode("latin-1")})
    cut = tmp_path / "c.odt"
    cut.write_bytes((OURS / "bijlage.odt").read_bytes()[:500])
    for path in (no_manifest, latin, cut, tmp_path / "weg.odt"):
        assert "cannot be read" in refusal(read_document, path)


def test_what_is_filled_in_is_not_filled_in_again(tmp_path):
    blocks = (Paragraph("Opvang {{titel}} en {{merk}} en {{bijlage}}"),)
    title, subtitle = "Plan {{merk}}", "\u202eomgekeerd\ufffe"
    document = Document(title, subtitle, "OPENBAAR", "nl", blocks, date(2027, 3, 1))
    write_odt(tmp_path / "uit.odt", document, OURS / "bijlage.odt", tmp_path)
    with zipfile.ZipFile(tmp_path / "uit.odt") as made:
        text = "".join(made.read(name).decode() for name in (CONTENT, "styles.xml", "meta.xml"))
    assert "Opvang {{titel}} en {{merk}} en {{bijlage}}" in text
    assert "Plan {{merk}}" in text
    assert "\u202e" not in text
    assert "\ufffe" not in text
