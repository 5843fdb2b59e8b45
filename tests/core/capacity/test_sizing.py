# SPDX-License-Identifier: GPL-2.0-or-later
"""Domain C3 and C4: the size of a regional location, the share of flexible ones."""

from __future__ import annotations

import pytest

from opvangatlas.plugin.core.capacity.sizing import flexible_share, regional_size
from opvangatlas.plugin.core.errors import InputError

from .factories import locations


@pytest.mark.parametrize(
    ("target", "weeks", "places"), [(279, 14, 151), (279, 19, 204), (279, 26, 279), (420, 19, 307)]
)
def test_size_follows_the_target(target, weeks, places):
    assert regional_size(target, weeks=weeks).total == places


def test_ratio_and_others_come_on_top():
    size = regional_size(260, weeks=26, ratio=0.1, other=20)
    assert (size.permit_holders, size.asylum, size.total) == (260, 286, 306)
    # 300 × 1.1 is 330, not 331 by the noise of floating point
    assert regional_size(300, weeks=26, ratio=0.1).asylum == 330


def test_an_unknown_target_gives_no_size():
    assert regional_size(None) is None
    assert regional_size(float("nan")) is None


@pytest.mark.parametrize("bad", [{"target": -1}, {"target": 5, "weeks": -1}, {"target": 5, "ratio": -0.1}])
def test_negative_figures_are_refused(bad):
    with pytest.raises(InputError):
        regional_size(bad.pop("target"), **bad)


def expansions(total, flexible):
    return locations(
        *[
            {
                "loc_id": f"L{n}",
                "status": "nieuw",
                "uitbreiding": True,
                "flexvorm": "gelijktijdig" if n < flexible else "geen",
            }
            for n in range(total)
        ]
    )


def test_half_of_the_locations_must_be_flexible():
    good, bad = flexible_share(expansions(4, 2)), flexible_share(expansions(5, 2))
    assert (good.share, good.met, good.lacking) == (0.5, True, 0)
    assert (bad.share, bad.met, bad.needed, bad.lacking) == (0.4, False, 3, 1)


def test_without_expansions_there_is_nothing_to_assess():
    none = flexible_share(locations({"loc_id": "L1", "uitbreiding": False}))
    assert none.share is None
    assert none.met is None


def test_locations_are_counted_not_beds_and_rejected_ones_not_at_all():
    frame = locations(
        {"loc_id": "A", "uitbreiding": True, "flexvorm": "volgtijdelijk"},
        {"loc_id": "B", "uitbreiding": True, "type_2020": "gvl", "flexvorm": "gelijktijdig"},
        {"loc_id": "C", "uitbreiding": True, "flexvorm": "tussenvoorziening"},
        {"loc_id": "D", "uitbreiding": True, "status": "afgewezen"},
        {"loc_id": "E"},
        {"loc_id": "F", "status": "nieuw"},
        {"loc_id": "G", "status": "nieuw", "uitbreiding": False},
    )
    found = flexible_share(frame)
    assert (found.expansions, found.flexible, found.unknown) == (4, 1, 1)
    assert flexible_share(frame, include_gvl=False).met is None  # two of three are needed, and one is unknown
