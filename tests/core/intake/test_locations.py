# SPDX-License-Identifier: GPL-2.0-or-later
"""Reception locations: each row accepted, or rejected with every reason; none lost."""

from __future__ import annotations

from datetime import date, datetime

import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from opvangatlas.plugin.core.errors import Cancelled, InputError
from opvangatlas.plugin.core.intake.locations import LocationInput, import_locations, is_confidential
from opvangatlas.plugin.core.wording import is_unknown, word

from ..plans import at, gm, municipalities, plan_of

PLAN = plan_of([*municipalities(), gm(9, at(5, 5).buffer(5000), None, in_plan=False)])
HERE = at(0.5, 0.5)


def taken(*rows, plan=PLAN, progress=None, **how):
    frame = pd.DataFrame([{"naam": f"L{n}", "geom": HERE, **row} for n, row in enumerate(rows)], dtype=object)
    more = {"progress": progress} if progress else {}
    return import_locations(plan, frame, LocationInput(**how), **more)


def one(row, **how):
    made = taken(row, **how)
    assert not made.sieve.reasons, made.sieve.rejected("nl")["reden"].tolist()
    period = made.periods.to_dict("records")
    return made.locations.to_dict("records")[0], (period[0] if period else None)


def reason(row, **how):
    made = taken(row, **how)
    assert len(made.locations) == len(made.periods) == 0
    return made.sieve.rejected("nl")["reden"].iloc[0]


def remarks(made):
    return [word(text, figures, "nl") for text, figures in made.sieve.remarks]


# what is read ---------------------------------------------------------------------------------------------


def test_a_location_with_its_municipality_and_period():
    location, period = one(
        {"naam": " Ter  Apel ", "opvangplaatsen": "1.200", "beschikbaar_tot": "1-10-2030", "plaats": "Ter Apel"},
        default_type="regional",
        default_status="continue",
    )
    assert (location["loc_id"], location["loc_naam"], location["gm_code"]) == ("ter-apel", "Ter Apel", "GM0001")
    assert (location["type_2020"], location["status"], location["regionaal"]) == ("rol", "voortzetten", True)
    assert location["plaats"] == "Ter Apel"
    assert (period["loc_id"], period["plekken_asiel"], period["tot"]) == ("ter-apel", 1200, date(2030, 10, 1))
    assert period["periode_id"] == "ter-apel-p1"


def test_a_field_map_names_any_attribute_and_period():
    location, period = one(
        {"wie": "Hotel", "hoeveel": 80, "van_": "2027-01-01", "m2": "3.500", "eig": "third party", "oneindig": "ja"},
        fields={
            "loc_naam": "wie",
            "plekken": "hoeveel",
            "van": "van_",
            "bvo_m2": "m2",
            "eigendom": "eig",
            "bo_onbep": "oneindig",
        },
    )
    assert (location["loc_naam"], location["bvo_m2"], location["eigendom"]) == ("Hotel", 3500, "derde")
    assert location["bo_onbep"] is True
    assert (period["plekken_asiel"], period["van"]) == (80, date(2027, 1, 1))


def test_without_capacity_there_is_no_period():
    _, period = one({"capaciteit": None})
    assert period is None


def test_columns_with_our_own_names_are_read():
    location, _ = one({"LOC_ID": "x1", "Status": "beëindigen", "Type_2020": "GVL", "zekerheid": "adopted"})
    assert (location["loc_id"], location["status"]) == ("x1", "beeindigen")
    assert (location["type_2020"], location["zekerheid"]) == ("gvl", "vastgesteld")


def test_the_type_column_of_a_field_map_goes_through_the_type_map():
    location, _ = one({"soort": "Azc"}, fields={"type_2020": "soort"}, type_map={"AZC": "rol"})
    assert location["type_2020"] == "rol"


@pytest.mark.parametrize(
    ("kind", "code"),
    [("Azc", "rol"), (" azc ", "rol"), ("pol", "gvl"), ("Satellietlocatie", "satelliet"), ("ROL", "rol")],
)
def test_types_by_map_code_or_label(kind, code):
    location, _ = one({"type": kind}, type_column="type", type_map={"Azc": "rol", "POL": "GVL"})
    assert location["type_2020"] == code


def test_the_regime_decides_on_the_type():
    plan = PLAN.with_settings(regime="2024")
    location, _ = one({"type": "AZC"}, type_column="type", plan=plan)
    assert (location["type_2024"], location["type_2020"], is_unknown(location["regionaal"])) == ("azc", None, True)
    assert "‘GVL’ is geen type van dit plan" in reason({"type": "GVL"}, type_column="type", plan=plan)


def test_the_other_regimes_type_can_be_kept_beside_it():
    location, _ = one({"type": "rol", "t24": "azc"}, type_column="type", fields={"type_2024": "t24"})
    assert (location["type_2020"], location["type_2024"]) == ("rol", "azc")


def test_a_neighbour_kept_for_context_may_have_locations():
    location, _ = one({"geom": at(5, 5)})
    assert location["gm_code"] == "GM0009"


@pytest.mark.parametrize(
    ("status", "certainty", "secret"),
    [
        ("nieuw", None, True),
        ("nieuw", "vastgesteld", False),
        (None, "verkenning", True),
        (None, None, False),
        ("voortzetten", "verkenning", True),
    ],
)
def test_confidential_by_default(status, certainty, secret):
    assert is_confidential(status, certainty) is secret
    made = taken({"status": status, "zekerheid": certainty})
    assert made.locations["vertrouwelijk"].tolist() == [secret]
    assert any("vertrouwelijk" in line for line in remarks(made)) is secret


def test_what_the_input_says_of_confidentiality_counts():
    location, _ = one({"zekerheid": "verkenning", "vertrouwelijk": "nee"})
    assert location["vertrouwelijk"] is False


@pytest.mark.parametrize(
    ("column", "value", "secret"),
    [
        ("geheim", "ja", True),
        ("Vertrouwelijk", "vertrouwelijk", True),
        ("confidential", "GEHEIM", True),
        ("geheim", "openbaar", False),
        ("geheim", "niet geheim", False),
        ("geheim", 0, False),
    ],
)
def test_confidentiality_under_its_usual_names_and_in_its_own_words(column, value, secret):
    location, _ = one({column: value, "status": "voortzetten"})
    assert location["vertrouwelijk"] is secret


def test_a_confidentiality_nobody_can_read_rejects_the_row():
    assert reason({"geheim": "misschien"}) == "vertrouwelijk: ‘misschien’ is geen ja of nee."


def test_an_empty_confidentiality_is_decided_here_and_counted_apart():
    made = taken(
        {"geheim": "ja", "status": "voortzetten"},
        {"geheim": "ja", "status": "nieuw"},
        {"geheim": "", "status": "nieuw"},
        {"geheim": None, "status": "voortzetten"},
        {"geheim": "nee", "status": "nieuw"},
    )
    assert made.locations["vertrouwelijk"].tolist() == [True, True, True, False, False]
    assert remarks(made) == [
        "Vertrouwelijk volgens de tabel (aantal locaties: 2).",
        "Door Opvangatlas als vertrouwelijk gemerkt: verkenningen, en nieuwe locaties zonder zekerheid "
        "(aantal locaties: 1).",
    ]


def test_columns_that_were_not_used_are_named():
    made = taken(
        {"fid": 1, "x": 155000, "lat": 52, "reden": "", "soort": "azc", "geheim?": "ja", "wie": "", "plekken": 5},
        fields={"bvo_m2": "wie"},
    )
    assert remarks(made) == ["Niet gebruikt: soort, geheim?."]
    assert remarks(taken({"soort": "rol"}, type_column="soort")) == []


def test_not_one_unused_column_goes_unnamed():
    (line,) = remarks(taken({f"k{n}": n for n in range(40)}))
    assert line == f"Niet gebruikt: {', '.join(f'k{n}' for n in range(40))}."


def test_the_same_name_twice_gets_its_own_id():
    made = taken({"naam": "Azc"}, {"naam": "Azc", "geom": at(1.5, 0.5)}, {"naam": "AZC!", "geom": at(1.5, 1.5)})
    assert made.locations["loc_id"].tolist() == ["azc", "azc-2", "azc-3"]


# dates ----------------------------------------------------------------------------------------------------


def test_javascript_dates():
    _, period = one({"tot": "Sat Oct 31 2015 01:00:00 GMT+0100 (W. Europe Standard Time)", "plekken": 5})
    assert period["tot"] == date(2015, 10, 31)


@pytest.mark.parametrize(
    "text", ["1-1-1970", "Thu Jan 01 1970 01:00:00 GMT+0100", date(1970, 1, 1), datetime(1970, 1, 1, 1)]
)
def test_the_start_of_unix_time_is_unknown_and_remarked(text):
    made = taken({"tot": text, "plekken": 5}, {"bo_eind": text})
    assert made.periods["tot"].tolist() == [None]
    assert made.locations["bo_eind"].tolist() == [None, None]
    assert remarks(made) == ["2 keer is 1-1-1970 als ‘onbekend’ gelezen."]


# what is rejected -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ({"naam": " "}, "De naam ontbreekt."),
        ({"geom": None}, "De coördinaten ontbreken of zijn niet te lezen."),
        ({"geom": shapely.Point()}, "De coördinaten passen niet bij het stelsel van de laag."),
        ({"geom": shapely.Point(4.9, 52.3)}, "De coördinaten passen niet bij het stelsel van de laag."),
        (
            {"geom": shapely.Point(390_000, 600_000)},
            "Buiten het gebied: ligt in geen gemeente van het plan; G9 is het dichtst bij, op 278,0 km.",
        ),
        (
            {"geom": at(0.5, 3)},
            "Buiten het gebied: ligt in geen gemeente van het plan; G2 is het dichtst bij, op 10,0 km.",
        ),
        ({"plekken": "veel"}, "plekken asiel: ‘veel’ is geen geheel getal van 0 of meer."),
        ({"plekken": -5}, "plekken asiel: ‘-5’ is geen geheel getal van 0 of meer."),
        ({"plekken": 12.5}, "plekken asiel: ‘12.5’ is geen geheel getal van 0 of meer."),
        ({"plekken": "99999999999999999999"}, "is geen geheel getal van 0 of meer."),
        ({"plekken": date(2020, 1, 1)}, "is geen geheel getal van 0 of meer."),
        ({"bo_eind": "binnenkort"}, "eind overeenkomst (t/m): ‘binnenkort’ is geen datum."),
        ({"bo_onbep": "misschien"}, "onbepaalde tijd: ‘misschien’ is geen ja of nee."),
        ({"eigendom": "de buurman"}, "eigendom: ‘de buurman’ komt niet voor in de lijst (coa, gemeente, derde)."),
        ({"status": "bijna"}, "‘bijna’ is geen status van dit plan. Kies uit: nieuw, voortzetten,"),
        ({"van": "2027-02-01", "tot": "2027-01-31"}, "Het eind (31-01-2027) ligt voor het begin (01-02-2027)."),
    ],
)
def test_a_row_is_rejected_with_the_reason(row, says):
    assert says in reason(row)


def test_an_unknown_type_is_rejected_unless_there_is_a_default():
    kinds = [{"type": "Kasteel"}, {"type": "kasteel"}, {"type": None}]
    assert reason(kinds[0], type_column="type") == "‘Kasteel’ is geen type van dit plan. Kies uit: gvl, satelliet, rol."
    made = taken(*kinds, type_column="type", default_type="rol")
    assert made.locations["type_2020"].tolist() == ["rol"] * 3
    assert remarks(made) == [
        "Waar type leeg was, is ‘rol’ ingevuld (aantal locaties: 1).",
        "‘Kasteel’ komt niet voor in de lijst; type is ‘rol’ geworden (aantal locaties: 1).",
        "‘kasteel’ komt niet voor in de lijst; type is ‘rol’ geworden (aantal locaties: 1).",
    ]


def test_a_default_for_a_column_that_was_not_chosen_says_so():
    made = taken({"type": "gvl"}, {"type": ""}, default_type="rol", default_status="voortzetten")
    assert remarks(made) == [
        "Er is geen kolom voor status gekozen; status is overal ‘voortzetten’ geworden (aantal locaties: 2).",
        "Er is geen kolom voor type gekozen; type is overal ‘rol’ geworden (aantal locaties: 2).",
        "Niet gebruikt: type.",
    ]


def test_an_empty_type_without_a_default_is_accepted_for_a_check_to_find():
    location, _ = one({"type": " "}, type_column="type")
    assert location["type_2020"] is None


def test_all_reasons_of_a_row():
    line = reason({"naam": "", "geom": None, "plekken": "x", "status": "y"})
    assert [word in line for word in ("naam", "coördinaten", "‘x’", "‘y’")] == [True] * 4


@pytest.mark.parametrize(
    ("x", "y", "geographic", "swapped"),
    [
        (52.3, 4.9, True, True),
        ("52,3", "4,9", True, True),
        (4.9, 52.3, True, False),
        (52.3, 4.9, False, False),
        (None, 4.9, True, False),
        (52.3, 52.3, True, False),
    ],
)
def test_longitude_and_latitude_swapped(x, y, geographic, swapped):
    made = taken({"geom": shapely.Point(), "_x": x, "_y": y}, geographic=geographic)
    expected = (
        "Lengte en breedte zijn verwisseld." if swapped else "De coördinaten passen niet bij het stelsel van de laag."
    )
    rejected = made.sieve.rejected("nl")
    assert rejected["reden"].tolist() == [expected]
    assert list(rejected.columns) == ["reden", "naam"]


# again ----------------------------------------------------------------------------------------------------


def test_importing_again_gives_nothing_new():
    made = taken({"naam": "Azc Één"}, {"naam": "Twee", "loc_id": "t2"})
    plan = PLAN.with_tables(opvanglocaties=made.locations, capaciteitsperioden=made.periods)
    again = taken({"naam": "AZC een", "geom": HERE.buffer(5).centroid}, {"naam": "Anders", "loc_id": "t2"}, plan=plan)
    assert len(again.locations) == 0
    assert again.sieve.rejected("nl")["reden"].tolist() == [
        "AZC een staat al in het plan, op dezelfde plek.",
        "Locatie ‘t2’ staat al in het plan.",
    ]


def test_the_same_name_elsewhere_is_another_location():
    made = taken({"naam": "Azc"})
    plan = PLAN.with_tables(opvanglocaties=made.locations)
    again = taken({"naam": "Azc", "geom": at(0.5, 0.502)}, plan=plan)
    assert again.locations["loc_id"].tolist() == ["azc-2"]


def test_period_ids_stay_unique():
    made = taken({"naam": "Azc", "plekken": 5})
    plan = PLAN.with_tables(capaciteitsperioden=made.periods)
    assert taken({"naam": "Azc", "plekken": 5}, plan=plan).periods["periode_id"].tolist() == ["azc-p1-2"]


# refused altogether ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("how", "says"),
    [
        ({"fields": {"zomaar": "naam"}}, "‘zomaar’ is geen kenmerk van een locatie."),
        ({"fields": {"gm_code": "naam"}}, "‘gm_code’ is geen kenmerk van een locatie."),
        ({"fields": {"loc_naam": "titel"}}, "Kolom ‘titel’ staat niet in de invoer; wel: naam."),
        ({"type_column": "soort"}, "Kolom ‘soort’ staat niet in de invoer; wel: naam."),
        ({"default_type": "AZC"}, "‘AZC’ is geen type van dit plan. Kies uit: gvl, satelliet, rol."),
        ({"type_map": {"x": "AZC"}}, "‘AZC’ is geen type van dit plan."),
        ({"default_status": "open"}, "‘open’ is geen status van dit plan."),
    ],
)
def test_what_nobody_can_mean(how, says):
    with pytest.raises(InputError) as error:
        taken({}, **how)
    assert error.value.line("nl").startswith(says)


def test_a_refused_attribute_names_the_usual_ones():
    with pytest.raises(InputError) as error:
        taken({}, fields={"aantal": "naam"})
    assert "loc_naam, plekken, van, tot, " in error.value.line("nl")
    assert "het =-teken" not in error.value.line("nl")


@pytest.mark.parametrize(
    ("how", "says"),
    [
        ({"fields": {"naam": "loc_naam"}}, "Het kenmerk hoort voor het =-teken: loc_naam=naam."),
        ({"type_map": {"rol": "Azc"}}, "Wat in de tabel staat hoort voor het =-teken: Azc=rol."),
    ],
)
def test_a_map_the_wrong_way_round_is_told(how, says):
    with pytest.raises(InputError) as error:
        taken({}, **how)
    assert error.value.line("nl").endswith(says)


def test_without_a_column_with_names():
    with pytest.raises(InputError) as error:
        import_locations(PLAN, pd.DataFrame({"x": [1], "geom": [HERE]}), LocationInput())
    assert error.value.line("nl") == "Geef aan in welke kolom de naam staat (loc_naam=…)."


class Cancelling:
    def report(self, fraction, text=None):
        pass

    def is_cancelled(self):
        return True


def test_cancel():
    with pytest.raises(Cancelled):
        taken({}, progress=Cancelling())


# none lost ------------------------------------------------------------------------------------------------

anything = st.none() | st.text(max_size=6) | st.integers() | st.floats() | st.dates() | st.booleans()
records = st.fixed_dictionaries(
    {
        "naam": anything,
        "plekken": anything,
        "tot": anything,
        "type": anything | st.sampled_from(["rol", "gvl"]),
        "status": anything | st.sampled_from(["nieuw", "voortzetten"]),
        "bvo_m2": anything,
        "bo_onbep": anything,
        "geom": st.sampled_from([HERE, at(9, 9), None, shapely.Point()]),
    }
)


@settings(max_examples=60, deadline=None)
@given(st.lists(records, min_size=1, max_size=6))
def test_every_row_is_accepted_or_rejected_never_both_whatever_it_holds(rows):
    frame = pd.DataFrame({k: pd.Series([row[k] for row in rows], dtype=object) for k in rows[0]})
    made = import_locations(PLAN, frame, LocationInput(type_column="type"))
    assert len(made.locations) + len(made.sieve.rejected("nl")) == len(rows)
    assert made.locations["loc_id"].is_unique
    assert set(made.periods["loc_id"]) <= set(made.locations["loc_id"])
    assert (made.periods["plekken_asiel"].dropna() >= 0).all()
