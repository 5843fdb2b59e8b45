# SPDX-License-Identifier: GPL-2.0-or-later
"""From the national table to the provinces (domain C1), and how far the extra places are (A38)."""

from __future__ import annotations

from dataclasses import dataclass

from ..errors import InputError
from ..wording import Text, is_unknown

PROVINCES = 12
"""Provinces that a national figure is split over (HR21 §5.1), whatever part of the country a plan is about."""

EVENLY = Text(
    "De landelijke behoefte is gelijk verdeeld over {n:int} provincies, elk deel afgerond; "
    "die delen samen zijn {least:signed} tot {most:signed} plekken meer dan het landelijke aantal.",
    "National need is split evenly over {n:int} provinces, each part rounded; "
    "these parts together are {least:signed} to {most:signed} places more than the national number.",
)
"""The method in words; ``least`` and ``most`` are remainders."""

_NEGATIVE = Text(
    "Een negatief aantal ({total:int}) is niet te verdelen.",
    "A negative number ({total:int}) cannot be split.",
)


@dataclass(frozen=True, slots=True)
class EvenSplit:
    """A national number in equal parts.

    Parameters
    ----------
    total : int
        Places in the whole country.
    part : int
        Places of each province.
    """

    total: int
    part: int

    @property
    def remainder(self) -> int:
        """Places that the parts have more (or, negative, fewer) than the total: 12 × 417 − 5,000 = +4."""
        return self.part * PROVINCES - self.total


def split_over_provinces(total: int) -> EvenSplit:
    """A number of places in the whole country as equal parts, rounded half up.

    Raises
    ------
    InputError
        For a negative number.

    Notes
    -----
    HR21 §5.1 gives every province 417 of 5,000: each part is rounded, so that the parts need not
    add up to the total. The difference is reported in :attr:`EvenSplit.remainder`.

    Examples
    --------
    >>> split_over_provinces(5_000)
    EvenSplit(total=5000, part=417)
    """
    if total < 0:
        raise InputError(_NEGATIVE, total=total)
    return EvenSplit(total, (2 * total + PROVINCES) // (2 * PROVINCES))


def progress_share(realised: int | None, target: int | None) -> float | None:
    """Share of the extra places that is realised (A38); unknown when either is, or nothing is asked.

    Examples
    --------
    >>> round(progress_share(814, 5000), 2)
    0.16
    """
    if is_unknown(realised) or is_unknown(target) or not target:
        return None
    return (realised or 0) / target
