"""Interpolation on a lattice in closed form, against solving for the coefficients."""

import numpy as np
import pytest

from proofs_check.dynamics.lattice_design import lattice_regression
from proofs_check.dynamics.teacher_student import circle_error, interpolation_error
from theory.errors import TheoryError

CASES = pytest.mark.parametrize("teacher, student", [(4.0, 6.0), (6.0, 4.0), (5.0, 5.0)])


def solved(side: int, frequencies: np.ndarray, variance: np.ndarray, eigenvalue: np.ndarray) -> float:
    """Error on a circle by solving for the coefficients, the expectation over the teacher taken exactly."""
    waves = np.exp(2j * np.pi * np.outer(np.arange(side) / side, frequencies))
    gram = (waves * eigenvalue) @ waves.conj().T
    smoother = (eigenvalue[:, None] * waves.conj().T) @ np.linalg.solve(gram, waves)  # coefficients to coefficients
    return float(np.sum(np.abs(np.eye(len(frequencies)) - smoother) ** 2 @ variance))


@CASES
def test_error_is_that_of_interpolating_drawn_functions(teacher: float, student: float) -> None:
    """One dimension, modes up to a cutoff far beyond the lattice."""
    k = np.arange(-400.0, 401)
    direct = solved(8, k, (1 + k**2) ** (-teacher / 2), (1 + k**2) ** (-student / 2))
    assert interpolation_error(teacher, student, 1, 8) == pytest.approx(direct, rel=1e-5)


@CASES
@pytest.mark.parametrize("samples", [3, 9])
def test_error_on_a_circle_is_that_of_interpolating_drawn_functions(
    teacher: float, student: float, samples: int
) -> None:
    k = np.concatenate([np.arange(-400.0, 0), np.arange(1.0, 401)])
    direct = solved(samples, k, np.abs(k) ** -teacher, np.abs(k) ** -student)
    assert circle_error(teacher, student, samples) == pytest.approx(direct, rel=1e-5)


def test_a_circle_needs_an_odd_number_of_samples() -> None:
    with pytest.raises(TheoryError, match="odd number of samples"):
        circle_error(4.0, 4.0, 8)


@pytest.mark.parametrize("dimension", [1, 2, 3])
def test_a_student_like_its_teacher_is_bayes_rule(dimension: int) -> None:
    decay = 1.5 + dimension
    bayes = lattice_regression(0.75, dimension, 8).risk()
    assert interpolation_error(decay, decay, dimension, 8) == pytest.approx(bayes, rel=1e-9)


@pytest.mark.parametrize("student", [2.0, 4.0])
def test_no_student_beats_the_teachers_own_kernel(student: float) -> None:
    assert interpolation_error(3.0, student, 1, 16) > interpolation_error(3.0, 3.0, 1, 16)
