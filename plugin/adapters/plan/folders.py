# SPDX-License-Identifier: GPL-2.0-or-later
"""The user's own folders: that of plans and that of templates; and the plans opened last."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsSettings
from qgis.PyQt.QtCore import QStandardPaths

RECENT = "opvangatlas/recent_plans"
FOLDER = "opvangatlas/plans_folder"
TEMPLATES = "opvangatlas/templates_folder"
REMEMBERED = 8
TRUSTED = "opvangatlas/trusted_projects"
MOST_TRUSTED = 200


def recent_plans() -> list[Path]:
    """Plans opened last that still exist, newest first."""
    stored = QgsSettings().value(RECENT, [], type=list)
    return [Path(text) for text in stored if Path(text).is_file()]


def remember(path: Path) -> None:
    """Put a plan on top of the recent ones, and its folder in front."""
    others = [known for known in recent_plans() if known != path]
    QgsSettings().setValue(RECENT, [str(known) for known in [path, *others][:REMEMBERED]])


def trust(fingerprint: str) -> None:
    """A project that was saved here, or that the user has agreed to, is opened without a question."""
    known = [one for one in QgsSettings().value(TRUSTED, [], type=list) if one != fingerprint]
    if fingerprint:
        QgsSettings().setValue(TRUSTED, [*known, fingerprint][-MOST_TRUSTED:])


def is_trusted(fingerprint: str) -> bool:
    """Whether that is so."""
    return fingerprint in QgsSettings().value(TRUSTED, [], type=list)


def plans_folder() -> Path:
    """The folder for plans: the user's own choice, or Opvangatlas in the documents folder."""
    chosen = QgsSettings().value(FOLDER, "", type=str)
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(chosen) if chosen else Path(documents or Path.home()) / "Opvangatlas"


def set_plans_folder(text: str) -> None:
    """Keep the folder for plans; empty: Opvangatlas in the documents folder."""
    QgsSettings().setValue(FOLDER, text.strip())


def templates_folder() -> str:
    """The folder with the organisation's own templates for the annex; empty: none."""
    return str(QgsSettings().value(TEMPLATES, "", type=str))


def set_templates_folder(text: str) -> None:
    """Keep the folder with own templates; empty: none."""
    QgsSettings().setValue(TEMPLATES, text.strip())


def last_folder() -> Path:
    """The folder of the plan opened last, else the folder for plans."""
    recent = recent_plans()
    return recent[0].parent if recent else plans_folder()
