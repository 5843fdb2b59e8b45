# SPDX-License-Identifier: GPL-2.0-or-later
"""Networks on disk: whole or not at all, never of other roads, and fast to open again."""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import shapely

from opvangatlas.plugin.core.errors import Cancelled, StorageError
from opvangatlas.plugin.core.travel.build import BuildSettings, build_network
from opvangatlas.plugin.core.travel.engine import Places
from opvangatlas.plugin.core.travel.roads import RoadSettings
from opvangatlas.plugin.core.travel.speeds import SpeedTable
from opvangatlas.plugin.storage import array_folder
from opvangatlas.plugin.storage.array_folder import MANIFEST, Damaged, digest, read_part, write_part
from opvangatlas.plugin.storage.network_cache import (
    COMPUTED_FOLDER,
    NETWORK_FOLDER,
    NetworkCache,
    open_engine,
    read_network,
    write_network,
)

PLACES = Places(("a", "b"), np.array([(100_020.0, 400_010.0), (100_480.0, 400_390.0)]))


@pytest.fixture(scope="module")
def built():
    streets = [[(x, 0), (x, 400)] for x in range(0, 600, 100)] + [[(0, y), (500, y)] for y in range(0, 500, 100)]
    shapes = shapely.segmentize([shapely.LineString(np.add(s, (100_000, 400_000))) for s in streets], 100.0)
    rows = pd.DataFrame({"geom": shapes, "highway": "residential"})
    table = SpeedTable({"residential": 30.0}, {})
    return build_network(rows, BuildSettings(RoadSettings("osm", table)))


@pytest.fixture
def folder(tmp_path, built) -> Path:
    assert write_network(tmp_path / "net", built, {"bron": "proef", "datum": "2024-01-01"}) is None
    return tmp_path / "net"


def parts(folder: Path) -> list[Path]:
    return sorted((folder / COMPUTED_FOLDER).iterdir())


def test_a_network_and_its_report_come_back_as_they_were(folder, built):
    stored = read_network(folder)
    for name, array in built.network.arrays().items():
        np.testing.assert_array_equal(stored.network.arrays()[name], array)
    pd.testing.assert_frame_equal(stored.report.components, built.report.components, check_dtype=False)
    pd.testing.assert_frame_equal(stored.report.remarks, built.report.remarks, check_dtype=False)
    assert stored.notes == {"bron": "proef", "datum": "2024-01-01"}
    assert not stored.network.coords.flags.writeable


def test_everything_computed_is_reused_and_gives_the_same(folder):
    first = open_engine(folder)[1]
    again = open_engine(folder)[1]
    assert (first.reused, again.reused) == ((), ("hierarchie", "kosten", "raster"))
    assert (first.warning, again.warning) == (None, None)
    np.testing.assert_array_equal(
        first.engine.matrix(PLACES, PLACES).minutes, again.engine.matrix(PLACES, PLACES).minutes
    )


def test_other_speeds_only_customise_again(folder, built):
    cache = NetworkCache(folder / COMPUTED_FOLDER)
    cache.engine(built.network)
    slower = replace(built.network, forward_ms=built.network.forward_ms * 2)
    opened = cache.engine(slower)
    assert opened.reused == ("hierarchie",)  # the grid depends on which directions are open


def test_the_other_weight_shares_hierarchy_and_grid(folder):
    open_engine(folder)
    assert open_engine(folder, weight="afstand")[1].reused == ("hierarchie", "raster")
    assert open_engine(folder, weight="afstand")[1].reused == ("hierarchie", "kosten", "raster")


def test_other_roads_share_nothing(folder, built):
    cache = NetworkCache(folder / COMPUTED_FOLDER)
    cache.engine(built.network)
    turned = replace(built.network, start=built.network.end, end=built.network.start)
    assert "hierarchie" not in cache.engine(turned).reused


@pytest.mark.parametrize("harm", ["flip", "cut", "empty", "gone", "pickle", "manifest", "format", "swap"])
def test_a_damaged_or_foreign_part_is_computed_again(folder, harm):
    expected = open_engine(folder)[1].engine.matrix(PLACES, PLACES).minutes
    part = next(path for path in parts(folder) if path.name.startswith("hierarchie"))
    victim = part / "up.npy"
    if harm == "flip":
        content = bytearray(victim.read_bytes())
        content[-1] ^= 1
        victim.write_bytes(content)
    elif harm == "cut":
        victim.write_bytes(victim.read_bytes()[:-5])
    elif harm == "empty":
        victim.write_bytes(b"")
    elif harm == "gone":
        victim.unlink()
    elif harm == "pickle":
        np.save(victim, np.array([{"a": 1}], dtype=object), allow_pickle=True)
    elif harm == "manifest":
        (part / "inhoud.json").write_text("{")
    elif harm == "format":
        content = json.loads((part / "inhoud.json").read_text())
        (part / "inhoud.json").write_text(json.dumps(content | {"formaat": 99}))
    elif harm == "swap":
        np.save(victim, np.load(victim)[::-1])
    opened = open_engine(folder)[1]
    assert opened.reused == ("kosten", "raster")
    assert opened.warning is None
    np.testing.assert_array_equal(opened.engine.matrix(PLACES, PLACES).minutes, expected)
    assert open_engine(folder)[1].reused == ("hierarchie", "kosten", "raster")


def test_a_copied_folder_is_hashed_once_and_trusted_after(folder, tmp_path, monkeypatch):
    open_engine(folder)
    shutil.copytree(folder, tmp_path / "copy", copy_function=shutil.copyfile)
    hashed = []
    monkeypatch.setattr(array_folder, "digest", lambda array: hashed.append(1) or digest(array))
    assert open_engine(tmp_path / "copy")[1].reused == ("hierarchie", "kosten", "raster")
    assert len(hashed) > 10
    hashed.clear()
    open_engine(tmp_path / "copy")
    assert hashed == []


def test_costs_of_another_hierarchy_are_not_used(folder, tmp_path):
    open_engine(folder)
    costs = next(path for path in parts(folder) if path.name.startswith("kosten"))
    write_part(costs, {"climb": np.zeros(3, np.int64), "descend": np.zeros(3, np.int64)}, {})
    assert open_engine(folder)[1].reused == ("hierarchie", "raster")


def test_a_full_disk_gives_the_result_and_one_warning(folder, monkeypatch):
    def full(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(array_folder, "_to_disk", full)
    opened = open_engine(folder)[1]
    assert np.isfinite(opened.engine.matrix(PLACES, PLACES).minutes).all()
    assert isinstance(opened.warning, StorageError)
    assert "kon niet worden bewaard" in opened.warning.line("nl")
    assert parts(folder) == []


def test_a_full_disk_while_saving_the_network(tmp_path, built, monkeypatch):
    def full(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(array_folder, "_to_disk", full)
    assert isinstance(write_network(tmp_path / "net", built, {}), StorageError)
    assert list((tmp_path / "net").iterdir()) == []


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_rights(folder):
    computed = folder / COMPUTED_FOLDER
    computed.mkdir()
    computed.chmod(0o500)
    assert open_engine(folder)[1].warning is not None


class _Stop:
    def __init__(self, calls: int) -> None:
        self.left = calls

    def report(self, fraction, text=None):
        pass

    def is_cancelled(self) -> bool:
        self.left -= 1
        return self.left < 0


@pytest.mark.parametrize("calls", [0, 1, 4])
def test_cancelling_leaves_no_half_cache_behind(folder, calls):
    with pytest.raises(Cancelled):
        open_engine(folder, progress=_Stop(calls))
    left = parts(folder) if (folder / COMPUTED_FOLDER).exists() else []
    assert all((part / "inhoud.json").is_file() for part in left)
    assert open_engine(folder)[1].warning is None


def test_saving_again_replaces_the_network(folder, built):
    assert write_network(folder, built, {"datum": "2025-01-01"}) is None
    assert read_network(folder).notes == {"datum": "2025-01-01"}
    assert [path.name for path in folder.iterdir()] == [NETWORK_FOLDER]


@pytest.mark.parametrize("what", ["nothing", "empty", "damaged"])
def test_what_is_no_network_is_refused_in_words(tmp_path, folder, what):
    target = tmp_path / "other"
    if what == "empty":
        target.mkdir()
    elif what == "damaged":
        target = folder
        (folder / NETWORK_FOLDER / "coords.npy").write_bytes(b"x")
    with pytest.raises(StorageError, match="no road network"):
        read_network(target)


def test_a_manifest_that_is_nested_without_end_is_damage(tmp_path):
    write_part(tmp_path / "deel", {"a": np.arange(3)}, {})
    (tmp_path / "deel" / MANIFEST).write_text('{"formaat":' + "[" * 200_000 + "]" * 200_000 + "}", encoding="utf-8")
    with pytest.raises(Damaged, match="nested too deeply"):
        read_part(tmp_path / "deel")
