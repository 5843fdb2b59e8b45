# SPDX-License-Identifier: GPL-2.0-or-later
"""A layer of municipalities becomes a plan, or one line says why not."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest
import shapely

from opvangatlas.plugin.core.errors import Cancelled, InputError
from opvangatlas.plugin.core.intake.municipalities import Columns, NewPlan, create_plan, name_column
from opvangatlas.plugin.core.model.tables import TABLES

from ..plans import cell

BOWTIE = shapely.from_wkt("POLYGON((100000 400000, 110000 410000, 110000 400000, 100000 410000, 100000 400000))")


def rows(*records, **columns):
    names = ("statcode", "statnaam", "inwoners_2024", "provincie_code", "vr_code", "vr", "geom")
    base = [
        dict(zip(names, row, strict=True))
        for row in (
            ("GM0001", "Aa", 100, "PV23", "VR1", "Noord", cell(0, 0)),
            ("GM0002", "Bee", 200, "PV23", "VR1", "Noord", cell(1, 0)),
            ("GM0003", "Cee", 300, "PV25", "VR2", "Zuid", cell(2, 0)),
        )
    ]
    for number, change in enumerate(records):
        if number < 3:
            base[number] |= change
        else:
            base.append({**base[0], **change})
    return pd.DataFrame(base, dtype="object").assign(**columns)


def made(frame, division="vr_code", progress=None, **wanted):
    columns = Columns.guessed([c for c in frame.columns if c != "geom"], division=division)
    more = {"progress": progress} if progress else {}
    return create_plan(frame, columns, NewPlan("proef", **wanted), layer="laag", crs="EPSG:28992", **more)


def refused(frame, **wanted):
    with pytest.raises(InputError) as error:
        made(frame, **wanted)
    assert "\n" not in error.value.line("nl")
    return error.value.line("nl")


# the whole plan -------------------------------------------------------------------------------------------


def test_a_plan_from_a_layer():
    plan, sieve = made(
        rows(),
        regime="2024",
        reference_date=date(2027, 3, 1),
        divisions={"veiligheidsregio": "vr_code"},
        source="CBS",
    )
    frame = plan["gemeenten"]
    assert frame["gm_code"].tolist() == ["GM0001", "GM0002", "GM0003"]
    assert frame["regio_id"].tolist() == ["VR1", "VR1", "VR2"]
    assert frame["inwoners"].tolist() == [100, 200, 300]
    assert frame["in_plan"].all()
    assert plan.regions["regio_nm"].tolist() == ["Noord", "Zuid"]
    assert plan.regions["geom"].iloc[0].area == pytest.approx(2e8)
    assert plan["indeling"]["regio_id"].tolist() == ["VR1", "VR1", "VR2"]
    assert plan["divisies"][["divisie", "code", "naam"]].values.tolist() == [
        ["veiligheidsregio", "VR1", "Noord"],
        ["veiligheidsregio", "VR1", "Noord"],
        ["veiligheidsregio", "VR2", "Zuid"],
    ]
    assert (plan.regime, plan.reference_date) == ("2024", date(2027, 3, 1))
    assert plan.settings["bron_gemeenten"] == "CBS"
    assert (sieve.reasons, sieve.remarks) == ({}, [])


def test_every_table_of_a_new_plan_keeps_the_schema():
    plan, _ = made(rows(), divisions={"v": "vr_code"})
    for name, frame in plan.frames.items():
        table = TABLES[name]
        assert not frame.duplicated(list(table.key)).any()
        for column in table:
            assert not (column.not_null and frame[column.name].isna().any()), (name, column.name)


def test_neighbouring_regions_have_different_colours():
    plan, _ = made(rows())
    assert plan.regions["kleur"].nunique() == 2


def test_without_a_division_nobody_is_assigned():
    plan, _ = made(rows(), division=None)
    assert plan["gemeenten"]["regio_id"].isna().all()
    assert len(plan.regions) == 0


@pytest.mark.parametrize(
    ("column", "basis"),
    [("veiligheidsregio_code", "veiligheidsregio"), ("provincie_code", "provincie"), ("ggd_code", "anders")],
)
def test_the_basis_of_the_regions_is_that_of_the_division(column, basis):
    frame = rows().drop(columns="provincie_code").rename(columns={"vr_code": column})
    plan, _ = made(frame, division=column)
    assert set(plan.regions["basis"]) == {basis}


def test_a_division_without_names_is_named_after_its_codes():
    plan, _ = made(rows().drop(columns="vr"))
    assert plan.regions["regio_nm"].tolist() == ["VR1", "VR2"]


# columns --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("names", "code", "name", "population", "province"),
    [
        (["statcode", "statnaam", "inwoners_20240101", "provincie_code"], *[0, 1, 2, 3]),
        (["GM_CODE", "GM_NAAM", "AANT_INW", "PV_CODE"], *[0, 1, 2, 3]),
        (["Gemeentecode", "Gemeentenaam", "Inwonertal_54", "provincie"], *[0, 1, 2, 3]),
        (["identificatie", "naam", "ligtInProvincieCode"], 0, 1, None, 2),
        (["\ufeffstatcode", " statnaam "], 0, 1, None, None),
    ],
)
def test_columns_are_guessed_from_the_usual_names(names, code, name, population, province):
    columns = Columns.guessed(names)
    picked = [None if n is None else names[n] for n in (code, name, population, province)]
    assert [columns.code, columns.name, columns.population, columns.province] == picked


def test_a_chosen_column_wins_and_must_be_there():
    assert Columns.guessed(["statcode", "statnaam", "x"], code="x").code == "x"
    with pytest.raises(InputError) as error:
        Columns.guessed(["statcode", "statnaam"], population="inw")
    assert error.value.line("nl") == "Kolom ‘inw’ staat niet in de invoer; wel: statcode, statnaam."


@pytest.mark.parametrize("names", [["fid", "iets"], ["statcode", "iets"], ["fid", "statnaam"]])
def test_without_code_or_name_there_is_nothing_to_guess(names):
    with pytest.raises(InputError) as error:
        Columns.guessed(names)
    assert error.value.line("nl").endswith("Kies de kolommen voor code en naam.")


@pytest.mark.parametrize(
    ("column", "names", "found"),
    [
        ("veiligheidsregio_code", ["veiligheidsregio"], "veiligheidsregio"),
        ("VR_CODE", ["VR_NAAM"], "VR_NAAM"),
        ("res_code", ["res_regio"], "res_regio"),
        ("vrcode", ["vrnaam"], "vrnaam"),
        ("vr", ["vr"], None),
        ("vr_code", ["iets"], None),
    ],
)
def test_the_name_beside_a_code(column, names, found):
    assert name_column(column, [column, *names]) == found


# bad input ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("spelling", ["1", "0001", "GM0001", " GM0001    ", "\ufeffGM0001", 1, 1.0, "gm1"])
def test_codes_in_every_spelling(spelling):
    plan, sieve = made(rows({"statcode": spelling}))
    assert plan["gemeenten"]["gm_code"].iloc[0] == "GM0001"
    assert not sieve.reasons


def test_duplicate_codes():
    assert refused(rows({}, {"statcode": "1"})) == "Dubbele gemeentecodes: GM0001. Verwijder de dubbele rijen."


def test_a_municipality_in_two_regions_names_both():
    assert refused(rows({}, {"statcode": "GM0001", "vr_code": "VR9"})) == (
        "GM0001 staat in twee regio's: VR1 en VR9. Elke gemeente hoort bij precies één regio."
    )


@pytest.mark.parametrize("shape", [None, shapely.MultiPolygon(), shapely.from_wkt("POLYGON((1 1,2 2,1 1))")])
def test_without_geometry(shape):
    assert refused(rows({"geom": shape})) == (
        "Gemeenten zonder vlak op de kaart: Aa. Vul de vlakken aan of verwijder deze rijen."
    )


def test_a_polygon_that_intersects_itself_is_repaired_and_reported():
    plan, sieve = made(rows({"geom": BOWTIE}))
    shape = plan["gemeenten"]["geom"].iloc[0]
    assert shape.is_valid
    assert shape.area == pytest.approx(5e7)
    ((text, figures),) = sieve.remarks
    assert figures["name"] == "Aa"
    assert figures["area"] == pytest.approx(5e7)
    assert "sneed zichzelf en is hersteld" in text.nl


def test_an_extra_row_abroad_is_skipped_and_reported():
    extra = {"statcode": "----", "statnaam": "Buitenland", "geom": cell(3, 0)}
    plan, sieve = made(rows({}, {}, {}, extra))
    assert len(plan["gemeenten"]) == 3
    rejected = sieve.rejected("nl")
    assert rejected[["statnaam", "reden"]].values.tolist() == [["Buitenland", "‘----’ is geen gemeentecode."]]
    assert len(sieve.remarks) == 1


def test_an_extra_row_abroad_may_be_without_geometry():
    plan, _ = made(rows({}, {}, {}, {"statcode": None, "statnaam": "Buitenland", "geom": None}))
    assert len(plan["gemeenten"]) == 3


def test_no_usable_row_at_all():
    line = refused(rows({"statcode": "a"}, {"statcode": "b"}, {"statcode": None}))
    assert line.startswith("De laag bevat geen enkele bruikbare gemeente.")


@pytest.mark.parametrize(
    "shape",
    [
        shapely.box(5.1, 52.1, 5.3, 52.3),  # degrees
        shapely.box(570_000, 6_800_000, 580_000, 6_810_000),  # Web Mercator
        shapely.Point(),  # could not be transformed
    ],
)
def test_coordinates_that_are_not_in_rd(shape):
    assert refused(rows(geom=[shape] * 3)) == (
        "De coördinaten van ‘laag’ passen niet bij EPSG:28992. Kies het stelsel waarin de laag is gemaakt."
    )


def test_one_of_many_abroad_is_not_refused():
    made(rows({}, {}, {}, {"statcode": "GM0009", "geom": shapely.box(900_000, 400_000, 910_000, 410_000)}))


@pytest.mark.parametrize("value", [-1, "veel", "12,5", "1e30", "99999999999999999999"])
def test_a_population_that_is_no_count_is_unknown_and_reported(value):
    plan, sieve = made(rows({"inwoners_2024": value}))
    assert plan["gemeenten"]["inwoners"].isna().tolist() == [True, False, False]
    assert len(sieve.remarks) == 1


@pytest.mark.parametrize(("value", "count"), [("17.942", 17942), (25845.0, 25845), ("", None), (None, None)])
def test_populations_as_people_write_them(value, count):
    plan, sieve = made(rows({"inwoners_2024": value}))
    found = plan["gemeenten"]["inwoners"].iloc[0]
    assert (None if pd.isna(found) else found) == count
    assert not sieve.remarks


def test_an_unknown_column_for_a_division():
    assert refused(rows(), divisions={"ggd": "ggd_code"}).startswith("Kolom ‘ggd_code’ staat niet in de invoer")


def test_an_empty_division_is_left_out_and_an_empty_name_is_the_code():
    plan, _ = made(rows({"statnaam": " "}, {"vr_code": " "}), divisions={"v": "vr_code"})
    assert plan["gemeenten"]["gm_naam"].iloc[0] == "GM0001"
    assert plan["divisies"]["gm_code"].tolist() == ["GM0001", "GM0003"]
    assert plan["gemeenten"]["regio_id"].tolist() == ["VR1", None, "VR2"]


class Cancelling:
    def report(self, fraction, text=None):
        pass

    def is_cancelled(self):
        return True


def test_cancel():
    with pytest.raises(Cancelled):
        made(rows(), progress=Cancelling())


# provinces and neighbours ---------------------------------------------------------------------------------


@pytest.mark.parametrize("province", ["PV25", "25", " pv25 "])
def test_only_one_province(province):
    plan, _ = made(rows(), provinces=[province])
    assert plan["gemeenten"]["gm_code"].tolist() == ["GM0003"]
    assert plan.regions["regio_id"].tolist() == ["VR2"]


@pytest.mark.parametrize(("km", "kept"), [(0, 1), (0.001, 2), (9.9, 2), (10, 3)])
def test_neighbours_within_reach_are_context(km, kept):
    plan, _ = made(rows(), provinces=["PV25"], neighbours_km=km, divisions={"v": "vr_code"})
    frame = plan["gemeenten"]
    assert len(frame) == kept
    assert frame["in_plan"].tolist() == [False] * (kept - 1) + [True]
    assert frame["regio_id"].tolist() == [None] * (kept - 1) + ["VR2"]
    assert len(plan["indeling"]) == 1
    assert len(plan.municipalities) == 1


def test_a_province_that_is_not_there():
    assert refused(rows(), provinces=["PV99"]) == "Provincie PV99 komt niet voor in de laag; wel: PV23, PV25."


def test_land_and_water_of_one_municipality_point_at_the_column():
    both = pd.concat([rows(water="NEE", plaats="x"), rows(water="JA", plaats="x")]).reset_index(drop=True)
    line = refused(both)
    assert "‘water’ (JA, NEE)" in line
    assert "\"water\" = 'NEE'" in line
