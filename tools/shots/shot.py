# SPDX-License-Identifier: GPL-2.0-or-later
"""Plays a scene in the real QGIS and takes pictures of it.

A scene is a generator. Each ``yield`` hands control back to QGIS until the map is drawn and no task
runs; ``yield 2`` also waits two seconds, ``yield condition`` until the callable returns true::

    @shot.scene
    def plan_dock():
        shot.plugin().open_sample()
        yield 1
        shot.grab("plan-dock")

Show dialogs with ``open()`` or ``show()``: ``exec()`` would stop the scene. ``tools/screenshots.sh``
runs the scenes and gives their folder in ``SHOT_FOLDER``.
"""

from __future__ import annotations

import os
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

import qgis.utils
from qgis.core import Qgis, QgsApplication
from qgis.PyQt.QtCore import QSize, QTimer
from qgis.PyQt.QtWidgets import QApplication, QDockWidget, QLabel, QMainWindow, QTextEdit, QWidget

SIZE = QSize(1440, 960)
LIMIT_SECONDS = float(os.environ.get("SHOT_LIMIT", "60"))
POLL_MS = 100
_playing: list[str] = []  # the scene that has begun
Step = float | Callable[[], bool] | None


class SceneError(Exception):
    """The scene cannot go on, or the screen shows what a picture must not show."""


def scene(steps: Callable[[], Iterator[Step]]) -> Callable[[], Iterator[Step]]:
    """Play the scene as soon as QGIS has started, then end QGIS: 0 done, 1 failed, 2 too slow."""
    QTimer.singleShot(POLL_MS, lambda: _play(_opened(steps)))
    return steps


def watch() -> None:
    """End QGIS when a dialog stops its start, or when all takes too long; tell which windows were there."""
    late = time.monotonic() + LIMIT_SECONDS

    def look() -> None:
        if time.monotonic() > late:
            _end(2, f"not ready in {LIMIT_SECONDS:.0f} s\n{_windows()}")
        if not _playing and QApplication.activeModalWidget():
            _end(2, f"QGIS did not start\n{_windows()}")
        QTimer.singleShot(1000, look)

    look()


def _windows() -> str:
    windows = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
    dialogs = [w for w in windows if not isinstance(w, QMainWindow)]
    texts = [w.windowTitle() for w in windows]
    texts += [label.text() for w in dialogs for label in w.findChildren(QLabel)]
    texts += [text.toPlainText() for w in dialogs for text in w.findChildren(QTextEdit)]
    return "\n".join(texts)


def plugin(name: str = "opvangatlas"):
    """The loaded plugin."""
    if name not in qgis.utils.plugins:
        raise SceneError(f"the plugin {name} is not loaded")
    return qgis.utils.plugins[name]


def grab(name: str, widget: QWidget | None = None, *, screen: bool = False) -> None:
    """Save a picture of the main window, of one widget, or of the screen with all its windows."""
    _refuse_warnings()
    shown = widget or qgis.utils.iface.mainWindow()
    picture = QApplication.primaryScreen().grabWindow(0) if screen else shown.grab()
    path = Path(os.environ["SHOT_FOLDER"]) / f"{name}.png"
    if not picture.save(str(path), "PNG", 0):
        raise SceneError(f"cannot write {path}")
    print(path, f"{picture.width()}x{picture.height()}", flush=True)


def clear_messages() -> None:
    """Take away the message bar's messages, after a scene has provoked one on purpose."""
    qgis.utils.iface.messageBar().clearWidgets()


def _opened(steps: Callable[[], Iterator[Step]]) -> Iterator[Step]:
    _playing.append(steps.__name__)
    window = qgis.utils.iface.mainWindow()
    window.showNormal()
    window.move(0, 0)
    for dock in window.findChildren(QDockWidget, "Browser"):
        dock.close()
    # QGIS restores its own size while it starts.
    yield 1
    window.resize(SIZE)
    yield
    yield from steps()


def _play(steps: Iterator[Step], wait: Callable[[], bool] = lambda: True) -> None:
    try:
        if wait() and not _busy():
            wait = _condition(next(steps))
    except StopIteration:
        _end(0)
    except BaseException:  # noqa: BLE001 - whatever it is, QGIS must end
        _end(1, traceback.format_exc())
    QTimer.singleShot(POLL_MS, lambda: _play(steps, wait))


def _condition(step: Step) -> Callable[[], bool]:
    if callable(step):
        return step
    until = time.monotonic() + (step or 0)
    return lambda: time.monotonic() >= until


def _busy() -> bool:
    return qgis.utils.iface.mapCanvas().isDrawing() or QgsApplication.taskManager().countActiveTasks() > 0


def _refuse_warnings() -> None:
    quiet = (Qgis.MessageLevel.Info, Qgis.MessageLevel.Success)
    loud = [item.text() for item in qgis.utils.iface.messageBar().items() if item.level() not in quiet]
    if loud:
        raise SceneError(f"the message bar shows: {loud}")


def _end(code: int, reason: str = "") -> None:
    if reason:
        print(reason, file=sys.stderr)
    sys.stdout.flush()
    sys.stderr.flush()
    # A normal exit would ask about unsaved edits.
    os._exit(code)
