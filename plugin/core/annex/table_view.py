# SPDX-License-Identifier: GPL-2.0-or-later
"""What the builders of the annex's tables share: rows with names in place of codes, and columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from ..checks.assess import Assessment
from ..model import codes
from ..model.codes import CodeList
from ..model.frames import plain, plain_frame
from ..model.schema import Column, Kind, Table
from ..model.tables import LOCATIONS
from ..situation.situation import Situation
from ..wording import Language, Text, is_unknown
from .selection import withheld
from .table import AnnexTable

TABLE_DECIMALS = {"km": 1, "min": 0}
"""Of what was measured: more decimals would promise more than a centroid and a speed can give."""


class View:
    """What the builders of tables share: rows with names in place of codes."""

    def __init__(self, assessment: Assessment, private: bool, language: Language) -> None:  # noqa: FBT001
        self.assessment, self.private, self.language = assessment, private, language
        self.s: Situation = assessment.situation
        self.kind = f"type_{self.s.regime}"
        self.locations = self._locations()

    def _locations(self) -> pd.DataFrame:
        s = self.s
        rows = self.shown(s.locations, _PRIVATE).copy()
        rows["gemeente"] = plain([s.name_of.get(code) for code in rows["gm_code"]], rows.index)
        rows["regio"] = plain([s.region_name.get(region) for region in rows["regio_id"]], rows.index)
        rows["locatie"] = rows["loc_naam"]
        rows["type"] = rows[self.kind]
        rows["duur"] = plain(
            [self.text(_ENDLESS) if not is_unknown(e) and e else None for e in rows["bo_onbep"]], rows.index
        )
        return rows.sort_values(["regio", "locatie"], na_position="last", kind="stable", ignore_index=True)

    def shown(self, rows: pd.DataFrame, private: Sequence[str]) -> pd.DataFrame:
        """The rows, without what is in the private columns unless that goes along."""
        return rows if self.private else withheld(rows, private, self.language)

    def text(self, text: Text) -> str:
        """A text in the language of the annex."""
        return text.in_language(self.language)

    def table(self, code: str, title: Text, rows: pd.DataFrame, columns: Sequence[Column], **more: Any) -> AnnexTable:
        """A table of these columns of the rows, with the labels of codes."""
        cells = {}
        for column in columns:
            values = rows[column.name]
            if column.codes is not None:
                values = pd.Series(self._labels(values, column.codes), index=values.index, dtype="object")
            elif column.unit in TABLE_DECIMALS:
                values = values.astype("Float64").round(TABLE_DECIMALS[column.unit])
            cells[column.name] = column.conform(self._words(values) if column.kind == "text" else values)
        frame = plain_frame(cells, columns=[column.name for column in columns]).reset_index(drop=True)
        return AnnexTable(code, title, tuple(columns), frame, **more)

    def _labels(self, values: Iterable[object], codes_: CodeList) -> list[str | None]:
        return [None if is_unknown(value) else self.text(codes_.label(value)) for value in values]

    def _words(self, values: pd.Series) -> pd.Series:
        yes, no = ("ja", "nee") if self.language == "nl" else ("yes", "no")
        words = [(yes if v else no) if isinstance(v, bool) else v for v in values.astype("object")]
        return pd.Series(words, index=values.index, dtype="object")


_PRIVATE = [column.name for column in LOCATIONS if column.private]
_ENDLESS = Text("onbepaalde tijd", "open-ended")


def col(name: str, kind: Kind, nl: str, en: str, unit: str = "", code_list: CodeList | None = None) -> Column:
    """A column that is in no table of the plan."""
    return Column(name, kind, Text(nl, en), unit=unit, codes=code_list)


def of(table: Table, name: str, **changes: Any) -> Column:
    """A column of a table of the plan."""
    return replace(table.column(name), **changes)


LOC = col("locatie", "text", "locatie", "location")
GM = col("gemeente", "text", "gemeente", "municipality")
REGIO = col("regio", "text", "regio", "region")
PLACES = (
    col("totaal", "int", "plekken", "places", "plekken"),
    col("asiel", "int", "waarvan asiel", "of which asylum", "plekken"),
    col("overig", "int", "waarvan overig", "of which other", "plekken"),
)


def kind_column(view: View) -> Column:
    """The type of a location, by the regime of the plan."""
    kinds = codes.TYPE_2024 if view.s.regime == "2024" else codes.TYPE_2020
    return col("type", "text", "type", "type", code_list=kinds)
