# SPDX-License-Identifier: GPL-2.0-or-later
"""Tables of the plan as a whole: milestones, signals, targets, agreed need, offers, transfers, reserve plans."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from qgis.core import QgsVectorLayer
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QTabWidget, QVBoxLayout, QWidget

from ...plugin.adapters.locale import tr
from ...plugin.adapters.plan import row_commands as rows
from ...plugin.core.capacity.outlook import window_of
from ...plugin.core.errors import DomainError
from ...plugin.core.model.capacity_tables import RESERVE_PLAN_ROWS, RESERVE_PLANS, TRANSFERS
from ...plugin.core.model.half_years import half_year_label, half_years_of
from ...plugin.core.model.plan import Plan
from ...plugin.core.model.tables import LOCATIONS, MUNICIPALITIES, TABLES, TARGETS
from ..forms.fields import ChoiceField, Choices
from ..forms.row_kinds import agreed, milestones, offers, signals, targets, transfers
from ..forms.rows_binding import BoundRows, RowKind, known_rows
from ..forms.rows_editor import RowsEditor
from ..shell.layer_commands import Edits
from ..shell.questions import ask_discard
from ..widgets.colours import SecondaryLabel
from ..widgets.help import give_help
from .kept_plans import KeptPlans
from .prognoses import PrognosesCompared

PLANS, LINES = RESERVE_PLANS.name, RESERVE_PLAN_ROWS.name
UNLIMITED = 16_777_215
Row = Mapping[str, Any]


class PlanRowsDialog(QDialog):
    """A tab per table. Every change is an edit of its layer, with undo; nothing is kept before it is saved."""

    def __init__(
        self, edits: Edits, plan: Callable[[], Plan | None], save: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("OpvangatlasPlanRows")
        self.setWindowTitle(tr("Tables of the plan"))
        self._edits, self._read, self._save = edits, plan, save
        self.ask_discard: Callable[[], bool] = lambda: ask_discard(self)
        self._plan = plan()
        self._names = self._read_names()
        self.tabs = QTabWidget(self)
        self.editors: dict[str, RowsEditor] = {}
        for kind, title, hint in _pages():
            self.tabs.addTab(self._page(kind, hint), title)
        self.kept = KeptPlans(self._names, self)
        self.kept.removed.connect(self.remove_plan)
        self.tabs.addTab(self.kept, tr("Reserve plans"))
        self.prognoses = PrognosesCompared(self)
        self.tabs.addTab(self.prognoses, tr("Prognoses"))
        self.note = SecondaryLabel("", self)
        self.save_button = QPushButton(tr("Save"), self)
        self.save_button.setAutoDefault(False)
        self.save_button.clicked.connect(lambda: self.save())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.addButton(self.save_button, QDialogButtonBox.ButtonRole.ActionRole)
        give_help(self, "plan-tables", buttons)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.tabs, 1)
        layout.addWidget(self.note)
        layout.addWidget(buttons)
        self.resize(700, 620)
        self.refresh()

    def _page(self, kind: RowKind, hint: str) -> QWidget:
        table = kind.table.name
        editor = RowsEditor(kind.table, kind.table.fields, self, self._names, self._choices())
        editor.view.setMaximumHeight(UNLIMITED)
        editor.view.is_secret = self._is_secret
        BoundRows(editor, kind, self)
        self.editors[table] = editor
        page = QWidget(self)
        inside = QVBoxLayout(page)
        inside.addWidget(editor)
        inside.addWidget(SecondaryLabel(hint, page))
        return page

    def _is_secret(self, row: Row) -> bool:
        return self._plan is not None and row.get("loc_id") in self._plan.secret_locations

    def _read_names(self) -> dict[str, str]:
        """Of municipalities and locations, by code."""
        if self._plan is None:
            return {}
        people, places = self._plan[MUNICIPALITIES.name], self._plan[LOCATIONS.name]
        regions = self._plan.regions
        return {
            **dict(zip(regions["regio_id"], regions["regio_nm"], strict=True)),
            **dict(zip(people["gm_code"], people["gm_naam"], strict=True)),
            **dict(zip(places["loc_id"], places["loc_naam"], strict=True)),
        }

    def _choices(self) -> dict[str, Choices]:
        if self._plan is None:
            return {}
        names, plan = self._names, self._plan
        towns: Choices = [
            (name, code) for name, code in sorted((names[c], c) for c in plan[MUNICIPALITIES.name]["gm_code"])
        ]
        places: Choices = [(name, code) for name, code in sorted((names[c], c) for c in plan[LOCATIONS.name]["loc_id"])]
        halves: Choices = [(half_year_label(half), half) for half in _half_years(plan)]
        regions: Choices = [(names[code], code) for code in plan.regions["regio_id"]]
        areas = [*sorted(regions), *towns]
        return {
            "gebied_code": areas,
            "loc_id": places,
            "gm_code": towns,
            "van_gm": towns,
            "naar_gm": towns,
            "halfjaar": halves,
        }

    # what the rows are shown with --------------------------------------------------------------------

    def layer_of(self, table: str) -> QgsVectorLayer | None:
        """The layer of a table."""
        return self._edits.layer_of(table)

    def do(self, table: str, act: Callable[[QgsVectorLayer], object]) -> bool:
        """Do one edit."""
        return self._edits.do(table, act)

    def listed(self, table: str) -> list[dict[str, Any]]:
        """All rows of a table."""
        if self._plan is None:
            return []
        return known_rows(self._plan[table].sort_values(list(TABLES[table].order), kind="stable", na_position="last"))

    def owner(self) -> Row:
        """These rows are of the plan, not of something in it."""
        return {}

    def changed(self) -> None:
        """Read again what the layers hold."""
        self._plan = self._read()
        self._count()

    def refresh(self) -> None:
        """Show what the layers hold."""
        self.changed()
        self._names.clear()
        self._names.update(self._read_names())  # the columns look names up in it
        choices = self._choices()
        for table, editor in self.editors.items():
            for name, field in editor.fields.items():
                if isinstance(field, ChoiceField) and name in choices:
                    field.set_choices(choices[name])
            editor.show_rows(self.listed(table))
            editor.set_editable(editable=self._edits.editable and self.layer_of(table) is not None)
        self.prognoses.show_plan(self._plan)
        there = all(self.layer_of(table) is not None for table in (PLANS, LINES))
        self.kept.show_rows(self.listed(PLANS), self.listed(LINES), editable=self._edits.editable and there)

    def remove_plan(self, plan_id: str) -> None:
        """Take a kept reserve plan out of the plan, with its lines, as one step."""
        layers = {table: layer for table in (PLANS, LINES) if (layer := self.layer_of(table)) is not None}
        if len(layers) == 2 and self.do(
            PLANS, lambda _layer: rows.remove(layers, "plan_id", [plan_id], tr("Remove reserve plan"))
        ):
            self.refresh()

    def _count(self) -> None:
        layers = [layer for layer in map(self.layer_of, (*self.editors, PLANS, LINES)) if layer is not None]
        count = rows.unsaved_count(layers)
        self.note.setText(tr("%n unsaved change(s)", None, count) if count else "")
        self.save_button.setEnabled(bool(count))

    def save(self) -> None:
        """Save the edits of the plan's layers."""
        for editor in self.editors.values():
            editor.leave()
        self._save()
        self.refresh()

    def reject(self) -> None:
        """Close, after a question when a row is not complete; edits stay in their layers."""
        for editor in self.editors.values():
            editor.leave()
        if not any(editor.is_begun for editor in self.editors.values()) or self.ask_discard():
            super().reject()


def _pages() -> list[tuple[RowKind, str, str]]:
    """Per tab: the rows, its title, and what is good to know."""
    return [
        (
            milestones(),
            tr("Milestones and decisions"),
            tr("What is decided when, and at which table. A decision is complete with its body and text."),
        ),
        (
            signals(),
            tr("Signals"),
            tr("Chances, risks and questions for another table. Name functions, not people."),
        ),
        (
            targets(),
            tr("Targets"),
            tr("Per municipality and half-year; Import › Targets… reads them from a table. Empty is unknown, not 0."),
        ),
        (
            transfers(),
            tr("Transfers"),
            tr("Part of a target that another municipality does, in that half-year."),
        ),
        (
            agreed(),
            tr("Agreed need"),
            tr("What was agreed per region and municipality, from a day until the next number of that area."),
        ),
        (
            offers(),
            tr("Offers"),
            tr("What a municipality offers. A change is a new row: end the earlier one the day before."),
        ),
    ]


def _half_years(plan: Plan) -> list[str]:
    """Those of the window, and any that are in the plan already."""
    try:
        window = window_of(plan)
        halves = half_years_of(window.first, window.last)
    except DomainError:
        halves = []  # no window yet
    stored = (str(half) for table in (TRANSFERS.name, TARGETS.name) for half in plan[table]["halfjaar"])
    return sorted({*halves, *stored})
