# SPDX-License-Identifier: GPL-2.0-or-later
"""Fields of a form, made from the columns of a table: an editor, and below it why a value is refused."""

from __future__ import annotations

from datetime import date
from typing import Any

from qgis.gui import QgsFileWidget, QgsSpinBox
from qgis.PyQt.QtCore import QEvent, QObject, QSize, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from ...plugin.adapters.locale import decimal, language, tr
from ...plugin.adapters.plan.forms import alias
from ...plugin.core.model.schema import Column, Table
from ...plugin.core.model.values import parse_decimal
from ...plugin.core.wording import is_unknown
from ..widgets.day_edit import DayEdit
from ..widgets.icons import own
from ..widgets.plain import PlainLabel

HEADING = 18
"""Width of what stands before a field, in characters."""
LINES = 3
"""Height of a field for longer text."""
PLACES = "plekken"

Choices = list[tuple[str, object]]


class Field(QWidget):
    """One column of the row that is shown; each change that the user makes is told once."""

    edited = pyqtSignal(str, object)
    """Column, value (None: empty)."""

    def __init__(self, column: Column, title: str, editor: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column, self.title, self.editor = column, title, editor
        self.shown: object = None
        self.stored: object = None
        self._refused: object = None
        self._filling = False
        self.problem = PlainLabel(self)
        self.problem.setWordWrap(True)
        self._mark = PlainLabel(self)
        self._mark.setPixmap(own("fout").pixmap(QSize(12, 12)))
        self._below = QWidget(self)
        line = QHBoxLayout(self._below)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.problem, 1)
        self._below.hide()
        editor.setParent(self)
        editor.setAccessibleName(title)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(1)
        layout.addWidget(editor)
        layout.addWidget(self._below)
        self.setFocusProxy(editor)
        # The wheel scrolls the form; only a field in use takes it.
        editor.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        editor.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A field that is not in use leaves the wheel to the form."""
        if event.type() == QEvent.Type.Wheel and watched is self.editor and not self.editor.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def value(self) -> object:
        """What is filled in, in the kind of the column; None: nothing. A text where it cannot be read as that.

        Raises
        ------
        TypeError
            When a kind of field does not say how its editor is read.
        """
        raise TypeError(f"{type(self).__name__} has no editor of its own")

    def fill(self, value: object) -> None:
        """Put a value in the editor; None empties it.

        Raises
        ------
        TypeError
            When a kind of field does not say how its editor is filled.
        """
        raise TypeError(f"{type(self).__name__} has no editor of its own")

    def show_value(self, value: object, *, other_row: bool) -> None:
        """Show what is stored; what was refused, or is being typed, stays as long as the row is the same."""
        value = None if is_unknown(value) or value == "" else value
        if not other_row and self.is_typed() and value == self.stored:
            return
        self.stored, self._filling = value, True
        self.fill(value)
        self.shown, self._filling = self.value(), False
        self.refuse("")

    def is_typed(self) -> bool:
        """Whether the user has filled in something that is not told or taken yet."""
        return self.value() != self.shown

    def refuse(self, reason: str) -> None:
        """Say below the field why the value is not taken; empty: it is taken."""
        self._refused = self.value() if reason else None
        self.problem.setText(reason)
        self._below.setVisible(bool(reason))

    @property
    def reason(self) -> str:
        """Why the value is not taken."""
        return self.problem.text()

    def tell(self) -> None:
        """Tell the value when it is another one than is stored."""
        value = self.value()
        if self._filling:
            return
        if value != self.shown:
            if not self.reason or value != self._refused:  # a field that gets focus again has said so before
                self.edited.emit(self.column.name, value)
        elif self.reason:
            self.refuse("")

    def accept(self) -> None:
        """The value is stored."""
        self.shown = self.stored = self.value()
        self.refuse("")


class LineField(Field):
    """A short text."""

    editor: QLineEdit

    def __init__(self, column: Column, title: str, parent: QWidget | None = None) -> None:
        super().__init__(column, title, QLineEdit(), parent)
        self.editor.editingFinished.connect(self.tell)

    def value(self) -> object:
        return self.editor.text().strip() or None

    def fill(self, value: object) -> None:
        self.editor.setText("" if value is None else str(value))


class LongField(Field):
    """A longer text."""

    editor: QPlainTextEdit

    def __init__(self, column: Column, title: str, parent: QWidget | None = None) -> None:
        super().__init__(column, title, QPlainTextEdit(), parent)
        self.editor.setTabChangesFocus(True)
        self.editor.setFixedHeight(self.editor.fontMetrics().lineSpacing() * LINES + 12)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """It has no signal for being left."""
        if watched is self.editor and event.type() == QEvent.Type.FocusOut:
            self.tell()
        return super().eventFilter(watched, event)

    def value(self) -> object:
        return self.editor.toPlainText().strip() or None

    def fill(self, value: object) -> None:
        self.editor.setPlainText("" if value is None else str(value))


class DecimalField(LineField):
    """A number with decimals, comma or dot; what is no number is told as text and refused."""

    def __init__(self, column: Column, title: str, parent: QWidget | None = None) -> None:
        super().__init__(column, title, parent)
        self.editor.setPlaceholderText(tr("unknown"))

    def value(self) -> object:
        text = self.editor.text().strip()
        number = parse_decimal(text.removeprefix(self.column.unit).strip())
        return (text or None) if number is None else number

    def fill(self, value: object) -> None:
        self.editor.setText("" if value is None else decimal(value, 2))


def whole_bounds(column: Column) -> tuple[int, int]:
    """The lowest and highest whole number that a column takes.

    Raises
    ------
    TypeError
        When it is not a column of whole numbers.
    """
    if column.kind != "int" or column.bounds is None:
        raise TypeError(f"{column.name} holds no whole numbers")
    lowest, highest = column.bounds
    return int(lowest), int(highest)  # type: ignore[arg-type]


class _SpinBox(QgsSpinBox):
    """One step up from unknown is 0, or the lowest value above it."""

    def stepBy(self, steps: int) -> None:
        if steps > 0 and self.value() == self.minimum():
            self.setValue(max(0, self.minimum() + 1))
        else:
            super().stepBy(steps)


class WholeField(Field):
    """A number of places or days; cleared it is unknown, which is not 0."""

    editor: QgsSpinBox

    def __init__(self, column: Column, title: str, parent: QWidget | None = None) -> None:
        super().__init__(column, title, _SpinBox(), parent)
        lowest, highest = whole_bounds(column)
        self._lowest = lowest - 1
        self._text = ""
        self.editor.setRange(self._lowest, highest)
        self.editor.setSpecialValueText(tr("unknown"))
        self.editor.lineEdit().setPlaceholderText(tr("unknown"))
        self.editor.setClearValueMode(QgsSpinBox.ClearValueMode.MinimumValue)
        self.editor.setShowClearButton(True)
        self.editor.setKeyboardTracking(False)
        self.editor.setGroupSeparatorShown(True)
        self.editor.setMinimumWidth(80)
        self.editor.valueChanged.connect(lambda _value: self.tell())

    def value(self) -> object:
        number = self.editor.value()
        return None if number == self._lowest else number

    def fill(self, value: object) -> None:
        self.editor.setValue(self._lowest if value is None else int(value))  # type: ignore[call-overload]
        self._text = self.editor.lineEdit().text()

    def is_typed(self) -> bool:
        """Its value follows when the field is left; what is typed before that counts too."""
        return super().is_typed() or self.editor.lineEdit().text() != self._text

    def accept(self) -> None:
        """The value is stored."""
        super().accept()
        self._text = self.editor.lineEdit().text()


class DateField(Field):
    """A day, or none; what is no day is told as text and refused."""

    editor: DayEdit

    def __init__(self, column: Column, title: str, parent: QWidget | None = None) -> None:
        super().__init__(column, title, DayEdit(last=column.last_day), parent)
        self.editor.day_changed.connect(self.tell)
        self.editor.editingFinished.connect(self.tell)

    def value(self) -> object:
        typed = self.editor.typed
        return self.editor.text().strip() if typed is None else typed.day

    def fill(self, value: object) -> None:
        self.editor.set_day(value if isinstance(value, date) else None)

    def tell(self) -> None:
        """An end without end is told as what it is."""
        typed, flag = self.editor.typed, self.column.open_ended
        if typed is not None and typed.open_ended and not self._filling:
            self.editor.set_day(None)
            if flag:
                self.edited.emit(flag, True)
        super().tell()


class ChoiceField(Field):
    """One of a list of values."""

    editor: QComboBox

    def __init__(self, column: Column, title: str, choices: Choices, parent: QWidget | None = None) -> None:
        super().__init__(column, title, QComboBox(), parent)
        self.editor.setMinimumContentsLength(5)
        self.editor.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.set_choices(choices)
        self.editor.activated.connect(lambda _row: self.tell())

    def set_choices(self, choices: Choices) -> None:
        """Other values to choose from; what is chosen stays."""
        chosen = self.value()
        self.editor.clear()
        if not self.column.not_null:
            self.editor.addItem("–", None)
        for text, value in choices:
            self.editor.addItem(text, value)
        self.fill(chosen)

    def value(self) -> object:
        return self.editor.currentData()

    def fill(self, value: object) -> None:
        rows = [row for row in range(self.editor.count()) if self.editor.itemData(row) == value]
        if not rows and value is not None:  # a code that is in no list is shown as it is
            self.editor.addItem(str(value), value)
            rows = [self.editor.count() - 1]
        self.editor.setCurrentIndex(rows[0] if rows else -1)


class FileField(Field):
    """A file, relative to the folder of the plan where it stands in it, or an address of the web."""

    editor: QgsFileWidget

    def __init__(self, column: Column, title: str, parent: QWidget | None = None) -> None:
        super().__init__(column, title, QgsFileWidget(), parent)
        self.editor.setDialogTitle(title)
        self.editor.lineEdit().setPlaceholderText(tr("a file, or https://…"))
        self._typing = False
        self.editor.lineEdit().textEdited.connect(lambda _text: self._typed(letters=True))
        self.editor.fileChanged.connect(lambda _path: self._changed())
        self.editor.lineEdit().editingFinished.connect(lambda: self._typed(letters=False))
        self.setFocusProxy(self.editor.lineEdit())

    def set_folder(self, folder: str) -> None:
        """Where relative paths start."""
        self.editor.setDefaultRoot(folder)
        self.editor.setRelativeStorage(QgsFileWidget.RelativeStorage.RelativeDefaultPath)

    def _typed(self, *, letters: bool) -> None:
        """Told when the user leaves the field, not letter by letter."""
        self._typing = letters
        if not letters:
            self.tell()

    def _changed(self) -> None:
        if not self._typing:  # chosen with the button, or dropped on the field
            self.tell()

    def value(self) -> object:
        return self.editor.lineEdit().text().strip() or None

    def fill(self, value: object) -> None:
        self.editor.lineEdit().setText("" if value is None else str(value))


def title_of(table: Table, column: Column) -> str:
    """What a column is called in a form; places need no unit."""
    return alias(table, column, language()).removesuffix(f" ({PLACES})")


def heading(text: str, parent: QWidget) -> QLabel:
    """What stands before a field: always as wide, on several lines when it is long."""
    label = PlainLabel(text, parent)
    label.setWordWrap(True)
    label.setFixedWidth(HEADING * label.fontMetrics().averageCharWidth())
    return label


def field_of(column: Column, title: str, choices: Choices | None = None, parent: QWidget | None = None) -> Field:
    """The field that fits a column."""
    if choices is not None:
        return ChoiceField(column, title, choices, parent)
    if column.codes is not None:
        labels: Choices = [(code.label.in_language(language()), code.code) for code in column.codes]
        return ChoiceField(column, title, labels, parent)
    if column.kind == "bool":
        return ChoiceField(column, title, [(tr("yes"), True), (tr("no"), False)], parent)
    if column.entry == "long":
        return LongField(column, title, parent)
    if column.entry == "link":
        return FileField(column, title, parent)
    kinds: dict[str, Any] = {"int": WholeField, "float": DecimalField, "date": DateField}
    made: Field = kinds.get(column.kind, LineField)(column, title, parent)
    return made
