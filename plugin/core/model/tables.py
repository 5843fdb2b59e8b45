# SPDX-License-Identifier: GPL-2.0-or-later
"""The tables of a plan, declared once.

Stores (DDL), forms, required-field checks, the shapefile field map and ``docs/datamodel.md`` are
all derived from here. Change a table here and add a migration in ``plugin/storage``.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from ..wording import Text
from . import codes
from .capacity_codes import SCHOOL_REGION
from .capacity_tables import CAPACITY_TABLES
from .columns import day as _date
from .columns import number as _float
from .columns import text as _text
from .columns import whole as _int
from .columns import yes_no as _bool
from .offer_tables import OFFER_TABLES
from .schema import Column, ForeignKey, Group, Table, one_group


def _gm_code(**more: Any) -> Column:
    return _text("gm_code", "gemeentecode", "municipality code", export="gm_code", source="CBS", **more)


def _variant(**more: Any) -> Column:
    return _text("variant_id", "variant", "variant", **more)


def _region(**more: Any) -> Column:
    return _text("regio_id", "regio", "region", export="regio_id", **more)


def _location(**more: Any) -> Column:
    return _text("loc_id", "locatie", "location", export="loc_id", **more)


_IN_NO_REGION = Text("bij geen regio ingedeeld", "in no region")
_NONE = Text("geen", "none")

_TO_MUNICIPALITY = ForeignKey(("gm_code",), "gemeenten", ("gm_code",))
_TO_VARIANT = ForeignKey(("variant_id",), "varianten", ("variant_id",), "cascade")
_TO_REGION = ForeignKey(("variant_id", "regio_id"), "regios", ("variant_id", "regio_id"))
_TO_LOCATION = ForeignKey(("loc_id",), "opvanglocaties", ("loc_id",), "cascade")

MUNICIPALITIES = Table(
    "gemeenten",
    Text("Gemeenten", "Municipalities"),
    ("gm_code",),
    (
        _gm_code(not_null=True, read_only=True),
        _text("gm_naam", "gemeente", "municipality", export="gm_naam", source="CBS", not_null=True),
        _text("pv_code", "provinciecode", "province code", export="pv_code", source="CBS", read_only=True),
        _bool("in_plan", "hoort bij het plan", "part of the plan", not_null=True, read_only=True),
        _int("inwoners", "inwoners", "inhabitants", export="inwoners", source="CBS", minimum=0),
        _date("peildatum", "peildatum inwoners", "date of inhabitants", export="peildatum"),
        _text("bijdrage", "bijdrage", "contribution", export="bijdrage", source="Opvangatlas"),
        _region(source="UA20 §5.1", empty=_IN_NO_REGION),
        _text("schoolregio", "schoolregio", "school region", codes=SCHOOL_REGION, source="rijksoverheid.nl"),
    ),
    geometry="MultiPolygon",
    watched=True,
    title="gm_naam",
    references=(ForeignKey(("regio_id",), "regios", ("regio_id",)),),
)

DIVISIONS = Table(
    "divisies",
    Text("Bestaande indelingen", "Existing divisions"),
    ("divisie", "gm_code"),
    (
        _text("divisie", "indeling", "division", not_null=True, source="UA20 §5.1"),
        _gm_code(not_null=True),
        _text("code", "code", "code", not_null=True),
        _text("naam", "naam", "name"),
    ),
    foreign_keys=(_TO_MUNICIPALITY,),
    read_only=True,
)

VARIANTS = Table(
    "varianten",
    Text("Varianten", "Variants"),
    ("variant_id",),
    (
        _variant(not_null=True),
        _text("naam", "naam", "name", not_null=True),
        _text("toelichting", "toelichting", "explanation", entry="long"),
        _bool("actief", "actief", "active", not_null=True),
        _date("gemaakt_op", "gemaakt op", "made on"),
    ),
    watched=True,
    title="naam",
    read_only=True,
)

ASSIGNMENT = Table(
    "indeling",
    Text("Indeling", "Assignment"),
    ("variant_id", "gm_code"),
    (_variant(not_null=True), _gm_code(not_null=True), _region(source="UA20 §5.1", empty=_IN_NO_REGION)),
    foreign_keys=(_TO_VARIANT, _TO_MUNICIPALITY, _TO_REGION),
    read_only=True,
)

REGIONS = Table(
    "regios",
    Text("Regio's", "Regions"),
    ("variant_id", "regio_id"),
    (
        _variant(not_null=True, read_only=True),
        _region(not_null=True, read_only=True),
        _text("regio_nm", "regio", "region", export="regio_nm", not_null=True, source="FMT h3"),
        _text("kleur", "kleur", "colour", entry="colour"),
        _text("basis", "basis", "basis", export="basis", codes=codes.DIVISION_BASIS, source="UA20 §5.1"),
        _text("lead_prt", "regietafel (PRT)", "provincial table (PRT)", export="lead_prt", source="FMT h3"),
        _text("afspraken", "afspraken", "agreements made", needed_for_annex=True, source="FMT h3", entry="long"),
        _text(
            "contact_functie",
            "aanspreekpunt (functie)",
            "contact (function)",
            export="contact",
            needed_for_annex=True,
            source="FMT h3",
            private=True,
        ),
        _text(
            "afgevaardigde_functie",
            "afgevaardigde (functie)",
            "delegate (function)",
            source="UA20 §5.2",
            private=True,
        ),
        _bool("vergrendeld", "vergrendeld", "locked"),
    ),
    geometry="MultiPolygon",
    foreign_keys=(_TO_VARIANT,),
    watched=True,
    title="regio_nm",
    form=one_group("basis", "lead_prt", "afspraken", "contact_functie", "afgevaardigde_functie"),
)

LINKS = Table(
    "verbindingen",
    Text("Verbindingen", "Declared links"),
    ("gm_a", "gm_b", "soort"),
    (
        _text("gm_a", "van gemeente", "from municipality", not_null=True),
        _text("gm_b", "naar gemeente", "to municipality", not_null=True),
        _text("soort", "soort", "kind", codes=codes.LINK_KIND, not_null=True),
        _text("naam", "naam", "name"),
        _float("minuten", "minuten", "minutes", unit="min", minimum=0),
    ),
    foreign_keys=(
        ForeignKey(("gm_a",), "gemeenten", ("gm_code",)),
        ForeignKey(("gm_b",), "gemeenten", ("gm_code",)),
    ),
)

LOCATIONS = Table(
    "opvanglocaties",
    Text("Opvanglocaties", "Reception locations"),
    ("loc_id",),
    (
        _location(not_null=True, prefix="L"),
        _text("loc_naam", "naam", "name", export="loc_naam", not_null=True, needed=True),
        _text("straat", "straat en nummer", "street and number", export="straat"),
        _text("postcode", "postcode", "postal code", export="postcode"),
        _text("plaats", "plaats", "town", export="plaats"),
        _gm_code(needed=True),
        _text(
            "type_2020",
            "type (2020)",
            "type (2020)",
            export="type_2020",
            codes=codes.TYPE_2020,
            source="UA20 §2",
        ),
        _text(
            "type_2024",
            "type (2024)",
            "type (2024)",
            export="type_2024",
            codes=codes.TYPE_2024,
            source="KB24",
        ),
        _text(
            "type_bevestigd_door",
            "type bevestigd door (functie)",
            "type confirmed by (function)",
            private=True,
            not_copied=True,
        ),
        _bool("regionaal", "regionale functie", "regional function", export="regionaal", source="UA20 §4.3"),
        _text(
            "status",
            "status",
            "status",
            export="status",
            codes=codes.STATUS,
            source="FMT h4",
            needed=True,
            initial="nieuw",
        ),
        _text(
            "zekerheid",
            "zekerheid",
            "certainty",
            export="zekerheid",
            codes=codes.CERTAINTY,
            needed=True,
            initial="verkenning",
        ),
        _bool("vertrouwelijk", "vertrouwelijk", "confidential", not_null=True, needed=True, initial=True),
        _text(
            "afwijs_reden", "reden van afwijzing", "reason of rejection", private=True, entry="long", not_copied=True
        ),
        _date("besluit_dat", "besluitdatum", "decision date", export="besluitdat", source="HR21 §8.1", not_copied=True),
        _text("besluit_orgaan", "besluit door", "decided by", export="besluit_or", not_copied=True),
        _date(
            "open_dat",
            "opening",
            "opening",
            export="open_dat",
            not_copied=True,
            empty=Text("het begin van de overeenkomst", "the start of the agreement"),
        ),
        _date(
            "bo_start",
            "begin overeenkomst",
            "agreement start",
            export="bo_start",
            needed_for_annex=True,
            source="FMT h2",
            not_copied=True,
            empty=Text("al begonnen, maar niet bij nieuw of verkenning", "begun, but not when new or explored"),
        ),
        _date(
            "bo_eind",
            "eind overeenkomst (t/m)",
            "agreement end (inclusive)",
            export="bo_eind",
            source="FMT h2",
            last_day=True,
            open_ended="bo_onbep",
            not_copied=True,
        ),
        _bool("bo_onbep", "onbepaalde tijd", "open-ended", export="bo_onbep", not_copied=True),
        _date(
            "huur_eind",
            "eind huurcontract (t/m)",
            "end of lease (inclusive)",
            export="huur_eind",
            source="coa.nl",
            last_day=True,
            not_copied=True,
            empty=Text("geen huurcontract dat eindigt", "no lease that ends"),
        ),
        _bool("ontheffing", "ontheffing", "exemption", export="ontheffing", source="UA20 §6 fn 5"),
        _int(
            "bvo_m2",
            "vloeroppervlak",
            "floor area",
            export="bvo_m2",
            unit="m²",
            needed_for_annex=True,
            minimum=0,
            source="FMT h2",
        ),
        _int("terrein_m2", "terrein", "site area", export="terrein_m2", unit="m²", minimum=0, source="FMT h2"),
        _text(
            "eigendom",
            "eigendom",
            "ownership",
            export="eigendom",
            codes=codes.OWNER,
            needed_for_annex=True,
            source="FMT h2; UA20 §6",
        ),
        _text(
            "beheer",
            "beheer",
            "management",
            export="beheer",
            codes=codes.OWNER,
            needed_for_annex=True,
            source="UA20 §6",
        ),
        _text("exploitant", "exploitant", "operator", export="exploitant", codes=codes.OWNER, source="KB24"),
        _bool("kwal_kader", "kwaliteitskader", "quality framework", export="kwal_kader", source="KB24"),
        _text(
            "flexvorm",
            "flexibele vorm",
            "flexible form",
            export="flexvorm",
            codes=codes.FLEXIBLE_FORM,
            source="UA20 §3.1",
        ),
        _bool("kleinschalig", "kleinschalig", "small-scale", export="kleinsch", source="HR21 §5.2.1"),
        _bool(
            "uitbreiding",
            "uitbreiding",
            "expansion",
            export="uitbreid",
            source="UA20 §3.1",
            empty=Text("volgt de status: nieuw is een uitbreiding", "follows the status: new is an expansion"),
        ),
        _bool(
            "proceshandelingen",
            "proceshandelingen",
            "procedural steps",
            export="proceshand",
            source="UA20 §2",
        ),
        _bool("gehoor_op_loc", "gehoor op locatie", "hearings on site", export="gehoor_loc", source="KB24"),
        _text(
            "diensten", "diensten en activiteiten", "services and activities", source="FMT h4; UA20 §4.3", entry="long"
        ),
        _text("financien", "financiële afspraken", "financial agreements", source="FMT h4; UA20 §6", entry="long"),
        _text(
            "pve",
            "voldoet aan programma van eisen",
            "meets the standards",
            export="pve",
            codes=codes.PVE,
            source="UA20 §4.3",
        ),
        _bool("kinderen", "kinderen", "children", export="kinderen", source="KB24"),
        _text("bron", "bron", "source", export="bron"),
        _date("bron_dat", "datum van de bron", "date of the source", export="bron_dat"),
        _text("opmerking", "opmerking", "remark", private=True, entry="long"),
        _text("herkomst", "herkomst", "origin", codes=codes.ORIGIN, private=True),
        _text("kadaster", "kadastrale aanduiding", "cadastral parcel", private=True),
        _date("beschikbaar_per", "beschikbaar per", "available from", private=True),
        _date("beschikbaar_tot", "beschikbaar tot en met", "available until", private=True, last_day=True),
        _text("huur_koop", "huur of koop", "lease or purchase", codes=codes.TENURE, private=True),
        _float("vraagprijs", "vraagprijs", "asking price", unit="€", minimum=0, private=True, not_copied=True),
        _text("bestemming", "bestemming", "zoning", private=True),
        _int("bouwjaar", "bouwjaar", "year built", minimum=1000, maximum=2200, private=True),
        _text("college", "standpunt college", "position of the executive", private=True, entry="long", not_copied=True),
        _text("contact_functie", "aanspreekpunt (functie)", "contact (function)", private=True, not_copied=True),
    ),
    geometry="Point",
    foreign_keys=(_TO_MUNICIPALITY,),
    watched=True,
    title="loc_naam",
    span=("bo_start", "bo_eind"),
    form=(
        Group(
            "general",
            Text("Algemeen", "General"),
            (
                "loc_naam",
                "gm_code",
                "type_2020",
                "type_2024",
                "type_bevestigd_door",
                "regionaal",
                "status",
                "zekerheid",
                "vertrouwelijk",
                "straat",
                "postcode",
                "plaats",
            ),
        ),
        Group("capacity", Text("Capaciteit", "Capacity"), rows="capaciteitsperioden"),
        Group(
            "agreement",
            Text("Overeenkomst", "Agreement"),
            ("open_dat", "bo_start", "bo_eind", "bo_onbep", "huur_eind", "ontheffing"),
        ),
        Group(
            "ownership",
            Text("Eigendom en beheer", "Ownership, management"),
            ("eigendom", "beheer", "exploitant", "bvo_m2", "terrein_m2", "kwal_kader", "pve"),
        ),
        Group("facilities", Text("Voorzieningen en afstanden", "Facilities and distances"), rows="voorzieningen"),
        Group(
            "target",
            Text("Doelgroepen en flexibiliteit", "Target groups and flexibility"),
            (
                "kinderen",
                "flexvorm",
                "kleinschalig",
                "uitbreiding",
                "proceshandelingen",
                "gehoor_op_loc",
                "diensten",
            ),
        ),
        Group("reserve", Text("Reserve", "Reserve"), rows="reservecapaciteit"),
        Group(
            "scouting",
            Text("Verkenning", "Scouting"),
            (
                "herkomst",
                "kadaster",
                "beschikbaar_per",
                "beschikbaar_tot",
                "huur_koop",
                "vraagprijs",
                "bestemming",
                "bouwjaar",
                "college",
                "contact_functie",
            ),
            rows="kandidaatfasen",
        ),
        Group(
            "decision",
            Text("Afspraken en besluit", "Agreements and decision"),
            (
                "besluit_dat",
                "besluit_orgaan",
                "financien",
                "afwijs_reden",
                "bron",
                "bron_dat",
                "opmerking",
            ),
            rows="mijlpalen",
        ),
        Group("documents", Text("Foto's en documenten", "Photos and documents"), rows="documenten"),
    ),
)

SERVED_REGION = Table(
    "locatie_regio",
    Text("Locatie voor een andere regio", "Location for another region"),
    ("variant_id", "loc_id"),
    (_variant(not_null=True), _location(not_null=True), _region(not_null=True, source="HR21 §4.2.4")),
    foreign_keys=(_TO_VARIANT, _TO_LOCATION, _TO_REGION),
    watched=True,
)

CAPACITY_PERIODS = Table(
    "capaciteitsperioden",
    Text("Capaciteitsperioden", "Capacity periods"),
    ("periode_id",),
    (
        _text("periode_id", "periode", "period", not_null=True, prefix="P"),
        _location(not_null=True),
        _date("van", "van", "from", empty=Text("het begin van de locatie", "the start of the location")),
        _date(
            "tot",
            "tot en met",
            "to (inclusive)",
            last_day=True,
            empty=Text("onbepaald", "open-ended"),
            short=Text("T/m", "To"),
        ),
        _int(
            "plekken_asiel",
            "plekken asiel",
            "places for asylum",
            unit="plekken",
            minimum=0,
            source="UA20 §4.1",
            needed=True,
            short=Text("Asiel", "Asylum"),
        ),
        _int(
            "plekken_overig",
            "plekken overig",
            "other places",
            unit="plekken",
            minimum=0,
            source="UA20 §4.1",
            empty=_NONE,
            short=Text("Overig", "Other"),
        ),
        _int("amv", "waarvan amv", "of which unaccompanied minors", unit="plekken", minimum=0, empty=_NONE),
        _text(
            "zekerheid",
            "zekerheid",
            "certainty",
            codes=codes.CERTAINTY,
            empty=Text("die van de locatie", "that of the location"),
        ),
        _bool(
            "getekend",
            "getekend",
            "signed",
            source="Opvangatlas",
            empty=Text("volgt de zekerheid", "follows the certainty"),
        ),
        _text(
            "captype",
            "soort capaciteit",
            "type of capacity",
            codes=codes.PERIOD_TYPE,
            source="UA20 §3.2",
            empty=Text("regulier", "regular"),
        ),
        _text("vorm", "vorm", "form", codes=codes.PERIOD_FORM, source="KB24; HR21 §5.2.2", empty=_NONE),
    ),
    foreign_keys=(_TO_LOCATION,),
    watched=True,
    span=("van", "tot"),
    order=("van",),
    form=one_group("van", "tot", "captype", "vorm", "plekken_asiel", "plekken_overig", "amv", "zekerheid", "getekend"),
    listed=("van", "tot", "plekken_asiel", "plekken_overig"),
)

RESERVE = Table(
    "reservecapaciteit",
    Text("Reservecapaciteit", "Reserve capacity"),
    ("reserve_id",),
    (
        _text("reserve_id", "reserve", "reserve", not_null=True, prefix="R"),
        _location(not_null=True),
        _text(
            "captype",
            "soort capaciteit",
            "type of capacity",
            export="captype",
            codes=codes.CAPACITY_TYPE,
            not_null=True,
            source="UA20 §3.2",
            needed=True,
            initial="reserve_direct",
            short=Text("Type", "Type"),
        ),
        _text(
            "beschikbaarheid",
            "beschikbaarheid",
            "availability",
            export="beschikb",
            codes=codes.AVAILABILITY,
            source="UA20 §3.2",
            initial="beschikbaar",
        ),
        _int(
            "plekken",
            "plekken",
            "places",
            export="plekken",
            unit="plekken",
            not_null=True,
            minimum=0,
            source="UA20 §3.2",
            needed=True,
        ),
        _int(
            "inzet_dgn",
            "inzetbaar na",
            "ready after",
            export="inzet_dgn",
            unit="dagen",
            minimum=0,
            maximum=36525,
            source="UA20 §3.2",
            needed=True,
            not_emptied=True,
            short=Text("Dagen", "Days"),
        ),
        _float(
            "eur_plekdg",
            "prijs per plek per dag in reserve",
            "price per place per day in reserve",
            export="eur_plekdg",
            unit="€",
            minimum=0,
            source="UA20 §3.2",
            short=Text("€", "€"),
        ),
        _text("omstandigh", "omstandigheid", "trigger", export="omstandigh", source="UA20 §3.2"),
    ),
    foreign_keys=(_TO_LOCATION,),
    watched=True,
    form=one_group("captype", "plekken", "inzet_dgn", "eur_plekdg", "omstandigh", "beschikbaarheid"),
    listed=("captype", "plekken", "inzet_dgn", "eur_plekdg"),
)

TRAVEL = Table(
    "reistijden",
    Text("Reistijden", "Travel times"),
    ("variant_id", "gm_code", "soort"),
    (
        _variant(not_null=True),
        _gm_code(not_null=True),
        _text("soort", "soort", "kind", codes=codes.TRAVEL_KIND, not_null=True),
        _text("loc_id", "locatie", "location"),
        _text("netwerk_id", "netwerk", "network"),
        _float("km", "afstand", "distance", unit="km", minimum=0),
        _float("minuten", "reistijd", "travel time", unit="min", minimum=0),
        _float("aansluit_km", "waarvan aansluiting", "of which access", unit="km", minimum=0),
        _text("methode", "methode", "method", codes=codes.METHOD, source="Opvangatlas"),
        _text("reden", "reden", "reason", codes=codes.TRAVEL_REASON),
        _text("invoer_hash", "invoer", "input"),
    ),
    foreign_keys=(_TO_VARIANT, _TO_MUNICIPALITY),
    references=(_TO_LOCATION,),
    derived=True,
    stays_home=True,
)

TARGETS = Table(
    "taakstellingen",
    Text("Taakstellingen", "Targets"),
    ("gm_code", "halfjaar"),
    (
        _gm_code(not_null=True, short=Text("Gemeente", "Municipality")),
        _text("halfjaar", "halfjaar", "half-year", export="halfjaar", not_null=True, entry="half-year"),
        _int("taakst", "taakstelling", "target", export="taakst", unit="personen", source="HR21 §4.1", needed=True),
        _int("achterst", "achterstand", "backlog", export="achterst", unit="personen", empty=_NONE),
        _int("gehuisv", "gehuisvest", "housed", export="gehuisv", unit="personen", minimum=0),
        _int("tussenvoorz", "in tussenvoorziening", "in interim housing", unit="personen", minimum=0, empty=_NONE),
        _int("gekoppeld", "gekoppeld", "matched", export="gekoppeld", unit="personen", minimum=0),
        _float("weken", "weken tot huisvesting", "weeks until housed", unit="weken", minimum=0, maximum=5200),
        _float(
            "weken_gezin",
            "weken tot huisvesting bij gezinshereniging",
            "weeks until housed with family reunion",
            unit="weken",
            minimum=0,
            maximum=5200,
            source="HR21 §4.3.1",
        ),
    ),
    foreign_keys=(_TO_MUNICIPALITY,),
    watched=True,
    order=("halfjaar", "gm_code"),
    listed=("gm_code", "halfjaar", "taakst", "achterst", "gehuisv", "gekoppeld"),
    form=one_group(
        "gm_code",
        "halfjaar",
        "taakst",
        "achterst",
        "gehuisv",
        "tussenvoorz",
        "gekoppeld",
        "weken",
        "weken_gezin",
    ),
)

FINDINGS = Table(
    "bevindingen",
    Text("Bevindingen", "Findings"),
    ("variant_id", "code", "onderwerp", "sleutel", "deel"),
    (
        _variant(not_null=True),
        _text("code", "regel", "rule", export="code", not_null=True),
        _text("ernst", "ernst", "severity", export="ernst", codes=codes.SEVERITY, not_null=True),
        _text("onderwerp", "onderwerp", "subject", export="onderwerp", not_null=True),
        _text("sleutel", "sleutel", "key", export="sleutel", not_null=True),
        _text("deel", "deel", "part", export="deel", not_null=True),
        _text("regio_id", "regio", "region", export="regio_id"),
        _text("bericht", "bericht", "message", export="bericht", entry="long"),
        _text("cijfers", "cijfers", "figures"),
        _text("invoer_hash", "invoer", "input"),
    ),
    geometry="Point",
    foreign_keys=(_TO_VARIANT,),
    about=("onderwerp", "sleutel"),
    derived=True,
    stays_home=True,
    references=(ForeignKey(("regio_id",), "regios", ("regio_id",)),),
)

JUSTIFICATIONS = Table(
    "onderbouwingen",
    Text("Onderbouwingen", "Justifications"),
    ("variant_id", "code", "onderwerp", "sleutel", "deel"),
    (
        _variant(not_null=True),
        _text("code", "regel", "rule", not_null=True),
        _text("onderwerp", "onderwerp", "subject", not_null=True),
        _text("sleutel", "sleutel", "key", not_null=True),
        _text("deel", "deel", "part", not_null=True),
        _text("reden", "reden", "reason", not_null=True, private=True, entry="long"),
        _text("functie", "vastgelegd door (functie)", "recorded by (function)", private=True),
        _text("orgaan", "orgaan", "body"),
        _date("datum", "datum", "date"),
        _date("tot", "geldt tot en met", "valid up to and including"),
        _text("document", "document", "document", private=True),
        _bool("openbaar", "reden is openbaar", "reason is public"),
        _text("cijfers", "cijfers bij het vastleggen", "figures when recorded", private=True),
        _text("hash_heel", "hash, heel plan", "hash, whole plan", private=True),
        _text("hash_open", "hash, openbaar", "hash, public", private=True),
    ),
    foreign_keys=(_TO_VARIANT,),
    about=("onderwerp", "sleutel"),
    read_only=True,
)

CHANGES = Table(
    "wijzigingen",
    Text("Wijzigingen", "Changes"),
    ("id",),
    (
        _int("id", "nummer", "number", not_null=True),
        Column("tijd", "datetime", Text("tijd", "time"), not_null=True),
        _text("gebruiker", "gebruiker", "user", private=True),
        _text("variant_id", "variant", "variant"),
        _text("tabel", "tabel", "table", not_null=True),
        _text("sleutel", "sleutel", "key", not_null=True),
        _text("veld", "veld", "field"),
        _text("oud", "oud", "old"),
        _text("nieuw", "nieuw", "new"),
    ),
    about=("tabel", "sleutel"),
    read_only=True,
    stays_home=True,
    references=(ForeignKey(("variant_id",), "varianten", ("variant_id",)),),
)

UNREADABLE = Table(
    "onleesbaar",
    Text("Onleesbare cellen", "Unreadable cells"),
    ("tabel", "sleutel", "kolom"),
    (
        _text("tabel", "tabel", "table", not_null=True),
        _text("sleutel", "sleutel", "key", not_null=True),
        _text("kolom", "kolom", "column", not_null=True),
        _text("tekst", "wat er stond", "what stood there", private=True),
    ),
    about=("tabel", "sleutel"),
)

SETTINGS_TABLE = Table(
    "instellingen",
    Text("Instellingen", "Settings"),
    ("sleutel",),
    (
        _text("sleutel", "instelling", "setting", not_null=True),
        _text("waarde", "waarde", "value"),
        _text("eenheid", "eenheid", "unit"),
        _text("bron", "bron", "source"),
    ),
    read_only=True,
)

_IN_ORDER = (
    SETTINGS_TABLE,
    MUNICIPALITIES,
    DIVISIONS,
    VARIANTS,
    REGIONS,
    ASSIGNMENT,
    LINKS,
    LOCATIONS,
    SERVED_REGION,
    CAPACITY_PERIODS,
    RESERVE,
    TARGETS,
    *CAPACITY_TABLES.values(),
    *OFFER_TABLES,
    TRAVEL,
    FINDINGS,
    JUSTIFICATIONS,
    CHANGES,
    UNREADABLE,
)

TABLES: Mapping[str, Table] = MappingProxyType({table.name: table for table in _IN_ORDER})
"""All tables by name; a table stands after the tables it refers to."""

PARTS_OF_LOCATION = tuple(
    table for table in _IN_ORDER if any(link.table == LOCATIONS.name for link in table.foreign_keys)
)
"""Tables whose rows belong to a location and go with it."""
