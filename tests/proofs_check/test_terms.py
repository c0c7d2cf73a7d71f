"""Constants in numbers against sums mode by mode, and exponents at budgets against closed forms."""

import json
from dataclasses import replace

import numpy as np
import pytest
import sympy
from scipy.optimize import minimize_scalar
from scipy.special import gamma, zeta

from proofs_check.dynamics.decaying_step import decayed_risks
from proofs_check.dynamics.sgd import learning_curve
from proofs_check.dynamics.spectra import PowerLaw
from proofs_check.figures.exponents import plot_exponents
from proofs_check.rungs import constants_at, next_rung
from proofs_check.terms import constant_values, exponents_json, exponents_text, local_exponents
from theory.errors import TheoryError
from theory.problems import decompose
from theory.problems.grammar import problem_of
from theory.terms import TermsQuestion

BUDGETS = np.array([1e3, 1e9, 1e15])


def answer(words, at, *costs, limits=()):
    return TermsQuestion(words, point=tuple(at.split(",")), costs=costs, limits=limits).answer()


def test_two_terms_on_a_product_have_their_exponent_at_every_budget():
    (found,) = local_exponents(answer("gradient-flow with projection(p)", "a=2,b=3/2", "p*t"), BUDGETS)
    assert found.limit == pytest.approx(1 / 6)
    assert found.leading == pytest.approx(1 / 6, abs=1e-6)
    assert {r.name for r in found.allocation} == {"p", "t"}
    np.testing.assert_allclose(np.prod(list(found.allocation.values()), axis=0), BUDGETS, rtol=1e-6)


def test_terms_that_never_matter_disturb_less_and_less():
    (found,) = local_exponents(answer("gradient-flow with projection(p)", "a=2,b=3/2", "p*t"), BUDGETS)
    away = np.abs(found.everything - found.limit)
    assert (np.diff(away) < 0).all()
    low, high = found.band
    assert ((low <= found.leading) & (found.leading <= high) & (low <= found.limit) & (found.limit <= high)).all()


def test_a_third_term_bends_the_law_as_one_search_over_widths_says():
    # At a = 2, b = 4: gamma(3/2)/2 (2 t)**(-3/2), zeta(2) gamma(1/2)/2 (2 t)**(-1/2)/p, and zeta(2) (pi/2)**2/p**2.
    bias, variance, floor = gamma(1.5) / 2 * 2**-1.5, zeta(2) * gamma(0.5) / 2 * 2**-0.5, zeta(2) * (np.pi / 2) ** 2

    def least(budget):
        def risk(u):
            p = np.exp(u)
            t = budget / p
            return bias * t**-1.5 + variance * t**-0.5 / p + floor / p**2

        return minimize_scalar(risk, bounds=(0, np.log(budget)), method="bounded", options={"xatol": 1e-10}).fun

    (found,) = local_exponents(answer("gradient-flow with projection(p)", "a=2,b=4", "p*t"), BUDGETS)
    slopes = [-np.log(least(c * 1.01) / least(c / 1.01)) / np.log(1.01**2) for c in BUDGETS]
    np.testing.assert_allclose(found.leading, slopes, atol=1e-5)
    # By hand: the first two balance at t = p.
    assert found.limit == pytest.approx(3 / 4)


@pytest.mark.parametrize("capacity, source, step", [(2, 3.5, 0.5), (2, 5, 0.5), (1.5, 2, 0.25)])
def test_all_terms_follow_the_exact_recursion_of_sgd(capacity, source, step):
    # At b = 3.5 the gradient noise never matters in the limit 5/4, yet it makes 1.30 of it at ten thousand steps.
    (found,) = local_exponents(answer("sgd", f"a={capacity},b={source},s={step}", "t"), np.array([1e4, 1e5, 1e6]))
    spectrum = PowerLaw(capacity, source).spectrum(1e9, head=48, ends=2)
    ends = np.outer(found.budgets, [1 / 1.02, 1.02]).round()
    risks = learning_curve(spectrum, step, ends.ravel()).reshape(ends.shape)
    exact = -np.log(risks[:, 1] / risks[:, 0]) / np.log(ends[:, 1] / ends[:, 0])
    np.testing.assert_allclose(found.everything, exact, rtol=4e-3)


@pytest.mark.parametrize(
    "capacity, decay, step, size",
    [("9/5", "3/2", 0.5, 3000), pytest.param("3/2", "1", 0.4, 30_000, marks=pytest.mark.slow)],
)
def test_label_noise_is_passed_on_while_the_step_falls(capacity, decay, step, size):
    """The exact recursion over the derived terms, at so many steps that what comes after them is small."""
    terms = answer(f"sgd(decay={decay}) with noise", f"a={capacity},b=2,s={step},sigma=1")
    noises = [t for t in terms.found.cells[0].regimes[0].terms if t.name == "label noise"]
    values = {**terms.point, **{s: sympy.Float(v) for s, v in constant_values(terms).items()}}
    spread, single = (
        float(terms.lettered(t.monomial).subs(values).subs(dict.fromkeys(t.monomial.resources, size))) for t in noises
    )
    spectrum = PowerLaw(float(sympy.Rational(capacity)), 2.0).spectrum(1e8, head=32)
    noisy, quiet = (decayed_risks(spectrum, step, [size], float(sympy.Rational(decay)), n)[0] for n in (1.0, 0.0))
    assert noisy - quiet == pytest.approx(spread + single, rel=3e-3)


@pytest.mark.parametrize("share", [0.3, 0.5])
def test_close_to_a_wall_two_terms_nearly_cancel(share):
    """At 2a = 0.99 the first and the last mode that is still to be learned both count, though one never matters."""
    problem = problem_of("sgd(step=s*p^(a-1)) with projection, modes(2*p), noise")
    a, b, s, sigma = sympy.symbols("a b s sigma", positive=True)
    values = {a: 0.495, b: 1.922, s: 0.3, sigma: 0.3}
    found = decompose(problem, [a < sympy.Rational(1, 2), b > 1 + a])
    at = {
        **constants_at(found, values),
        problem.features: 1e12,
        problem.algorithm.steps: 1e12 ** (0.505 + 0.495 * share) / 0.3,
    }
    rung, terms = next_rung(problem, at), found.cells[0].regimes[0].terms
    for noisy, expected in ((False, rung.noiseless), (True, rung.label_noise)):
        distinct = dict.fromkeys(t.expression for t in terms if (t.name == "label noise") == noisy)
        assert float(sympy.Add(*distinct).subs(at)) == pytest.approx(expected, rel=0.01)


def test_each_regime_has_its_own_exponents_where_no_sum_holds_everywhere():
    terms = answer("ridge(n, lambda) with noise", "a=2,b=3,sigma=1/10", "n")
    ridge, samples = local_exponents(terms, BUDGETS)
    assert ridge.leading == pytest.approx(2 / 3, abs=1e-6)
    assert samples.plan.noise_stays and not samples.leading.any()


@pytest.mark.parametrize(
    "words, at, said",
    [
        ("sgd", "a=2,b=3", "without s; say --at s="),
        ("sgd", "a=2,b=3,s=6/5", "overshoots"),
        ("sgd", "a=11/10,b=3,s=9/10", "is not below one"),
        pytest.param(
            "sgd(step=free(h)) with projection, modes(2*p)",
            "a=1/2,b=2",
            "fall at least like the inverse trace",
            marks=pytest.mark.slow,
        ),
    ],
)
def test_what_has_no_number_is_named(words, at, said):
    with pytest.raises(TheoryError, match=said):
        constant_values(answer(words, at))


def test_the_table_has_every_number_of_the_json():
    (found,) = local_exponents(answer("gradient-flow with projection(p)", "a=2,b=4", "6*p*t"), BUDGETS[:2])
    given = json.loads(json.dumps(exponents_json(found)))
    heads, *rows = (line.split("  ") for line in exponents_text(found).splitlines()[1:])
    assert [head.strip() for head in heads if head.strip()] == [
        "budget", "p*", "t*", "leading terms", "all terms", "limit", "band"
    ]  # fmt: skip
    assert len(rows) == len(given["budgets"]) == 2
    for i, row in enumerate(rows):
        *cells, band = (cell.strip() for cell in row if cell.strip())
        expected = [given["budgets"][i], given["allocation"]["p"][i], given["allocation"]["t"][i]]
        readings = [given["leading"][i], given["everything"][i], given["limit"]]
        assert [float(cell) for cell in cells] == pytest.approx([*expected, *readings], rel=5e-3)
        assert [float(cell) for cell in cells[3:]] == pytest.approx(readings, abs=5e-5)
        ends = [float(end) for end in band.split(" to ")]
        assert ends == pytest.approx([min(readings), max(readings)], abs=5e-5)
        assert ends == pytest.approx([end[i] for end in given["band"]], abs=5e-5)


def test_a_reading_that_is_no_number_is_null():
    (found,) = local_exponents(answer("gradient-flow", "a=2,b=3/2", "t"), BUDGETS[:1])
    assert exponents_json(replace(found, everything=np.array([np.nan])))["everything"] == [None]


def test_drawing_twice_makes_the_same_file(tmp_path):
    (found,) = local_exponents(answer("gradient-flow", "a=2,b=3/2", "t"), BUDGETS[:2])
    for name in ("one.svg", "two.svg"):
        plot_exponents([found], tmp_path / name)
    assert (tmp_path / "one.svg").read_bytes() == (tmp_path / "two.svg").read_bytes()
    with pytest.raises(TheoryError, match=r"end its name in \.svg"):
        plot_exponents([found], tmp_path / "one.xyz")


def test_without_a_cost_there_is_no_law_to_read_exponents_of():
    with pytest.raises(TheoryError, match="give a cost"):
        local_exponents(answer("gradient-flow", "a=2,b=3/2"), BUDGETS)


def test_constants_that_are_known_are_not_looked_up_again():
    terms = answer("sgd", "a=2,b=7/2,s=1/2", "t")
    doubled = {symbol: 2 * value for symbol, value in constant_values(terms).items()}
    (plain,), (same,) = local_exponents(terms, BUDGETS[:1]), local_exponents(terms, BUDGETS[:1], doubled)
    assert same.everything == pytest.approx(plain.everything, rel=1e-9)  # all terms are twice as large
