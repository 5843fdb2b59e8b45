# SPDX-License-Identifier: GPL-2.0-or-later
"""Solving an integer program in a process of its own: QGIS stays alive, and cancelling stops it at once."""

from __future__ import annotations

import math
import os
import sys
import tempfile
import time
from pathlib import Path

from qgis.PyQt.QtCore import QProcess, QProcessEnvironment

from ..core.errors import DomainError
from ..core.optimise.program import Limits, Outcome, Program
from ..core.progress import Progress, stop_if_cancelled
from ..core.wording import Text
from .solver_worker import read_outcome, write_program

ROOT = Path(__file__).resolve().parents[2]
_POLL_MS = 100
_GRACE_S = 30.0
"""How long after its time limit the solver may take to read, write and end."""

_NO_PYTHON = Text(
    "Python is bij deze QGIS niet gevonden; de berekening heeft het nodig. Gezocht: {places}.",
    "Python was not found with this QGIS; the computation needs it. Looked for: {places}.",
)
_FAILED = Text("De berekening is afgebroken.", "The computation broke off.")
_SEE_LOG = Text("Het log zegt waarom.", "The log says why.")


class SolverError(DomainError):
    """The process that solves could not be started, or broke off."""


class ProcessSolver:
    """A :data:`~..core.optimise.program.Solver` that waits, looking ten times a second whether it must stop.

    ``limits.seconds`` is for all its programs together; one for which no time is left has no outcome.

    Raises, when called
    -------------------
    Cancelled
        The process is gone by then.
    SolverError
        When there is no Python to run it, or it broke off.
    """

    def __init__(self, limits: Limits, progress: Progress) -> None:
        self._limits, self._progress = limits, progress
        self._end = time.monotonic() + limits.seconds

    def __call__(self, made: Program) -> Outcome:
        seconds = self._end - time.monotonic()
        if seconds <= 0:
            return Outcome("tijdslimiet", None, math.nan, -math.inf)
        with tempfile.TemporaryDirectory(prefix="opvangatlas-") as folder:
            source, target = Path(folder) / "program.npz", Path(folder) / "outcome.npz"
            write_program(source, made)
            self._run([str(source), str(target), repr(seconds), repr(self._limits.gap)], seconds)
            return read_outcome(target)

    def _run(self, arguments: list[str], seconds: float) -> None:
        process = QProcess()
        process.setProcessEnvironment(_environment())
        process.setWorkingDirectory(str(ROOT))
        process.start(str(python()), ["-m", "plugin.adapters.solver_worker", *arguments])
        try:
            for _ in range(int((seconds + _GRACE_S) * 1000 / _POLL_MS)):
                stop_if_cancelled(self._progress)
                if process.waitForFinished(_POLL_MS) or process.state() == QProcess.ProcessState.NotRunning:
                    break
        finally:
            ended = process.state() == QProcess.ProcessState.NotRunning
            if not ended:
                process.kill()
                process.waitForFinished()
        if not ended or process.exitStatus() != QProcess.ExitStatus.NormalExit or process.exitCode() != 0:
            said = bytes(process.readAllStandardError()).decode("utf-8", "replace") or process.errorString()
            raise SolverError(_FAILED, _SEE_LOG, details=said)


def python() -> Path:
    """The interpreter of this QGIS.

    ``sys.executable`` is QGIS itself on Windows and macOS; the interpreter lies in the folder of Python there
    (``apps/Python312/python.exe``), or in ``bin`` beside it.

    Raises
    ------
    SolverError
        When there is none.
    """
    names = ("python.exe", "python3.exe") if os.name == "nt" else ("bin/python3", "bin/python")
    prefixes = dict.fromkeys(Path(p) for p in (sys.exec_prefix, sys.base_exec_prefix))
    places = [prefix / name for prefix in prefixes for name in names]
    own = Path(sys.executable or "")
    if own.name.startswith("python"):
        places.insert(0, own)
    found = next((place for place in places if place.is_file()), None)
    if found is None:
        raise SolverError(_NO_PYTHON, places=[str(place) for place in places])
    return found


def _environment() -> QProcessEnvironment:
    """Ours, with the same places to import from as this interpreter."""
    environment = QProcessEnvironment.systemEnvironment()
    environment.insert("PYTHONPATH", os.pathsep.join([str(ROOT), *filter(None, sys.path)]))
    environment.insert("PYTHONDONTWRITEBYTECODE", "1")
    return environment
