# SPDX-License-Identifier: GPL-2.0-or-later
"""A table of rows and columns described as data, and the view all our tables share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from qgis.PyQt.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPoint, QSortFilterProxyModel, Qt
from qgis.PyQt.QtGui import QBrush, QFont, QFontMetrics, QGuiApplication, QIcon, QKeyEvent, QKeySequence, QResizeEvent
from qgis.PyQt.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTreeView, QWidget

from ...plugin.adapters.locale import tr
from ...plugin.core.wording import is_unknown
from .colours import secondary
from .plain import plain_tip

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
SORT_ROLE = Qt.ItemDataRole.UserRole + 2
NO_INDEX = QModelIndex()
PADDING = 14
"""Room beside the text of a cell, in pixels."""


@dataclass(frozen=True)
class Column:
    """One column: its header, and how a row gets its text, its sort value and its icon."""

    title: str
    text: Callable[[Any], str]
    sort: Callable[[Any], object]
    tip: str = ""
    number: bool = False
    shown: bool = True
    icon: Callable[[Any], QIcon] | None = None
    hint: Callable[[Any], str] | None = None


class RowsModel(QAbstractTableModel):
    """Rows of any kind under columns. ``muted`` shows them in secondary text."""

    def __init__(self, columns: Sequence[Column], parent: QWidget) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._view = parent
        self._rows: list[Any] = []
        self._muted = False
        self._strong: Callable[[Any], bool] = lambda _row: False

    @property
    def rows(self) -> list[Any]:
        """The rows as they were set."""
        return self._rows

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def set_strong(self, strong: Callable[[Any], bool]) -> None:
        """Which rows are set in bold."""
        self._strong = strong

    def set_muted(self, *, muted: bool) -> None:
        """Show the rows in secondary text, or as usual."""
        self._muted = muted
        if self._rows:
            corner = self.index(len(self._rows) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), corner, [Qt.ItemDataRole.ForegroundRole])

    def rowCount(self, parent: QModelIndex = NO_INDEX) -> int:
        """Number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex = NO_INDEX) -> int:
        """Number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        """Titles, and what they mean as a tip."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.tip or None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        return None

    def data(self, index: QModelIndex, role: int = 0) -> object:
        """What a cell shows."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], self.columns[index.column()]
        answer = self._answers.get(role)
        return None if answer is None else answer(self, row, column)

    def _foreground(self, _row: Any, _column: Column) -> object:
        return QBrush(secondary(self._view)) if self._muted else None

    def _font(self, row: Any, _column: Column) -> object:
        font = QFont(self._view.font())
        font.setBold(self._strong(row))
        return font

    _answers: ClassVar[dict[int, Callable[[RowsModel, Any, Column], object]]] = {
        Qt.ItemDataRole.DisplayRole: lambda _s, row, column: column.text(row),
        Qt.ItemDataRole.DecorationRole: lambda _s, row, column: column.icon(row) if column.icon else None,
        Qt.ItemDataRole.ToolTipRole: lambda _s, row, column: plain_tip((column.hint or column.text)(row)),
        Qt.ItemDataRole.TextAlignmentRole: lambda _s, _row, column: _alignment(column),
        Qt.ItemDataRole.ForegroundRole: _foreground,
        Qt.ItemDataRole.FontRole: _font,
        ROW_ROLE: lambda _s, row, _column: row,
        SORT_ROLE: lambda _s, row, column: column.sort(row),
    }


def _alignment(column: Column) -> int:
    side = Qt.AlignmentFlag.AlignRight if column.number else Qt.AlignmentFlag.AlignLeft
    return int(side | Qt.AlignmentFlag.AlignVCenter)


class RowsProxy(QSortFilterProxyModel):
    """Sorts by value with unknown last; pinned rows stay at the bottom in either direction."""

    def __init__(self, parent: QWidget, rank: Callable[[Any], int] = lambda _row: 0) -> None:
        super().__init__(parent)
        self._rank = rank
        self._accepts: Callable[[Any], bool] = lambda _row: True
        self.setSortRole(SORT_ROLE)

    def set_filter(self, accepts: Callable[[Any], bool]) -> None:
        """Which rows are shown."""
        self._accepts = accepts
        self.invalidateFilter()

    def filterAcceptsRow(self, source_row: int, source_parent: QModelIndex) -> bool:
        """Ask the filter."""
        index = self.sourceModel().index(source_row, 0, source_parent)
        return self._accepts(index.data(ROW_ROLE))

    def lessThan(self, left: QModelIndex, right: QModelIndex) -> bool:
        """Compare two cells by the values behind their texts."""
        descending = self.sortOrder() == Qt.SortOrder.DescendingOrder
        first, second = self._rank(left.data(ROW_ROLE)), self._rank(right.data(ROW_ROLE))
        if first != second:
            return (first < second) != descending
        a, b = left.data(SORT_ROLE), right.data(SORT_ROLE)
        if is_unknown(a) or is_unknown(b):
            return (is_unknown(b) and not is_unknown(a)) != descending
        return bool(a < b)


class RowsView(QTreeView):
    """A flat table: header menu for the columns, Ctrl+C copies with headers, Enter activates."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.mark: Callable[[], str] = lambda: ""
        """What is said above a copy of the table: that confidential locations count in it."""
        self.is_secret: Callable[[Any], bool] = lambda _row: False
        """Whether a row is of a confidential location: a copy of it says so."""
        self._widest, self._needs = 1.0, dict[int, int]()
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        header = self.header()
        header.setMinimumSectionSize(24)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._choose_columns)

    def fit(self, stretched: int = 0, widest: float = 1.0) -> None:
        """One column takes what is left; the others what their texts need, at most a share of the view."""
        header = self.header()
        header.setStretchLastSection(False)
        for section in range(header.count()):
            fills = section == stretched
            mode = QHeaderView.ResizeMode.Stretch if fills else QHeaderView.ResizeMode.Interactive
            header.setSectionResizeMode(section, mode)
        self._widest = widest
        self._needs = {section: self.needed(section) for section in range(header.count()) if section != stretched}
        self._share()

    def _share(self) -> None:
        most = int(self._widest * self.viewport().width())
        for section, width in self._needs.items():
            self.setColumnWidth(section, min(most, width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shares follow the width, unless they are fixed anyway."""
        super().resizeEvent(event)
        if self._widest < 1.0:
            self._share()

    def needed(self, section: int) -> int:
        """Width of the longest text in a column; QGIS's own hint also counts a sort arrow never shown."""
        model, role = self.model(), Qt.ItemDataRole.DisplayRole
        title = str(model.headerData(section, Qt.Orientation.Horizontal, role) or "")
        texts = [str(index.siblingAtColumn(section).data(role) or "") for index in self._all_rows()]
        bold = QFont(self.font())
        bold.setBold(True)
        widths = [QFontMetrics(bold).horizontalAdvance(text) for text in texts]
        return max([QFontMetrics(self.header().font()).horizontalAdvance(title), *widths]) + PADDING

    def column_menu(self) -> QMenu:
        """A menu with every column but the first, ticked when shown."""
        menu = QMenu(self)
        model = self.model()
        for section in range(1, model.columnCount()):
            title = model.headerData(section, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole)
            action = menu.addAction(str(title))
            action.setCheckable(True)
            action.setChecked(not self.isColumnHidden(section))
            action.toggled.connect(lambda shown, s=section: self.setColumnHidden(s, not shown))
        return menu

    def _choose_columns(self, where: QPoint) -> None:
        self.column_menu().popup(self.header().mapToGlobal(where))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C copies the selected rows, or all of them when none is selected."""
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.as_text())
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Take Ctrl+C before QGIS's own copy action does, as long as the table has focus."""
        if event.type() == QEvent.Type.ShortcutOverride and event.matches(QKeySequence.StandardKey.Copy):
            event.accept()
            return True
        return super().event(event)

    def as_text(self) -> str:
        """The selected rows with their headers, tabs between the cells: what a spreadsheet pastes.

        Above it stands that it holds something confidential, where it does.
        """
        model, sections = (
            self.model(),
            [s for s in range(self.model().columnCount()) if not self.isColumnHidden(s)],
        )
        chosen = self.selectionModel().selectedRows() or self._all_rows()
        role = Qt.ItemDataRole.DisplayRole
        secret = self.mark() or _secret_line(sum(bool(self.is_secret(index.data(ROW_ROLE))) for index in chosen))
        lines = [[secret]] if secret else []
        lines += [[str(model.headerData(s, Qt.Orientation.Horizontal, role)) for s in sections]]
        lines += [[str(index.sibling(index.row(), s).data(role) or "") for s in sections] for index in chosen]
        return "\n".join("\t".join(line) for line in lines)

    def _all_rows(self) -> list[QModelIndex]:
        model, found, parents = self.model(), [], [QModelIndex()]
        while parents:
            parent = parents.pop(0)
            below = [model.index(row, 0, parent) for row in range(model.rowCount(parent))]
            found += below
            parents += [index for index in below if model.rowCount(index)]
        return found


def rows_table(parent: QWidget, columns: Sequence[Column], name: str) -> tuple[RowsView, RowsModel]:
    """A flat table with its model, under the name a screen reader says; rows stand as they are given."""
    view = RowsView(parent)
    model = RowsModel(columns, view)
    view.setModel(model)
    view.setRootIsDecorated(False)
    view.setAccessibleName(name)
    return view, model


def _secret_line(count: int) -> str:
    return tr("Confidential: %n row(s) of confidential locations", None, count) if count else ""
