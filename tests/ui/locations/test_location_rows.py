# SPDX-License-Identifier: GPL-2.0-or-later
"""What else belongs to a location: documents, milestones, the region it serves, its address."""

from __future__ import annotations

import json
import threading
from datetime import date
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest
import shapely
from qgis.core import NULL
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QDesktopServices

from opvangatlas.plugin.adapters.layers import cell
from opvangatlas.plugin.adapters.plan.address_search import AddressSearch, set_search_allowed
from opvangatlas.plugin.core.intake.addresses import Address
from opvangatlas.plugin.storage.geopackage import GeoPackageStore

from ..conftest import click
from ..sample import choose, layer, row_click, stored, type_in


def opened(monkeypatch, *, works=True):
    """The addresses that are handed to other programs."""
    urls = []
    monkeypatch.setattr(QDesktopServices, "openUrl", staticmethod(lambda url: urls.append(url.toString()) or works))
    return urls


def write(field, text, qtbot):
    """Type in a field for files, and leave it."""
    line = field.editor.lineEdit()
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, text)
    line.editingFinished.emit()


def add_document(location, text, qtbot):
    documents = location.dock.form.documents
    location.dock.form.boxes["documents"].setCollapsed(False)
    click(documents.add_button, qtbot)
    write(documents.fields["pad"], text, qtbot)
    return documents


def test_a_folded_group_shows_nothing(location, qtbot):
    form = location.dock.form
    for name in ("Zeezicht", "Kaapduin"):
        row_click(location.dock, name, qtbot)
        assert not form.strip.isVisible()
    form.boxes["capacity"].setCollapsed(False)
    assert form.strip.isVisible()


def test_a_document_is_linked_opened_and_removed(location, qtbot, monkeypatch):
    urls = opened(monkeypatch)
    row_click(location.dock, "Zeezicht", qtbot)
    documents = add_document(location, "foto's/gevel.jpg", qtbot)
    (row,) = stored(location, "documenten", "loc_id", location.chosen)
    assert (row["doc_id"], row["pad"]) == ("D1", "foto's/gevel.jpg")
    type_in(documents.fields["omschrijving"], "gevel aan de noordkant", qtbot)
    assert documents.view.model().index(0, 0).data() == "gevel.jpg"
    qtbot.waitUntil(lambda: documents.view.model().index(0, 1).data() == "gevel aan de noordkant", timeout=5_000)
    click(documents.open_button, qtbot)
    assert urls == [f"file://{location.session.path.parent}/foto's/gevel.jpg"]
    location.save()
    with GeoPackageStore.open(location.session.path) as store:
        assert list(store.read()["documenten"]["omschrijving"]) == ["gevel aan de noordkant"]
    click(documents.remove_button, qtbot)
    assert stored(location, "documenten", "loc_id", location.chosen) == []
    assert not documents.open_button.isEnabled()


def test_a_program_is_not_opened_and_a_script_is_no_link(location, qtbot, monkeypatch):
    urls = opened(monkeypatch)
    row_click(location.dock, "Zeezicht", qtbot)
    documents = add_document(location, "start.exe", qtbot)
    click(documents.open_button, qtbot)
    assert urls == []
    assert "does not open files of type ‘.exe’" in location.iface.messageBar().currentItem().text()
    documents = add_document(location, "javascript:alert(1)", qtbot)
    assert "is not a file or a web address" in documents.fields["pad"].reason
    assert len(stored(location, "documenten", "loc_id", location.chosen)) == 1


def test_what_no_program_opens_is_said(location, qtbot, monkeypatch):
    opened(monkeypatch, works=False)
    row_click(location.dock, "Zeezicht", qtbot)
    documents = add_document(location, "https://voorbeeld.nl/besluit", qtbot)
    click(documents.open_button, qtbot)
    assert location.iface.messageBar().currentItem().text() == "‘https://voorbeeld.nl/besluit’ could not be opened."


def test_documents_stay_with_their_location(location, qtbot):
    row_click(location.dock, "Zeezicht", qtbot)
    add_document(location, "a.pdf", qtbot)
    row_click(location.dock, "Kaapduin", qtbot)
    assert location.dock.form.documents.rows == []
    row_click(location.dock, "Zeezicht", qtbot)
    assert [row["pad"] for row in location.dock.form.documents.rows] == ["a.pdf"]


def test_a_milestone_of_a_location_waits_for_its_date(location, qtbot):
    row_click(location.dock, "Stroomzicht", qtbot)
    form = location.dock.form
    form.boxes["decision"].setCollapsed(False)
    editor = form.editors["mijlpalen"]
    assert [cell(row["datum"]) for row in editor.rows] == [date(2027, 3, 31), date(2027, 9, 1)]
    click(editor.add_button, qtbot)
    assert editor.fields["soort"].value() == "besluit"
    editor.fields["datum"].editor.choose(date(2027, 5, 1))
    qtbot.waitUntil(lambda: len(editor.rows) == 3, timeout=5_000)
    assert editor.current == "MP8"
    choose(editor.fields["gremium"], "gemeente")
    (row,) = stored(location, "mijlpalen", "mijlpaal_id", "MP8")
    assert (row["loc_id"], row["gremium"]) == ("OL06", "gemeente")


def test_a_location_serves_another_region_in_this_variant_only(location, qtbot):
    row_click(location.dock, "Zeezicht", qtbot)
    field, own = location.dock.form.serves, location.dock.form.where.text()
    assert field.value() is None
    choose(field, "AM93")
    (row,) = stored(location, "locatie_regio", "loc_id", location.chosen)
    assert (row["variant_id"], row["regio_id"]) == ("A", "AM93")
    qtbot.waitUntil(lambda: next(r.region for r in location.dock.list.rows if r.name == "Zeezicht") == "AM93")
    assert location.dock.form.where.text() == own
    for _ in range(2):
        location.refresh()
        assert field.value() == "AM93"
    row_click(location.dock, "Kaapduin", qtbot)
    assert field.value() is None
    row_click(location.dock, "Zeezicht", qtbot)
    assert field.value() == "AM93"
    layer(location, "locatie_regio").undoStack().undo()
    qtbot.waitUntil(lambda: field.value() is None, timeout=5_000)


def test_its_own_region_is_nothing_to_say(location, qtbot):
    row_click(location.dock, "Reëlhoeve", qtbot)
    field = location.dock.form.serves
    assert field.value() == "AM93"
    home = next(
        code for code in map(field.editor.itemData, range(field.editor.count()))
        if code and field.editor.itemText(field.editor.findData(code)) in location.dock.form.where.text()
    )  # fmt: skip
    choose(field, home)
    assert stored(location, "locatie_regio", "loc_id", "OL05") == []
    qtbot.waitUntil(lambda: field.value() is None, timeout=5_000)


def begin_reserve(location, qtbot):
    form = location.dock.form
    form.boxes["reserve"].setCollapsed(False)
    editor = form.editors["reservecapaciteit"]
    click(editor.add_button, qtbot)
    type_in(editor.fields["omstandigh"], "winterpiek", qtbot)
    return editor


def test_what_is_typed_in_a_new_row_stays_when_figures_change(location, qtbot):
    row_click(location.dock, "Stroomzicht", qtbot)
    editor = begin_reserve(location, qtbot)
    editor.fields["plekken"].editor.lineEdit().setText("12")
    location.refresh()
    assert editor.fields["omstandigh"].value() == "winterpiek"
    assert editor.fields["plekken"].editor.lineEdit().text() == "12"


def test_a_row_that_waits_is_there_when_the_location_is_chosen_again(location, qtbot):
    row_click(location.dock, "Stroomzicht", qtbot)
    editor = begin_reserve(location, qtbot)
    row_click(location.dock, "Kaapduin", qtbot)
    assert not editor.draft
    location.choose(["OL01", "OL02"])
    row_click(location.dock, "Stroomzicht", qtbot)
    assert editor.fields["omstandigh"].value() == "winterpiek"
    editor.fields["plekken"].editor.setValue(5)
    editor.fields["inzet_dgn"].editor.setValue(7)
    qtbot.waitUntil(lambda: bool(stored(location, "reservecapaciteit", "loc_id", "OL06")), timeout=5_000)


def test_a_distance_with_a_point_is_not_thousands(location, qtbot):
    row_click(location.dock, "Zeezicht", qtbot)
    form = location.dock.form
    form.boxes["facilities"].setCollapsed(False)
    editor = form.editors["voorzieningen"]
    field = editor.fields["km"]
    type_in(field, "4.721", qtbot)
    assert field.value() == 4.721


def test_a_location_that_moves_to_another_municipality_loses_its_address(location, qtbot):
    row_click(location.dock, "Zeezicht", qtbot)
    places, chosen = location.places, location.chosen
    (before,) = stored(location, "opvanglocaties", "loc_id", chosen)
    at = before.geometry().asPoint()
    places.take_tool(chosen)
    places.take_place(shapely.Point(at.x() + 20, at.y()))
    (near,) = stored(location, "opvanglocaties", "loc_id", chosen)
    assert near["straat"] == before["straat"] != NULL
    (other,) = stored(location, "opvanglocaties", "loc_id", "OL06")
    there = other.geometry().asPoint()
    places.take_tool(chosen)
    places.take_place(shapely.Point(there.x(), there.y()))
    (moved,) = stored(location, "opvanglocaties", "loc_id", chosen)
    assert moved["gm_code"] == other["gm_code"] != before["gm_code"]
    assert [moved[name] for name in ("straat", "postcode", "plaats")] == [NULL] * 3
    places.take_tool(chosen)
    places.take_address(Address("Urk", at.x(), at.y(), town="Urk"))
    (found,) = stored(location, "opvanglocaties", "loc_id", chosen)
    assert [found[name] for name in ("straat", "postcode", "plaats")] == [NULL, NULL, "Urk"]


def test_a_copy_is_a_candidate_that_nobody_decided_on(location, bench, qtbot):
    row_click(location.dock, "Zeezicht", qtbot)
    location.places.duplicate()
    (made,) = stored(location, "opvanglocaties", "loc_id", "L16")
    assert [made[name] for name in ("status", "zekerheid", "vertrouwelijk")] == ["nieuw", "verkenning", True]
    assert [made[name] for name in ("bo_start", "bo_eind", "besluit_dat", "type_bevestigd_door")] == [NULL] * 4
    capacity = bench.capacity.dock
    capacity.setFloating(True)
    capacity.show()
    qtbot.waitUntil(lambda: bool(capacity.rows), timeout=5_000)
    assert [row.quarter for row in capacity.rows if row.short] == ["2028-K1"]


@pytest.fixture
def service():
    """An address service on this machine; ``answers`` are given in turn."""
    asked, answers = [], []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(parse_qs(urlsplit(self.path).query))
            status, body = answers.pop(0)
            self.send_response(status)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_what):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/free", asked, answers
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def searching(location, service):
    """The dock that waits for a place, with the service behind it; the place of Kaapduin is known to it."""
    set_search_allowed(allowed=True)
    location.places.search.deleteLater()
    location.places.search = AddressSearch(location.places, service[0])
    location.places.search.found.connect(location.places._choose_address)
    location.places.search.failed.connect(location.dock.say)
    location.places.take_tool()
    yield location, service[1], service[2]
    set_search_allowed(allowed=False)


def answer(*places):
    docs = [
        {"weergavenaam": name, "centroide_rd": f"POINT({x} {y})", "straatnaam": "Kade", "huis_nlt": "1a",
         "postcode": "9999ZZ", "woonplaatsnaam": "Zeehaven"}
        for name, x, y in places
    ]  # fmt: skip
    return 200, json.dumps({"response": {"docs": docs}}).encode()


def spot(location):
    (feature,) = stored(location, "opvanglocaties", "loc_id", "OL01")
    point = feature.geometry().asPoint()
    return point.x(), point.y()


def enter(location, text, qtbot):
    field = location.dock.coordinates
    field.setFocus()
    field.setText(text)  # keys beyond ASCII cannot be clicked in Qt's tests
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_one_address_becomes_a_location_with_its_address(searching, qtbot):
    location, asked, answers = searching
    assert location.dock.coordinates.placeholderText() == "Or type coordinates or an address and press Enter"
    answers.append(answer(("Kade 1a, 9999ZZ Zeehaven", *spot(location))))
    enter(location, "Kade 1a & b+c 100% Zeehaven #é", qtbot)
    assert location.dock.note.text() == "Searching…"
    qtbot.waitUntil(lambda: bool(stored(location, "opvanglocaties", "loc_id", "L16")), timeout=10_000)
    (made,) = stored(location, "opvanglocaties", "loc_id", "L16")
    assert [made[name] for name in ("straat", "postcode", "plaats")] == ["Kade 1a", "9999ZZ", "Zeehaven"]
    assert made["vertrouwelijk"]
    assert asked[0]["q"] == ["Kade 1a & b+c 100% Zeehaven #é"]


def test_of_several_the_user_chooses(searching, qtbot):
    location, _asked, answers = searching
    answers.append(answer(("Kade 1, Elders", 0, 0), ("Kade 1, Zeehaven", *spot(location))))
    enter(location, "Kade 1", qtbot)
    qtbot.waitUntil(lambda: location.places.addresses.isVisible(), timeout=10_000)
    first, second = location.places.addresses.actions()
    assert [first.text(), second.text()] == ["Kade 1, Elders", "Kade 1, Zeehaven"]
    first.trigger()
    assert location.dock.note.text() == "This place lies in no municipality of the plan."
    second.trigger()
    assert len(stored(location, "opvanglocaties", "loc_id", "L16")) == 1
    location.places.addresses.close()


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ((200, b'{"response": {"docs": []}}'), "No address was found."),
        ((503, b"storing"), "The address service cannot be reached. Type coordinates, or click the map."),
        ((200, b"<html>"), "The answer of the address service is unreadable."),
    ],
)
def test_why_there_is_no_address(searching, qtbot, given, says):
    location, _asked, answers = searching
    answers.append(given)
    enter(location, "Kade 1", qtbot)
    qtbot.waitUntil(lambda: location.dock.note.text() == says, timeout=10_000)
    assert layer(location).featureCount() == 15


def test_coordinates_never_leave_the_machine(searching, qtbot):
    location, asked, _answers = searching
    x, y = spot(location)
    enter(location, f"{x:.0f}, {y:.0f}", qtbot)
    assert len(stored(location, "opvanglocaties", "loc_id", "L16")) == 1
    assert asked == []


def test_without_leave_nothing_is_asked(location, service, qtbot):
    location.places.take_tool()
    assert location.dock.coordinates.placeholderText() == "Or type coordinates and press Enter"
    enter(location, "Kade 1", qtbot)
    assert "allow it in Settings > Options > Opvangatlas" in location.dock.note.text()
    assert service[1] == []
