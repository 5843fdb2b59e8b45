# SPDX-License-Identifier: GPL-2.0-or-later
"""Tables H2c and H2d: what was agreed per area, beside the proposal, and what meets it (UA20 §5.2)."""

from __future__ import annotations

import pandas as pd

from ..capacity.agreed import TOWN
from ..capacity.offers import offer_state
from ..model.capacity_codes import OFFER_KIND
from ..model.frames import plain
from ..model.offer_tables import AGREED, OFFERS
from ..wording import Text, figure, is_unknown, word
from .table import AnnexTable
from .table_view import View, col, of

_AREAS = Text("Opgave en aanbod per regio", "Agreed need and offers per region")
_TOWNS = Text("Opgave en aanbod per gemeente", "Agreed need and offers per municipality")
_KIND = {
    "plan": Text("het hele plan", "the whole plan"),
    "provincie": Text("provincie", "province"),
    "regio": Text("regio", "region"),
    "gemeente": Text("gemeente", "municipality"),
}
_NOWHERE = Text("buiten de indeling", "outside the division")
_AT_LEAST = Text("minstens {share:pct}", "at least {share:pct}")


def offers(view: View) -> list[AnnexTable]:
    """Both tables; none while the plan has no agreed numbers and no offers."""
    s = view.s
    if s.outlook is None or not (len(s.plan[AGREED.name]) or len(s.plan[OFFERS.name])):
        return []
    state = offer_state(s.plan, s.outlook, s.day)
    towns = (state["gebied_soort"] == TOWN).to_numpy(dtype=bool)
    return [_table(view, "H2c", _AREAS, state[~towns]), _table(view, "H2d", _TOWNS, state[towns])]


def _table(view: View, code: str, title: Text, rows: pd.DataFrame) -> AnnexTable:
    rows = rows.assign(
        gebied=plain([view.text(_NOWHERE) if is_unknown(name) else name for name in rows["naam"]], rows.index),
        soort=plain([view.text(_KIND[kind]) for kind in rows["gebied_soort"]], rows.index),
        gehaald=plain([_share(view, row) for row in rows.to_dict("records")], rows.index),
        in_natura=plain([_kinds(view, value) for value in rows["in_natura"]], rows.index),
    )
    columns = (
        col("gebied", "text", "gebied", "area"),
        *(() if code == "H2d" else (col("soort", "text", "soort", "kind"),)),
        col("voorstel", "int", "volgt uit de behoefte", "follows from need", "plekken"),
        col("afgesproken", "int", "afgesproken plekken", "agreed places", "plekken"),
        col("verschil", "int", "verschil", "difference", "plekken"),
        col("amv_afgesproken", "int", "waarvan amv", "of which minors", "plekken"),
        of(AGREED, "orgaan"), of(AGREED, "besluit_dat"),
        col("hard", "int", "hard", "firm", "plekken"),
        col("zacht", "int", "zacht", "soft", "plekken"),
        col("onbekend", "int", "aantal onbekend", "number unknown"),
        col("gehaald", "text", "hard van de opgave", "firm share"),
        col("in_natura", "text", "andere bijdrage", "other contribution"),
    )  # fmt: skip
    return view.table(
        code,
        title,
        rows,
        columns,
        summed=("voorstel", "afgesproken", "hard", "zacht") if code == "H2d" else (),
        parts=(
            ("gebied", "voorstel", "afgesproken", "verschil", "amv_afgesproken", "orgaan", "besluit_dat"),
            ("gebied", "hard", "zacht", "onbekend", "gehaald", "in_natura"),
        ),
        on_page=code == "H2c",
    )


def _share(view: View, row: dict[object, object]) -> str | None:
    """The share of what was agreed that is hard; a bound where the number of some places is unknown."""
    share = row["deel_hard"]
    if is_unknown(share):
        return None
    if row["onbekend_hard"]:
        return word(_AT_LEAST, {"share": share}, view.language)
    return figure(share, view.language, "pct")


def _kinds(view: View, value: object) -> str | None:
    return (
        None if is_unknown(value) else ", ".join(view.text(OFFER_KIND.label(code)) for code in str(value).split(", "))
    )
