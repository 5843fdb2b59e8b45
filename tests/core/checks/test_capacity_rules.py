# SPDX-License-Identifier: GPL-2.0-or-later
"""A12, A17–A24, A27–A35, A37–A43, A49–A52: the examples of the domain, and what is right next to them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from opvangatlas.plugin.core.capacity.outlook import outlook
from opvangatlas.plugin.core.checks.finding import Severity

from ..plans import DAY, at, cell, found, gm, lacked, loc, locations, municipalities, region, sound
from .capacity_stories import gap, need, one, period, reserve, targets, with_need

F, W, N = Severity.FAULT, Severity.WARNING, Severity.NOTE


def said(plan, code, **options):
    """Severity and key of the findings of one rule."""
    return [(f.severity, f.key) for f in found(plan, code, **options)]


# locations ------------------------------------------------------------------------------------------------------


def expansions(flexible, total, **settings):
    rows = [
        loc(f"N{n}", at(0.5, 0.5), "GM0001", uitbreiding=True, flexvorm="gemengd" if n < flexible else "geen")
        for n in range(total)
    ]
    return sound(locs=[*locations(), *rows], settings=settings)


def troubles():
    """Plans in which rules speak that do not in those of ``test_running``."""
    yield expansions(2, 5)


def test_a18_counts_locations_not_places():
    (finding,) = found(expansions(2, 5), "A18")
    assert finding.line("nl") == "2 van 5 uitbreidingen zijn flexibel (40%); 1 extra nodig."
    assert finding.severity is W
    assert found(expansions(2, 4), "A18") == []
    assert found(expansions(0, 0), "A18") == []
    assert found(expansions(2, 5, flex_aandeel=0.4), "A18") == []


def fresh(*forms, **change):
    """New locations with these forms, of which nothing is said on expansion."""
    rows = [
        loc(f"N{n}", at(0.5, 0.5), "GM0001", status="nieuw", flexvorm=form, besluit_dat=DAY, **change)
        for n, form in enumerate(forms)
    ]
    return sound(locs=[*locations(), *rows])


def test_a18_a_new_location_is_an_expansion_and_an_empty_form_is_unknown():
    """Of five: three are needed. Two flexible and two unknown: that depends. None flexible and two unknown: too few."""
    (plan,) = [fresh("gemengd", "gelijktijdig", "geen", None, None)]
    assert found(plan, "A18") == []
    assert [(f.figures["count"], f.figures["total"]) for f in lacked(plan, "A18")] == [(2, 5)]
    (finding,) = found(fresh("geen", "geen", "geen", None, None), "A18")
    assert finding.line("nl") == (
        "Hoogstens 2 van 5 uitbreidingen zijn flexibel (van 2 is dat onbekend); minstens 1 extra nodig."
    )
    assert lacked(fresh("gemengd", "gemengd", "gemengd", None, None), "A18") == []
    assert found(fresh("geen", "geen", uitbreiding=False), "A18") == []  # a replacement


def test_a20_the_parts_fit_in_the_whole():
    mixed = sound(locatie_doelgroepen=[{"loc_id": "west", "doelgroep": "studenten"}])
    assert said(mixed, "A20") == [(W, "west")]
    agreed = mixed.with_tables(capaciteitsperioden=frame(period("west", 200, plekken_overig=100)))
    assert said(agreed, "A20") == []
    minors = sound(capaciteitsperioden=[period("west", 20, amv=21), period("oost", 300, amv=300)])
    assert said(minors, "A20") == [(F, "west")]


def frame(*rows):
    import pandas as pd

    return pd.DataFrame(rows)


@pytest.mark.parametrize(
    ("groups", "expected"),
    [
        (["kansarm"], [(W, "west")]),
        (["rest"], [(W, "west")]),
        (["uitgeprocedeerd_gezin", "rest"], [(W, "west")]),
        (["kansarm", "studenten"], [(W, "west")]),
        (["kansarm", "vergunninghouder"], []),
        (["kansrijk"], []),
    ],
)
def test_a21_a_rol_is_not_for_the_unpromising_only(groups, expected):
    rows = [{"loc_id": "west", "doelgroep": group} for group in groups]
    assert said(sound(locatie_doelgroepen=rows), "A21") == expected


@pytest.mark.parametrize(("groups", "count"), [([], 2), (["studenten"], 2), (["kansarm"], 1)])
def test_a21_without_a_group_it_cannot_be_assessed(groups, count):
    rows = [{"loc_id": "west", "doelgroep": group} for group in groups]
    (finding,) = lacked(sound(locatie_doelgroepen=rows), "A21")
    assert (finding.figures["count"], finding.figures["total"]) == (count, 2)


@pytest.mark.parametrize(
    ("code", "change", "severity"),
    [
        ("A22", {"type_2020": "satelliet", "proceshandelingen": True}, W),
        ("A23", {"diensten": " "}, N),
        ("A23", {"eigendom": None}, N),
        ("A24", {"pve": "nee"}, W),
        ("A52", {"zekerheid": "vastgesteld"}, W),
    ],
)
def test_one_thing_of_a_location_is_wrong(code, change, severity):
    assert said(one(**change), code) == [(severity, "west")]


@pytest.mark.parametrize(
    ("code", "change"),
    [
        ("A22", {"type_2020": "satelliet", "proceshandelingen": False}),
        ("A22", {"type_2020": "gvl", "proceshandelingen": True}),
        ("A24", {"pve": "ja"}),
        ("A24", {"pve": "nee", "type_2020": "gvl"}),
        ("A52", {"zekerheid": "vastgesteld", "besluit_dat": date(2026, 1, 1)}),
    ],
)
def test_and_this_is_right(code, change):
    assert found(one(**change), code) == []


def test_a13_a_period_that_ends_before_it_starts():
    early, late = date(2027, 1, 1), date(2028, 1, 1)
    plan = sound(capaciteitsperioden=[period("west", 9, van=late, tot=early), period("oost", 300, van=early, tot=late)])
    (finding,) = (f for f in found(plan, "A13") if f.severity is F)
    assert (finding.key, finding.part) == ("west", "west-2028-01-01-2027-01-01")
    assert finding.line("nl").startswith("Van West eindigt een periode op 01-01-2027, voor het begin op 01-01-2028")
    assert (F, "west") in said(one(bo_onbep=None, bo_start=late, bo_eind=early), "A13")
    assert [f for f in found(one(bo_start=early, bo_eind=early, bo_onbep=None), "A13") if f.severity is F] == []


END = {"status": "beeindigen", "bo_onbep": None, "bo_eind": date(2028, 2, 15)}


@pytest.mark.parametrize(
    ("change", "enough", "expected"),
    [
        (END, "2028-04-01", [(W, "west")]),
        (END, "2028-06-30", [(W, "west")]),
        (END, "2028-03-31", []),  # from 2028-K1
        ({**END, "bo_eind": date(2028, 3, 31)}, "2028-04-01", [(W, "west")]),
        ({**END, "bo_eind": date(2028, 4, 1)}, "2028-04-01", []),
        ({**END, "bo_eind": date(2027, 2, 28)}, "2030-01-01", []),  # has ended
        ({**END, "bo_eind": DAY}, "2030-01-01", [(W, "west")]),
        ({**END, "status": "voortzetten"}, "2030-01-01", []),
    ],
)
def test_a35_ending_waits_for_the_quarter_with_enough_nationally(change, enough, expected):
    plan = one(**change).with_settings(landelijk_genoeg_vanaf=enough)
    assert said(plan, "A35") == expected
    assert lacked(plan, "A35") == []


def test_a35_without_that_quarter_or_an_end_it_cannot_be_assessed():
    west, east = locations()
    both = sound(locs=[{**west, **END}, {**east, **END}])
    assert [(f.table, f.key) for f in lacked(both, "A35")] == [("instellingen", "landelijk_genoeg_vanaf")]
    assert found(both, "A35") == []
    assert lacked(one(**{**END, "bo_eind": date(2027, 2, 28)}), "A35") == []
    endless = one(**{**END, "bo_eind": None}).with_settings(landelijk_genoeg_vanaf="2030-01-01")
    assert [f.key for f in lacked(endless, "A35")] == ["bo_eind"]


CALENDAR = [
    {"schoolregio": region, "van": date(2028, month, first), "tot": date(2028, month, last), "naam": "x"}
    for region, month, first, last in (
        ("noord", 2, 19, 27),
        ("midden", 2, 12, 20),
        ("zuid", 2, 12, 20),
        ("noord", 5, 1, 9),
    )
]


def closing(end, *, school="noord", children=True, **change):
    """West ends on a day; its municipality lies in a school region."""
    gms = [{**m, "schoolregio": school} for m in municipalities()]
    west, east = locations()
    ends = {**west, "kinderen": children, "bo_onbep": None, "bo_eind": end, **change}
    return sound(gms=gms, locs=[ends, {**east, "kinderen": True}], schoolvakanties=CALENDAR)


@pytest.mark.parametrize(
    ("plan", "nearest"),
    [
        (closing(date(2028, 2, 18)), "19-02-2028 t/m 27-02-2028"),
        (closing(date(2028, 2, 19)), None),
        (closing(date(2028, 2, 27)), None),
        (closing(date(2028, 4, 10)), "01-05-2028 t/m 09-05-2028"),
        (closing(date(2028, 2, 18), school="midden"), None),
        (closing(date(2035, 1, 31)), None),
        (closing(date(2028, 2, 18), children=False), None),
        (closing(date(2030, 2, 18), huur_eind=date(2028, 3, 1)), "19-02-2028 t/m 27-02-2028"),
    ],
)
def test_a49_a_move_at_closure_falls_in_a_holiday_of_the_school_region(plan, nearest):
    lines = [f.line("nl") for f in found(plan, "A49")]
    assert len(lines) == (nearest is not None)
    assert all(line.endswith(f"de dichtstbijzijnde is {nearest}.") for line in lines)
    assert lacked(plan, "A49") == []


@pytest.mark.parametrize(
    ("plan", "column"),
    [
        (closing(date(2029, 2, 18)), "van"),
        (closing(date(2028, 2, 18), school=None), "schoolregio"),
        (closing(date(2028, 2, 20), school=None), None),  # a holiday in all three
        (closing(date(2028, 2, 18), children=None), "kinderen"),
        (closing(date(2028, 2, 19), children=None), None),
        (closing(date(2029, 2, 18), children=False), None),
    ],
)
def test_a49_what_decides_and_is_not_there_is_said(plan, column):
    assert found(plan, "A49") == []
    assert [f.key for f in lacked(plan, "A49")] == ([] if column is None else [column])


@pytest.mark.parametrize(("days", "counts"), [(-1, False), (0, True), (1, True)])
@pytest.mark.parametrize("edge", ["first", "last"])
def test_a49_the_first_and_the_last_day_of_the_window_lie_in_it(edge, days, counts):
    first, last = date(2028, 4, 1), date(2028, 6, 30)
    end = first + timedelta(days=days) if edge == "first" else last - timedelta(days=days)
    plan = closing(end).with_settings(planperiode_van=first, planperiode_tot=last)
    assert [f.key for f in found(plan, "A49")] == (["west"] if counts else [])


def test_a50_is_of_2024():
    west, east = locations()
    locs = [{**west, "exploitant": "gemeente"}, {**east, "exploitant": "gemeente", "kwal_kader": True}]
    assert said(sound(locs=locs, settings={"regime": "2024"}), "A50") == [(W, "west")]
    assert found(sound(locs=locs), "A50") == []


def test_a51_places_for_others_in_coa_property():
    rows = [period("west", 200, plekken_overig=80), period("oost", 300, plekken_overig=0)]
    plan = sound(capaciteitsperioden=rows)
    (finding,) = found(plan, "A51")
    assert (finding.severity, finding.key, finding.figures["places"]) == (N, "west", 80)
    west, east = locations()
    (least,) = found(sound(capaciteitsperioden=[period("west", 200, plekken_overig=1), rows[1]]), "A51")
    assert least.figures["places"] == 1
    exempt = sound(locs=[{**west, "ontheffing": True}, east], capaciteitsperioden=rows)
    assert found(exempt, "A51") == []


# regions and reserve ---------------------------------------------------------------------------------------------


def test_a12_every_region_sends_someone():
    assert said(sound(regios=[region("R1", afgevaardigde_functie=" "), region("R2")]), "A12") == [(W, "R1")]


@pytest.mark.parametrize(("weeks", "short"), [(19, False), (65, False), (66, True)])
def test_a17_size_follows_the_target(weeks, short):
    """A target of 120 and 300 places: 120 × w ÷ 26."""
    findings = found(sound(settings={"rol_weken": weeks}), "A17")
    assert [f.figures["needed"] for f in findings] == ([305, 305] if short else [])


def test_a17_says_when_what_is_still_to_open_is_enough_and_counts_who_has_left():
    """305 are needed for 66 weeks; West has 300 until 30 June 2028, Nieuw opens with 300 or 310 the day after."""
    west, east = locations()
    last, first = date(2028, 6, 30), date(2028, 7, 1)
    for places, severity, says in ((300, W, "305 nodig"), (310, N, "Vanaf 01-07-2028 zijn het er 310, genoeg.")):
        new = loc("Nieuw", at(0.6, 0.9), "GM0001", status="nieuw", bo_start=first, besluit_dat=first, places=places)
        ends = {**west, "bo_onbep": None, "bo_eind": last}
        (finding,) = (
            f for f in found(sound(locs=[ends, east, new], settings={"rol_weken": 66}), "A17") if f.key == "R1"
        )
        assert finding.severity is severity
        assert says in finding.line("nl")


def test_a17_counts_places_for_others_and_looks_up_too():
    mixed = sound(capaciteitsperioden=[period("west", 200, plekken_overig=150), period("oost", 300)])
    (finding,) = found(mixed, "A17")
    assert (finding.severity, finding.key) == (N, "R1")
    assert {"places": 350, "needed": 215, "usual": 300}.items() <= finding.figures.items()  # 120 × 14 ÷ 26 = 65, + 150
    assert found(sound(capaciteitsperioden=[period("west", 150, plekken_overig=150), period("oost", 300)]), "A17") == []


def test_a17_without_a_target_is_no_pass():
    assert found(sound(taakstellingen=[]), "A17") == []
    unknown = sound(capaciteitsperioden=[period("west", None), period("oost", 300)])
    assert [(f.table, f.key) for f in lacked(unknown, "A17")] == [("capaciteitsperioden", "plekken_asiel")]
    (finding,) = lacked(sound(taakstellingen=targets()[:2]), "A17")
    assert (finding.figures["count"], finding.figures["total"]) == (3, 4)


def test_a27_reserve_far_from_every_open_location():
    later = loc("Later", at(1.0, 0.9), "GM0003", status="nieuw", bo_start=date(2029, 1, 1))
    rows = [reserve("reserve_direct", loc_id="later"), reserve("noodopvang", loc_id="later")]
    (finding,) = found(sound(locs=[*locations(), later], reservecapaciteit=rows), "A27")
    assert (finding.severity, finding.part) == (N, "reserve_direct")
    assert finding.figures["km"] == pytest.approx(5.0)
    near = sound(locs=[*locations(), later], reservecapaciteit=rows, settings={"reserve_nabij_km": 5})
    assert found(near, "A27") == []


def test_a28_and_a29():
    rows = [reserve("reserve_direct", 300, omstandigh=None), reserve("noodopvang", 60), reserve("crisisnoodopvang", 40)]
    assert said(sound(reservecapaciteit=rows), "A28") == [(W, "west")]
    (share,) = found(sound(reservecapaciteit=rows), "A29")
    assert share.line("nl") == "25% van de reserve is (crisis)noodopvang: 100 van 400 plekken."
    order = "crisisnoodopvang;reserve_direct"
    assert said(sound(settings={"reserve_volgorde": order}), "A29") == [(W, "reserve_volgorde")]
    (first,) = found(sound(settings={"reserve_volgorde": "noodopvang;incidenteel;crisisnoodopvang"}), "A29")
    assert first.line("nl") == "Noodopvang staat in de reservevolgorde voor incidentele capaciteit."
    assert found(sound(reservecapaciteit=[]), "A29") == []


# need and the transition ------------------------------------------------------------------------------------------


def test_a34_an_agreement_that_ends_leaves_a_gap():
    (finding,) = found(gap(), "A34")
    assert (finding.severity, finding.key, finding.part) == (W, "PV98", "2028-K1")
    assert finding.figures["places"] == 300
    assert finding.figures["names"] == ["West"]
    assert found(gap(), "A30") == []


def test_a34_says_what_the_endings_add_and_leaves_the_rest_to_a30():
    west, east = locations()
    ends = {**west, "bo_onbep": None, "bo_eind": date(2028, 2, 15)}
    plan = sound(locs=[ends, east], behoefte=[need(700), need(0, "gvl_satelliet")])
    (finding,) = found(plan, "A34")
    asked = {"quarter": "2028-K1", "first": "2028-K1", "places": 400, "without": 100, "added": 300, "names": ["West"]}
    assert asked.items() <= finding.figures.items()
    (other,) = found(plan, "A30")
    assert (other.figures["places"], other.figures["n"]) == (400, finding.figures["n"] + 4)


def test_unknown_places_make_a_shortage_a_bound_that_is_said():
    rows = [period("west", None), period("oost", 300)]
    plan = sound(capaciteitsperioden=rows, behoefte=[need(500), need(0, "gvl_satelliet")])
    (finding,) = found(plan, "A30")
    assert (finding.severity, finding.figures["places"], finding.figures["unknown"]) == (W, 200, ["West"])
    assert "hoogstens 200" in finding.line("nl")
    for code in ("A30", "A31", "A34"):
        assert lacked(plan, code)


def test_a_prognosis_or_window_that_is_none_is_said():
    for settings in ({"prognose_versie": "2031-I"}, {"planperiode_tot": date(2000, 1, 1)}):
        plan = with_need(need(900), need(0, "gvl_satelliet"), **settings)
        for code in ("A30", "A31", "A32", "A34", "A37"):
            assert lacked(plan, code), (code, settings)


@pytest.mark.parametrize(
    ("settings", "column"),
    [
        ({"prognose_versie": "2031-I"}, "prognose_versie"),
        ({"planperiode_tot": date(2000, 1, 1)}, "planperiode_tot"),
        ({"planperiode_tot": date(2000, 1, 1), "prognose_versie": "2031-I"}, "planperiode_tot"),
    ],
)
def test_which_setting_keeps_need_from_being_compared(settings, column):
    """Of two the window, without which nothing can be looked up; and that once for each rule."""
    plan = with_need(need(900), need(0, "gvl_satelliet"), **settings)
    for code in ("A30", "A31", "A32", "A34"):
        assert [(f.table, f.key) for f in lacked(plan, code)] == [("instellingen", column)]
    assert [f.key for f in lacked(plan, "A49")] == ([column] if column == "planperiode_tot" else [])


def test_a30_a_shortage_of_another_cause():
    plan = with_need(need(700), need(0, "gvl_satelliet"), need(600, scenario="laag"), need(0, "gvl_satelliet", "laag"))
    (finding,) = found(plan, "A30")
    assert (finding.severity, finding.part, finding.figures["balance"]) == (W, "midden", -100)
    assert found(plan, "A34") == []
    high = with_need(need(700, scenario="hoog"), need(0, "gvl_satelliet", "hoog"))
    assert said(high, "A30") == [(N, "PV98")]
    one_group_short = with_need(need(500), need(100, "gvl_satelliet"))
    assert (found(one_group_short, "A30"), len(found(one_group_short, "A31"))) == ([], 1)


def test_without_need_there_is_no_verdict():
    empty = sound(behoefte=[], prognoses=[])
    assert [f.line("nl") for f in lacked(empty, "A34")] == ["A34: Niet te beoordelen: de tabel ‘Behoefte’ is leeg."]
    assert found(empty, "A30") == []


def test_a31_the_total_fits_but_a_group_does_not():
    (finding,) = found(with_need(need(500), need(100, "gvl_satelliet")), "A31")
    assert (finding.severity, finding.part, finding.figures["places"]) == (W, "gvl_satelliet", 100)
    assert found(with_need(need(600), need(0, "gvl_satelliet")), "A31") == []
    assert found(with_need(need(700), need(100, "gvl_satelliet")), "A31") == []
    (more,) = found(with_need(need(400), need(300, "gvl_satelliet")), "A31")
    assert more.line("nl").startswith("PV98: GVL's en satellietlocaties komen 300 plekken tekort, meer dan alle typen")


def test_a31_speaks_when_a_group_is_certainly_short_and_the_total_unknown():
    rows = [period("west", None), period("oost", 300)]
    plan = sound(capaciteitsperioden=rows, behoefte=[need(500), need(60, "gvl_satelliet")])
    (finding,) = found(plan, "A31")
    assert (finding.figures["places"], finding.figures["group"].nl) == (60, "GVL's en satellietlocaties")
    assert "samen genoeg, maar" not in finding.line("nl")
    assert "minstens 60" in finding.line("nl")


def test_a32_a_newer_prognosis_is_there():
    rows = [
        need(500),
        need(0, "gvl_satelliet"),
        need(550, version="2027-I"),
        need(0, "gvl_satelliet", version="2027-I"),
    ]
    newer = (("2027-I", date(2027, 2, 1)),)
    (finding,) = found(with_need(*rows, versions=newer, prognose_versie="2026-II"), "A32")
    assert finding.severity is W
    assert (finding.figures["latest"], finding.figures["difference"]) == ("2027-I", 50)
    assert found(with_need(*rows, versions=newer), "A32") == []


def test_a32_the_difference_is_that_of_the_plan_and_never_unknown_places():
    newer = (("2027-I", date(2027, 2, 1)),)
    country = {"gebied_soort": "land", "gebied_code": "NL"}
    rows = [need(500), need(0, "gvl_satelliet"), need(9000, **country), need(0, "gvl_satelliet", **country)]
    later = [{**row, "versie": "2027-I", "plekken": row["plekken"] + 10} for row in rows]
    (finding,) = found(with_need(*rows, *later, versions=newer, prognose_versie="2026-II"), "A32")
    assert finding.figures["difference"] == 20  # both groups of the one province
    (same,) = found(
        with_need(*rows, *({**r, "versie": "2027-I"} for r in rows), versions=newer, prognose_versie="2026-II"), "A32"
    )
    assert same.line("nl").endswith("die in de planperiode hetzelfde vraagt.")
    (none,) = found(with_need(*rows, versions=newer, prognose_versie="2026-II"), "A32")
    assert none.line("nl").endswith("er is een nieuwere, 2027-I. Het verschil is onbekend.")


def test_a32_a_prognosis_of_long_ago():
    assert said(with_need(need(0), peildatum="2027-04-04"), "A32") == [(N, "2026-II")]
    assert said(with_need(need(0), peildatum="2027-04-03"), "A32") == []


def test_a33_and_a37():
    rows = [
        {"mijlpaal_id": "m1", "datum": date(2027, 6, 1), "soort": "mijlpaal"},
        {"mijlpaal_id": "m2", "datum": date(2027, 6, 1), "soort": "besluit", "gremium": "prt", "besluit": "ja"},
        {"mijlpaal_id": "m3", "datum": date(2027, 6, 1), "soort": "besluit", "gremium": None, "besluit": "ja"},
        {"mijlpaal_id": "m4", "soort": "mijlpaal"},
    ]
    assert said(sound(mijlpalen=rows), "A33") == [(N, "m3"), (N, "m4")]
    extra = with_need(need(500, vrijwillig=50), need(0, "gvl_satelliet"))
    assert [f.figures["places"] for f in found(extra, "A37")] == [50]
    assert found(extra, "A30") == []


def test_a33_a_new_location_of_which_nothing_is_recorded():
    new = loc("Nieuw", at(0.6, 0.9), "GM0001", status="nieuw", bo_start=date(2028, 1, 1))
    assert said(sound(locs=[*locations(), new]), "A33") == [(N, "nieuw")]
    milestone = {"mijlpaal_id": "m", "datum": date(2027, 6, 1), "soort": "mijlpaal", "loc_id": "nieuw"}
    assert found(sound(locs=[*locations(), new], mijlpalen=[milestone]), "A33") == []
    decided = {**new, "besluit_dat": date(2027, 1, 1)}
    assert found(sound(locs=[*locations(), decided]), "A33") == []


# targets ----------------------------------------------------------------------------------------------------------


def test_a38_progress_of_the_extra_places():
    new = loc("Nieuw", at(0.5, 0.5), "GM0001", uitbreiding=True, places=67)
    plan = sound(locs=[*locations(), new], settings={"extra_plekken": 417})
    assert [f.line("nl") for f in found(plan, "A38")] == ["67 van 417 extra plekken gerealiseerd (16%)."]
    assert found(sound(), "A38") == []


def test_a39_a_lead_is_settled_once():
    """Each of the four municipalities is 5 ahead in 2026-2: 417 − 20."""
    plan = sound(taakstellingen=targets(gehuisv=65), settings={"extra_plekken": 417})
    assert [f.figures["left"] for f in found(plan, "A39")] == [397]
    assert [f.key for f in found(plan, "A39")] == ["PV98"]
    unknown = sound(taakstellingen=targets(gehuisv=None), settings={"extra_plekken": 417})
    assert found(unknown, "A39") == []
    assert [(f.figures["count"], f.figures["total"]) for f in lacked(unknown, "A39")] == [(4, 4)]


def test_a39_a_lag_of_one_province_takes_nothing_off_the_lead_of_another():
    """+20 and −30: of 417 + 417 there remain 397 + 417."""
    gms = [{**m, "pv_code": "PV26" if m["regio_id"] == "R1" else "PV27"} for m in municipalities()]
    ahead = {"GM0001": 80, "GM0002": 60, "GM0003": 60, "GM0004": 30}
    rows = [{**row, "gehuisv": ahead[row["gm_code"]]} for row in targets() if row["halfjaar"] == "2026-2"]
    plan = sound(gms=gms, taakstellingen=rows, settings={"extra_plekken": 834, "verevening": "saldo"})
    assert [(f.key, f.figures["left"]) for f in found(plan, "A39")] == [("PV26", 397), ("PV27", 417), ("plan", 814)]
    assert found(plan, "A39")[0].line("nl").startswith("Utrecht (PV26): na verevening (saldo van alle peildata)")


def test_a40_more_than_there_is_is_not_applied_and_feeds_nothing():
    moved = [{"overdracht_id": "o", "van_gm": "GM0001", "naar_gm": "GM0003", "halfjaar": "2027-1", "aantal": 125}]
    plan = sound(
        overdrachten=moved, settings={"verdeelsleutel": "taakstelling"}, behoefte=[need(240), need(0, "gvl_satelliet")]
    )
    (finding,) = found(plan, "A40")
    assert finding.line("nl") == (
        "Overdracht o: G1 draagt in 2027-I 125 over, meer dan de 60 die het dan nog heeft (taakstelling 60)."
    )
    regions = outlook(plan.with_settings(peildatum=DAY)).balances("regio")
    assert set(regions.loc[regions["gebied_code"].notna() & (regions["typegroep"] == "rol"), "nodig"]) == {120}


def test_a40_a_municipality_outside_the_plan():
    gms = [*municipalities(), gm(9, cell(5, 5), None, in_plan=False)]
    rows = [*targets(), {"gm_code": "GM0009", "halfjaar": "2027-1", "taakst": 50}]
    moved = [{"overdracht_id": "o", "van_gm": "GM0001", "naar_gm": "GM0009", "halfjaar": "2027-1", "aantal": 5}]
    (finding,) = found(sound(gms=gms, taakstellingen=rows, overdrachten=moved), "A40")
    assert finding.line("nl").startswith("Overdracht o: G9 hoort niet bij dit plan")


@pytest.mark.parametrize(("number", "faults"), [(10, 0), (60, 0), (61, 1), (0, 1)])
def test_a40_transfers(number, faults):
    row = {"overdracht_id": "o1", "van_gm": "GM0001", "naar_gm": "GM0002", "halfjaar": "2027-1", "aantal": number}
    findings = found(sound(overdrachten=[row]), "A40")
    assert [f.severity for f in findings] == [F] * faults


def test_targets_after_transfers_count():
    """R1 hands 50 of its 120 over to R2: too few for A9 and A42, and a smaller ROL for A17."""
    moved = [{"overdracht_id": "o", "van_gm": "GM0001", "naar_gm": "GM0003", "halfjaar": "2027-1", "aantal": 50}]
    rows = targets(gekoppeld=60)
    assert found(sound(taakstellingen=rows), "A9") == []
    plan = sound(taakstellingen=rows, overdrachten=moved, settings={"rol_weken": 60})
    assert [(f.key, f.figures["total"]) for f in found(plan, "A9")] == [("R1", 70)]
    assert [(f.key, f.figures["target"]) for f in found(plan, "A17")] == [("R2", 170)]
    assert found(plan, "A40") == []


def test_a41_fifteen_weeks_is_a_signal():
    assert said(sound(taakstellingen=targets(weken=15)), "A41") == [(N, "R1"), (N, "R2")]
    assert found(sound(taakstellingen=targets(weken=14)), "A41") == []


def test_a41_family_reunion_has_a_term_of_its_own_and_unknown_weeks_are_no_pass():
    family = found(sound(taakstellingen=targets(weken_gezin=27)), "A41")
    assert [(f.key, f.part) for f in family] == [("R1", "gezin"), ("R2", "gezin")]
    assert "bij gezinshereniging duurt huisvesting langer dan 26 weken (tot 27)" in family[0].line("nl")
    assert found(sound(taakstellingen=targets(weken_gezin=26)), "A41") == []
    rows = targets()
    rows[1]["weken"] = None
    assert [(f.figures["count"], f.figures["total"]) for f in lacked(sound(taakstellingen=rows), "A41")] == [(1, 4)]


@pytest.mark.parametrize(("matched", "expected"), [(45, [(W, "PV98")]), (54, []), (53, [(W, "PV98")])])
def test_a42_too_few_matched(matched, expected):
    assert said(sound(taakstellingen=targets(gekoppeld=matched)), "A42") == expected


def test_a42_what_is_unknown_is_unknown_and_an_uitplaatsingsregio_counts_too():
    rows = targets(gekoppeld=60)
    for row in rows[:2]:
        row["gekoppeld"] = None
    plan = sound(taakstellingen=rows)
    assert found(plan, "A42") == []
    assert [(f.figures["count"], f.figures["total"]) for f in lacked(plan, "A42")] == [(1, 4)]
    units = [{"divisie": "uitplaatsingsregio", "gm_code": f"GM000{n}", "code": "U1", "naam": "Noord"} for n in (1, 2)]
    known = targets(gekoppeld=60)
    for row in known[:4]:
        row["gekoppeld"] = 50
    others = [{**units[0], "divisie": "veiligheidsregio", "code": "VR1"}]
    assert said(sound(taakstellingen=known, divisies=[*units, *others]), "A42") == [(W, "uitplaatsingsregio U1")]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({}, None),
        ({"besluit_dat": DAY}, None),
        ({"besluit_dat": date(2027, 3, 2)}, "het besluit is van 02-03-2027, na 01-03-2027."),
        ({"besluit_orgaan": "prt"}, "door prt"),
        ({"besluit_orgaan": "Provinciale Regietafel Utrecht"}, "door Provinciale Regietafel Utrecht"),
        ({"besluit_orgaan": "gemeenteraad"}, None),
        ({"besluit_orgaan": "regio"}, "door regio"),
    ],
)
def test_a52_the_decision_is_there_and_the_municipalitys(change, says):
    adopted = {"zekerheid": "vastgesteld", "besluit_dat": date(2026, 1, 1), "besluit_orgaan": "college"}
    lines = [f.line("nl") for f in found(one(**{**adopted, **change}), "A52")]
    assert len(lines) == (says is not None)
    assert all(says in line for line in lines)


def test_a52_lacks_the_body_that_decided():
    assert len(lacked(one(zekerheid="vastgesteld", besluit_dat=date(2026, 1, 1)), "A52")) == 1


def test_a43_signals():
    base = {"soort": "risico", "niveau": "lrt", "vraagstuk": "?", "actiehouder": "a", "datum": date(2027, 1, 1)}
    rows = [
        {**base, "signaal_id": "s1", "termijn": date(2027, 3, 1)},
        {**base, "signaal_id": "s2", "actiehouder": None},
        {**base, "signaal_id": "s3", "termijn": date(2027, 2, 28)},
        {**base, "signaal_id": "s4", "niveau": None, "status": "gesloten"},
    ]
    assert said(sound(signalen=rows), "A43") == [(N, "s2"), (N, "s3")]


def test_confidential_locations_are_in_no_balance():
    west, east = locations()
    plan = sound(locs=[{**west, "vertrouwelijk": True}, east], behoefte=[need(600), need(0, "gvl_satelliet")])
    assert [f.figures["balance"] for f in found(plan, "A30")] == [-300]
    assert found(plan, "A30", include_confidential=True) == []


def test_emergency_that_fills_the_gap_is_named_per_province():
    """Domain A26: 600 regular and a hall of 500 against 1,100: enough, but not with regular places."""
    west, east = locations()
    hall = loc("Hal", at(0.5, 0.5), "GM0001", type_2020=None, places=500, captype="noodopvang")
    plan = sound(locs=[west, east, hall], behoefte=[need(1_100), need(0, "gvl_satelliet")])
    assert found(plan, "A30") == []
    (finding,) = found(plan, "A29")
    assert (finding.severity, finding.key, finding.part) == (W, "PV98", "regulier")
    assert [finding.figures[name] for name in ("regular", "needed", "emergency", "n")] == [600, 1_100, 500, 16]
    assert found(plan, "A14") == []
    (share,) = found(sound(locs=[west, east, hall], behoefte=[need(600), need(0, "gvl_satelliet")]), "A29")
    assert (share.severity, share.figures["emergency"], share.figures["total"]) == (N, 500, 1_100)


def test_a_hall_is_no_regional_location_even_when_it_is_called_one():
    west, east = locations()
    hall = {**west, "captype": "noodopvang"}
    assert [f.key for f in found(sound(locs=[hall, east]), "A3")] == ["R1"]


def test_unknown_regular_places_beside_emergency_leave_it_open():
    west, east = locations()
    hall = loc("Hal", at(0.5, 0.5), "GM0001", type_2020=None, places=500, captype="noodopvang")
    plan = sound(locs=[west, {**east, "places": None, "open_dat": date(2020, 1, 1)}, hall], behoefte=[need(1_100)])
    assert lacked(plan, "A29")
