# SPDX-License-Identifier: GPL-2.0-or-later
"""Next month's list through Processing: compared first, then taken."""

from __future__ import annotations

import shutil

import pandas as pd
import pytest

from .doors import Heard, read, refused, run
from .test_lists import CALLED, CLEAN, east, lists, plan_of_the_east  # noqa: F401

OPTIONS = {"TYPE_MAP": CALLED, "DEFAULT_TYPE": "rol", "DEFAULT_STATUS": "voortzetten"}


@pytest.fixture
def filled(east, lists):  # noqa: F811
    run("importlocations", PLAN=east, LOCATIONS=lists / "locaties_schoon.csv", **OPTIONS)
    return east


def compared(plan, file, out, **more):
    results = run("updatelocations", heard := Heard(), PLAN=plan, LOCATIONS=file, CHANGES=out, **OPTIONS, **more)
    table = pd.read_csv(out, sep=";", dtype=str, encoding="utf-8-sig").fillna("")
    return results, table, heard


def test_the_same_list_again_has_no_news(filled, lists, tmp_path):  # noqa: F811
    results, table, _ = compared(filled, lists / "locaties_schoon.csv", tmp_path / "uit.csv")
    assert (len(table), results["SAME"], results["TAKEN"]) == (0, CLEAN, 0), table


def test_almelo_moved_is_a_change_of_almelo(filled, lists, tmp_path):  # noqa: F811
    before = read(filled)
    results, table, heard = compared(filled, lists / "locaties_verschoven.csv", tmp_path / "uit.csv")
    moved = table[table["kenmerk"] == "place"]
    assert moved["naam"].str.contains("Almelo").any(), table
    assert moved["nieuw"].str.contains("121 m away").any()
    assert not (table["soort"] == "nieuw").any()
    assert any("Nothing was changed" in line for line in heard.infos)
    pd.testing.assert_frame_equal(read(filled)["opvanglocaties"], before["opvanglocaties"])
    (key,) = moved.loc[moved["naam"].str.contains("Almelo"), "sleutel"].unique()
    results, _, _ = compared(filled, lists / "locaties_verschoven.csv", tmp_path / "uit2.csv", TAKE=key)
    assert results["TAKEN"] == 1
    after = read(filled)
    assert len(after["opvanglocaties"]) == len(before["opvanglocaties"])
    assert after["capaciteitsperioden"]["plekken_asiel"].sum() == before["capaciteitsperioden"]["plekken_asiel"].sum()


def test_what_is_gone_is_removed_with_its_periods(filled, lists, tmp_path):  # noqa: F811
    lines = (lists / "locaties_schoon.csv").read_text("cp1252").splitlines(keepends=True)
    short = tmp_path / "kort.csv"
    short.write_text("".join(lines[:-1]), "utf-8")
    _, table, _ = compared(filled, short, tmp_path / "uit.csv")
    assert table["soort"].tolist() == ["weg"]
    compared(filled, short, tmp_path / "uit2.csv", TAKE="weg", GONE="verwijderen")
    after = read(filled)
    assert len(after["opvanglocaties"]) == CLEAN - 1
    assert table["loc_id"].iloc[0] not in set(after["capaciteitsperioden"]["loc_id"])


def test_a_key_of_an_older_comparison_is_refused(filled, lists, tmp_path):  # noqa: F811
    same = shutil.copy(lists / "locaties_schoon.csv", tmp_path / "lijst.csv")
    line = refused("updatelocations", PLAN=filled, LOCATIONS=same, TAKE="nieuw:3", **OPTIONS)
    assert "nieuw:3" in line


def test_an_end_needs_its_day(filled, lists, tmp_path):  # noqa: F811
    lines = (lists / "locaties_schoon.csv").read_text("cp1252").splitlines(keepends=True)
    short = tmp_path / "kort.csv"
    short.write_text("".join(lines[:-1]), "utf-8")
    line = refused("updatelocations", PLAN=filled, LOCATIONS=short, TAKE="weg", GONE="beeindigen", **OPTIONS)
    assert "the day on which" in line
