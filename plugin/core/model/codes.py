# SPDX-License-Identifier: GPL-2.0-or-later
"""Code lists: the short Dutch codes that are stored, their labels, and how input is read.

Source of the terms: ``domain.md`` section B, after UA20 §2–§6, FMT h2–h4 and KB24.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..wording import Text, is_unknown


@dataclass(frozen=True, slots=True)
class Code:
    """One stored value: ``rol``, its labels, and the identifier used in code and parameters."""

    code: str
    label: Text
    identifier: str
    source: str = ""


@dataclass(frozen=True)
class CodeList:
    """The values a column may hold."""

    name: str
    codes: tuple[Code, ...]

    def __iter__(self) -> Iterator[Code]:
        return iter(self.codes)

    @property
    def values(self) -> tuple[str, ...]:
        """The stored codes, in order."""
        return tuple(code.code for code in self.codes)

    def find(self, text: object) -> Code | None:
        """Look up a code, label or English identifier; trimmed, in any case. None if unknown."""
        if is_unknown(text):
            return None
        wanted = _folded(str(text))
        for code in self.codes:
            if wanted in (_folded(code.code), _folded(code.identifier)):
                return code
        for code in self.codes:
            if wanted in (_folded(code.label.nl), _folded(code.label.en)):
                return code
        return None

    def label(self, value: object) -> Text:
        """The label of a stored code; the value itself when it is not in the list."""
        for code in self.codes:
            if code.code == value:
                return code.label
        return Text(str(value), str(value))


def _folded(text: str) -> str:
    return " ".join(text.replace("_", " ").split()).casefold()


def _list(name: str, source: str, *rows: tuple[str, str, str, str]) -> CodeList:
    """Rows are (code, Dutch label, English label, identifier)."""
    return CodeList(name, tuple(Code(c, Text(nl, en), i, source) for c, nl, en, i in rows))


TYPE_2020 = _list(
    "type_2020",
    "UA20 §2",
    ("gvl", "GVL", "GVL", "gvl"),
    ("satelliet", "satellietlocatie", "satellite location", "satellite"),
    ("rol", "regionale opvanglocatie (ROL)", "regional location", "regional"),
)

TYPE_2024 = _list(
    "type_2024",
    "KB24",
    ("azc_aanmeld", "azc met aanmeldfaciliteiten", "azc with registration", "azc_registration"),
    ("azc_versneld", "azc versnelde procedure", "azc accelerated procedure", "azc_accelerated"),
    ("pbl", "procesbeschikbaarheidslocatie (pbl)", "process availability location", "pbl_location"),
    ("azc", "azc", "azc", "azc"),
    ("htl", "htl (bijzondere opvang)", "htl (special reception)", "htl"),
    ("ibo", "ibo (bijzondere opvang)", "ibo (special reception)", "ibo"),
    ("bijzonder", "andere bijzondere opvang", "other special reception", "special"),
)

CAPACITY_TYPE = _list(
    "captype",
    "UA20 §3.2 fn 3",
    ("regulier", "reguliere capaciteit", "regular capacity", "regular"),
    ("reserve_direct", "directe reserve", "direct reserve", "direct_reserve"),
    ("reserve_indirect", "indirecte reserve", "indirect reserve", "indirect_reserve"),
    ("incidenteel", "incidentele capaciteit", "incidental capacity", "incidental"),
    ("noodopvang", "noodopvang", "emergency reception", "emergency"),
    ("crisisnoodopvang", "crisisnoodopvang", "crisis emergency reception", "crisis_emergency"),
)

PERIOD_TYPE = CodeList(CAPACITY_TYPE.name, tuple(c for c in CAPACITY_TYPE if not c.code.startswith("reserve_")))
"""Of capacity in use; direct and indirect reserve stand on reserve rows only, or they would count twice (A26)."""

PERIOD_FORM = _list(
    "vorm",
    "KB24; HR21 §5.2.2",
    ("tgo", "tijdelijke gemeentelijke opvang", "temporary municipal reception", "municipal"),
    ("commercieel", "commercieel vastgoed", "commercial property", "commercial"),
    ("logeer", "logeerregeling", "guest scheme", "guest_scheme"),
    ("soepel_pve", "soepeler programma van eisen", "relaxed requirements", "relaxed"),
)
"""What makes places temporary whatever their type (A45)."""

STATUS = _list(
    "status",
    "FMT h4",
    ("nieuw", "nieuw", "new", "new"),
    ("voortzetten", "voortzetten", "continue", "continue"),
    ("beeindigen", "beëindigen", "terminate", "terminate"),
    ("afgewezen", "afgewezen", "rejected", "rejected"),
)

CERTAINTY = _list(
    "zekerheid",
    "Overijssel 2024",
    ("bestaand", "bestaand", "existing", "existing"),
    ("vastgesteld", "vastgesteld", "adopted", "adopted"),
    ("voornemen", "bestuurlijk voornemen", "intended", "intended"),
    ("verkenning", "verkenning", "exploratory", "exploratory"),
)

OWNER = _list(
    "eigendom",
    "UA20 §6",
    ("coa", "COA", "COA", "coa"),
    ("gemeente", "gemeente", "municipality", "municipality"),
    ("derde", "derde partij", "third party", "third_party"),
)

FLEXIBLE_FORM = _list(
    "flexvorm",
    "UA20 §3.1, §4.3; HR21 §4.2.1",
    ("gelijktijdig", "gelijktijdig flexibel", "simultaneous", "simultaneous"),
    ("volgtijdelijk", "volgtijdelijk flexibel", "sequential", "sequential"),
    ("gemengd", "gemengde woonvorm", "mixed housing", "mixed_housing"),
    ("tussenvoorziening", "tussenvoorziening", "interim housing", "interim_housing"),
    ("geen", "niet flexibel", "not flexible", "none"),
)
NOT_FLEXIBLE = "geen"
"""Said to be not flexible; an empty form is unknown (A18)."""

AVAILABILITY = _list(
    "beschikbaarheid",
    "UA20 §3.2",
    ("beschikbaar", "beschikbaar", "available", "available"),
    ("potentieel", "potentieel", "potential", "potential"),
)

ORIGIN = _list(
    "herkomst",
    "coa.nl",
    ("rvb", "Rijksvastgoedbedrijf", "Central Government Real Estate Agency", "state_property"),
    ("makelaar", "makelaar", "broker", "broker"),
    ("gemeente", "gemeente", "municipality", "municipality"),
    ("eigenaar", "eigenaar", "owner", "owner"),
    ("eigen", "zelf gevonden", "found ourselves", "own"),
)

TENURE = _list(
    "huur_koop",
    "coa.nl",
    ("huur", "huur", "lease", "lease"),
    ("koop", "koop", "purchase", "purchase"),
)

PHASE = _list(
    "fase",
    "Opvangatlas",
    ("tip", "tip", "tip", "tip"),
    ("quickscan", "quickscan", "quick scan", "quick_scan"),
    ("bezichtigd", "bezichtigd", "visited", "visited"),
    ("college", "bij het college", "with the executive", "executive"),
    ("overeenkomst", "overeenkomst", "agreement", "agreement"),
    ("afgevallen", "afgevallen", "dropped", "dropped"),
)
"""How far a candidate is, in order; the last one ends it."""

LINK_KIND = _list(
    "soort_verbinding",
    "Opvangatlas",
    ("veer", "veerverbinding", "ferry", "ferry"),
    ("tunnel", "tunnel", "tunnel", "tunnel"),
    ("brug", "brug", "bridge", "bridge"),
    ("bestuurlijk", "bestuurlijke afspraak", "agreed link", "administrative"),
)

DIVISION_BASIS = _list(
    "basis",
    "UA20 §5.1",
    ("provincie", "provincie", "province", "province"),
    ("arbeidsmarktregio", "arbeidsmarktregio", "labour market region", "labour_market_region"),
    ("veiligheidsregio", "veiligheidsregio", "safety region", "safety_region"),
    ("woningmarktregio", "woningmarktregio", "housing market region", "housing_market_region"),
    ("anders", "anders", "other", "other"),
)

PVE = _list(
    "pve",
    "UA20 §4.3",
    ("ja", "ja", "yes", "met"),
    ("nee", "nee", "no", "not_met"),
)

SEVERITY = _list(
    "ernst",
    "Opvangatlas",
    ("F", "fout", "error", "fault"),
    ("W", "waarschuwing", "warning", "caution"),
    ("N", "notitie", "note", "notice"),
)

VERDICT = _list(
    "verdict",
    "Opvangatlas",
    ("voldoet_niet", "voldoet niet", "does not comply", "non_compliant"),
    ("niet_te_beoordelen", "niet te beoordelen", "cannot be assessed", "not_assessable"),
    (
        "voldoet_met_aandachtspunten",
        "voldoet met aandachtspunten",
        "complies with remarks",
        "compliant_with_remarks",
    ),
    ("nog_niet_ingevuld", "nog niet ingevuld", "not filled in yet", "not_filled_in"),
    ("voldoet", "voldoet", "complies", "compliant"),
)

METHOD = _list(
    "methode",
    "Opvangatlas",
    ("hemelsbreed", "hemelsbreed", "straight line", "straight"),
    ("omwegfactor", "hemelsbreed × omwegfactor", "straight line × detour factor", "detour"),
    ("netwerk", "over de weg", "over the road", "network"),
    ("netwerk+aansluiting", "over de weg, met aansluiting", "over the road, with access", "network_access"),
)

TRAVEL_REASON = _list(
    "reden",
    "Opvangatlas",
    ("herkomst_niet_aangesloten", "gemeente niet op het netwerk", "municipality off the network", "o_off"),
    ("bestemming_niet_aangesloten", "locatie niet op het netwerk", "location off the network", "d_off"),
    ("onbereikbaar", "onbereikbaar over het netwerk", "unreachable over the network", "unreachable"),
    ("geen_punt", "geen punt op de kaart", "no point on the map", "no_place"),
    ("geen_locatie", "regio zonder open locatie", "region without an open location", "no_location"),
    ("geen_regio", "niet toegewezen aan een regio", "not assigned to a region", "no_region"),
)

TRAVEL_KIND = _list(
    "soort_reistijd",
    "Opvangatlas",
    ("eigen", "locatie van de eigen regio", "own region's location", "own"),
    ("dichtstbij", "dichtstbijzijnde locatie", "nearest location", "nearest"),
)

REGIME = _list(
    "regime",
    "UA20, KB24",
    ("2020", "Uitvoeringsagenda 2020", "Agenda of 2020", "agenda_2020"),
    ("2024", "hernieuwde Uitvoeringsagenda 2024", "Renewed agenda of 2024", "agenda_2024"),
)
