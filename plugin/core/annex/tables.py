# SPDX-License-Identifier: GPL-2.0-or-later
"""The tables H2a to H8 of the format of the provincial plan (FMT), as typed frames.

The format fixes headings, not columns; ``domain.md`` says which columns belong under each. The same
tables become sheets, CSV files and the tables of the document, so that they can never differ.
"""

from __future__ import annotations

from collections.abc import Callable

from ..checks.assess import Assessment
from ..wording import Language
from .table import AnnexTable
from .table_view import View
from .tables_locations import arrangements, current_locations, filling, flexible, reserve
from .tables_offers import offers
from .tables_progress import findings, incomplete, milestones, no_quarters, questions
from .tables_regions import municipalities, need, region_figures, regions


def tables(
    assessment: Assessment,
    *,
    private: bool = False,
    quarters: AnnexTable | None = None,
    language: Language = "nl",
) -> list[AnnexTable]:
    """All tables of an annex in the order of the format, those without rows too (but for agreed need and offers).

    Parameters
    ----------
    assessment : of a plan without what must stay confidential
    private : whether functions of contacts go along
    quarters : table H7a of the capacity ledger; without it the annex says that it is missing
    """
    view = View(assessment, private, language)
    made = [build(view) for build in _BUILDERS]
    place = next(i for i, table in enumerate(made) if table.code == "H7b")
    made.insert(place, quarters or no_quarters())
    after = next(i for i, table in enumerate(made) if table.code == "H2b") + 1
    return [*made[:after], *offers(view), *made[after:]]


_BUILDERS: tuple[Callable[[View], AnnexTable], ...] = (
    current_locations, need, regions, municipalities, region_figures, filling, arrangements, flexible,
    reserve, milestones, questions, findings, incomplete,
)  # fmt: skip
