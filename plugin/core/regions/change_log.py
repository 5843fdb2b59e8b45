# SPDX-License-Identifier: GPL-2.0-or-later
"""The log of a regio-indeling: who moved which municipality, when, from where to where."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

import pandas as pd

from ..model.frames import plain_frame
from ..model.plan import Plan
from ..model.tables import ASSIGNMENT, CHANGES, MUNICIPALITIES, REGIONS, VARIANTS
from ..wording import is_unknown

COLUMNS = ("tijd", "gebruiker", "variant", "gm_code", "gm_naam", "van", "naar")


def moves_logged(
    before: Mapping[str, str | None],
    after: Mapping[str, str | None],
    *,
    variant: str,
    user: str,
    moment: datetime,
    first: int,
) -> pd.DataFrame:
    """Rows of table ``wijzigingen`` for every municipality that is in another region than before.

    Parameters
    ----------
    before, after : region id per municipality code
    first : number of the first row
    """
    moved = [code for code in sorted(after) if before.get(code) != after[code]]
    rows = [
        {
            "id": first + position,
            "tijd": moment,
            "gebruiker": user,
            "variant_id": variant,
            "tabel": ASSIGNMENT.name,
            "sleutel": code,
            "veld": "regio_id",
            "oud": before.get(code),
            "nieuw": after[code],
        }
        for position, code in enumerate(moved)
    ]
    return CHANGES.frame(pd.DataFrame(rows, columns=list(CHANGES.names)))


def readable(plan: Plan) -> pd.DataFrame:
    """The log of moves with names instead of codes, newest first.

    A region that is gone is shown by its id, as is a variant.

    Returns
    -------
    frame with ``tijd``, ``gebruiker``, ``variant``, ``gm_code``, ``gm_naam``, ``van``, ``naar``; ``van``
    and ``naar`` are None where unassigned
    """
    log = plan[CHANGES.name]
    log = log[log["tabel"] == ASSIGNMENT.name].sort_values(["tijd", "id"], ascending=False)
    people, variants, regions = plan[MUNICIPALITIES.name], plan[VARIANTS.name], plan[REGIONS.name]
    person = dict(zip(people["gm_code"], people["gm_naam"], strict=True))
    variant = dict(zip(variants["variant_id"], variants["naam"], strict=True))
    title = {(v, r): n for v, r, n in regions[["variant_id", "regio_id", "regio_nm"]].itertuples(index=False)}
    rows = []
    for row in log.to_dict("records"):
        names = [
            None if is_unknown(region) else title.get((row["variant_id"], region), region)
            for region in (row["oud"], row["nieuw"])
        ]
        code = row["sleutel"]
        user = None if is_unknown(row["gebruiker"]) else row["gebruiker"]
        version = variant.get(row["variant_id"], row["variant_id"])
        rows.append((row["tijd"], user, version, code, person.get(code, code), *names))
    return plain_frame(rows, columns=list(COLUMNS))
