# SPDX-License-Identifier: GPL-2.0-or-later
"""The key of a row as one text, as it is shown and as other tables name it."""

from __future__ import annotations

KEY_JOINT = " – "


def key_text(key: object) -> str:
    """A key as it is shown: the parts of a longer one with dashes between."""
    return KEY_JOINT.join(map(str, key)) if isinstance(key, tuple) else str(key)
