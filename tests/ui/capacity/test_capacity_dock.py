# SPDX-License-Identifier: GPL-2.0-or-later
"""The dock "Capacity" on the sample: figures, chart, a click on a quarter, edits, copies, reserve, expiry round."""

from __future__ import annotations

import shutil
import sys
from datetime import date
from pathlib import Path

from qgis.PyQt.QtCore import QDate, QPoint, Qt
from qgis.PyQt.QtWidgets import QApplication, QFileDialog

from opvangatlas.ui.capacity.expiry_round import ExpiryDialog
from opvangatlas.ui.capacity.reserve_order import ReserveDialog
from opvangatlas.ui.widgets.table import ROW_ROLE

from ..conftest import click
from ..sample import SAMPLE


def balance(dock, quarter):
    return next(row.balance for row in dock.rows if row.quarter == quarter)


def choose(box, data):
    box.setCurrentIndex(next(row for row in range(box.count()) if box.itemData(row) == data))


def test_the_shortage_is_in_the_table_and_in_bold(capacity):
    dock = capacity.dock
    assert [row.quarter for row in dock.rows if row.short] == ["2028-K1"]
    assert balance(dock, "2028-K1") == -300
    model = dock.quarters.model()
    (row,) = [n for n in range(model.rowCount()) if model.index(n, 0).data(ROW_ROLE).short]
    assert [model.index(row, c).data() for c in range(6)] == ["2028-K1", "2,600", "≤ 2,300", "0", "≤ −300", "−300"]
    assert model.index(row, 4).data(Qt.ItemDataRole.FontRole).bold()
    assert dock.note.text() == "Prognosis 2026-II · 1 confidential location(s) left out"


def test_filters(capacity):
    dock = capacity.dock
    choose(dock.scenario, "hoog")
    assert [row.short for row in dock.rows] == [True] * 16
    choose(dock.scenario, "midden")
    choose(dock.group, "gvl_satelliet")
    assert balance(dock, "2027-K1") == -60
    choose(dock.group, "totaal")
    choose(dock.area, ("regio", "AM93"))
    assert dock.area.currentText() == "Hoogvoorde"
    assert {row.signed for row in dock.rows} == {500}
    assert [row.name for row in dock.listed] == []


def test_a_click_in_the_chart_lists_and_selects(capacity, qtbot):
    dock, layer = capacity.dock, capacity.session.layer("opvanglocaties")
    canvas = dock.chart.canvas
    dock.chart.finish()
    canvas.draw()
    axes = canvas.figure.axes[0]
    x, y = axes.transData.transform((4, 500)) / canvas.device_pixel_ratio
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(round(x), round(canvas.height() - y)))
    assert dock.quarter == "2028-K1"
    assert [(row.name, row.kind, row.change) for row in dock.listed] == [
        ("Griendpolder", "eindigt", -300),
        ("Oeverpark", "opent", 300),
    ]
    assert [(row.name, row.kind) for row in dock.moments] == [
        ("einde overeenkomst Griendpolder", "mijlpaal"),
        ("opening Oeverpark", "mijlpaal"),
    ]
    assert {feature["loc_id"] for feature in layer.selectedFeatures()} == {"OL08", "OL09"}
    (index,) = dock.quarters.selectionModel().selectedRows()
    assert index.data() == "2028-K1"


def test_a_click_in_the_table_does_the_same(capacity, qtbot):
    dock = capacity.dock
    view, model = dock.quarters, dock.quarters.model()
    index = next(model.index(n, 0) for n in range(model.rowCount()) if model.index(n, 0).data() == "2027-K3")
    view.scrollTo(index)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center())
    assert dock.quarter == "2027-K3"
    assert [row.name for row in dock.listed] == ["Stroomzicht"]


def test_decisions_of_the_plan_are_listed_with_the_whole_plan_only(capacity, qtbot):
    dock = capacity.dock
    dock.choose_quarter("2027-K2")
    assert [row.name for row in dock.moments] == ["overbrugging van 15 februari tot 20 maart 2028"]
    texts = [dock.changes.model().index(0, column).data() for column in range(4)]
    assert texts == ["overbrugging van 15 februari tot 20 maart 2028", "2027-06-30", "decision", ""]
    with qtbot.waitSignal(dock.moments_wanted, timeout=1_000):
        dock.changes.doubleClicked.emit(dock.changes.model().index(0, 0))
    choose(dock.area, ("regio", "AM93"))
    assert dock.moments == []


def test_figures_follow_an_edit_its_undo_and_an_extension(capacity, qtbot):
    dock, layer = capacity.dock, capacity.session.layer("capaciteitsperioden")
    layer.startEditing()
    period = next(f for f in layer.getFeatures() if f["periode_id"] == "CP09")
    locations = capacity.session.layer("opvanglocaties")
    locations.startEditing()
    location = next(f for f in locations.getFeatures() if f["loc_id"] == "OL08")
    for name in ("bo_eind", "huur_eind"):
        locations.changeAttributeValue(location.id(), locations.fields().indexOf(name), QDate(2028, 3, 31))
    layer.changeAttributeValue(period.id(), layer.fields().indexOf("tot"), QDate(2028, 3, 31))
    qtbot.waitUntil(lambda: balance(dock, "2028-K1") == 0, timeout=5_000)
    layer.undoStack().undo()
    qtbot.waitUntil(lambda: balance(dock, "2028-K1") == -300, timeout=5_000)


def test_copy_and_save(capacity, tmp_path, qtbot):
    table, picture = capacity.dock.copy_button.menu().actions()
    table.trigger()
    lines = QApplication.clipboard().text().splitlines()
    assert lines[0] == "Quarter\tNeeded\tSigned\tEmergency\tBalance\tBalance w. intended"
    assert len(lines) == 17
    picture.trigger()
    assert not QApplication.clipboard().pixmap().isNull()
    for suffix in ("csv", "png", "svg"):
        capacity.save(tmp_path / f"saldo.{suffix}")
    rows = (tmp_path / "saldo.csv").read_text("utf-8-sig").splitlines()
    assert rows[5] == '"2028-K1";2600;2300;2300;0;0;-300;2300;-300'
    assert (tmp_path / "saldo.png").read_bytes().startswith(b"\x89PNG")
    assert "<svg" in (tmp_path / "saldo.svg").read_text("utf-8")


def test_what_counts_confidential_locations_says_so_wherever_it_goes_and_not_in_the_next_plan(
    capacity, tmp_path, qtbot
):
    mark = "Confidential: 1 location(s) counted · Whole plan"
    click(capacity.dock.hidden_box, qtbot)
    line = capacity.dock.confidential_line()
    assert line.startswith(mark)
    capacity.dock.copy_button.menu().actions()[0].trigger()
    assert QApplication.clipboard().text().splitlines()[0] == line
    capacity.save(tmp_path / "saldo.csv")
    assert line in (tmp_path / "saldo.csv").read_text("utf-8-sig")
    assert capacity.dock.chart.mark == line
    assert capacity.proposed_name() == "capacity-confidential"
    for view in (capacity.dock.quarters, capacity.dock.changes):
        view.setFocus()
        qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        assert QApplication.clipboard().text().splitlines()[0] == line
    capacity.show_reserve()
    dialog = next(d for d in capacity.dialogs.all if isinstance(d, ReserveDialog))
    assert dialog.secret.text() == line
    assert dialog.view.as_text().splitlines()[0] == line
    capacity.session.end()
    assert not capacity.dock.hidden_box.isChecked()


def test_without_matplotlib_the_table_is_there(bench, tmp_path, qtbot, monkeypatch):
    monkeypatch.setitem(sys.modules, "matplotlib.backends.backend_qtagg", None)
    path = Path(shutil.copy(SAMPLE, tmp_path / "voorbeeld.gpkg"))
    with qtbot.waitSignal(bench.session.opened, timeout=20_000):
        bench.files.open(path)
    bench.capacity.dock.show()
    qtbot.waitUntil(lambda: bool(bench.capacity.dock.rows), timeout=5_000)
    chart = bench.capacity.dock.chart
    assert chart.canvas is None
    assert chart.note.text().startswith("There is no chart without matplotlib")
    assert balance(bench.capacity.dock, "2028-K1") == -300


def test_matplotlib_is_not_imported_before_it_is_shown():
    import subprocess

    code = (
        "import importlib.util, sys; from pathlib import Path; root = Path(sys.argv[1]);"
        "spec = importlib.util.spec_from_file_location('opvangatlas', root / '__init__.py',"
        " submodule_search_locations=[str(root)]); module = importlib.util.module_from_spec(spec);"
        "sys.modules['opvangatlas'] = module; spec.loader.exec_module(module);"
        "import opvangatlas.ui.capacity.capacity_desk; print('matplotlib' in sys.modules)"
    )
    root = Path(__file__).resolve().parents[3]
    done = subprocess.run([sys.executable, "-c", code, root], capture_output=True, text=True, check=True)
    assert done.stdout.split()[-1] == "False"


def test_reserve_for_the_shortage(capacity, qtbot):
    click(capacity.dock.reserve_button, qtbot)
    (dialog,) = [d for d in capacity.dialogs.all if isinstance(d, ReserveDialog)]
    assert dialog.places.value() == 300
    dialog.mix.setChecked(False)
    assert dialog.summary.text() == "300 of 300 places, ready after 30 days; 0% is (crisis) emergency."
    dialog.days.setValue(7)
    assert "180 place(s) are missing." in dialog.summary.text()
    dialog.days.setValue(30)
    dialog.when.setText("2028-K1")
    dialog.when.editingFinished.emit()
    assert dialog.short.text() == "Short in 2028-K1: 300."
    assert not dialog.days.isEnabled()
    dialog.area.setCurrentIndex(dialog.area.findData("PV99"))
    assert dialog.places.value() != 300
    dialog.when.setText("ooit")
    dialog.when.editingFinished.emit()
    assert "is not a day" in dialog.summary.text()
    dialog.when.setText("")
    dialog.area.setCurrentIndex(0)
    dialog.places.setValue(300)
    assert not dialog.keep_button.isEnabled()
    qtbot.keyClicks(dialog.name, "Overbrugging")
    click(dialog.keep_button, qtbot)
    layer = capacity.session.layer("inzetplannen")
    assert [f["plan_id"] for f in layer.getFeatures()] == ["overbrugging"]
    assert capacity.session.layer("inzetregels").featureCount() == 3
    layer.undoStack().undo()
    assert layer.featureCount() == 0
    dialog.close()


def test_scaling_down_shifts_the_mix_first_and_gives_back_what_was_used(capacity, qtbot):
    click(capacity.dock.reserve_button, qtbot)
    (dialog,) = [d for d in capacity.dialogs.all if isinstance(d, ReserveDialog)]
    dialog.mix.setChecked(False)
    qtbot.keyClicks(dialog.name, "Overbrugging")
    click(dialog.keep_button, qtbot)
    dialog.close()
    qtbot.waitUntil(lambda: len(capacity.plan()["inzetregels"]) == 3, timeout=5_000)
    click(capacity.dock.reserve_button, qtbot)
    dialog = [d for d in capacity.dialogs.all if isinstance(d, ReserveDialog)][-1]
    dialog.places.setValue(3_000)
    choose(dialog.direction, "af")
    assert not dialog.days.isEnabled()
    actions = list(dialog.made.lines["actie"])
    assert actions == sorted(actions, key=["menging", "afbouwen", "sluiten"].index)
    assert set(actions) >= {"menging", "afbouwen"}
    assert dialog.made.places <= 3_000
    assert dialog.summary.text().startswith(f"{dialog.made.places:,} of 3,000 places given back.")
    assert [dialog._model.index(0, column).data() for column in (1, 3)] == ["shift the mix", "–"]
    choose(dialog.direction, "op")
    assert dialog.days.isEnabled()
    dialog.close()


def test_expiry_round_shows_the_effect_at_once(capacity, qtbot):
    dock = capacity.dock
    assert dock.expiry_button.text() == "Ending within 12 months…"
    click(dock.expiry_button, qtbot)
    (dialog,) = [d for d in capacity.dialogs.all if isinstance(d, ExpiryDialog)]
    assert dialog.rows == []
    assert dialog.effect.text() == "Nothing ends within these months."
    dialog.months.setValue(18)
    assert [row["naam"] for row in dialog.rows] == ["Griendpolder"]
    proposed = {}
    for code in ("beeindigen", "vervangen", "verlengen"):
        choose(dialog.choice, code)
        proposed[code] = dialog.day.day().isoformat()
    assert proposed == {"beeindigen": "2028-02-15", "vervangen": "2028-02-16", "verlengen": "2029-02-15"}
    dialog.signed.setChecked(True)
    dialog.day.choose(date(2028, 3, 31))
    assert "balance in 2028-K1 from −300 to 0" in dialog.effect.text()
    dialog.day.choose(date(2028, 1, 1))
    assert "is not later than the present end" in dialog.effect.text()
    assert not dialog.apply_button.isEnabled()
    dialog.day.choose(date(2028, 3, 31))
    click(dialog.apply_button, qtbot)
    qtbot.waitUntil(lambda: balance(dock, "2028-K1") == 0, timeout=5_000)
    capacity.session.layer("opvanglocaties").undoStack().undo()
    qtbot.waitUntil(lambda: balance(dock, "2028-K1") == -300, timeout=5_000)
    dialog.close()


def test_what_an_ending_takes_away_and_a_replacement_brings(capacity, qtbot):
    click(capacity.dock.expiry_button, qtbot)
    dialog = capacity.dialogs.all[-1]
    dialog.months.setValue(18)
    choose(dialog.choice, "vervangen")
    dialog.places.setValue(300)
    dialog.signed.setChecked(True)
    assert "from −300 to 0" in dialog.effect.text()
    assert dialog.note.text().startswith("Counts what is confidential among these")
    click(capacity.dock.hidden_box, qtbot)
    dialog.recompute()
    assert "from −300 to 0" in dialog.effect.text()
    assert dialog.note.text() == ""
    layer = capacity.session.layer("capaciteitsperioden")
    before = {f["periode_id"] for f in layer.getFeatures() if f["loc_id"] == "OL08"}
    choose(dialog.choice, "verlengen")
    dialog.signed.setChecked(False)
    click(dialog.apply_button, qtbot)
    extended = {f["periode_id"] for f in layer.getFeatures() if f["loc_id"] == "OL08"}
    assert extended > before
    dialog.months.setValue(60)
    choose(dialog.choice, "beeindigen")
    dialog.day.choose(date(2028, 2, 15))
    click(dialog.apply_button, qtbot)
    assert {f["periode_id"] for f in layer.getFeatures() if f["loc_id"] == "OL08"} == before
    dialog.close()


def test_without_a_plan_it_says_so(bench):
    assert bench.capacity.dock.hint.label.text() == "Open a plan first."


def test_without_need_the_balance_is_unknown(opened, qtbot):
    dock = opened.capacity.dock
    dock.show()
    qtbot.waitUntil(lambda: bool(dock.rows), timeout=5_000)
    assert {row.balance for row in dock.rows} == {None}
    assert {row.signed for row in dock.rows} == {400}
    assert "No need entered yet" in dock.note.text()


def test_it_fits_beside_the_map(theme, capacity):
    assert capacity.dock.widget().minimumSizeHint().width() <= 350


def test_confidential_locations_count_when_the_user_wants_it(capacity, qtbot):
    dock = capacity.dock
    before = {row.quarter: row.signed for row in dock.rows}
    layer = capacity.session.layer("opvanglocaties")
    layer.startEditing()
    location = next(f for f in layer.getFeatures() if f["loc_id"] == "OL01")
    layer.changeAttributeValue(location.id(), layer.fields().indexOf("vertrouwelijk"), True)
    fewer = {quarter: places - 300 for quarter, places in before.items()}
    qtbot.waitUntil(lambda: {row.quarter: row.signed for row in dock.rows} == fewer, timeout=5_000)
    assert dock.note.text() == "Prognosis 2026-II · 2 confidential location(s) left out"
    click(dock.hidden_box, qtbot)
    assert dock.note.text() == "Prognosis 2026-II · 2 confidential location(s) counted"
    assert {row.quarter: row.signed for row in dock.rows} == before
    capacity.show_reserve()
    names = set(capacity.dialogs.all[-1]._names.values())
    click(dock.hidden_box, qtbot)
    capacity.show_reserve()
    assert names - set(capacity.dialogs.all[-1]._names.values()) == {"Weidegrond", "Zeezicht"}


def test_another_kind_of_file_is_refused(capacity, tmp_path):
    capacity.save(tmp_path / "saldo.xlsx")
    assert capacity._iface.messageBar().currentItem().text() == "A picture is saved as .png or .svg, the table as .csv."
    assert list(tmp_path.glob("saldo.*")) == []


def test_the_chosen_kind_decides_the_name(capacity, tmp_path, monkeypatch):
    def answer(dialog):
        dialog.setDirectory(str(tmp_path))
        dialog.filterSelected.emit("Table (*.csv)")
        return 1

    monkeypatch.setattr(QFileDialog, "exec", answer)
    monkeypatch.setattr(
        QFileDialog, "selectedFiles", lambda dialog: [str(tmp_path / f"saldo.{dialog.defaultSuffix()}")]
    )
    capacity.choose_file()
    assert [path.name for path in tmp_path.glob("saldo.*")] == ["saldo.csv"]
