# SPDX-License-Identifier: GPL-2.0-or-later
"""What a project beside a plan holds that is not ours is named before QGIS reads it."""

from __future__ import annotations

import zipfile

import pytest

from opvangatlas.plugin.storage.project_gate import fingerprint, strangers

HEAD = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n<qgis>"
OURS = (
    '<maplayer type="vector"><datasource>./plan.gpkg|layername=gemeenten</datasource><layername>Gemeenten</layername>'
    '<provider encoding="UTF-8">ogr</provider><editforminit/><editforminitcodesource>0</editforminitcodesource>'
    "<attributeactions/></maplayer>"
)


def layer(source, provider="ogr"):
    return (
        f"<maplayer><datasource>{source}</datasource><layername>Vreemd</layername>"
        f"<provider>{provider}</provider></maplayer>"
    )


def project(folder, inside="", *more, head=HEAD):
    path = folder / "plan.qgz"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("plan.qgs", f"{head}{OURS}{inside}</qgis>")
        for name in more:
            packed.writestr(name, b"x")
    return path


def said(path):
    return [note.line("en") for note in strangers(path, path.with_name("plan.gpkg"))]


def test_ours_has_nothing_strange(tmp_path):
    inside = layer("attachment:aBc_provincies.fgb") + layer("Point?crs=EPSG:28992", "memory")
    assert said(project(tmp_path, inside, "abc_styles.db", "aBc_provincies.fgb")) == []


@pytest.mark.parametrize(
    ("inside", "says"),
    [
        ("<Macros><pythonCode type='QString'>import os</pythonCode></Macros>", "code that QGIS may run (Macros)"),
        ("<ExpressionFunctions><pythonCode>x</pythonCode></ExpressionFunctions>", "code that QGIS may run (Macros)"),
        ('<editforminit tolerant="1">open</editforminit>', "code that QGIS may run (form)"),
        ("<editforminitcodesource>2</editforminitcodesource>", "code that QGIS may run (form)"),
        ('<actionsetting type="1" action="x"/>', "code that QGIS may run (action)"),
        ("<attributeEditorQmlElement/>", "code that QGIS may run (widget)"),
        ("<!ENTITY x SYSTEM 'file:///etc/passwd'>", "code that QGIS may run (entity)"),
        (layer("./elders.gpkg|layername=x"), "a layer from elsewhere: Vreemd"),
        (layer("/vsicurl/http://kwaad/plan.gpkg"), "a layer from elsewhere: Vreemd"),
        (layer("url=https://kwaad/wms", "wms"), "a layer from elsewhere: Vreemd"),
        (layer("?query=select 1", "virtual"), "a layer from elsewhere: Vreemd"),
        ('<Layout name="Kaart &amp; meer"/>', "a layout: Kaart & meer"),
        ('<Option name="name" value="//kwaad/x.svg"/>', "a reference to elsewhere: //kwaad/x.svg"),
        ('<Option v="https://kwaad/x.png"/>', "a reference to elsewhere: https://kwaad/x.png"),
        ('<rule filter="env(&apos;HOME&apos;)"/>', "an expression that looks elsewhere: env("),
    ],
)
def test_what_is_not_ours_is_named(tmp_path, inside, says):
    assert says in said(project(tmp_path, inside))


def test_another_file_and_what_cannot_be_read_are_named(tmp_path):
    assert said(project(tmp_path, "", "start.py")) == ["a file: start.py"]
    path = tmp_path / "plan.qgz"
    path.write_bytes(b"no zip")
    assert said(path) == ["it cannot be read"]


def test_a_change_is_another_project(tmp_path):
    first = fingerprint(project(tmp_path))
    assert first
    assert fingerprint(project(tmp_path, "<x/>")) != first
    assert fingerprint(tmp_path / "geen.qgz") == ""
