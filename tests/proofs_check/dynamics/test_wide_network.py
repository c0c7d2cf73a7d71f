"""Wide networks against finite differences, single units followed by hand, and closed forms."""

from __future__ import annotations

from itertools import islice

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofs_check.dynamics.wide_network import (
    Network,
    arc_cosine,
    descent,
    draw,
    equiangular,
    kernel_descent,
    linear_response,
    network_kernel,
    train,
)

INPUTS = equiangular(3, 0.7)
LABELS = np.array([1.0, -0.5, 0.25])


def drawn(width: int, runs: int = 1, seed: int = 0) -> Network:
    return draw(width, 3, runs, np.random.default_rng(seed))


@given(st.integers(2, 6), st.floats(0.05, 1.5))
def test_inputs_have_length_one_and_one_angle(number: int, angle: float) -> None:
    gram = equiangular(number, angle) @ equiangular(number, angle).T
    assert gram == pytest.approx(np.where(np.eye(number) == 1, 1.0, np.cos(angle)), abs=1e-12)


def gradients(network: Network) -> np.ndarray:
    """Of every output by every weight of the first draw, by central differences."""
    rows = []
    for place in np.ndindex(network.weights[0].shape):
        shift = np.zeros_like(network.weights)
        shift[(0, *place)] = 1e-6
        up, down = (Network(network.weights + s * shift, network.signs).outputs(INPUTS)[0] for s in (1, -1))
        rows.append((up - down) / 2e-6)
    return np.array(rows)


def test_the_kernel_is_the_product_of_gradients() -> None:
    network = drawn(10)
    by_differences = gradients(network).T @ gradients(network)
    assert network_kernel(network, INPUTS)[0] == pytest.approx(by_differences, abs=1e-8)


def test_a_step_follows_the_gradient_of_half_the_squared_error() -> None:
    network = drawn(10)
    start, (after, _) = network, list(islice(descent(network, INPUTS, LABELS, 0.1), 2))[1]
    slope = gradients(start) @ (start.outputs(INPUTS)[0] - LABELS)
    assert (start.weights - after.weights)[0].ravel() == pytest.approx(0.1 * slope, abs=1e-8)


def test_networks_start_at_zero_and_their_kernel_tends_to_the_arc_cosine_kernel() -> None:
    network = drawn(2 * 10**5)
    assert np.abs(network.outputs(INPUTS)).max() < 1e-9
    assert network_kernel(network, INPUTS)[0] == pytest.approx(arc_cosine(INPUTS), abs=0.01)


def test_the_arc_cosine_kernel_is_a_mean_over_directions() -> None:
    inputs = equiangular(2, 1.1)
    angles = 2 * np.pi * (np.arange(10**5) + 0.5) / 10**5
    active = np.stack([np.cos(angles), np.sin(angles)], axis=1) @ inputs.T > 0
    assert arc_cosine(inputs)[0, 1] == pytest.approx(np.cos(1.1) * np.mean(active.all(axis=1)), abs=1e-4)


def test_training_does_not_depend_on_the_chunks() -> None:
    network = drawn(64, runs=5)
    together = train(network, INPUTS, LABELS, 0.3, 6)
    for run in range(5):
        alone = train(Network(network.weights[run : run + 1], network.signs), INPUTS, LABELS, 0.3, 6)
        assert alone.outputs[0] == pytest.approx(together.outputs[run], abs=1e-12)
        assert alone.move[0] == pytest.approx(together.move[run], abs=1e-12)


def test_training_leaves_the_network_as_it_is() -> None:
    network = drawn(8)
    before = network.weights.copy()
    train(network, INPUTS, LABELS, 0.3, 3)
    assert np.array_equal(network.weights, before)


def test_a_wide_network_follows_its_kernel() -> None:
    outputs = train(drawn(10**5), INPUTS, LABELS, 0.3, 20).outputs[0]
    assert outputs == pytest.approx(kernel_descent(arc_cosine(INPUTS), LABELS, 0.3, 20), abs=0.01)
    wrong = kernel_descent(1.1 * arc_cosine(INPUTS), LABELS, 0.3, 20)
    assert np.abs(outputs - wrong).max() > 0.02


def test_descent_under_a_kernel_is_its_recursion() -> None:
    kernel, outputs = arc_cosine(INPUTS), np.zeros(3)
    for expected in kernel_descent(kernel, LABELS, 0.3, 10):
        assert outputs == pytest.approx(expected, abs=1e-12)
        outputs = outputs - 0.3 * kernel @ (outputs - LABELS)


@pytest.mark.parametrize("steps", [1, 2, 7])
def test_the_linear_response_is_a_derivative(steps: int) -> None:
    kernel = arc_cosine(INPUTS)  # two of its eigenvalues are equal
    error = np.array([[0.3, -0.2, 0.1], [-0.2, 0.5, 0.0], [0.1, 0.0, -0.4]])
    up, down = (kernel_descent(kernel + s * 1e-6 * error, LABELS, 0.3, steps)[-1] for s in (1, -1))
    found = linear_response(kernel, error[None], LABELS, 0.3, steps)[0]
    assert found == pytest.approx((up - down) / 2e-6, abs=1e-8)


@pytest.mark.slow
def test_units_that_switch_shift_the_outputs_all_one_way() -> None:
    # To second order in the move d of an output's argument: gains d^2/2 of units that switch on, losses of others.
    angle, step, label, width = 1.0, 0.5, 2.0, 4096
    inputs = equiangular(2, angle)
    network = draw(width, 2, 2_000_000 // width, np.random.default_rng(0))
    after = train(network, inputs, np.full(2, label), step, 1).outputs[:, -1]
    linear = step * label * network_kernel(network, inputs).sum(axis=2)
    shifts = np.sqrt(width) * (after - linear).mean(axis=1)
    expected = -((step * label) ** 2) * (1 + np.cos(angle)) / (4 * np.sqrt(2 * np.pi))
    assert shifts.mean() == pytest.approx(expected, abs=4 * shifts.std() / np.sqrt(len(shifts)))
    assert shifts.std() / np.sqrt(len(shifts)) < 0.02 * abs(expected)
