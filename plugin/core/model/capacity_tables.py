# SPDX-License-Identifier: GPL-2.0-or-later
"""Tables of the second half of a plan: need, transfers, milestones, signals, reserve plans.

They are part of ``TABLES`` (``tables.py``), which says how a change of the schema is made.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from ..wording import Text
from . import capacity_codes, codes
from .columns import day as _date
from .columns import number as _float
from .columns import text as _text
from .columns import whole as _int
from .columns import yes_no as _bool
from .schema import ForeignKey, Table, one_group

_TO_LOCATION = ForeignKey(("loc_id",), "opvanglocaties", ("loc_id",), "cascade")

PROGNOSES = Table(
    "prognoses",
    Text("Prognoses", "Prognoses"),
    ("versie",),
    (
        _text("versie", "prognoseversie", "prognosis version", export="versie", not_null=True, source="FMT h6"),
        _date("datum", "datum", "date", export="datum", source="OA §3-I"),
        _text("bron", "bron", "source", export="bron"),
    ),
    watched=True,
)

NEED = Table(
    "behoefte",
    Text("Behoefte", "Need"),
    ("versie", "gebied_soort", "gebied_code", "typegroep", "datum", "scenario"),
    (
        _text("versie", "prognoseversie", "prognosis version", export="versie", not_null=True, source="FMT h6"),
        _text(
            "gebied_soort",
            "soort gebied",
            "kind of area",
            export="gebied_srt",
            codes=capacity_codes.AREA_KIND,
            not_null=True,
        ),
        _text("gebied_code", "gebied", "area", export="gebied", not_null=True, source="UA20 §5.2"),
        _text(
            "typegroep",
            "typegroep",
            "type group",
            export="typegroep",
            codes=capacity_codes.TYPE_GROUP,
            not_null=True,
            source="FMT h2",
        ),
        _date("datum", "vanaf", "from", export="datum", not_null=True, source="FMT h2"),
        _text(
            "scenario",
            "scenario",
            "scenario",
            export="scenario",
            codes=capacity_codes.SCENARIO,
            not_null=True,
            source="UA20 §5.2",
        ),
        _int(
            "plekken",
            "benodigde plekken",
            "places needed",
            export="plekken",
            unit="plekken",
            minimum=0,
            source="FMT h2",
        ),
        _int(
            "vrijwillig",
            "vrijwillig extra",
            "voluntary extra",
            export="vrijwillig",
            unit="plekken",
            minimum=0,
            source="FMT h7",
            empty=Text("geen", "none"),
        ),
    ),
    foreign_keys=(ForeignKey(("versie",), "prognoses", ("versie",), "cascade"),),
    watched=True,
)

TRANSFERS = Table(
    "overdrachten",
    Text("Overdrachten van taakstelling", "Transfers of targets"),
    ("overdracht_id",),
    (
        _text("overdracht_id", "overdracht", "transfer", not_null=True, prefix="OV"),
        _text(
            "van_gm",
            "van gemeente",
            "from municipality",
            export="van_gm",
            not_null=True,
            source="HR21 §4.2.6",
            short=Text("Van", "From"),
        ),
        _text(
            "naar_gm",
            "naar gemeente",
            "to municipality",
            export="naar_gm",
            not_null=True,
            source="HR21 §4.2.6",
            short=Text("Naar", "To"),
        ),
        _text("halfjaar", "halfjaar", "half-year", export="halfjaar", not_null=True, entry="half-year"),
        _int("aantal", "aantal", "number", export="aantal", unit="personen", not_null=True, minimum=1),
    ),
    foreign_keys=(
        ForeignKey(("van_gm",), "gemeenten", ("gm_code",)),
        ForeignKey(("naar_gm",), "gemeenten", ("gm_code",)),
    ),
    watched=True,
    order=("halfjaar", "van_gm"),
    form=one_group("halfjaar", "van_gm", "naar_gm", "aantal"),
    listed=("halfjaar", "van_gm", "naar_gm", "aantal"),
    widest="van_gm",
)

MILESTONES = Table(
    "mijlpalen",
    Text("Mijlpalen en besluitmomenten", "Milestones and decisions"),
    ("mijlpaal_id",),
    (
        _text("mijlpaal_id", "mijlpaal", "milestone", not_null=True, prefix="MP"),
        _date("datum", "datum", "date", export="datum", source="FMT h7", needed=True),
        _text(
            "soort",
            "soort",
            "kind",
            export="soort",
            codes=capacity_codes.MILESTONE_KIND,
            source="FMT h7",
            needed=True,
            initial="besluit",
        ),
        _text("gremium", "gremium", "body", export="gremium", codes=capacity_codes.TABLE_LEVEL, source="FMT h7"),
        _text("besluit", "besluit", "decision", export="besluit", source="FMT h7", entry="long"),
        _text("loc_id", "locatie", "location", export="loc_id"),
    ),
    foreign_keys=(_TO_LOCATION,),
    watched=True,
    order=("datum",),
    form=one_group("datum", "soort", "gremium", "besluit", "loc_id"),
    listed=("datum", "soort", "besluit", "loc_id"),
    widest="besluit",
)

SIGNALS = Table(
    "signalen",
    Text("Signalen en vraagstukken", "Signals and questions"),
    ("signaal_id",),
    (
        _text("signaal_id", "signaal", "signal", not_null=True, prefix="SG"),
        _text(
            "soort", "soort", "kind", export="soort", codes=capacity_codes.SIGNAL_KIND, source="OA §3-V", needed=True
        ),
        _text("niveau", "niveau", "level", export="niveau", codes=capacity_codes.TABLE_LEVEL, source="UA20 §5.2"),
        _text("vraagstuk", "vraagstuk", "question", export="vraagstuk", not_null=True, source="FMT h8", entry="long"),
        _text(
            "actiehouder",
            "actiehouder (functie)",
            "owner (function)",
            export="actiehoudr",
            source="FMT h8",
            private=True,
        ),
        _date("datum", "datum", "date", export="datum", source="OA §3-V"),
        _date("termijn", "termijn", "term", export="termijn", source="FMT h8", empty=Text("geen termijn", "no term")),
        _text(
            "status",
            "status",
            "status",
            export="status",
            codes=capacity_codes.SIGNAL_STATUS,
            needed=True,
            initial="open",
        ),
    ),
    watched=True,
    order=("status", "termijn"),
    form=one_group("soort", "niveau", "vraagstuk", "actiehouder", "datum", "termijn", "status"),
    listed=("soort", "vraagstuk", "termijn", "status"),
    widest="vraagstuk",
)

RESERVE_PLANS = Table(
    "inzetplannen",
    Text("Inzetplannen", "Reserve plans"),
    ("plan_id",),
    (
        _text("plan_id", "inzetplan", "reserve plan", not_null=True),
        _text("naam", "naam", "name", not_null=True),
        _text(
            "richting",
            "richting",
            "direction",
            codes=capacity_codes.DIRECTION,
            not_null=True,
            source="UA20 §3.2",
        ),
        _int("plekken", "gevraagd", "asked", unit="plekken", not_null=True, minimum=0),
        _int("binnen_dgn", "binnen", "within", unit="dagen", minimum=0, maximum=36525),
        _text("volgorde", "volgorde van soorten", "order of types", source="UA20 §3.2, Opvangatlas"),
        _date("gemaakt_op", "gemaakt op", "made on"),
        _int("gevonden", "gevonden", "found", unit="plekken", minimum=0),
        _int("gereed_dgn", "gereed na", "ready after", unit="dagen", minimum=0, maximum=36525),
        _float("standby_dag", "kosten in reserve per dag", "standby cost per day", unit="€", minimum=0),
        _float("aandeel_nood", "aandeel noodopvang", "share of emergency", minimum=0),
        _date("dag", "voor de dag", "for the day"),
        _text("gebied_soort", "soort gebied", "kind of area", codes=capacity_codes.PLAN_LEVEL),
        _text("gebied_code", "gebied", "area"),
        _text("scenario", "scenario", "scenario", codes=capacity_codes.SCENARIO, source="UA20 §5.2"),
        _text("versie", "prognoseversie", "prognosis version", source="FMT h6"),
        _int("tekort", "tekort in dat kwartaal", "shortage in that quarter", unit="plekken", minimum=0),
        _bool("vertrouwelijk", "vertrouwelijke locaties tellen mee", "confidential locations count"),
    ),
    watched=True,
    order=("gemaakt_op",),
)

RESERVE_PLAN_ROWS = Table(
    "inzetregels",
    Text("Inzetregels", "Rows of reserve plans"),
    ("plan_id", "volgnr"),
    (
        _text("plan_id", "inzetplan", "reserve plan", not_null=True),
        _int("volgnr", "volgnummer", "number", not_null=True, minimum=1),
        _text("actie", "actie", "action", codes=capacity_codes.ACTION, not_null=True),
        _text("loc_id", "locatie", "location"),
        _text("reserve_id", "reserve", "reserve"),
        _text("captype", "soort capaciteit", "type of capacity", codes=codes.CAPACITY_TYPE),
        _int("plekken", "plekken", "places", unit="plekken", not_null=True, minimum=0),
        _int("gereed_dgn", "gereed na", "ready after", unit="dagen", minimum=0, maximum=36525),
        _float("standby_dag", "kosten in reserve per dag", "standby cost per day", unit="€", minimum=0),
    ),
    foreign_keys=(ForeignKey(("plan_id",), "inzetplannen", ("plan_id",), "cascade"),),
    references=(_TO_LOCATION, ForeignKey(("reserve_id",), "reservecapaciteit", ("reserve_id",))),
    watched=True,
    order=("plan_id", "volgnr"),
)

FACILITIES = Table(
    "voorzieningen",
    Text("Afstanden tot voorzieningen", "Distances to facilities"),
    ("loc_id", "soort"),
    (
        _text("loc_id", "locatie", "location", not_null=True),
        _text(
            "soort",
            "voorziening",
            "facility",
            codes=capacity_codes.FACILITY,
            not_null=True,
            source="FMT h2",
            needed=True,
        ),
        _text("naam", "naam", "name"),
        _float("km", "afstand", "distance", unit="km", minimum=0, short=Text("km", "km")),
        _float("minuten", "reistijd", "travel time", unit="min", minimum=0, short=Text("min", "min")),
        _text("methode", "methode", "method", codes=codes.METHOD, source="Opvangatlas"),
        _date("datum", "datum", "date"),
        _text("bron", "bron", "source"),
    ),
    foreign_keys=(_TO_LOCATION,),
    watched=True,
    form=one_group("soort", "naam", "km", "minuten", "methode", "datum", "bron"),
    listed=("soort", "km", "minuten", "datum"),
)

TARGET_GROUPS = Table(
    "locatie_doelgroepen",
    Text("Doelgroepen per locatie", "Target groups per location"),
    ("loc_id", "doelgroep"),
    (
        _text("loc_id", "locatie", "location", not_null=True),
        _text(
            "doelgroep",
            "doelgroep",
            "target group",
            codes=capacity_codes.TARGET_GROUP,
            not_null=True,
            source="UA20 §2, §4.1",
        ),
    ),
    foreign_keys=(_TO_LOCATION,),
    watched=True,
)

PHASES = Table(
    "kandidaatfasen",
    Text("Fasen van een kandidaat", "Phases of a candidate"),
    ("loc_id", "fase"),
    (
        _text("loc_id", "locatie", "location", not_null=True),
        _text("fase", "fase", "phase", codes=codes.PHASE, not_null=True, needed=True),
        _date("datum", "datum", "date", not_null=True, needed=True),
        _text("opmerking", "opmerking", "remark", private=True),
    ),
    foreign_keys=(_TO_LOCATION,),
    watched=True,
    stays_home=True,
    form=one_group("fase", "datum", "opmerking"),
    listed=("fase", "datum", "opmerking"),
    order=("datum",),
)

DOCUMENTS = Table(
    "documenten",
    Text("Foto's en documenten", "Photos and documents"),
    ("doc_id",),
    (
        _text("doc_id", "document", "document", not_null=True, prefix="D"),
        _text("loc_id", "locatie", "location", not_null=True),
        _text(
            "pad",
            "pad of adres",
            "path or address",
            not_null=True,
            private=True,
            entry="link",
            short=Text("Bestand of pagina", "File or page"),
        ),
        _text("omschrijving", "omschrijving", "description", private=True),
    ),
    foreign_keys=(_TO_LOCATION,),
    watched=True,
    stays_home=True,
    form=one_group("pad", "omschrijving"),
    listed=("pad", "omschrijving"),
    widest="omschrijving",
)

HOLIDAYS = Table(
    "schoolvakanties",
    Text("Schoolvakanties", "School holidays"),
    ("schoolregio", "van"),
    (
        _text(
            "schoolregio",
            "schoolregio",
            "school region",
            codes=capacity_codes.SCHOOL_REGION,
            not_null=True,
            source="rijksoverheid.nl",
        ),
        _date("van", "van", "from", not_null=True),
        _date("tot", "tot en met", "to (inclusive)", not_null=True, last_day=True),
        _text("naam", "naam", "name"),
    ),
    span=("van", "tot"),
    watched=True,
)

_IN_ORDER = (
    PROGNOSES,
    NEED,
    TRANSFERS,
    MILESTONES,
    SIGNALS,
    RESERVE_PLANS,
    RESERVE_PLAN_ROWS,
    FACILITIES,
    TARGET_GROUPS,
    PHASES,
    DOCUMENTS,
    HOLIDAYS,
)

CAPACITY_TABLES: Mapping[str, Table] = MappingProxyType({table.name: table for table in _IN_ORDER})
"""These tables by name; a table stands after the tables it refers to."""
