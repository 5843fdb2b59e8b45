# SPDX-License-Identifier: GPL-2.0-or-later
"""Which road networks there are, which one a plan uses, and how its figures get an engine.

The choice is a row of the plan's settings: a folder, relative to the plan where it lies below it,
so that both can be moved together. Which roads these are stands in the folder itself.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from qgis.core import QgsSettings

from ..adapters.locale import day
from ..core.checks.assess import access_leg
from ..core.errors import StorageError
from ..core.model.plan import Plan, settings_frame
from ..core.model.settings import Settings
from ..core.model.tables import SETTINGS_TABLE
from ..core.model.values import parse_date
from ..core.progress import SILENT, Progress
from ..core.travel.engine import Weight
from ..core.travel.network_engine import Access, NetworkEngine
from ..core.wording import Text
from ..storage.array_folder import MANIFEST
from ..storage.geopackage import GeoPackageStore
from ..storage.json_file import parsed
from ..storage.network_cache import NETWORK_FOLDER, open_engine

SETTING = "netwerk_map"
"""Setting of a plan: the folder of the network it uses; absent: straight lines."""
RECENT = "opvangatlas/networks"
REMEMBERED = 12

_GONE = Text(
    "Het netwerk van dit plan is er niet meer: {path}.", "The network of this plan is not there any more: {path}."
)
_CHOOSE = Text("Kies een ander netwerk of bouw het opnieuw.", "Choose another network or build it again.")


@dataclass(frozen=True)
class KnownNetwork:
    """A network folder and what it says about itself; ``day`` is the date of its roads."""

    folder: Path
    source: str
    day: date | None
    preset: str

    @property
    def title(self) -> str:
        """Source and date, as the user chooses between them."""
        return f"{self.source} {day(self.day, '')}".strip()


@dataclass(frozen=True)
class OpenNetwork:
    """What travel is measured with.

    Parameters
    ----------
    warning : what could not be saved for next time
    digest : of all that stands in the network
    """

    network: KnownNetwork
    engine: NetworkEngine
    warning: StorageError | None
    digest: str


def known(folder: Path) -> KnownNetwork | None:
    """What a network folder says about itself; None when it holds no network."""
    try:
        notes = parsed((folder / NETWORK_FOLDER / MANIFEST).read_text(encoding="utf-8"))["notities"]
        return _described(folder, notes)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _described(folder: Path, notes: Mapping[str, object]) -> KnownNetwork:
    source, day_, preset = (str(notes.get(name) or "") for name in ("bron", "datum", "voorinstelling"))
    return KnownNetwork(folder, source or folder.name, parse_date(day_), preset)


def recent_networks() -> list[KnownNetwork]:
    """Networks that were built or chosen here and still exist, newest first."""
    found = (known(Path(text)) for text in QgsSettings().value(RECENT, [], type=list))
    return [network for network in found if network is not None]


def remember_network(folder: Path) -> None:
    """Put a network on top of the list."""
    others = [network.folder for network in recent_networks() if network.folder != folder]
    QgsSettings().setValue(RECENT, [str(path) for path in [folder, *others][:REMEMBERED]])


def chosen_folder(settings: Settings, plan_path: Path) -> Path | None:
    """The folder a plan names, whether or not it is there; None: straight lines."""
    text = str(settings.unknown.get(SETTING) or "").strip()
    return plan_path.parent / text if text else None


def settings_with(settings: Settings, plan_path: Path, folder: Path | None) -> Settings:
    """The settings of a plan that uses this network."""
    stored = {key: value for key, value in settings.stored().items() if key != SETTING}
    if folder is None:
        return Settings(stored)
    inside = folder.is_relative_to(plan_path.parent)
    text = folder.relative_to(plan_path.parent).as_posix() if inside else str(folder)
    return Settings({**stored, SETTING: text})


def choose(store: GeoPackageStore, folder: Path | None) -> None:
    """Keep in the plan which network it uses.

    Raises
    ------
    StorageError
        When the plan cannot be written.
    """
    settings = settings_with(store.read([]).settings, store.path, folder)
    store.save({SETTINGS_TABLE.name: settings_frame(settings)})


def set_norms(store: GeoPackageStore, *, minutes: float | None, km: float | None) -> None:
    """Keep the norms in the plan; None: none.

    Raises
    ------
    StorageError
        When the plan cannot be written.
    """
    settings = store.read([]).settings.changed(max_minuten=minutes, max_km=km)
    store.save({SETTINGS_TABLE.name: settings_frame(settings)})


def open_network(folder: Path, access: Access, *, weight: Weight = "tijd", progress: Progress = SILENT) -> OpenNetwork:
    """Open a network folder for measuring.

    Raises
    ------
    StorageError
        When it is no network folder, or damaged.
    InputError, Cancelled
    """
    stored, opened = open_engine(folder, access, weight=weight, progress=progress)
    digest = hashlib.sha256("".join(sorted(stored.hashes.values())).encode()).hexdigest()
    return OpenNetwork(_described(folder, stored.notes), opened.engine, opened.warning, digest)


def open_chosen(plan: Plan, plan_path: Path, progress: Progress) -> OpenNetwork | None:
    """The engine of the network a plan uses; None when it uses none.

    Raises
    ------
    StorageError
        When the network is gone or damaged.
    InputError, Cancelled
    """
    folder = chosen_folder(plan.settings, plan_path)
    if folder is None:
        return None
    if known(folder) is None:
        raise StorageError(_GONE, _CHOOSE, path=str(folder))
    return open_network(folder, access_leg(plan), progress=progress)
