"""Interpolation on a lattice in closed form, against solving for the coefficients."""

import numpy as np
import pytest

from proofs_check.dynamics.lattice_design import lattice_regression
from proofs_check.dynamics.teacher_student import interpolation_error


@pytest.mark.parametrize("teacher, student", [(4.0, 6.0), (6.0, 4.0), (5.0, 5.0)])
def test_error_is_that_of_interpolating_drawn_functions(teacher: float, student: float) -> None:
    """One dimension, modes up to a cutoff far beyond the lattice, expectation over the teacher taken exactly."""
    side, cutoff = 8, 400
    k = np.arange(-cutoff, cutoff + 1)
    variance, eigenvalue = (1.0 + k**2) ** (-teacher / 2), (1.0 + k**2) ** (-student / 2)
    waves = np.exp(2j * np.pi * np.outer(np.arange(side) / side, k))
    gram = (waves * eigenvalue) @ waves.conj().T
    smoother = (eigenvalue[:, None] * waves.conj().T) @ np.linalg.solve(gram, waves)  # coefficients to coefficients
    residual = np.eye(len(k)) - smoother
    direct = float(np.sum(np.abs(residual) ** 2 @ variance))
    assert interpolation_error(teacher, student, 1, side) == pytest.approx(direct, rel=1e-5)


@pytest.mark.parametrize("dimension", [1, 2, 3])
def test_a_student_like_its_teacher_is_bayes_rule(dimension: int) -> None:
    decay = 1.5 + dimension
    bayes = lattice_regression(0.75, dimension, 8).risk()
    assert interpolation_error(decay, decay, dimension, 8) == pytest.approx(bayes, rel=1e-9)


@pytest.mark.parametrize("student", [2.0, 4.0])
def test_no_student_beats_the_teachers_own_kernel(student: float) -> None:
    assert interpolation_error(3.0, student, 1, 16) > interpolation_error(3.0, 3.0, 1, 16)
