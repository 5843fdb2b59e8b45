# SPDX-License-Identifier: GPL-2.0-or-later
"""An edit in several layers is one step back on the list of the first."""

from __future__ import annotations

import gc

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from qgis.core import QgsVectorLayer

from opvangatlas.plugin.adapters.plan import write_rows
from opvangatlas.plugin.core.errors import InputError


def memory(name):
    made = QgsVectorLayer("None?field=id:string&field=n:integer", name, "memory")
    made.startEditing()
    write_rows.add(made, {"id": "a", "n": 0})
    assert made.commitChanges()
    made.startEditing()
    return made


@pytest.fixture
def layers(qgis_app):
    return [memory("first"), memory("second")]


def numbers(layers):
    return [sorted(row["n"] for row in layer.getFeatures()) for layer in layers]


def put(layers, number):
    with write_rows.command(layers, f"put {number}"):
        for layer in layers:
            for row in layer.getFeatures():
                write_rows.change(layer, row.id(), {"n": number})
    gc.collect()  # nobody in Python holds what stands in the lists


def test_back_and_forth_together(layers):
    put(layers, 1)
    stack = layers[0].undoStack()
    assert [layer.undoStack().count() for layer in layers] == [1, 1]
    stack.undo()
    assert numbers(layers) == [[0], [0]]
    stack.redo()
    assert numbers(layers) == [[1], [1]]


def test_a_jump_over_many_steps(layers):
    for number in (1, 2, 3):
        put(layers, number)
    stack = layers[0].undoStack()
    stack.setIndex(0)
    assert numbers(layers) == [[0], [0]]
    stack.setIndex(2)
    assert numbers(layers) == [[2], [2]]


def test_another_edit_after_undo_does_not_bring_back_what_was_undone(layers):
    put(layers, 1)
    layers[0].undoStack().undo()
    put(layers[:1], 5)
    assert numbers(layers) == [[5], [0]]


def test_what_stands_on_a_step_of_another_layer_goes_back_with_it(layers):
    put(layers, 1)
    put(layers[1:], 7)
    layers[0].undoStack().undo()
    assert numbers(layers) == [[0], [0]]


def test_a_step_that_another_took_the_place_of_is_left_alone(layers):
    put(layers, 1)
    layers[0].undoStack().undo()
    put(layers[1:], 7)
    layers[0].undoStack().redo()
    assert numbers(layers) == [[1], [7]]
    layers[0].undoStack().undo()
    assert numbers(layers) == [[0], [7]]


def test_what_was_saved_stays(layers):
    put(layers, 1)
    assert layers[1].commitChanges(False)
    layers[0].undoStack().undo()
    assert numbers(layers) == [[0], [1]]


def test_a_layer_that_is_gone_is_left_out(layers):
    put(layers, 1)
    del layers[1]
    gc.collect()
    layers[0].undoStack().undo()
    assert numbers(layers) == [[0]]


def test_all_or_nothing_when_a_layer_refuses(layers):
    def half():
        with write_rows.command(layers, "half"):
            write_rows.change(layers[0], 1, {"n": 9})
            write_rows.change(layers[1], 1, {"no such column": 9})

    with pytest.raises(InputError, match="second"):
        half()
    assert numbers(layers) == [[0], [0]]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(["put", "undo", "redo", "jump"]), max_size=10))
def test_in_any_order_both_show_the_same(qgis_app, steps):
    layers = [memory("first"), memory("second")]
    stack = layers[0].undoStack()
    for number, step in enumerate(steps, 1):
        if step == "put":
            put(layers, number)
        elif step == "jump":
            stack.setIndex(number % (stack.count() + 1))
        else:
            getattr(stack, step)()
        one, other = numbers(layers)
        assert one == other
