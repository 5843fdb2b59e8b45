# SPDX-License-Identifier: GPL-2.0-or-later
"""Which Python packages the plug-in needs beside QGIS, and what to say when one is missing.

Imports nothing but the standard library: it runs where the others are absent.
"""

from __future__ import annotations

import importlib
import importlib.util
import sys
from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType

Finder = Callable[[str], object]
Importer = Callable[[str], ModuleType]


@dataclass(frozen=True)
class Requirement:
    """A package: its import name, the lowest major version, its name at Debian, and what came with that version.

    What a package calls its version is not asked: packagers write ``0+unknown`` too. ``parts`` are looked for.
    """

    name: str
    major: int
    debian: str
    parts: tuple[str, ...] = ()


REQUIREMENTS = (
    Requirement("numpy", 1, "python3-numpy"),
    Requirement("scipy", 1, "python3-scipy"),
    Requirement("pandas", 1, "python3-pandas"),
    Requirement("shapely", 2, "python3-shapely", ("from_wkb", "union_all", "get_parts", "force_2d", "dwithin")),
)


def missing(
    find: Finder = importlib.util.find_spec, load: Importer = importlib.import_module
) -> tuple[Requirement, ...]:
    """The packages that are not there, or too old. Only those of which parts are needed are imported."""
    return tuple(need for need in REQUIREMENTS if not _present(need, find, load))


def _present(need: Requirement, find: Finder, load: Importer) -> bool:
    try:
        if find(need.name) is None:
            return False
        return not need.parts or all(hasattr(load(need.name), part) for part in need.parts)
    except (ImportError, OSError, ValueError):  # OSError: a library that it needs is not there
        return False


def explain(lacking: tuple[Requirement, ...], language: str, platform: str = sys.platform) -> str:
    """One line: what is missing and how to get it."""
    names = ", ".join(f"{need.name} ≥ {need.major}" if need.major > 1 else need.name for need in lacking)
    debian = " ".join(need.debian for need in lacking)
    what, linux, elsewhere = _LINES["nl" if language == "nl" else "en"]
    how = linux.format(packages=debian) if platform.startswith("linux") else elsewhere
    return f"{what.format(names=names)} {how}"


_LINES = {
    "nl": (
        "Opvangatlas mist in de Python van QGIS: {names}.",
        "Installeer met het pakketbeheer van uw systeem (Debian, Ubuntu: {packages}) en start QGIS opnieuw.",
        "Installeer de nieuwste QGIS van qgis.org, die brengt dit mee, en start QGIS opnieuw.",
    ),
    "en": (
        "Opvangatlas misses in the Python of QGIS: {names}.",
        "Install it with your system's package manager (Debian, Ubuntu: {packages}) and restart QGIS.",
        "Install the latest QGIS from qgis.org, which brings it along, and restart QGIS.",
    ),
}
