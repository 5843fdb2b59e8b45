# SPDX-License-Identifier: GPL-2.0-or-later
"""Random plans with confidential rows in every table that can have them, and the same plans without.

The second is made the slow and obvious way, row by row, without any code of the product.
"""

from __future__ import annotations

import random
from datetime import date, timedelta

from opvangatlas.plugin.core.model.plan import Plan
from opvangatlas.plugin.core.wording import is_unknown

from .plans import DAY, at, loc, region, sound

_STATUSES = ("voortzetten", "nieuw", "beeindigen", "afgewezen")
_KINDS = ("regulier", "reserve_direct", "reserve_indirect", "incidenteel", "noodopvang", "crisisnoodopvang")
_OFFERED = ("plekken", "plekken", "inburgering")


def random_plan(seed: int) -> Plan:
    """A plan of four municipalities with two to nine locations, each public, confidential or not said."""
    r, kinds = random.Random(seed), random.Random(seed + 1_000)
    names = [f"Plek{number}" for number in range(r.randint(2, 9))]
    locs = [
        loc(
            name,
            None if r.random() < 0.1 else at(r.uniform(0, 2), r.uniform(0, 2)),
            f"GM{r.randint(1, 4):04d}",
            status=r.choice(_STATUSES),
            vertrouwelijk=r.choice((True, False, False, None)),
            type_2024=r.choice(("azc", "htl", None)),
            places=r.choice((None, 0, 40, 300, 1200)),
            captype=kinds.choice((None, "regulier", "incidenteel", "noodopvang")),
            vorm=kinds.choice((None, None, "tgo", "logeer")),
            open_dat=r.choice((None, DAY + timedelta(r.randint(-400, 400)))),
        )
        for name in names
    ]
    ids = [row["loc_id"] for row in locs]
    stock = [
        {
            "reserve_id": f"v{number}",
            "loc_id": r.choice(ids),
            "captype": r.choice(_KINDS),
            "beschikbaarheid": r.choice(("beschikbaar", "potentieel")),
            "plekken": r.choice((0, 10, 250, 25_000)),
            "inzet_dgn": r.choice((1, 30, 90)),
            "eur_plekdg": r.choice((None, 1.5, 12.0)),
        }
        for number in range(r.randint(0, 8))
    ]
    heads, lines = _kept_plans(r, stock)
    return sound(
        locs=locs,
        regios=[region("R1"), region("R2")],
        reservecapaciteit=stock,
        inzetplannen=heads,
        inzetregels=lines,
        mijlpalen=[
            {"mijlpaal_id": f"m{n}", "datum": DAY + timedelta(30 * n), "soort": "besluit", "besluit": f"besluit {n}",
             "loc_id": r.choice([None, *ids])}
            for n in range(r.randint(0, 4))
        ],
        kandidaatfasen=[{"loc_id": i, "fase": "tip", "datum": DAY} for i in ids if r.random() < 0.5],
        voorzieningen=[{"loc_id": i, "soort": "school", "km": r.uniform(0, 9)} for i in ids if r.random() < 0.5],
        locatie_doelgroepen=[{"loc_id": i, "doelgroep": "kansrijk"} for i in ids if r.random() < 0.5],
        locatie_regio=[
            {"variant_id": "A", "loc_id": i, "regio_id": r.choice(("R1", "R2"))} for i in ids if r.random() < 0.3
        ],
        documenten=[{"doc_id": f"d{i}", "loc_id": i, "pad": f"stukken/{i}.pdf"} for i in ids if r.random() < 0.5],
        bevindingen=[
            {"variant_id": "A", "code": "A21", "ernst": "W", "onderwerp": "opvanglocaties", "sleutel": i, "deel": ""}
            for i in ids
            if r.random() < 0.5
        ],
        opgaven=[
            {"gebied_soort": "gemeente", "gebied_code": f"GM{n:04d}", "datum": DAY, "plekken": kinds.randint(0, 300)}
            for n in range(1, kinds.randint(1, 5))
        ],
        aanbod=[
            {"aanbod_id": f"AB{n}", "gm_code": f"GM{kinds.randint(1, 4):04d}", "soort": kinds.choice(_OFFERED),
             "plekken": kinds.choice((None, 10, 77)), "hardheid": kinds.choice(("besloten", "verkend")),
             "loc_id": kinds.choice([None, None, *ids]), "vertrouwelijk": kinds.choice((True, False, False))}
            for n in range(kinds.randint(0, 5))
        ],
        settings={"peildatum": DAY + timedelta(r.randint(0, 200))},
    )  # fmt: skip


def _kept_plans(r: random.Random, stock: list[dict]) -> tuple[list[dict], list[dict]]:
    heads, lines = [], []
    for number in range(r.randint(0, 4)):
        used = r.sample(stock, r.randint(0, len(stock)))
        heads.append(
            {"plan_id": f"p{number}", "naam": f"Winter {number}", "richting": "op", "plekken": 500,
             "gemaakt_op": date(2026, 1, 1 + number), "gevonden": sum(row["plekken"] or 0 for row in used),
             "standby_dag": sum((row["plekken"] or 0) * (row["eur_plekdg"] or 0) for row in stock),
             "aandeel_nood": round(r.random(), 2), "vertrouwelijk": r.choice((False, False, True, None))}
        )  # fmt: skip
        lines += [
            {"plan_id": f"p{number}", "volgnr": place + 1, "actie": "inzetten", "reserve_id": row["reserve_id"],
             "loc_id": r.choice((row["loc_id"], row["loc_id"], None)), "captype": row["captype"],
             "plekken": row["plekken"] or 0}
            for place, row in enumerate(used)
        ]  # fmt: skip
    return heads, lines


def without_secrets(plan: Plan) -> Plan:
    """The plan without a row that is confidential or rests on one; kept plans go whole."""
    rows = {name: frame.to_dict("records") for name, frame in plan.frames.items()}
    hidden = {row["loc_id"] for row in rows["opvanglocaties"] if row["vertrouwelijk"] is not False}
    reserve = {row["reserve_id"] for row in rows.get("reservecapaciteit", []) if row["loc_id"] in hidden}
    lines = rows.get("inzetregels", [])
    broken = {row["plan_id"] for row in lines if row["loc_id"] in hidden or row["reserve_id"] in reserve}
    broken |= {row["plan_id"] for row in rows.get("inzetplannen", []) if row["vertrouwelijk"] is not False}
    frames = {}
    for name, frame in plan.frames.items():
        stays = [
            (is_unknown(row.get("loc_id")) or row["loc_id"] not in hidden)
            and row.get("plan_id") not in broken
            and (name != "aanbod" or row["vertrouwelijk"] is False)
            and not (row.get("onderwerp") == "opvanglocaties" and row["sleutel"] in hidden)
            for row in rows[name]
        ]
        frames[name] = frame[stays].reset_index(drop=True)
    return Plan(frames, plan.settings)
