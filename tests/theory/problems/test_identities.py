"""What theories with different algorithms and letters say of one another."""

from dataclasses import replace

import pytest
import sympy
from sympy import simplify

from theory import compute_optimal, parameters, resources
from theory.conventions import translate
from theory.decide import decide
from theory.problems import GradientDescent, Momentum, MultiPassSGD, OnePassSGD, PowerLawRegression, Ridge, decompose
from theory.risk import Risk

a, b, s, sigma = parameters("a b s sigma")
n, p, t, h, C = resources("n p t h C")


def cell_of(problem, *facts):
    (cell,) = decompose(problem, facts).cells
    return cell


def regime(problem, limit, *facts):
    (found,) = [r for r in cell_of(problem, *facts).regimes if r.limit == limit]
    return found


def frontier(problem, *facts):
    cell = cell_of(problem, *facts)
    return compute_optimal(cell.risk, cost=p * t, where=cell.facts)


@pytest.fixture(scope="module")
def hard():
    return frontier(PowerLawRegression(a, b, GradientDescent(t), features=p), b < 1 + a)


def test_sgd_and_gradient_flow_share_the_law_of_hard_tasks(hard):
    """Phase Ia, sketched SGD and the lazy dynamical model: (b - 1)/(1 + a), with 1/(1 + a) for features."""
    sgd = frontier(PowerLawRegression(a, b, OnePassSGD(t, s), features=p), b < 1 + a)
    for plan in (hard, sgd):
        assert simplify(plan.exponent - (b - 1) / (1 + a)) == 0
        assert simplify(plan.allocation[p] - 1 / (1 + a)) == 0


FRONTIERS = [
    (PowerLawRegression(a, b, GradientDescent(t), features=p), p * t),
    pytest.param(PowerLawRegression(a, b, OnePassSGD(t, s), features=p), p * t, marks=pytest.mark.slow),
    pytest.param(PowerLawRegression(a, b, Ridge(n), features=p), p * n, marks=pytest.mark.slow),
    (PowerLawRegression(a, b, GradientDescent(t, n)), t * n),
]


@pytest.mark.parametrize("problem, cost", FRONTIERS)
def test_every_frontier_shares_its_budget_and_is_slower_than_each_resource_alone(problem, cost):
    """In every cell: shares sum to one, smoother targets are never slower, and no budget beats endless resources."""
    for cell in decompose(problem).cells:
        for phase in compute_optimal(cell.risk, cost=cost, where=cell.facts).phases:
            facts = (*cell.facts, *phase.conditions)
            if phase.unique:
                assert simplify(sum(phase.allocation[x] for x in problem.resources) - 1) == 0
            assert decide(sympy.Ge(sympy.diff(phase.exponent, b), 0), facts).proved
            for resource in problem.resources:
                assert all(decide(phase.exponent <= power, facts).proved for power in alone(cell, resource))


def alone(cell, resource):
    """How fast the terms fall that see one resource only."""
    terms = [x.monomial for found in cell.regimes for x in found.kept]
    found = [-m.power(resource) for m in terms if m.resources == (resource,)]
    assert found, f"nothing falls with {resource} alone"
    return found


def test_several_passes_stop_at_the_power_a_over_b_of_the_samples():
    """Bias against label noise: t = n**(a/b), as for averaged SGD with several passes and for data reuse."""
    found = regime(PowerLawRegression(a, b, GradientDescent(t, samples=n), noise=sigma**2), "steps", b < 1 + 2 * a)
    plan = compute_optimal(found.risk, cost=n, resources=[t], where=found.region.facts, budget=C)
    assert simplify(plan.allocation[t] - a / b) == 0
    assert simplify(plan.exponent - (b - 1) / b) == 0


def test_ridge_tuned_to_noise_has_the_minimax_rate():
    """Caponnetto and De Vito's n**-(b c/(b c + 1)), as reported, in canonical letters n**-((b - 1)/b)."""
    found = regime(PowerLawRegression(a, b, Ridge(n, h), noise=sigma**2), "ridge", b < 1 + 2 * a)
    plan = compute_optimal(found.risk, cost=n, free=[h], where=found.region.facts, budget=C)
    assert simplify(plan.exponent - (b - 1) / b) == 0
    capacity, smoothness = parameters("b c")
    minimax = capacity * smoothness / (capacity * smoothness + 1)
    assert simplify(translate(minimax, "caponnetto2007", "canonical") - (b - 1) / b) == 0


def test_gradient_noise_takes_over_at_one_wall_in_every_letter():
    """zeta = 2 - 1/nu, beta = alpha and b = 2 a are one wall."""
    cells = decompose(PowerLawRegression(a, b, OnePassSGD(t, s)), [b > 1 + a]).cells
    walls = {fact.lhs - fact.rhs for cell in cells for fact in cell.facts[3:]}
    assert walls in ({b - 2 * a}, {2 * a - b})
    nu, zeta = parameters("nu zeta")
    assert simplify(translate(zeta - 2 + 1 / nu, "velikanov2021", "canonical") - (b - 2 * a) / a) == 0
    alpha, beta = parameters("alpha beta")
    assert simplify(translate(2 * (beta - alpha), "paquette2024", "canonical") - (b - 2 * a)) == 0


def test_many_features_are_all_inputs():
    """Random features with p to infinity first are kernel regression."""
    facts = (b > 1 + a, b < 1 + 2 * a)
    with_features = regime(PowerLawRegression(a, b, Ridge(n, h), features=p, noise=sigma**2), "ridge", *facts)
    without = regime(PowerLawRegression(a, b, Ridge(n, h), noise=sigma**2), "ridge", *facts)
    finite = {x.expression for x in with_features.kept if not x.expression.has(p)}
    assert finite == {x.expression for x in without.kept}
    assert all(simplify(x.monomial.power(p)) == -1 for x in with_features.kept if x.expression.has(p))


def test_the_embedding_term_of_sgd_is_the_feature_variance_of_ridge():
    """One object: p**-1 times rank to 1 - min(b - 1, a), with rank t**(1/a) or h**(-1/a)."""
    facts = (b > 1 + a, b < 1 + 2 * a)
    descent = regime(PowerLawRegression(a, b, GradientDescent(t), features=p), "steps", *facts)
    ridge = regime(PowerLawRegression(a, b, Ridge(n, h), features=p), "ridge", *facts)
    powers = []
    for found, resource, speed in ((descent, t, 1 / a), (ridge, h, -1 / a)):
        (variance,) = [x.monomial for x in found.kept if x.name == "feature variance"]
        powers.append(simplify(variance.power(resource) / speed))
    assert powers[0] == powers[1] == 1 - a


@pytest.mark.parametrize("decay, speed", [(1 / a, 2 - 1 / a), (0, 2)])
def test_momentum_is_descent_at_the_time_that_it_has_reached(decay, speed):
    """zeta (2 - 1/nu) with a gain that falls with the dimension reached, 2 zeta with a constant one."""
    found = regime(PowerLawRegression(a, b, Momentum(t, 9, decay=decay)), "steps", b < 1 + a, a < 2)
    descent = regime(PowerLawRegression(a, b, GradientDescent(t)), "steps", b < 1 + a)
    (fast,), (slow,) = ([x.monomial for x in each.kept] for each in (found, descent))
    assert simplify(fast.power(t) - speed * slow.power(t)) == 0


def test_all_learnabilities_together_are_the_samples():
    """Ridgeless, F(kappa) = n with features or without: what is missed of a target with p = l is n kappa."""
    problem = PowerLawRegression(a, a, Ridge(n))
    (with_features,) = regime(replace(problem, features=p), "samples").kept
    (without,) = regime(problem, "samples").kept
    assert with_features.expression == without.expression
    unit = sympy.pi / a / sympy.sin(sympy.pi / a)
    assert simplify(sympy.gammasimp(without.expression / (n * (unit / n) ** a))) == 1


def test_an_isotropic_teacher_is_as_hard_in_samples_as_in_features():
    """Teachers drawn with the kernel's spectrum, a = b: n**-(a - 1) and p**-(a - 1) (Bahri et al.; Maloney et al.)."""
    problem = PowerLawRegression(a, a, Ridge(n), features=p)
    exponents = []
    for limit, size in (("samples", n), ("features", p)):
        (law,) = [x.monomial for x in regime(problem, limit).kept if x.name != "feature variance"]
        exponents.append(simplify(law.power(size)))
    assert exponents[0] == exponents[1] == 1 - a


def test_quanta_are_memorised_as_hutter_says():
    """Counting theories combine by the maximum: N**-alpha and D**(-alpha/(1 + alpha)) give C**(-alpha/(2 + alpha))."""
    alpha = parameters("alpha")
    N, D = resources("N D")
    plan = compute_optimal(Risk(sympy.Max(N**-alpha, D ** (-alpha / (1 + alpha)))), cost=N * D)
    assert simplify(plan.exponent - alpha / (2 + alpha)) == 0


def test_several_passes_share_the_population_terms_of_one_pass():
    facts = (b < 1 + a,)
    one = regime(PowerLawRegression(a, b, OnePassSGD(t, s), features=p), "steps", *facts)
    many = regime(PowerLawRegression(a, b, MultiPassSGD(t, n, s), features=p), "steps", *facts)
    assert {x.expression for x in one.kept} == {x.expression for x in many.kept}
