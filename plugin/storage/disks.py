# SPDX-License-Identifier: GPL-2.0-or-later
"""On what kind of disk a file stands: SQLite's write-ahead log is only safe on a local one."""

from __future__ import annotations

import ctypes
import os
import re
import sys
from pathlib import Path, PurePath
from typing import Literal

Disk = Literal["local", "network", "synced", "removable"]

MOUNTS = Path("/proc/self/mounts")
_NETWORK_TYPES = re.compile(
    r"nfs4?|cifs|smb\w*|ncpfs|afs|9p|ceph|glusterfs|lustre|davfs|vboxsf|virtiofs"
    r"|fuse\.(sshfs|davfs2|gvfsd-fuse|rclone|glusterfs)"
)
_REMOVABLE_TYPES = re.compile(r"v?fat|exfat|msdos|iso9660|udf|fuseblk")
_SYNCED_NAMES = re.compile(r"(onedrive|dropbox|google ?drive|icloud|nextcloud|owncloud|box sync).*", re.IGNORECASE)
_WINDOWS_REMOVABLE, _WINDOWS_REMOTE = 2, 4


def disk_of(path: Path) -> Disk:
    """The kind of disk a path is on; what cannot be told counts as local."""
    absolute = path.absolute()
    if is_synced(absolute):
        return "synced"
    if sys.platform == "win32":
        return _windows_disk(absolute)
    return _kind_of_type(_file_system(absolute))


def is_synced(path: Path) -> bool:
    """Whether a folder on the way belongs to a program that copies files to a cloud."""
    return any(_SYNCED_NAMES.fullmatch(folder) for folder in path.parts[:-1])


def _kind_of_type(file_system: str) -> Disk:
    if _NETWORK_TYPES.fullmatch(file_system):
        return "network"
    return "removable" if _REMOVABLE_TYPES.fullmatch(file_system) else "local"


def _file_system(path: Path) -> str:
    """Type of the file system of the deepest mount point above a path; empty when unknown."""
    real = os.path.realpath(path)
    try:
        lines = MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    best, found = "", ""
    for line in lines:
        _, point, kind, *_ = line.split(" ")
        point = point.replace("\\040", " ").rstrip("/")
        if (real == point or real.startswith(point + "/")) and len(point) >= len(best):
            best, found = point, kind
    return found


def _windows_disk(path: PurePath) -> Disk:
    if path.drive.startswith("\\\\"):
        return "network"
    kinds: dict[int, Disk] = {_WINDOWS_REMOVABLE: "removable", _WINDOWS_REMOTE: "network"}
    kind = ctypes.windll.kernel32.GetDriveTypeW(path.anchor)  # type: ignore[attr-defined]
    return kinds.get(kind, "local")
