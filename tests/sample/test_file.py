# SPDX-License-Identifier: GPL-2.0-or-later
"""The files in the repository are what the sources give."""

from __future__ import annotations

import shutil

import pandas as pd
import pytest
import shapely

from opvangatlas.plugin.core.wording import is_unknown
from opvangatlas.plugin.storage.geopackage import GeoPackageStore
from opvangatlas.tools.sample.sources import SAMPLE, SOURCES

LIMIT = 1_000_000


def comparable(frame: pd.DataFrame, key: tuple[str, ...]) -> list[tuple[object, ...]]:
    """Rows in key order; shapes with a fixed starting point, unknown cells alike."""
    frame = frame.sort_values(list(key))
    if "geom" in frame:
        frame = frame.assign(geom=shapely.to_wkb(shapely.normalize(frame["geom"].to_numpy())))
    return [
        tuple(None if is_unknown(cell) else cell for cell in row) for row in frame.itertuples(index=False, name=None)
    ]


@pytest.fixture(scope="module")
def stored(tmp_path_factory):
    copy = tmp_path_factory.mktemp("sample") / "voorbeeldland.gpkg"
    shutil.copy(SAMPLE / "voorbeeldland.gpkg", copy)
    with GeoPackageStore.open(copy) as store:
        return store.read()


def test_the_committed_plan_is_what_the_sources_give(plan, stored):
    from opvangatlas.plugin.core.model.tables import TABLES

    for name, frame in plan.frames.items():
        assert comparable(stored[name], TABLES[name].key) == comparable(frame, TABLES[name].key), name
    assert dict(stored.settings) == dict(plan.settings)


def test_the_sample_is_small():
    shipped = [path for path in SAMPLE.rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in shipped) < LIMIT
    assert (SAMPLE / "voorbeeldland.gpkg").stat().st_size < 0.7 * LIMIT  # schema 4 has four tables more


def test_sources_are_plain_text():
    for path in SOURCES.glob("*.csv"):
        text = path.read_bytes().decode("utf-8")
        assert "\r" not in text
        assert text.endswith("\n")
        widths = {len(row) for row in pd.read_csv(path, sep=";", dtype=str).fillna("").itertuples(index=False)}
        assert len(widths) == 1
