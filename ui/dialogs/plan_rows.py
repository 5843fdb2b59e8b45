# SPDX-License-Identifier: GPL-2.0-or-later
"""Milestones and decision moments, signals, and transfers of targets: rows of the plan as a whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from qgis.core import QgsVectorLayer
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QTabWidget, QVBoxLayout, QWidget

from ...plugin.adapters.locale import tr
from ...plugin.adapters.location_rows import unsaved_count
from ...plugin.core.capacity.outlook import window_of
from ...plugin.core.errors import DomainError
from ...plugin.core.model.half_years import half_year_label, half_years_of
from ...plugin.core.model.plan import Plan
from ..edits import Edits
from ..row_kinds import milestones, signals, transfers
from ..rows_desk import RowKind, RowsDesk, known_rows
from ..widgets.colours import SecondaryLabel
from ..widgets.row_columns import FIELDS, columns_of
from ..widgets.rows_editor import RowsEditor

ORDER = {"mijlpalen": ["datum"], "signalen": ["status", "termijn"], "overdrachten": ["halfjaar", "van_gm"]}
Row = Mapping[str, Any]


def hints() -> dict[str, str]:
    """What is good to know about a table."""
    return {
        "mijlpalen": tr("What is decided when, and at which table. A decision is complete with its body and text."),
        "signalen": tr("Chances, risks and questions for another table. Name functions, not people."),
        "overdrachten": tr("Part of a target that another municipality does, in that half-year."),
    }


class PlanRowsDialog(QDialog):
    """A tab per table. Every change is an edit of its layer, with undo; nothing is kept before it is saved."""

    def __init__(
        self, edits: Edits, plan: Callable[[], Plan | None], save: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("OpvangatlasPlanRows")
        self.setWindowTitle(tr("Milestones, signals and transfers"))
        self._edits, self._read, self._save = edits, plan, save
        self._plan = plan()
        self.tabs = QTabWidget(self)
        self.editors: dict[str, RowsEditor] = {}
        kinds = (
            (milestones(), tr("Milestones and decisions")),
            (signals(), tr("Signals")),
            (transfers(), tr("Transfers of targets")),
        )
        for kind, title in kinds:
            self.tabs.addTab(self._page(kind), title)
        self.note = SecondaryLabel("", self)
        self.save_button = QPushButton(tr("Save"), self)
        self.save_button.setAutoDefault(False)
        self.save_button.clicked.connect(lambda: self.save())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.addButton(self.save_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.tabs, 1)
        layout.addWidget(self.note)
        layout.addWidget(buttons)
        self.resize(680, 580)
        self.refresh()

    def _page(self, kind: RowKind) -> QWidget:
        table = kind.table.name
        names = (*FIELDS[table], "loc_id") if table == "mijlpalen" else FIELDS[table]
        editor = RowsEditor(kind.table, columns_of(table, self._names()), names, self, self._choices())
        editor.view.setMaximumHeight(16_777_215)
        RowsDesk(editor, kind, self)
        self.editors[table] = editor
        page = QWidget(self)
        inside = QVBoxLayout(page)
        inside.addWidget(editor)
        hint = hints().get(table)
        if hint is not None:
            inside.addWidget(SecondaryLabel(hint, page))
        return page

    def _names(self) -> dict[str, str]:
        """Of municipalities and locations, by code."""
        if self._plan is None:
            return {}
        people, places = self._plan["gemeenten"], self._plan["opvanglocaties"]
        return {
            **dict(zip(people["gm_code"], people["gm_naam"], strict=True)),
            **dict(zip(places["loc_id"], places["loc_naam"], strict=True)),
        }

    def _choices(self) -> dict[str, list[tuple[str, object]]]:
        if self._plan is None:
            return {}
        names, plan = self._names(), self._plan
        towns = sorted((names[code], code) for code in plan["gemeenten"]["gm_code"])
        places = sorted((names[code], code) for code in plan["opvanglocaties"]["loc_id"])
        try:
            window = window_of(plan)
            halves = half_years_of(window.first, window.last)
        except DomainError:
            halves = []  # no window yet: only what is stored can be chosen
        known = sorted({*halves, *(str(half) for half in plan["overdrachten"]["halfjaar"])})
        return {
            "loc_id": [*places],
            "van_gm": [*towns],
            "naar_gm": [*towns],
            "halfjaar": [(half_year_label(half), half) for half in known],
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
        return known_rows(self._plan[table].sort_values(ORDER[table], kind="stable", na_position="last"))

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
        for table, editor in self.editors.items():
            editor.show_rows(self.listed(table), other=False)
            editor.set_editable(editable=self._edits.editable and self.layer_of(table) is not None)

    def _count(self) -> None:
        layers = [layer for layer in map(self.layer_of, self.editors) if layer is not None]
        count = unsaved_count(layers)
        self.note.setText(tr("%n unsaved change(s)", None, count) if count else "")
        self.save_button.setEnabled(bool(count))

    def save(self) -> None:
        """Save the edits of the plan's layers."""
        for editor in self.editors.values():
            editor.leave()
        self._save()
        self.refresh()

    def reject(self) -> None:
        """Close; what was typed in a field that still has focus is taken along."""
        for editor in self.editors.values():
            editor.leave()
        super().reject()
