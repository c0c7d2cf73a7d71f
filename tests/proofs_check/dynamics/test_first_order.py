"""First-order methods against dense linear algebra, closed forms and the bound at every step."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.integrate import quad

from proofs_check.dynamics.first_order import METHODS, Progress, Quadratic, chain, ends, nearest, progress
from theory.errors import TheoryError

conditions = st.floats(1.2, 400.0)
every_method = pytest.mark.parametrize("method", METHODS)


def ratio(condition: float) -> float:
    return float((np.sqrt(condition) - 1) / (np.sqrt(condition) + 1))


def dense(f: Quadratic) -> np.ndarray:
    return np.array([f.times(e) for e in np.eye(len(f.linear))])


def long(condition: float, steps: int) -> Quadratic:
    return chain(condition, steps + int(12 * np.sqrt(condition)) + 1)


@given(conditions, st.floats(0.1, 10.0))
def test_the_chain_is_in_its_class_and_its_minimiser_is_geometric(condition: float, convexity: float) -> None:
    f = chain(condition, 30 + int(12 * np.sqrt(condition)), convexity)
    eigenvalues = np.linalg.eigvalsh(dense(f))
    assert eigenvalues[0] >= convexity * (1 - 1e-12) and eigenvalues[-1] <= convexity * condition * (1 + 1e-12)
    assert np.linalg.norm(dense(f) @ f.minimiser - f.linear) <= 1e-10 * np.linalg.norm(f.linear)
    assert f.minimiser[:20] == pytest.approx(ratio(condition) ** np.arange(1.0, 21), rel=1e-7)


@every_method
@given(condition=conditions)
def test_no_method_passes_the_bound_at_any_step(method: str, condition: float) -> None:
    steps = min(60, int(10 * np.sqrt(condition)))
    found = progress(long(condition, steps), method, steps)
    bound = ratio(condition) ** (2 * np.arange(steps + 1.0))
    assert np.all(found.distance >= bound * (1 - 1e-7)) and np.all(found.excess >= bound / 2 * (1 - 1e-7))


@every_method
def test_every_method_converges(method: str) -> None:
    assert progress(chain(25.0, 90), method, 80).distance[-1] < 1e-4
    assert progress(chain(25.0, 90), method, 200).distance[-1] < 1e-9


def test_the_span_comes_as_near_as_the_krylov_space_of_dense_algebra() -> None:
    rng = np.random.default_rng(0)
    curvatures = rng.uniform(1, 30, 40)
    f = Quadratic(curvatures, 0.0, rng.normal(size=40), 1.0, 30.0)
    krylov = np.array([curvatures**k * f.linear for k in range(5)]).T
    left = [1.0] + [
        np.linalg.lstsq(krylov[:, :k], f.minimiser)[1][0] / (f.minimiser @ f.minimiser) for k in range(1, 6)
    ]
    assert nearest(f, 5) == pytest.approx(left, rel=1e-6)
    for method in METHODS:
        assert np.all(progress(f, method, 5).distance >= nearest(f, 5) * (1 - 1e-9))


def test_conjugate_gradients_have_the_least_value_in_the_span() -> None:
    f = chain(30.0, 100)
    basis = np.eye(100)[:, :8]
    best = basis @ np.linalg.solve(basis.T @ dense(f) @ basis, basis.T @ f.linear)
    error = best - f.minimiser
    found = progress(f, "conjugate gradients", 8).excess[-1] * (f.minimiser @ f.minimiser)
    assert found == pytest.approx(error @ dense(f) @ error / 2, rel=1e-9)


@pytest.mark.parametrize("steps", [1, 10, 100])
def test_descent_on_the_endless_chain_is_an_integral_over_its_spectrum(steps: int) -> None:
    condition = 36.0
    q, rho = ratio(condition), (condition - 1) / (condition + 1)

    def weight(angle: float) -> float:
        return float((1 - q**2) * np.sin(angle) ** 2 / (1 - 2 * q * np.cos(angle) + q**2) ** 2)

    # A sine transform of q^i; the factor per step is rho cos(angle) (ours).
    left, _ = quad(lambda a: 2 / np.pi * weight(a) * (rho * np.cos(a)) ** (2 * steps), 0, np.pi, epsrel=1e-11)
    assert progress(chain(condition, 300), "gradient descent", steps).distance[-1] == pytest.approx(left, rel=1e-8)


def test_descent_between_two_ends_shrinks_by_the_same_factor_in_every_step() -> None:
    found = progress(ends(9.0, convexity=0.3), "gradient descent", 20)
    assert found.distance == pytest.approx(0.8 ** (2 * np.arange(21)), rel=1e-12)


def test_steps_are_read_between_steps_and_refused_beyond_the_last() -> None:
    found = Progress(distance=np.array([1.0, 0.1, 0.001]), excess=np.ones(3))
    assert found.steps_to(0.01) == pytest.approx(1.5)
    assert found.steps_to(0.1) == pytest.approx(1.0)
    with pytest.raises(TheoryError, match="take more"):
        found.steps_to(1e-4)
