# SPDX-License-Identifier: GPL-2.0-or-later
"""What can be done with regions as a whole: each is one step on the undo stack."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from ...core.regions.colours import neighbours_of_regions, spread
from ..locale import tr
from .painting import Outcome, Painting
from .painting_rows import Attributes


def new_region(painting: Painting, name: str = "", codes: Iterable[str] = ()) -> tuple[str, Outcome]:
    """A region with these municipalities, or an empty one; its id."""
    region = free_id(painting)
    moves: dict[str, str | None] = dict.fromkeys(codes, region)
    title = name or free_name(painting)
    row = _fresh(title, _colour(painting, region, moves))
    return region, painting.act(tr("New region {name}").format(name=title), moves, {region: row})


def rename(painting: Painting, region: str, name: str) -> Outcome | None:
    """Another name; None when it is empty or taken."""
    name = name.strip()
    taken = {row.name.casefold() for key, row in painting.regions.items() if key != region}
    if not name or name.casefold() in taken:
        return None
    return painting.change_rows(tr("Rename region"), {region: {"regio_nm": name}})


def recolour(painting: Painting, region: str, colour: str) -> Outcome:
    """Another fill: ``#RRGGBB``."""
    return painting.change_rows(tr("Colour region"), {region: {"kleur": colour.upper()}})


def redistribute(painting: Painting) -> Outcome:
    """Hand out all fills again, so that neighbours stay apart."""
    assignment = painting.board.assignment()
    fills = spread(neighbours_of_regions(_touching(painting), assignment), dict.fromkeys(painting.regions))
    changes: dict[str, Attributes] = {region: {"kleur": fills[region]} for region in painting.regions}
    return painting.change_rows(tr("Redistribute colours"), changes)


def merge(painting: Painting, regions: Collection[str], into: str) -> Outcome:
    """Put the municipalities of some regions in one of them; the others are gone."""
    others = [region for region in regions if region != into]
    locked = painting.locked & {*others, into}
    if locked or not others:
        return Outcome((), tuple(sorted(locked)))
    moves = {code: into for region in others for code in painting.board.members(region)}
    text = tr("Merge into {name}").format(name=painting.regions[into].name)
    return painting.act(text, moves, dict.fromkeys(others))


def remove(painting: Painting, regions: Collection[str]) -> Outcome:
    """Regions go; their municipalities become unassigned."""
    locked = painting.locked & set(regions)
    if locked or not regions:
        return Outcome((), tuple(sorted(locked)))
    moves: dict[str, str | None] = {code: None for region in regions for code in painting.board.members(region)}
    text = tr("Remove %n region(s)", None, len(regions))
    return painting.act(text, moves, dict.fromkeys(regions))


def split_off(painting: Painting, region: str, chosen: Iterable[str]) -> tuple[list[str], Outcome]:
    """Make new regions of what is chosen in a region, or else of each of its loose pieces; their ids."""
    own = set(painting.board.members(region))
    picked = sorted(own & set(chosen))
    parts = [picked] if picked and len(picked) < len(own) else loose_pieces(painting, region)
    rows: dict[str, Attributes | None] = {}
    moves: dict[str, str | None] = {}
    for part in parts:
        made = free_id(painting, rows)
        moves |= dict.fromkeys(part, made)
        title = free_name(painting, {str(row["regio_nm"]) for row in rows.values() if row})
        rows[made] = _fresh(title, _colour(painting, made, moves))
    if not rows:
        return [], Outcome()
    outcome = painting.act(tr("Split off from {name}").format(name=painting.regions[region].name), moves, rows)
    return (list(rows) if outcome.done else []), outcome


def loose_pieces(painting: Painting, region: str) -> list[list[str]]:
    """Municipalities of each piece of a region besides its largest."""
    board = painting.board
    if region not in board.regions:
        return []
    pieces = board.tally.pieces(board.regions.index(region))[1:]
    return [[board.codes[unit] for unit in piece] for piece in pieces]


def free_id(painting: Painting, more: Iterable[str] = ()) -> str:
    """``R1``, ``R2`` …: the first that no region has or had since the plan was opened."""
    taken, number = {*painting.regions, *painting.board.regions, *more}, 1
    while f"R{number}" in taken:
        number += 1
    return f"R{number}"


def free_name(painting: Painting, more: Collection[str] = ()) -> str:
    """A name for a region that has none yet."""
    taken, number = {*(row.name for row in painting.regions.values()), *more}, len(painting.regions) + 1
    while tr("Region {number}").format(number=number) in taken:
        number += 1
    return tr("Region {number}").format(number=number)


def _fresh(name: str, colour: str) -> Attributes:
    return {"regio_nm": name, "kleur": colour, "basis": "anders", "vergrendeld": False}


def _colour(painting: Painting, region: str, moves: Mapping[str, str | None]) -> str:
    after = {**painting.board.assignment(), **moves}
    current = {key: row.colour for key, row in painting.regions.items()} | {region: None}
    return spread(neighbours_of_regions(_touching(painting), after), current)[region]


def _touching(painting: Painting) -> dict[str, list[str]]:
    codes, near = painting.board.codes, painting.board.tally.units.neighbour_lists
    return {code: [codes[other] for other in near[unit]] for unit, code in enumerate(codes)}
