"""The next rung of a regression: each algorithm's own evaluation, joined by their limits."""

from __future__ import annotations

import math

import pytest

from proofs_check.dynamics.decaying_step import decayed_risks
from proofs_check.dynamics.flow import gradient_flow
from proofs_check.dynamics.sgd import learning_curve
from proofs_check.dynamics.spectra import PowerLaw
from proofs_check.rungs import constants_at, next_rung
from theory.errors import TheoryError
from theory.problems import GradientDescent, Momentum, MultiPassSGD, OnePassSGD, PowerLawRegression, Ridge, decompose
from theory.symbols import parameters, resources

a, b, c, s, noise = parameters("a b c s sigma2")
t, p, n, h = resources("t p n h")
AT = {a: 1.5, b: 2.2, s: 0.2, noise: 0.1}


def test_many_features_leave_kernel_regression() -> None:
    kernel = next_rung(PowerLawRegression(a, b, Ridge(n, h), noise=noise), {**AT, n: 1e4, h: 1e-3})
    features = next_rung(PowerLawRegression(a, b, Ridge(n, h), p, noise), {**AT, n: 1e4, h: 1e-3, p: 1e12})
    assert features.noiseless == pytest.approx(kernel.noiseless, rel=1e-6)
    assert features.label_noise == pytest.approx(kernel.label_noise, rel=1e-6)


def test_a_ridge_lost_in_rounding_is_no_ridge() -> None:
    with_ridge = next_rung(PowerLawRegression(a, b, Ridge(n, h), p), {**AT, n: 1e4, h: 1e-40, p: 1e6})
    without = next_rung(PowerLawRegression(a, b, Ridge(n), p), {**AT, n: 1e4, p: 1e6})
    assert with_ridge.total == pytest.approx(without.total, rel=1e-12)


def test_long_training_leaves_the_solution_of_least_norm() -> None:
    trained = next_rung(PowerLawRegression(a, b, GradientDescent(t, n), p, noise), {**AT, n: 1e4, p: 1e3, t: 1e20})
    solved = next_rung(PowerLawRegression(a, b, Ridge(n), p, noise), {**AT, n: 1e4, p: 1e3})
    assert trained.noiseless == pytest.approx(solved.noiseless, rel=1e-8)
    assert trained.label_noise == pytest.approx(solved.label_noise, rel=1e-8)


def test_flow_on_the_population_runs_for_step_times_steps() -> None:
    found = next_rung(PowerLawRegression(a, b, GradientDescent(t, step=s)), {**AT, t: 1e4})
    assert found.total == pytest.approx(gradient_flow(PowerLaw(1.5, 2.2).spectrum(), 2e3)[0], rel=1e-8)


def test_sgd_is_its_recursion() -> None:
    found = next_rung(PowerLawRegression(a, b, OnePassSGD(t, s)), {**AT, t: 1e3})
    assert found.total == pytest.approx(
        learning_curve(PowerLaw(1.5, 2.2).spectrum(1e8, 64, 2), 0.2, [1e3])[0], rel=1e-5
    )


def test_what_lies_beyond_the_resolved_modes_is_no_number() -> None:
    problem = PowerLawRegression(a, b, GradientDescent(t))
    assert next_rung(problem, {a: 1.5, b: 7.0, t: 1e12}).total == pytest.approx(math.gamma(4) / 1.5 * 2e12**-4.0)
    assert math.isnan(next_rung(problem, {a: 1.5, b: 7.0, t: 1e50}).total)


def test_a_symbol_without_a_number_is_named() -> None:
    with pytest.raises(TheoryError, match="n has no number"):
        next_rung(PowerLawRegression(a, b, Ridge(n)), AT)


def test_momentum_is_slower_than_its_friction_allows_and_faster_than_descent() -> None:
    found = [next_rung(PowerLawRegression(a, b, Momentum(t, c)), {**AT, c: 3.0, t: 10.0**k}).total for k in (6, 7)]
    assert math.log10(found[0] / found[1]) == pytest.approx(2 * 1.2 / 1.5, abs=1e-5)


def test_momentum_in_many_features_is_that_in_all_inputs() -> None:
    found, expected = (
        next_rung(PowerLawRegression(a, b, Momentum(t, c), features), {**AT, c: 3.0, t: 1e3, p: 1e14}).total
        for features in (p, None)
    )
    assert found == pytest.approx(expected, rel=1e-6)


def test_a_decaying_step_is_its_recursion() -> None:
    found = next_rung(PowerLawRegression(a, b, OnePassSGD(t, s, decay=1), noise=noise), {**AT, t: 2000})
    expected = decayed_risks(PowerLaw(1.5, 2.2).spectrum(1e8, 64, 2), 0.2, [2000], 1.0, noise=0.1)[0]
    assert found.total == pytest.approx(expected, rel=1e-5)


def test_passes_over_so_many_samples_are_one_pass() -> None:
    again = next_rung(PowerLawRegression(a, b, MultiPassSGD(t, n, s), noise=noise), {**AT, t: 1e4, n: 1e20})
    fresh = next_rung(PowerLawRegression(a, b, OnePassSGD(t, s), noise=noise), {**AT, t: 1e4})
    assert again.total == pytest.approx(fresh.total, rel=1e-4)


def test_a_decaying_step_in_random_features_is_refused() -> None:
    with pytest.raises(TheoryError, match="constant step"):
        next_rung(PowerLawRegression(a, b, OnePassSGD(t, s, decay=1), p), {**AT, t: 10, p: 10})


@pytest.mark.slow
def test_constants_solve_what_defines_them() -> None:
    problem = PowerLawRegression(a, b, OnePassSGD(t, s * p ** (a - 1)), p, modes=2 * p)
    found = decompose(problem, [b > 1 + a, 2 * a > 1])
    values = {a: 0.5 + 1e-9, b: 2.2, s: 0.2}
    edge = next(v for k, v in constants_at(found, values).items() if k not in (*values, found.constants[0][0]))
    # int_0^2 dv/(1 + d sqrt(v)) = 2 (sqrt(2) d - log(1 + d sqrt(2)))/d**2
    assert 2 * (math.sqrt(2) * edge - math.log1p(edge * math.sqrt(2))) / edge**2 == pytest.approx(1, abs=1e-6)


@pytest.mark.slow
def test_the_sampling_variance_has_its_constant() -> None:
    """It leads only while the target is all but learned; the difference to the population shows it alone."""
    values = {a: 2.5, b: 7.5, t: 1e5, n: 1e6}
    (cell,) = decompose(PowerLawRegression(a, b, GradientDescent(t, n)), [b > 1 + 2 * a]).cells
    (term,) = (x for regime in cell.regimes for x in regime.terms if x.name == "sampling variance")
    on_sample, on_population = (
        next_rung(PowerLawRegression(a, b, GradientDescent(t, samples)), values).total for samples in (n, None)
    )
    assert on_sample - on_population == pytest.approx(float(term.expression.subs(values).evalf()), rel=0.01)
