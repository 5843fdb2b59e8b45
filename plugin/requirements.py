# SPDX-License-Identifier: GPL-2.0-or-later
"""Which Python packages the plug-in needs beside QGIS, and what to say when one is missing.

Imports nothing but the standard library: it runs where the others are absent.
"""

from __future__ import annotations

import importlib.util
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib import metadata

Finder = Callable[[str], object]
Version = Callable[[str], str]


@dataclass(frozen=True)
class Requirement:
    """A package: its import name, the lowest major version, and its name at Debian."""

    name: str
    major: int
    debian: str


REQUIREMENTS = (
    Requirement("numpy", 1, "python3-numpy"),
    Requirement("scipy", 1, "python3-scipy"),
    Requirement("pandas", 1, "python3-pandas"),
    Requirement("shapely", 2, "python3-shapely"),
)


def missing(find: Finder = importlib.util.find_spec, version: Version = metadata.version) -> tuple[Requirement, ...]:
    """The packages that are not there, or too old. Nothing is imported."""
    return tuple(need for need in REQUIREMENTS if not _present(need, find, version))


def _present(need: Requirement, find: Finder, version: Version) -> bool:
    try:
        if find(need.name) is None:
            return False
    except (ImportError, ValueError):
        return False
    try:
        major = re.match(r"\d+", version(need.name))
    except metadata.PackageNotFoundError:
        return True  # unpacked without its metadata: nothing says that it is too old
    return major is None or int(major.group()) >= need.major


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
