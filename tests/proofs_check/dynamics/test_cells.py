"""Errors of cell-wise fits against closed forms and against library interpolation."""

import numpy as np
import pytest
from scipy.interpolate import RegularGridInterpolator

from proofs_check.dynamics.cells import fit_errors


def test_squared_error_on_a_line_is_the_closed_form() -> None:
    """Of a cosine of frequency 1 on m cells: 1/2 - 2 sinc(1/m)^2/2 + (2 + cos(2 pi/m))/6."""
    for side in (4.0, 10.0):
        exact = 0.5 - np.sinc(1 / side) ** 2 + (2 + np.cos(2 * np.pi / side)) / 6
        assert fit_errors("linear", 1, [side], 2, 2**12, seed=0)[0] == pytest.approx(exact, rel=5e-3)


def test_constants_leave_the_closed_form() -> None:
    side = 8.0
    exact = 1 - np.sinc(1 / side)  # mean square of the difference to the value in the middle
    assert fit_errors("constant", 1, [side], 2, 2**12, seed=0)[0] == pytest.approx(exact, rel=5e-3)


def test_multilinear_fit_in_the_plane_is_that_of_the_library() -> None:
    rng, side, errors = np.random.default_rng(0), 5, []
    nodes = np.arange(side + 1) / side
    for _ in range(200):
        phase = rng.uniform(size=2)
        values = np.outer(*(2 + np.sin(2 * np.pi * (nodes + f)) for f in phase))
        x = rng.uniform(size=(100, 2))
        exact = np.prod(2 + np.sin(2 * np.pi * (x + phase)), axis=1)
        errors.append(np.mean((RegularGridInterpolator((nodes, nodes), values)(x) - exact) ** 2))
    spread = np.std(errors) / np.sqrt(len(errors))
    assert fit_errors("linear", 2, [side], 2, 2**12, seed=1)[0] == pytest.approx(np.mean(errors), abs=4 * spread)


@pytest.mark.parametrize("dimension", [1, 2, 3])
def test_a_product_is_not_fitted_better_in_more_dimensions(dimension: int) -> None:
    fewer, more = (fit_errors("linear", d, [6], 2, 2**10, seed=2)[0] for d in (dimension, dimension + 1))
    assert fewer < more
