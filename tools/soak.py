# SPDX-License-Identifier: GPL-2.0-or-later
"""Nothing lost, whatever happens: kills, full disks, random plans, many programs at once, spoilt files.

Usage: ``soak.py [--long] [--seed N] [--share S] [--only PART ...]``. Prints a line per part with counts, then the
faults, each with the number that makes it again; ends with exit code 1 when there is one. ``--share 0.1`` is a
tenth of everything.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

TOOLS = Path(__file__).resolve().parent
WRITER = TOOLS.parent / "tests" / "storage" / "kill_a_writer.py"
KILLS = ("import", "migration", "annex", "network", "backup", "create")
HOURS = 3600
PLANS_AT_ONCE, FILES_AT_ONCE = 250, 20


@dataclass(frozen=True)
class Sizes:
    """How much of each."""

    kills: int
    saves: int
    plans: int
    crowd: int
    seconds: int
    files: int


SHORT = Sizes(kills=25, saves=30, plans=2_000, crowd=20, seconds=60, files=60)
LONG = Sizes(kills=70, saves=120, plans=20_000, crowd=20, seconds=300, files=600)


@dataclass
class Outcome:
    """What a part says."""

    name: str
    counts: dict[str, int]
    faults: list[str]
    seconds: float

    def line(self) -> str:
        """One line of the table."""
        counts = ", ".join(f"{value} {name}" for name, value in self.counts.items())
        return f"{self.name:<18} {counts:<62} {len(self.faults):>3} faults {self.seconds:>7.1f} s"


def told(*words: object) -> dict[str, object]:
    """What a part prints; that it died is a fault too."""
    done = subprocess.run(
        [sys.executable, *map(str, words)], capture_output=True, text=True, check=False, timeout=HOURS
    )
    try:
        found: dict[str, object] = json.loads(done.stdout.strip().splitlines()[-1])
    except (IndexError, ValueError):
        last = (done.stderr.strip().splitlines() or ["nothing"])[-1]
        shown = " ".join(map(str, words[1:]))
        return {"faults": [f"{Path(str(words[0])).name} {shown} ended with {done.returncode}: {last}"]}
    return found


def parts(sizes: Sizes, seed: int) -> Iterator[tuple[str, list[tuple[object, ...]]]]:
    """Each part, and the commands it consists of."""
    yield "save", [(WRITER, "", sizes.saves)]
    for kind in KILLS:
        yield kind, [(TOOLS / "soak_kills.py", kind, sizes.kills, seed)]
    starts = range(0, sizes.plans, PLANS_AT_ONCE)
    first = seed * 1_000_000
    yield (
        "plans",
        [(TOOLS / "soak_plans.py", first + at, min(PLANS_AT_ONCE, sizes.plans - at)) for at in starts],
    )
    yield "programs", [(TOOLS / "soak_crowd.py", sizes.crowd, sizes.seconds)]
    starts = range(0, sizes.files, FILES_AT_ONCE)
    yield (
        "files",
        [(TOOLS / "soak_files.py", first + at, min(FILES_AT_ONCE, sizes.files - at)) for at in starts],
    )


def _in_a_folder(words: tuple[object, ...]) -> dict[str, object]:
    """Run a command; an empty word is a folder for it."""
    with tempfile.TemporaryDirectory() as folder:
        return told(*(folder if word == "" else word for word in words))


def run(name: str, commands: list[tuple[object, ...]]) -> Outcome:
    """Do a part, and add up what its commands say."""
    started = time.monotonic()
    made = Outcome(name, {}, [], 0.0)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        answers = list(pool.map(_in_a_folder, commands))
    for found in answers:
        for kind, value in found.items():
            if kind == "faults":
                made.faults += [str(fault) for fault in value]  # type: ignore[attr-defined]
            elif isinstance(value, list):  # what was torn or damaged by a kill
                made.faults += [f"{kind}: {one}" for one in value]
            else:
                made.counts[kind] = made.counts.get(kind, 0) + int(value)  # type: ignore[call-overload]
    made.seconds = time.monotonic() - started
    return made


def main() -> int:
    """Run what is asked for."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--long", action="store_true")
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--share", type=float, default=1.0)
    asked.add_argument("--only", nargs="*", default=None)
    given = asked.parse_args()
    whole = LONG if given.long else SHORT
    sizes = Sizes(**{name: max(1, round(value * given.share)) for name, value in vars(whole).items()})
    outcomes = []
    for name, commands in parts(sizes, given.seed):
        if given.only is None or name in given.only:
            outcomes.append(run(name, commands))
            print(outcomes[-1].line(), flush=True)
    faults = [f"{outcome.name}: {fault}" for outcome in outcomes for fault in outcome.faults]
    killed = sum(outcome.counts.get("killed", 0) for outcome in outcomes)
    saves = next((whole_ for o in outcomes if o.name == "save" for whole_ in [sizes.saves]), 0)
    print(f"\n{killed + saves} kills, {len(faults)} faults", *faults, sep="\n")
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
