# SPDX-License-Identifier: GPL-2.0-or-later
"""The window with the quality of a network: every kind of remark is there, and counted."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import shapely

from opvangatlas.plugin.core.travel.build import BuildSettings, build_network
from opvangatlas.plugin.core.travel.roads import RoadSettings
from opvangatlas.plugin.core.travel.speeds import SpeedTable
from opvangatlas.plugin.tasks.travel_maps import quality_rows
from opvangatlas.ui.travel import travel_section_quality as quality

SPEEDS = Path(__file__).parents[3] / "resources" / "speeds" / "generic.csv"


def report(speeds):
    shapes = [shapely.LineString([(x, 0), (x + 100, 0)]) for x in range(0, 100 * len(speeds), 100)]
    frame = pd.DataFrame({"geom": shapes, "snelheid": speeds}, dtype=object)
    table = SpeedTable.parse(SPEEDS.read_text(encoding="utf-8"))
    return build_network(frame, BuildSettings(RoadSettings("generic", table, speed_field="snelheid"))).report


def shown(made):
    dialog = quality.QualityDialog("wegen", made, quality_rows(made))
    items = [dialog.kinds.itemText(row) for row in range(dialog.kinds.count())]
    rows = dialog.remarks.model().sourceModel().rows
    dialog.deleteLater()
    return items, rows


def test_absent_unreadable_and_impossible_speeds_are_counted_apart(qgis_app):
    items, _rows = shown(report(["50 km/u", "~50", "80 (06-19h)", None, "", "9000"]))
    assert "A speed is given but cannot be read (2)" in items
    assert "No speed, and class not in the table (2)" in items
    assert "Impossible speed (1)" in items


def test_a_kind_beyond_what_is_listed_is_there_with_its_whole_count(qgis_app, monkeypatch):
    monkeypatch.setattr(quality, "LISTED", 10)
    items, rows = shown(report([None] * 30 + ["~50"]))
    assert "No speed, and class not in the table (30)" in items
    assert "A speed is given but cannot be read (1)" in items
    assert {row.kind for row in rows} == {"zonder_snelheid", "onleesbare_snelheid"}
    assert len(rows) <= 10
