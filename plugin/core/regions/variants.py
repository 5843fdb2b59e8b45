# SPDX-License-Identifier: GPL-2.0-or-later
"""Comparing two variants: what moved, and what each region is in both."""

from __future__ import annotations

import pandas as pd

from ..errors import InputError
from ..model.frames import plain, plain_frame
from ..model.plan import Plan
from ..model.tables import ASSIGNMENT, CHANGES, REGIONS, TABLES, VARIANTS
from ..wording import Text, known_text

_NO_VARIANT = Text("Variant ‘{name}’ bestaat niet; wel: {known}.", "There is no variant ‘{name}’, only: {known}.")

_TAKEN = Text("Er is al een variant ‘{name}’.", "There is a variant ‘{name}’ already.")
_NAMELESS = Text("Geef de variant een naam.", "Give the variant a name.")
_ACTIVE = Text("De actieve variant kan niet weg.", "The active variant cannot be deleted.")
_SWITCH_FIRST = Text("Kies eerst een andere variant.", "Switch to another variant first.")


def find_variant(plan: Plan, name: str) -> str:
    """Id of a variant by its id or name.

    Raises
    ------
    InputError
        When there is none, naming those there are.
    """
    frame = plan[VARIANTS.name]
    for column in ("variant_id", "naam"):
        found = frame.loc[frame[column] == name, "variant_id"]
        if len(found) == 1:
            return str(found.iloc[0])
    raise InputError(_NO_VARIANT, name=name, known=sorted(frame["variant_id"].dropna()))


def moved(plan: Plan, a: str, b: str) -> pd.DataFrame:
    """Municipalities that are in another region in variant ``b`` than in ``a``.

    Returns
    -------
    frame with ``gm_code``, ``gm_naam``, ``inwoners``, ``van_regio``, ``van_naam``, ``naar_regio``,
    ``naar_naam``, ``geom``; None where unassigned. By from, to and name.
    """
    frame = plan.municipalities[["gm_code", "gm_naam", "inwoners", "geom"]].copy()
    for prefix, variant in (("van", a), ("naar", b)):
        region, title = _regions_in(plan, variant)
        frame[f"{prefix}_regio"] = plain([region.get(code) for code in frame["gm_code"]], frame.index)
        frame[f"{prefix}_naam"] = plain([title.get(r) if r else None for r in frame[f"{prefix}_regio"]], frame.index)
    same = [x == y for x, y in zip(frame["van_regio"], frame["naar_regio"], strict=True)]
    order = ["van_regio", "naar_regio", "gm_naam"]
    columns = ["gm_code", "gm_naam", "inwoners", "van_regio", "van_naam", "naar_regio", "naar_naam", "geom"]
    return frame.loc[[not s for s in same]].sort_values(order, na_position="first")[columns].reset_index(drop=True)


def side_by_side(plan: Plan, a: str, b: str) -> pd.DataFrame:
    """Each region in both variants, with the differences.

    Returns
    -------
    frame with ``regio_id``, ``regio_nm``, ``gemeenten_a``, ``gemeenten_b``, ``gemeenten_verschil`` and the
    same for ``inwoners``. A region that a variant does not have counts 0 municipalities there; an
    unknown population makes its sum and difference unknown.
    """
    people = plan.municipalities[["gm_code", "inwoners"]]
    sides: list[pd.DataFrame] = []
    titles: dict[str, str] = {}
    for suffix, variant in (("a", a), ("b", b)):
        region, title = _regions_in(plan, variant)
        titles = {**title, **titles}
        rows = people.assign(regio_id=plain([region.get(code) for code in people["gm_code"]], people.index))
        groups = rows[rows["regio_id"].notna()].groupby("regio_id")
        sides.append(
            plain_frame(
                {
                    f"gemeenten_{suffix}": groups.size(),
                    f"inwoners_{suffix}": groups["inwoners"].agg(lambda s: s.sum(skipna=False)),
                }
            ).reindex(sorted(title))
        )
    both = sides[0].join(sides[1], how="outer")
    for amount in ("gemeenten", "inwoners"):
        for suffix in ("a", "b"):
            empty = both[f"gemeenten_{suffix}"].isna()
            both[f"{amount}_{suffix}"] = both[f"{amount}_{suffix}"].mask(empty, 0).astype("Int64")
        both[f"{amount}_verschil"] = both[f"{amount}_b"] - both[f"{amount}_a"]
    both.insert(0, "regio_nm", plain([titles.get(region) for region in both.index], both.index))
    return both.rename_axis("regio_id").reset_index()


def _regions_in(plan: Plan, variant: str) -> tuple[dict[str, str | None], dict[str, str]]:
    """Region per municipality, and name per region, in a variant."""
    rows = plan[ASSIGNMENT.name]
    rows = rows[rows["variant_id"] == variant]
    region = {code: known_text(r) for code, r in zip(rows["gm_code"], rows["regio_id"], strict=True)}
    regions = plan[REGIONS.name]
    regions = regions[regions["variant_id"] == variant]
    return region, dict(zip(regions["regio_id"], regions["regio_nm"], strict=True))


def renamed_variant(plan: Plan, variant: str, name: str, note: str | None) -> pd.DataFrame:
    """Table ``varianten`` with another name and explanation for one of them.

    Raises
    ------
    InputError
        When another variant has that name, or it is empty.
    """
    variants = plan[VARIANTS.name].copy()
    others = variants[variants["variant_id"] != variant]
    refuse_name(name, set(others["naam"]) | set(others["variant_id"]))
    chosen = variants["variant_id"] == variant
    variants.loc[chosen, "naam"] = name
    variants.loc[chosen, "toelichting"] = note or None
    return VARIANTS.frame(variants)


def removed_variant(plan: Plan, variant: str) -> dict[str, pd.DataFrame]:
    """The tables that mention a variant, without it.

    Parameters
    ----------
    plan : with every table that has a column ``variant_id``

    Raises
    ------
    InputError
        When it is the active one.
    """
    if variant == plan.active_variant:
        raise InputError(_ACTIVE, _SWITCH_FIRST)
    frames = {}
    for name, table in TABLES.items():
        if "variant_id" in table.names and name != CHANGES.name:
            frame = plan[name]
            frames[name] = table.frame(frame[frame["variant_id"] != variant])
    return frames


def refuse_name(name: str, taken: set[str]) -> None:
    """Look at the name of a variant.

    Raises
    ------
    InputError
        When it is empty or taken.
    """
    if not name.strip():
        raise InputError(_NAMELESS)
    if name in taken:
        raise InputError(_TAKEN, name=name)
