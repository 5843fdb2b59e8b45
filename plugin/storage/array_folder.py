# SPDX-License-Identifier: GPL-2.0-or-later
"""A folder of ``.npy`` files that is whole or not there: written beside, checked when read, memory-mapped."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .json_file import parsed
from .workplace import workplace

FORMAT = 1
"""Raised whenever arrays change meaning; folders of another format are computed again."""

MANIFEST = "inhoud.json"

Arrays = Mapping[str, NDArray[Any]]


class Damaged(Exception):  # noqa: N818 - not for users: a damaged part is computed again
    """A part is not there, not whole, or not what it says it is."""


@dataclass(frozen=True)
class Stored:
    """A part that was read: its arrays (memory-mapped, read-only), their hashes, and what was noted."""

    arrays: dict[str, NDArray[Any]]
    hashes: dict[str, str]
    notes: dict[str, Any]


def digest(array: NDArray[Any]) -> str:
    """SHA-256 of type, shape and content of an array."""
    plain = np.ascontiguousarray(array)
    out = hashlib.sha256(f"{plain.dtype.str} {plain.shape}".encode())
    out.update(plain.reshape(-1).view(np.uint8).data)
    return out.hexdigest()


def write_part(target: Path, arrays: Arrays, notes: Mapping[str, Any]) -> dict[str, str]:
    """Write a part beside its place, then move it in as a whole; gives the hashes.

    Raises
    ------
    OSError
        Disk full, no rights. Nothing is left behind.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with workplace(target.parent) as work:
        beside = work / target.name
        beside.mkdir()
        hashes, seals = {}, {}
        for name, array in arrays.items():
            plain = np.ascontiguousarray(array)
            hashes[name] = digest(plain)
            path = beside / f"{name}.npy"
            with path.open("wb") as file:
                np.save(file, plain, allow_pickle=False)
                _to_disk(file.fileno())
            seals[name] = _seal(path, plain)
        _write_manifest(beside, {"formaat": FORMAT, "notities": dict(notes), "hashes": hashes, "zegels": seals})
        _move_in(beside, target, work / "oud")
    return hashes


def _write_manifest(folder: Path, manifest: Mapping[str, Any]) -> None:
    with (folder / MANIFEST).open("w", encoding="utf-8") as file:
        json.dump(manifest, file, ensure_ascii=False)
        file.flush()
        _to_disk(file.fileno())


def _seal(path: Path, array: NDArray[Any]) -> list[int]:
    """What can be compared in a moment: size and time of the file, and a sum over all its numbers.

    A hash of a whole country takes a second, at every start. As long as nobody wrote to the file
    the sum is enough to notice rot; a file with another time is hashed in full.
    """
    stat = path.stat()
    plain = array.reshape(-1).view(np.uint8)
    words = plain[: len(plain) // 8 * 8].view(np.uint64)
    with np.errstate(over="ignore"):
        total = int(words.sum(dtype=np.uint64)) + int(plain[len(words) * 8 :].sum(dtype=np.uint64))
    return [stat.st_size, stat.st_mtime_ns, total]


def _to_disk(descriptor: int) -> None:
    os.fsync(descriptor)


def _move_in(beside: Path, target: Path, aside: Path) -> None:
    """Replace a folder that may be there already, damaged, or just written by someone else."""
    if target.exists():
        aside.mkdir()
        target.replace(aside / target.name)
    beside.replace(target)


def read_part(folder: Path) -> Stored:
    """Read a part, every byte checked against its manifest: by its seal, else by its hash.

    Raises
    ------
    Damaged
    """
    try:
        manifest = parsed((folder / MANIFEST).read_text(encoding="utf-8"))
        if manifest["formaat"] != FORMAT:
            raise Damaged(f"format {manifest['formaat']}")
        hashes, notes = dict(manifest["hashes"]), dict(manifest["notities"])
        paths = {name: folder / f"{name}.npy" for name in hashes}
        arrays = {name: _mapped(path) for name, path in paths.items()}
        seals = {name: _seal(path, arrays[name]) for name, path in paths.items()}
        broken = [name for name in arrays if seals[name] != manifest["zegels"][name]]
    except (OSError, ValueError, KeyError, TypeError, AttributeError, EOFError, OverflowError, MemoryError) as error:
        raise Damaged(str(error)) from error
    with ThreadPoolExecutor(max_workers=2) as pool:  # hashing lets go of the interpreter
        found = list(pool.map(lambda name: digest(arrays[name]), broken))
    wrong = [name for name, value in zip(broken, found, strict=True) if hashes[name] != value]
    if wrong:
        raise Damaged(f"content of {', '.join(wrong)}")
    if broken:  # a copied folder: whole, with other times
        _seal_again(folder, {**manifest, "zegels": seals})
    return Stored(arrays, hashes, notes)


def _seal_again(folder: Path, manifest: Mapping[str, Any]) -> None:
    """Spare the next opening the hashing; in a read-only folder it is simply done again."""
    with contextlib.suppress(OSError), workplace(folder.parent) as beside:
        _write_manifest(beside, manifest)
        (beside / MANIFEST).replace(folder / MANIFEST)


def _mapped(path: Path) -> NDArray[Any]:
    """An array straight from disk; as a plain array, because slicing memmap objects is slow."""
    if path.parent.resolve() != path.resolve().parent:
        raise Damaged(f"{path.name} points elsewhere")
    try:
        return np.asarray(np.load(path, mmap_mode="r", allow_pickle=False))
    except ValueError:
        return np.asarray(np.load(path, allow_pickle=False))  # an empty array cannot be mapped
