# SPDX-License-Identifier: GPL-2.0-or-later
"""Lists that people have, and what must come out of each: the files of the folder with cases."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from opvangatlas.plugin.core.wording import is_unknown
from opvangatlas.plugin.storage.csv_table import read_csv

from .doors import Heard, read, refused, run

ROOT = Path(__file__).resolve().parents[2]
CALLED = "Azc=rol;Noodopvang=gvl;Pol=gvl;Avo=gvl"
"""What the lists of locations call their types."""
CLEAN = 17
"""Locations in the list that is whole."""


@pytest.fixture(scope="session")
def lists() -> Path:
    """The folder with lists, beside the folder with real data."""
    folder = Path(os.environ.get("OPVANGATLAS_CASES", ROOT.parent / "shared" / "cases")) / "lists"
    if not folder.is_dir():
        pytest.skip(f"no cases in {folder}; set OPVANGATLAS_CASES")
    return folder


@pytest.fixture(scope="module")
def plan_of_the_east(data, provider, tmp_path_factory) -> bytes:
    """A plan of Gelderland and Overijssel, with the reference date of the lists."""
    out = tmp_path_factory.mktemp("oost") / "oost.gpkg"
    municipalities = data / "nl_2024" / "gemeenten_2024.gpkg"
    run("createplan", MUNICIPALITIES=municipalities, PROVINCES="Gelderland,Overijssel", REGIME="2020", OUTPUT=out)
    return out.read_bytes()


@pytest.fixture
def east(plan_of_the_east, tmp_path) -> Path:
    path = tmp_path / "oost.gpkg"
    path.write_bytes(plan_of_the_east)
    return path


@pytest.fixture
def raster(lists, provider, tmp_path) -> Path:
    """The plan that the lists that begin with ``raster`` go with."""
    out = tmp_path / "raster.gpkg"
    run("createplan", MUNICIPALITIES=lists.parent / "layers" / "raster.gpkg", DIVISION_FIELD="regio", OUTPUT=out)
    return out


class Outcome:
    """What became of a list of locations."""

    def __init__(self, plan: Path, file: Path, **more: object) -> None:
        heard = Heard()
        self.refused_file = plan.with_name("geweigerd.csv")
        options = {"PLAN": plan, "TYPE_MAP": CALLED, "DEFAULT_TYPE": "rol", "DEFAULT_STATUS": "voortzetten", **more}
        self.results = run("importlocations", heard, LOCATIONS=file, REJECTED=self.refused_file, **options)
        made = read(plan)
        self.locations = made["opvanglocaties"].set_index("loc_naam")
        periods = made["capaciteitsperioden"].merge(self.locations.reset_index()[["loc_id", "loc_naam"]])
        self.periods = periods.set_index("loc_naam")
        self.said = "\n".join(heard.warnings)

    def refused(self) -> pd.DataFrame:
        return pd.read_csv(self.refused_file, sep=None, engine="python", dtype=str, encoding="utf-8-sig")

    def places(self, name: str) -> list[int | None]:
        return [None if is_unknown(value) else value for value in self.periods.loc[[name], "plekken_asiel"]]

    def ends(self, name: str) -> list[date | None]:
        return [None if is_unknown(value) else value for value in self.periods.loc[[name], "tot"]]


@pytest.mark.parametrize("name", ["schoon.csv", "utf8bom.csv", "xcoord.csv", "rdx.csv"])
def test_a_list_of_locations_is_read_whole(lists, east, name):
    made = Outcome(east, lists / f"locaties_{name}", TYPE_FIELD="Soort")
    assert made.results["REJECTED_COUNT"] == 0, made.said
    assert len(made.locations) == made.results["ACCEPTED"] == CLEAN
    assert made.places("Velp") == made.places("Apeldoorn") == made.places("Doetinchem") == [None]
    assert made.places("Nijmegen Heumensoord") == [1200]
    assert made.ends("Winterswijk") == [date(2029, 6, 30)]
    for site, text in (("Apeldoorn", "400-450"), ("Doetinchem", "±300")):
        assert text in made.locations.loc[site, "opmerking"]
        assert f"‘{text}’" in made.said
    assert made.ends("Arnhem - De Berg") == made.ends("Hengelo (OV) avo") == [None]
    assert bool(made.locations.loc["Arnhem - De Berg", "bo_onbep"])
    assert not made.locations["bo_onbep"].drop("Arnhem - De Berg").fillna(value=False).any()
    assert "Café & écho – überleg" not in made.said


def test_every_row_of_the_list_with_faults_is_in_or_named(lists, east):
    made = Outcome(east, lists / "locaties_1252.csv", TYPE_FIELD="Soort")
    assert made.results["ACCEPTED"] + made.results["REJECTED_COUNT"] == 23
    reasons = made.refused().set_index("Locatie")["reden"]
    assert set(reasons.index) == {"almelo", "Verwisseld", "Alleen adres Deventer", "7602 PV"}
    assert "already" in reasons["almelo"] or "al eerder" in reasons["almelo"] or "before" in reasons["almelo"]
    assert "swapped" in reasons["Verwisseld"] or "verwisseld" in reasons["Verwisseld"]
    assert "adres" in reasons["Alleen adres Deventer"] or "address" in reasons["Alleen adres Deventer"]
    assert made.places("Schalkhaar") == [650, 500]  # two rows with other dates are two periods
    assert "Punt in duizendtal" in made.locations.index
    assert made.places("Zwolle IJsselhallen (Diezehal)") == [None]
    assert "25" in made.said  # the row with the total


def test_swapped_coordinates_are_named_and_nothing_is_imported_until_chosen(lists, east):
    file = lists / "locaties_verwisseld.csv"
    before = east.read_bytes()
    line = refused("importlocations", PLAN=east, LOCATIONS=file, DEFAULT_TYPE="rol", DEFAULT_STATUS="voortzetten")
    assert "verwisseld" in line or "swapped" in line
    assert east.read_bytes() == before
    made = Outcome(east, file, FIELD_MAP="x=Y;y=X")
    assert (made.results["ACCEPTED"], made.results["REJECTED_COUNT"]) == (CLEAN, 0)


def test_addresses_only_give_a_table_to_fill(lists, east, tmp_path):
    file, out = lists / "locaties_zonder_xy.csv", tmp_path / "aanvullen.csv"
    options = {"PLAN": east, "DEFAULT_TYPE": "rol", "DEFAULT_STATUS": "voortzetten"}
    line = refused("importlocations", LOCATIONS=file, REJECTED=out, **options)
    assert "adres" in line or "address" in line
    table = pd.read_csv(out, sep=None, engine="python", dtype=str, encoding="utf-8-sig")
    assert len(table) == CLEAN
    assert {"x", "y", "reden"} <= set(table.columns)
    whole = read_csv(lists / "locaties_schoon.csv").set_index("Locatie")
    table["x"], table["y"] = (table["Locatie"].map(whole[axis]) for axis in ("X", "Y"))
    table.to_csv(out, sep=";", index=False)
    assert Outcome(east, out).results == {
        "ACCEPTED": CLEAN,
        "REJECTED_COUNT": 0,
        "OUTSIDE_COUNT": 0,
        "REJECTED": str(tmp_path / "geweigerd.csv"),
    }


def test_dates_of_a_workbook_are_dates(lists, east):
    made = Outcome(east, lists / "locaties_nette.xlsx")
    assert (made.results["ACCEPTED"], made.results["REJECTED_COUNT"]) == (CLEAN, 0), made.said
    assert made.locations.loc["Almelo", ["bo_start", "bo_eind"]].tolist() == [date(2020, 1, 1), date(2027, 12, 31)]
    assert bool(made.locations.loc["Arnhem - De Berg", "bo_onbep"])
    assert is_unknown(made.locations.loc["Arnhem - De Berg", "bo_eind"])


def test_a_title_above_the_header_is_said(lists, east):
    made = Outcome(east, lists / "locaties_kop.xlsx")
    assert (made.results["ACCEPTED"], made.results["REJECTED_COUNT"]) == (CLEAN, 0), made.said
    assert "Overzicht opvanglocaties Oost-Nederland" in made.said
    assert made.locations.loc["Almelo", "postcode"] == "7602PV"


# the raster -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["indeling.xlsx", "indeling.ods", "utf16.csv", "sep.csv", "wkt.csv"])
def test_a_division_in_every_kind_of_file(lists, raster, name):
    heard = Heard()
    results = run("importassignment", heard, PLAN=raster, TABLE=lists / f"raster_{name}")
    assert results["REJECTED_COUNT"] == 0, heard.warnings
    assert results["ACCEPTED"] == {"sep.csv": 1, "wkt.csv": 1}.get(name, 2)


def test_links_in_a_sheet_of_text(lists, raster):
    results = run("importlinks", PLAN=raster, LINKS=lists / "raster_links_text.xlsx")
    assert (results["ACCEPTED"], results["REJECTED_COUNT"]) == (1, 0)


def test_a_title_above_a_small_table(lists, raster):
    made = Outcome(raster, lists / "raster_title_above.xlsx")
    assert made.results["ACCEPTED"] == 1
    assert "Opvanglocaties provincie X, stand 1-10-2026" in made.said


def test_errors_in_cells_reject_the_row_with_the_reason(lists, raster):
    line = refused("importlocations", PLAN=raster, LOCATIONS=lists / "raster_errors_in_cells.xlsx", DEFAULT_TYPE="rol")
    assert "#N/A" in line


def test_text_under_numbers_in_a_sheet(lists, raster):
    made = Outcome(raster, lists / "raster_locaties.xlsx")
    assert made.results == {**made.results, "ACCEPTED": 2, "REJECTED_COUNT": 0}
    assert made.locations.loc["Beta", "huur_eind"] == date(2029, 12, 31)


DAYS = {
    "A": (date(2027, 1, 1), date(2029, 12, 31)),
    "B": "12/31/2027",
    "C": "31 april 2029",
    "D": (date(2027, 2, 1), date(2029, 3, 1)),
    "E": (date(2027, 1, 1), None),
    "F": (date(2027, 1, 1), None),
    "G": "per direct",
    "H": (date(2027, 3, 1), None),
}
"""What a row of dates gives, or what in it is refused."""


def test_dates_per_row(lists, raster):
    made = Outcome(raster, lists / "raster_dates.csv")
    reasons = made.refused().set_index("naam")["reden"]
    for name, expected in DAYS.items():
        if isinstance(expected, str):
            assert expected in reasons[name]
        else:
            row = made.periods.loc[name]
            assert (row["van"], None if is_unknown(row["tot"]) else row["tot"]) == expected, name
    assert made.locations.loc[["E", "F"], "bo_onbep"].tolist() == [True, True]  # 9999 is never
    assert not bool(made.locations["bo_onbep"].fillna(value=False)["H"])  # still to be decided


NUMBERS = {
    "L0": 1200, "L1": 1200, "L2": 1200, "L3": 1200, "L4": 100, "L5": 100, "L6": None, "L7": None, "L8": None,
    "L9": None, "L10": 0, "L11": None, "L12": None, "L13": 1200, "L14": 100, "L15": 1200, "L16": 3,
}  # fmt: skip


def test_numbers_per_row(lists, raster):
    made = Outcome(raster, lists / "raster_numbers.csv")
    assert made.results["REJECTED_COUNT"] == 0
    for name, expected in NUMBERS.items():
        found = made.places(name) if name in made.periods.index else [None]
        assert found == [expected], name
    assert "‘1,200’" in made.said
    assert made.locations.loc[["L6", "L7"], "opmerking"].tolist() == [
        "plekken asiel: ca. 100",
        "plekken asiel: 100-150",
    ]


# need, periods, reserve, targets --------------------------------------------------------------------------


@pytest.fixture
def filled(lists, east) -> Path:
    Outcome(east, lists / "locaties_schoon.csv", TYPE_FIELD="Soort")
    return east


def imported(algorithm, plan, file, **more):
    heard = Heard()
    out = plan.with_name(f"{algorithm}.csv")
    results = run(algorithm, heard, PLAN=plan, TABLE=file, REJECTED=out, **more)
    table = pd.read_csv(out, sep=None, engine="python", dtype=str, encoding="utf-8-sig")
    assert len(table) == results["REJECTED_COUNT"]
    assert table["reden"].fillna("").str.len().gt(0).all()
    return results, table, heard.warnings


def test_periods_per_row(lists, filled):
    results, refusals, said = imported("importperiods", filled, lists / "perioden.csv")
    made = read(filled)["capaciteitsperioden"].set_index("loc_id")
    assert is_unknown(made.loc[["velp"], "tot"].iloc[-1])
    assert is_unknown(made.loc[["arnhem-de-berg"], "tot"].iloc[-1])
    assert results["ACCEPTED"] + results["REJECTED_COUNT"] == 7
    assert "Ede" in refusals["locatie"].tolist()  # ends before it begins
    assert any("370-400" in line for line in said)


def test_reserve_per_row(lists, filled):
    results, refusals, _said = imported("importreserve", filled, lists / "reserve.csv")
    assert results["ACCEPTED"] + results["REJECTED_COUNT"] == 11
    assert {"Ede", "Enschede", "Ootmarsum"} <= set(refusals["locatie"])
    assert refusals["soort"].tolist().count("buffer") == 1
    rows = read(filled)["reservecapaciteit"]
    assert 1000 in rows["plekken"].tolist()


def test_targets_per_row(lists, filled):
    results, refusals, _said = imported("importtargets", filled, lists / "taakst.csv")
    assert results["ACCEPTED"] + results["REJECTED_COUNT"] == 9
    assert {"'s-Hertogenbosch", "Bergen", "Apeldoorn"} <= set(refusals["gemeente"])


def test_need_per_row(lists, filled):
    results, refusals, _said = imported("importneed", filled, lists / "behoefte_excel.csv", VERSION="2026-2")
    assert results["ACCEPTED"] + results["REJECTED_COUNT"] == 24
    reasons = " ".join(refusals["reden"])
    assert "#N/B" in reasons
    assert "Overijsel" in reasons
    assert "Twente" in reasons


def test_need_in_thousands_is_a_remark_and_part_of_a_place_is_refused(lists, filled):
    results, refusals, _said = imported("importneed", filled, lists / "behoefte_2000.csv", VERSION="2026-2")
    assert results["ACCEPTED"] == 2
    assert refusals["kwartaal"].tolist() == ["2027-K3"]
