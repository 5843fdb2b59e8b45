# SPDX-License-Identifier: GPL-2.0-or-later
"""Which version of the plug-in this is."""

from __future__ import annotations

from pathlib import Path

_METADATA = Path(__file__).resolve().parents[2] / "metadata.txt"


def version() -> str:
    """The version in the metadata; empty when that does not say."""
    lines = _METADATA.read_text(encoding="utf-8").splitlines()
    return next((line.partition("=")[2] for line in lines if line.startswith("version=")), "")
