# SPDX-License-Identifier: GPL-2.0-or-later
"""What a new plan would hold, counted while the user is still choosing. Knows no widgets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import pandas as pd

from ...plugin.adapters.locale import tr, whole
from ...plugin.core.errors import InputError
from ...plugin.core.intake.municipalities import Columns, name_column
from ...plugin.core.model.identifiers import clean_text, municipality_code
from ...plugin.core.model.provinces import province_of
from ...plugin.core.model.values import parse_int

START_WITH = ("veiligheidsregio_code", "arbeidsmarktregio_code", "regio_id", "regio_code")
"""Divisions a plan most often starts with, in this order."""


@dataclass(frozen=True)
class Preview:
    """Counts of a plan to be, what is wrong, and what will be left out."""

    municipalities: int = 0
    regions: int = 0
    inhabitants: int | None = None
    unassigned: int = 0
    skipped: int = 0
    duplicates: tuple[str, ...] = ()
    problems: tuple[str, ...] = field(default=())

    @property
    def line(self) -> str:
        """The counts in one line."""
        parts = [
            tr("%n municipality(s)", None, self.municipalities).replace(
                str(self.municipalities), whole(self.municipalities), 1
            ),
            tr("%n region(s)", None, self.regions),
        ]
        if self.inhabitants is not None:
            parts.append(tr("{count} inhabitants").format(count=whole(self.inhabitants)))
        if self.skipped:
            parts.append(tr("%n row(s) without a municipality code left out", None, self.skipped))
        return ", ".join(parts)


def guessed(names: Sequence[str]) -> dict[str, str | None]:
    """Columns for code, name, population, province and division, as far as names tell."""
    try:
        found = dict(vars(Columns.guessed(names)))
    except InputError:
        found = dict.fromkeys(("code", "name", "population", "province"))
    folded = {name.casefold(): name for name in names}
    found["division"] = next((folded[name] for name in START_WITH if name in folded), None)
    return found


def divisions(names: Sequence[str], *own: str | None) -> dict[str, str]:
    """Existing divisions in a layer: name → column with codes, where codes and names stand side by side."""
    taken = {name for name in own if name}
    pairs = {}
    for name in names:
        if not name.casefold().endswith("_code") or name in taken:
            continue
        beside = name_column(name, names)
        if beside is not None:
            pairs[name[: -len("_code")].casefold()] = name
    return pairs


def provinces(frame: pd.DataFrame, column: str | None, names: Sequence[str]) -> dict[str, str]:
    """Provinces in a layer: code → name, by name."""
    if not column or column not in frame:
        return {}
    beside = name_column(column, names) or column
    codes = [province_of(value) or "" for value in frame[column]]
    titles = dict(zip(codes, map(clean_text, frame[beside]), strict=True))
    return dict(sorted(((code, title) for code, title in titles.items() if code), key=lambda pair: pair[1]))


def preview(frame: pd.DataFrame, columns: dict[str, str | None], chosen: Sequence[str]) -> Preview:
    """Count what a plan of these rows would hold."""
    code_column = columns.get("code")
    if not code_column or not columns.get("name"):
        return Preview(problems=(tr("Choose the columns for code and name."),))
    codes = [municipality_code(value) for value in frame[code_column]]
    kept = frame[[code is not None for code in codes]].assign(_code=[c for c in codes if c is not None])
    skipped = len(frame) - len(kept)
    twice = tuple(sorted(set(kept["_code"][kept["_code"].duplicated()])))
    if columns.get("province") and chosen:
        inside = [province_of(v) in set(chosen) for v in kept[columns["province"]]]
        kept = kept[inside]
    regions, unassigned = _regions(kept, columns.get("division"))
    return Preview(
        len(kept),
        regions,
        _people(kept, columns.get("population")),
        unassigned,
        skipped,
        twice,
        tuple(_problems(len(kept), twice)),
    )


def _regions(kept: pd.DataFrame, column: str | None) -> tuple[int, int]:
    if not column:
        return 0, len(kept)
    units = [clean_text(value) for value in kept[column]]
    return len({unit for unit in units if unit}), sum(not unit for unit in units)


def _people(kept: pd.DataFrame, column: str | None) -> int | None:
    """The sum; one unreadable number makes it unknown."""
    if not column:
        return None
    counts = [parse_int(value) for value in kept[column]]
    return None if any(count is None for count in counts) else sum(count for count in counts if count is not None)


def _problems(count: int, twice: tuple[str, ...]) -> list[str]:
    problems = []
    if twice:
        problems.append(
            tr("%n municipality code(s) occur more than once. Remove the duplicate rows.", None, len(twice))
            + f" ({', '.join(twice[:5])})"
        )
    if not count:
        problems.append(tr("No usable municipality is left. Choose other columns or provinces."))
    return problems
