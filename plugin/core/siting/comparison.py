# SPDX-License-Identifier: GPL-2.0-or-later
"""Sites side by side: figures scaled between limits, weights that add to 100, and how sure the first place is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from ..wording import Text
from .criteria import MET, NOT_MET, Outcome
from .effect import Bound, Change, Effect, Site, Stand

Floats = NDArray[np.float64]
Direction = Literal["high", "low", "ideal"]
FEWEST, MOST = 2, 8
"""How many sites can be compared."""
DRAWS, SPREAD, SEED = 200, 0.2, 17
"""Draws of all weights, each up to so much more or less, from this seed."""
WHOLE = 100


@dataclass(frozen=True)
class Criterion:
    """One figure by which sites are compared; ``ideal``: the nearer to this the better."""

    key: str
    title: Text
    direction: Direction
    weight: int
    decimals: int = 0
    ideal: float = 0.0


CRITERIA: tuple[Criterion, ...] = (
    Criterion("gem_min", Text("reistijd, gemiddeld (min)", "travel, mean (min)"), "low", 20),
    Criterion("verste_min", Text("reistijd, verste (min)", "travel, furthest (min)"), "low", 15),
    Criterion("boven", Text("inwoners boven de norm", "inhabitants beyond the norm"), "low", 15),
    Criterion("saldo", Text("saldo van de regio", "balance of the region"), "ideal", 15),
    Criterion("per_1000", Text("plekken per 1.000 inwoners", "places per 1,000 inhabitants"), "low", 10, 1),
    Criterion("plekken", Text("plekken", "places"), "high", 10),
    Criterion("toetsen", Text("toetsen: deel dat voldoet (%)", "tests: share met (%)"), "high", 15),
)


@dataclass(frozen=True)
class Entry:
    """A site as it is compared; figures by key of a criterion, None unknown."""

    name: str
    figures: Mapping[str, float | None]


@dataclass(frozen=True)
class Comparison:
    """The outcome for sites in the order given.

    Parameters
    ----------
    scaled : float64 (n_sites, n_criteria), 0 worst to 1 best, NaN unknown
    score : float64 (n_sites,), 0 to 100 over what is known; NaN when nothing is
    known : float64 (n_sites,), share of the weight that was known
    order : rows, best first; equals by name
    first_stays : in how many of :data:`DRAWS` draws the first stays first; None without a first
    """

    entries: tuple[Entry, ...]
    scaled: Floats
    score: Floats
    known: Floats
    order: tuple[int, ...]
    first_stays: int | None


def entry_of(name: str, site: Site, effect: Effect, outcomes: Sequence[Outcome]) -> Entry:
    """The figures of a site; a bound is no figure."""
    met = sum(outcome.verdict == MET for outcome in outcomes)
    judged = met + sum(outcome.verdict == NOT_MET for outcome in outcomes)
    after = effect.after
    return Entry(
        name,
        {
            "gem_min": _travel(after, "mean"),
            "verste_min": _travel(after, "farthest"),
            "boven": _sure(after.uncovered) if after else None,
            "saldo": _after(effect.balance),
            "per_1000": _after(effect.per_1000_here),
            "plekken": None if site.places is None else float(site.places),
            "toetsen": 100.0 * met / judged if judged else None,
        },
    )


def scaled(values: Floats, direction: Direction, ideal: float = 0.0) -> Floats:
    """Figures between the worst and the best of them as 0 to 1; all equal: all best; NaN stays unknown.

    Parameters
    ----------
    values : float64 (n,)
    """
    cost = {"high": -values, "low": values, "ideal": np.abs(values - ideal)}[direction]
    known = np.isfinite(cost)
    if not known.any():
        return np.full(len(cost), np.nan)
    low, high = float(cost[known].min()), float(cost[known].max())
    best: Floats = np.where(known, 1.0, np.nan)
    return best if high == low else (high - cost) / (high - low)


def compare(
    entries: Sequence[Entry], weights: Mapping[str, int], criteria: Sequence[Criterion] = CRITERIA
) -> Comparison:
    """Compare sites.

    Parameters
    ----------
    entries : at least :data:`FEWEST`, at most :data:`MOST`
    weights : 0 to 100 per criterion; together 100, see :func:`rebalanced`

    Raises
    ------
    ValueError
        For another number of sites.
    """
    if not FEWEST <= len(entries) <= MOST:
        raise ValueError(f"{len(entries)} sites")
    columns = []
    for criterion in criteria:
        values = np.array([_number(entry.figures.get(criterion.key)) for entry in entries], dtype=np.float64)
        columns.append(scaled(values, criterion.direction, criterion.ideal))
    table = np.stack(columns, axis=1)
    weight = np.array([float(weights.get(criterion.key, 0)) for criterion in criteria])
    score, known = _scores(table, weight[None, :])
    names = [entry.name for entry in entries]
    order = _ranked(score[0], names)
    return Comparison(
        tuple(entries), table, score[0], known[0], order, first_stays(table, weight, names) if order else None
    )


def first_stays(
    table: Floats, weight: Floats, names: Sequence[str], draws: int = DRAWS, seed: int = SEED
) -> int | None:
    """In how many draws with every weight up to :data:`SPREAD` more or less the first place is the same.

    Parameters
    ----------
    table : float64 (n_sites, n_criteria), NaN unknown
    weight : float64 (n_criteria,)
    """
    first = _ranked(_scores(table, weight[None, :])[0][0], names)
    if not first:
        return None
    source = np.random.default_rng(seed)
    drawn = weight * source.uniform(1.0 - SPREAD, 1.0 + SPREAD, (draws, len(weight)))
    scores, _ = _scores(table, drawn)
    return sum(_ranked(row, names)[:1] == first[:1] for row in scores)


def rebalanced(weights: Mapping[str, int], key: str, value: int) -> dict[str, int]:
    """Weights that add to 100 again after one was set: the others keep their proportions.

    All others 0: they share what is left equally. Whole numbers by largest remainder, the earlier first.
    """
    value = min(WHOLE, max(0, value))
    others = [name for name in weights if name != key]
    if not others:
        return {key: WHOLE}
    rest, total = WHOLE - value, sum(weights[name] for name in others)
    share = {name: weights[name] / total * rest if total else rest / len(others) for name in others}
    made = {name: int(share[name]) for name in others}
    by_remainder = sorted(others, key=lambda name: (made[name] - share[name], others.index(name)))
    for name in by_remainder[: rest - sum(made.values())]:
        made[name] += 1
    return {name: value if name == key else made[name] for name in weights}


def _scores(table: Floats, weight: Floats) -> tuple[Floats, Floats]:
    """Scores and shares known, float64 (n_draws, n_sites), of weights (n_draws, n_criteria)."""
    there = np.isfinite(table).astype(np.float64)
    counted, total = weight @ there.T, weight.sum(axis=1, keepdims=True)
    with np.errstate(invalid="ignore", divide="ignore"):
        score = np.where(counted > 0, 100.0 * (weight @ np.nan_to_num(table).T) / counted, np.nan)
        known = np.where(total > 0, counted / total, 0.0)
    return score, known


def _ranked(score: Floats, names: Sequence[str]) -> tuple[int, ...]:
    """Rows with a score, best first; equal to nine decimals: by name."""
    rows = [row for row in range(len(names)) if np.isfinite(score[row])]
    return tuple(sorted(rows, key=lambda row: (-round(float(score[row]), 9), names[row], row)))


def _number(value: float | None) -> float:
    return np.nan if value is None else value


def _travel(stand: Stand | None, name: str) -> float | None:
    """Of all members: with an unknown one it is no figure."""
    if stand is None or stand.unknown:
        return None
    found: float | None = getattr(stand, name)
    return found


def _sure(bound: Bound | None) -> float | None:
    return None if bound is None or bound.at_least else bound.value


def _after(change: Change | None) -> float | None:
    return None if change is None else _sure(change.after)
