# SPDX-License-Identifier: GPL-2.0-or-later
"""Which row is which location, beside a slow search that tries every row with every location."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from opvangatlas.plugin.core.intake.matching import ADDRESS, DISTANCE, ID, NAME, Place, matched

METRES = 100.0


def of(loc_id="", name="a", gm="GM0001", address="", x=None, y=0.0):
    return Place(loc_id, name, gm, address, x, None if x is None else y)


def test_in_this_order():
    known = [
        of("L1", "almelo", x=0), of("L2", "borne", x=10_000), of("L3", "hof", address="dorp 1", x=20_000),
        of("L4", "oud", x=30_000), of("L5", "weg", x=40_000),
    ]  # fmt: skip
    rows = [
        of("L1", "anders", "GM0002", x=99_000),
        of("", "borne", x=10_121),
        of("", "nieuwe hof", address="dorp 1", x=26_000),
        of("", "nieuw", x=30_050),
        of("", "elders", x=80_000),
    ]
    made = matched(rows, known, METRES)
    assert made.pairs == {0: ("L1", ID), 1: ("L2", NAME), 2: ("L3", ADDRESS), 3: ("L4", DISTANCE)}
    assert (made.new, made.gone, made.second, made.doubtful) == ([4], ["L5"], {}, {})


def test_later_rows_about_one_location_are_second_rows():
    rows = [of("", "a", x=0), of("L1", "a", x=0), of("L1", "b", x=0), of("", "nieuw", x=500), of("", "nieuw", x=550)]
    made = matched(rows, [of("L1", "a")], METRES)
    assert made.pairs == {1: ("L1", ID)}
    assert made.second == {0: 1, 2: 1, 4: 3}
    assert made.new == [3]


def test_two_of_one_name_that_lie_apart_are_two():
    """A list may call every location after its town."""
    made = matched([of("", "a", x=9_000), of("", "a", x=10)], [of("L1", "a", x=0)], METRES)
    assert made.pairs == {1: ("L1", DISTANCE)}
    assert (made.new, made.second) == ([0], {})


def test_two_locations_of_one_name_are_told_apart_by_where_they_are():
    known = [of("L1", "a", x=0), of("L2", "a", x=5_000)]
    made = matched([of("", "a", x=5_010), of("", "a", x=20)], known, METRES)
    assert made.pairs == {0: ("L2", DISTANCE), 1: ("L1", DISTANCE)}
    lost = matched([of("", "a", x=70_000)], known, METRES)
    assert lost.doubtful == {0: ["L1", "L2"]}
    assert lost.gone == []


def test_two_rows_at_one_place_are_doubtful():
    made = matched([of("", "b", x=10), of("", "c", x=20)], [of("L1", "a", x=0)], METRES)
    assert made.doubtful == {0: ["L1"], 1: ["L1"]}
    assert made.gone == []


def test_a_name_in_another_municipality_is_doubtful():
    made = matched([of("", "a", "GM0002", x=9_000)], [of("L1", "a", "GM0001", x=0)], METRES)
    assert made.doubtful == {0: ["L1"]}


def test_the_limit_itself_is_near_enough():
    assert matched([of("", "b", x=100)], [of("L1", "a", x=0)], METRES).pairs == {0: ("L1", DISTANCE)}
    assert matched([of("", "b", x=100.1)], [of("L1", "a", x=0)], METRES).new == [0]


# beside a slow search ------------------------------------------------------------------------------------

PLACES = st.builds(
    of,
    st.sampled_from(["", "L0", "L1", "L2", "vreemd"]),
    st.sampled_from("abc"),
    st.sampled_from(["GM0001", "GM0002"]),
    st.sampled_from(["", "p", "q"]),
    st.sampled_from([None, 0.0, 60.0, 120.0, 500.0]),
)


def slow(rows, known, metres):
    """The same from the definition: every row beside every location, and every other row, in each way."""
    pair, second, doubt, several, could_be = {}, {}, {}, {}, {}

    def free():
        return [place for place in known if place.loc_id not in pair.values()]

    def left():
        return [n for n in range(len(rows)) if n not in pair and n not in second and n not in doubt]

    def same_name(one, other):
        return (one.name, one.gm_code) == (other.name, other.gm_code)

    def near(one, other):
        return one.x is not None and other.x is not None and abs(one.x - other.x) <= metres

    for n, row in enumerate(rows):
        if row.loc_id in [place.loc_id for place in free()]:
            pair[n] = row.loc_id
        elif row.loc_id in pair.values():
            second[n] = next(m for m in pair if pair[m] == row.loc_id)
    heads = list(pair)
    for n in left():
        head = next((m for m in heads if same_name(rows[m], rows[n]) and near(rows[m], rows[n])), None)
        if head is None:
            heads.append(n)
        else:
            second[n] = head
    waiting = left()
    named = {n: [p.loc_id for p in free() if same_name(rows[n], p)] for n in waiting}
    for n in waiting:
        alone = not any(same_name(rows[n], rows[m]) for m in waiting if m != n)
        if alone and len(named[n]) == 1:
            pair[n] = named[n][0]
        elif named[n]:
            several[n] = named[n]
    for alike in (lambda a, b: a.address != "" and a.address == b.address, near):
        chances = {
            n: [p.loc_id for p in free() if alike(rows[n], p) and p.loc_id in several.get(n, [p.loc_id])]
            for n in left()
        }
        for n, ids in chances.items():
            if len(ids) == 1 and [m for m in chances if ids[0] in chances[m]] == [n]:
                pair[n] = ids[0]
            could_be[n] = could_be.get(n, []) + ids
    for n in left():
        ids = [p.loc_id for p in free() if p.loc_id in could_be.get(n, []) + several.get(n, [])]
        ids = ids or [p.loc_id for p in free() if p.name == rows[n].name]
        if ids:
            doubt[n] = ids
    gone = [p.loc_id for p in free() if not any(p.loc_id in ids for ids in doubt.values())]
    return pair, second, doubt, left(), gone


@given(st.lists(PLACES, max_size=6), st.lists(PLACES, max_size=5))
def test_as_a_slow_search_finds_it(rows, places):
    known = [of(f"L{n}", p.name, p.gm_code, p.address, p.x) for n, p in enumerate(places)]
    made = matched(rows, known, METRES)
    pairs = {row: loc_id for row, (loc_id, _by) in made.pairs.items()}
    assert (pairs, made.second, made.doubtful, made.new, made.gone) == slow(rows, known, METRES)


@given(st.lists(PLACES, max_size=6), st.lists(PLACES, max_size=5))
def test_nothing_is_lost_and_nothing_twice(rows, places):
    known = [of(f"L{n}", p.name, p.gm_code, p.address, p.x) for n, p in enumerate(places)]
    made = matched(rows, known, METRES)
    settled = [*made.pairs, *made.second, *made.doubtful, *made.new]
    assert sorted(settled) == list(range(len(rows)))
    held = [loc_id for loc_id, _by in made.pairs.values()]
    assert len(held) == len(set(held))
    doubted = {loc_id for ids in made.doubtful.values() for loc_id in ids}
    assert sorted([*held, *doubted, *made.gone]) == sorted(place.loc_id for place in known)


@given(st.lists(PLACES, max_size=6))
def test_a_plan_beside_itself_has_no_news(places):
    known = [of(f"L{n}", p.name, p.gm_code, p.address, p.x) for n, p in enumerate(places)]
    made = matched(known, known, METRES)
    assert [loc_id for loc_id, _by in made.pairs.values()] == [place.loc_id for place in known]
    assert (made.new, made.gone, made.doubtful, made.second) == ([], [], {}, {})
