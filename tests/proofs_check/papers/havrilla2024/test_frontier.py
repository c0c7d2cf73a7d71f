"""Budgets are read off the spectrum: the best model at a budget ends at the frequency that the budget was read at."""

import pytest

from proofs_check.papers.havrilla2024.compute_law import frontier
from theory.records import Instance


@pytest.mark.parametrize("dimension, wanted", [(1, 21), (2, 1257), (3, 113081)])
def test_a_budget_wants_the_model_it_was_read_at(dimension: int, wanted: int) -> None:
    """Lattice points up to frequency 10 d: Gauss's counts."""
    _, sizes, _ = frontier(Instance.of(beta="1/2", d=dimension, sigma=1), "quick")
    assert sizes[0] == pytest.approx(wanted, rel=1e-9)
