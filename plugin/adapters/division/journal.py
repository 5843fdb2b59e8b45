# SPDX-License-Identifier: GPL-2.0-or-later
"""Moves that are not saved yet, kept in a small file beside the plan: a crash loses none of them."""

from __future__ import annotations

import contextlib
import json
import os
from dataclasses import dataclass, field
from pathlib import Path

from ..messages import log
from .painting_rows import Attributes

ENDING = ".concept"
_FORMAT = 1


@dataclass(frozen=True)
class Draft:
    """What differs from the saved plan: region per municipality, and rows of regions (None: removed)."""

    variant: str
    moves: dict[str, str | None] = field(default_factory=dict)
    regions: dict[str, Attributes | None] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.moves or self.regions)


class Journal:
    """The file ``plan.gpkg.concept``. Written whole and put in place in one step."""

    def __init__(self, plan: Path) -> None:
        self.path = plan.with_name(plan.name + ENDING)

    def write(self, draft: Draft) -> None:
        """Keep a draft; an empty one removes the file. A place that refuses is only logged."""
        if not draft:
            self.clear()
            return
        content = {"format": _FORMAT, "variant": draft.variant, "moves": draft.moves, "regions": draft.regions}
        fresh = self.path.with_name(self.path.name + "~")
        try:
            fresh.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
            os.replace(fresh, self.path)  # noqa: PTH105 - the same in one step on every system
        except OSError as error:
            log(f"{self.path}: {error}")

    def read(self) -> Draft | None:
        """The draft that was left behind; None when there is none, or it cannot be understood."""
        try:
            content = json.loads(self.path.read_text(encoding="utf-8"))
            if content["format"] != _FORMAT:
                return None
            return Draft(str(content["variant"]), dict(content["moves"]), dict(content["regions"])) or None
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def clear(self) -> None:
        """All is saved, or the user wants none of it."""
        with contextlib.suppress(OSError):
            self.path.unlink(missing_ok=True)
