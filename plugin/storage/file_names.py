# SPDX-License-Identifier: GPL-2.0-or-later
"""File names that every system accepts."""

from __future__ import annotations

import re
import unicodedata

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
LONGEST = 100


def safe_file_name(name: str, otherwise: str = "naamloos") -> str:
    """A name without folders, control characters, trailing dots or names that Windows reserves."""
    text = _FORBIDDEN.sub("_", unicodedata.normalize("NFC", name))
    text = text[:LONGEST].strip(" .")
    if not text.strip("_"):
        return otherwise
    return f"_{text}" if _RESERVED.fullmatch(text) else text
