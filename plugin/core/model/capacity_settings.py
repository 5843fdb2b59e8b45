# SPDX-License-Identifier: GPL-2.0-or-later
"""Settings of the second half of a plan: what the sources leave open (domain E).

They are part of ``SETTINGS``. The functions in ``core/capacity`` have the same defaults.
"""

from __future__ import annotations

from ..wording import Text
from .capacity_codes import SPLIT_KEY
from .setting import Setting

CAPACITY_SETTINGS = (
    Setting(
        "prognose_versie",
        "text",
        "",
        Text("gebruikte prognose", "prognosis used"),
        source="FMT h6",
        empty=Text("de laatste", "the latest"),
    ),
    Setting(
        "verdeelsleutel",
        "text",
        "inwoners",
        Text("behoefte verdelen over regio's", "need split over regions"),
        source="UA20 §5.2; Opvangatlas",
        codes=SPLIT_KEY,
    ),
    Setting("rol_weken", "float", 14.0, Text("verblijf in ROL", "stay in a ROL"), "weken", "UA20 §6", 0),
    Setting(
        "rol_kansrijk",
        "float",
        0.0,
        Text("kansrijken per vergunninghouder", "promising per permit holder"),
        "",
        "Opvangatlas",
        0,
    ),
    Setting(
        "flex_aandeel",
        "float",
        0.5,
        Text("aandeel flexibele locaties", "share of flexible locations"),
        "",
        "UA20 §3.1",
        0,
    ),
    Setting(
        "flex_met_gvl",
        "bool",
        True,
        Text("GVL telt mee als uitbreiding", "GVL counts as expansion"),
        source="Opvangatlas",
    ),
    Setting(
        "verevening", "text", "voorsprong", Text("lezing van verevening", "reading of verevening"), source="HR21 §4.2.6"
    ),
    Setting(
        "tussenvoorz_apart",
        "bool",
        True,
        Text("tussenvoorziening komt bij gehuisvest", "interim housing adds to housed"),
        source="HR21 §4.2.6",
    ),
    Setting("huisvestingstermijn", "float", 14.0, Text("huisvestingstermijn", "housing term"), "weken", "UA20 §6", 0),
    Setting(
        "termijn_gezin",
        "float",
        26.0,
        Text("huisvestingstermijn bij gezinshereniging", "housing term with family reunion"),
        "weken",
        "HR21 §4.3.1",
        0,
    ),
    Setting(
        "koppel_tolerantie", "float", 0.10, Text("tolerantie koppelingen", "tolerance of matches"), "", "HR21 §4.2.4", 0
    ),
    Setting(
        "reserve_volgorde",
        "text",
        "regulier;reserve_direct;reserve_indirect;incidenteel;noodopvang;crisisnoodopvang",
        Text("volgorde van reserve", "order of reserve"),
        source="UA20 §3.2, Opvangatlas",
    ),
    Setting(
        "gebruik_eur_jaar",
        "float",
        27_100.0,
        Text("kosten per plek in gebruik", "cost per place in use"),
        "€/jaar",
        "nieuws.nl 2022",
        0,
    ),
    Setting(
        "gebruik_nood_eur_jaar",
        "float",
        53_400.0,
        Text("kosten per noodplek in gebruik", "cost per emergency place in use"),
        "€/jaar",
        "nieuws.nl 2022",
        0,
    ),
    Setting(
        "mix_aandeel", "float", 1.0, Text("grootste aandeel van de mix", "largest share of the mix"), "", "UA20 §4.1", 0
    ),
    Setting("afloop_maanden", "int", 12, Text("afloopronde", "expiry round"), "maanden", "Opvangatlas", 1, maximum=600),
    Setting(
        "landelijk_genoeg_vanaf",
        "date",
        None,
        Text("landelijk genoeg nieuwe overeenkomsten vanaf", "enough new agreements nationally from"),
        source="FMT h7",
    ),
    Setting(
        "reserve_nabij_km",
        "float",
        2.0,
        Text("reserve ligt nabij een locatie", "reserve is near a location"),
        "km",
        "UA20 §3.2",
        0,
    ),
    Setting(
        "standdata",
        "text",
        "1-2; 1-7",
        Text("vaste data voor de stand van het aanbod", "fixed dates for the state of offers"),
        "",
        "Opvangatlas",
    ),
    Setting(
        "duurzaam_jaar",
        "float",
        5.0,
        Text("plekken zijn duurzaam vanaf", "places are lasting from"),
        "jaar",
        "Stb. 2024, 13",
        0,
    ),
    Setting(
        "extra_plekken",
        "int",
        None,
        Text("opgave extra plekken van het plan", "extra places asked of the plan"),
        "plekken",
        "HR21 §5.1",
        0,
        empty=Text("geen opgave", "none asked"),
    ),
)
"""A35: an agreement is not ended before ``landelijk_genoeg_vanaf``; the LRT says when, or the provinces' sum."""
