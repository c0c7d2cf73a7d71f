"""Uncertainties in quadrature."""

from proofs_check.measure import combined


def test_quadrature() -> None:
    assert combined(3, 4) == 5 and combined() == 0
