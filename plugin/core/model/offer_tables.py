# SPDX-License-Identifier: GPL-2.0-or-later
"""Tables of what was agreed per region and municipality, and of what municipalities offer (domain C2).

They are part of ``TABLES`` (``tables.py``), which says how a change of the schema is made.
"""

from __future__ import annotations

from ..wording import Text
from . import capacity_codes
from .columns import day as _date
from .columns import text as _text
from .columns import whole as _int
from .columns import yes_no as _bool
from .schema import ForeignKey, Table, one_group

AGREED = Table(
    "opgaven",
    Text("Afgesproken opgaven", "Agreed need"),
    ("gebied_soort", "gebied_code", "datum"),
    (
        _text(
            "gebied_soort",
            "soort gebied",
            "kind of area",
            export="gebied_srt",
            codes=capacity_codes.AGREED_AREA,
            not_null=True,
            initial="gemeente",
        ),
        _text("gebied_code", "gebied", "area", export="gebied", not_null=True, source="UA20 §5.2", entry="area"),
        _date("datum", "vanaf", "from", export="datum", not_null=True, source="UA20 §5.2"),
        _int(
            "plekken",
            "afgesproken plekken",
            "agreed places",
            export="plekken",
            unit="plekken",
            minimum=0,
            source="UA20 §5.2",
            needed=True,
        ),
        _int(
            "amv",
            "waarvan amv",
            "of which unaccompanied minors",
            export="amv",
            unit="plekken",
            minimum=0,
            empty=Text("geen", "none"),
        ),
        _text(
            "orgaan",
            "vastgesteld door",
            "decided by",
            export="orgaan",
            codes=capacity_codes.TABLE_LEVEL,
            source="UA20 §5.2",
        ),
        _date("besluit_dat", "besluitdatum", "decision date", export="besluitdat", source="UA20 §5.2"),
        _text("bron", "bron", "source", export="bron"),
    ),
    watched=True,
    order=("gebied_soort", "gebied_code", "datum"),
    listed=("gebied_code", "datum", "plekken", "amv", "orgaan"),
    form=one_group("gebied_soort", "gebied_code", "datum", "plekken", "amv", "orgaan", "besluit_dat", "bron"),
)
"""A number holds from its date until the next one of its area. What is derived from the need of the province is
the proposal beside it, and never stored."""

OFFERS = Table(
    "aanbod",
    Text("Aanbod van gemeenten", "Offers of municipalities"),
    ("aanbod_id",),
    (
        _text("aanbod_id", "aanbod", "offer", not_null=True, prefix="AB"),
        _text("gm_code", "gemeente", "municipality", export="gm_code", not_null=True, source="CBS"),
        _text(
            "soort",
            "soort aanbod",
            "kind of offer",
            export="soort",
            codes=capacity_codes.OFFER_KIND,
            not_null=True,
            initial="plekken",
        ),
        _int("plekken", "plekken", "places", export="plekken", unit="plekken", minimum=0, source="UA20 §5.2"),
        _int(
            "amv",
            "waarvan amv",
            "of which unaccompanied minors",
            export="amv",
            unit="plekken",
            minimum=0,
            empty=Text("geen", "none"),
        ),
        _text(
            "hardheid",
            "hardheid",
            "firmness",
            export="hardheid",
            codes=capacity_codes.FIRMNESS,
            not_null=True,
            initial="verkend",
            source="UA20 §5.2",
        ),
        _date("van", "van", "from", export="van"),
        _date("tot", "tot en met", "to (inclusive)", export="tot", last_day=True),
        _text("loc_id", "locatie", "location", export="loc_id"),
        _text("besluit", "besluit of afspraak", "decision or agreement", export="besluit", entry="long"),
        _bool("vertrouwelijk", "vertrouwelijk", "confidential", not_null=True, initial=True),
        _text("opmerking", "opmerking", "remark", private=True, entry="long"),
    ),
    foreign_keys=(
        ForeignKey(("gm_code",), "gemeenten", ("gm_code",)),
        ForeignKey(("loc_id",), "opvanglocaties", ("loc_id",), "cascade"),
    ),
    watched=True,
    span=("van", "tot"),
    order=("gm_code", "van"),
    listed=("gm_code", "soort", "plekken", "hardheid", "van"),
    form=one_group(
        "gm_code",
        "soort",
        "plekken",
        "amv",
        "hardheid",
        "van",
        "tot",
        "loc_id",
        "besluit",
        "vertrouwelijk",
        "opmerking",
    ),
)
"""What holds changes by a new row: the earlier one gets its last day, so that the state of any date can be told
afterwards. An offer that stands in the plan as a location names it, and counts there."""

OFFER_TABLES = (AGREED, OFFERS)
