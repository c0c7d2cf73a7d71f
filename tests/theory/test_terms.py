"""Terms asked for in words: which cell a point lies in, what happens on walls, and compute-optimal laws."""

import pytest
import sympy

from theory import Risk, compute_optimal, parameters, resources
from theory.errors import TheoryError
from theory.facts import compared, tidied
from theory.problems import decompose
from theory.problems.grammar import problem_of
from theory.terms import TermsQuestion, coefficients, constants
from theory.typeset.termlists import terms_text

a, b, s, nu, beta = parameters("a b s nu beta")
t, p, n, C = resources("t p n C")
FLOW = "gradient-flow(t) with projection(p)"


def kept(terms):
    return [term.name for cell in terms.found.cells for regime in cell.regimes for term in regime.kept]


def test_without_facts_every_cell_is_given():
    assert TermsQuestion("ridgeless(n)").answer().found == decompose(problem_of("ridgeless(n)"))


@pytest.mark.parametrize(
    "point, names",
    [(("a=2", "b=5/2"), ["bias", "approximation"]), (("a=2", "b=4"), ["bias", "feature variance", "approximation"])],
)
def test_a_point_keeps_its_cell(point, names):
    terms = TermsQuestion(FLOW, point=point).answer()
    (cell,) = terms.found.cells
    assert all(fact.subs(terms.point) for fact in cell.facts)
    assert kept(terms) == names


def test_one_number_keeps_the_cells_that_it_leaves_open():
    assert len(TermsQuestion(FLOW, point=("a=2",)).answer().found.cells) == 2


def test_on_a_wall_there_is_a_logarithm():
    terms = TermsQuestion(FLOW, point=("a=2", "b=3")).answer()
    assert terms.walls == (sympy.Eq(b, a + 1),)
    approximation = terms.found.cells[0].regimes[-1].terms[0]
    assert approximation.monomial.logs == ((p, 1, 1),)


@pytest.mark.parametrize("words, fact", [(FLOW, "b = a + 1"), (f"{FLOW}, power-law(bordelon2025)", "beta = 1")])
def test_an_equation_asks_for_a_wall_in_any_letters(words, fact):
    terms = TermsQuestion(words, facts=(fact,)).answer()
    problem = terms.found.problem
    assert problem.source - problem.capacity == 1
    assert terms.found.cells[0].regimes[-1].terms[0].monomial.logs


def test_an_equation_may_be_about_a_letter_of_the_algorithm():
    assert TermsQuestion("sgd", facts=("s = 1/3",)).answer().found.problem.algorithm.step == sympy.Rational(1, 3)


def test_a_number_with_many_digits_is_put_in_afterwards():
    terms = TermsQuestion(FLOW, point=("a=1.23456789", "b=2"), costs=("p*t",)).answer()
    assert terms.plans[0].diagram.exponent == 1 / (1 + sympy.Rational("1.23456789"))


def test_the_law_is_that_of_the_terms():
    # By hand: t**(-1/4) and p**(-1/2) balance at t = p**2, and C = p**3.
    (plan,) = TermsQuestion(FLOW, point=("a=2", "b=3/2"), costs=("p*t",)).answer().plans
    assert plan.diagram.exponent == sympy.Rational(1, 6)
    assert plan.diagram.allocation[p] == sympy.Rational(1, 3)


def test_the_law_of_a_whole_cell_has_its_letters():
    (plan,) = TermsQuestion(FLOW, facts=("b < a + 1",), costs=("p*t",)).answer().plans
    whole = compute_optimal(Risk([t ** ((1 - b) / a), p ** (1 - b)], where=(b > 1,)), cost=p * t)
    assert sympy.simplify(plan.diagram.exponent - whole.exponent) == 0


def test_where_no_sum_holds_everywhere_each_regime_has_its_law():
    # By hand: lambda**((b-1)/a) and sigma**2 lambda**(-1/a)/n balance at the exponent (b - 1)/b; noise has a floor.
    terms = TermsQuestion("ridge(n, lambda) with noise", point=("a=2", "b=3"), costs=("n",)).answer()
    assert [(plan.regime.limit, plan.diagram.exponent) for plan in terms.plans] == [
        ("ridge", sympy.Rational(2, 3)),
        ("samples", 0),
    ]


def test_further_letters_of_costs_and_limits_are_positive_parameters():
    # By hand: p = C**(1/3) unless the limit C**u is below it, where the approximation p**(-1/2) is left.
    asked = {"point": ("a=2", "b=3/2"), "costs": ("A*p*t",), "limits": ("p <= C**u",)}
    terms = TermsQuestion(FLOW, **asked).answer()
    (plan,) = terms.plans
    u = parameters("u")
    assert terms.letters == parameters("A u")
    assert {phase.exponent for phase in plan.diagram.phases} == {sympy.Rational(1, 6), u / 2}
    for fact, exponent in (("u > 1/3", sympy.Rational(1, 6)), ("u < 1/3", u / 2)):
        (plan,) = TermsQuestion(FLOW, facts=(fact,), **asked).answer().plans
        assert plan.diagram.exponent == exponent
    asked["point"] += ("u=1/4",)
    assert TermsQuestion(FLOW, **asked).answer().plans[0].diagram.exponent == sympy.Rational(1, 8)


def test_early_stopping_is_the_best_time_on_a_sample():
    """Caponnetto and De Vito's rate, n**(-(b - 1)/b), at t of order n**(a/b): time costs nothing."""
    terms = TermsQuestion(
        "gradient-descent(t, s) on n samples with noise", facts=("b < 2*a + 1",), costs=("n",)
    ).answer()
    early, late = terms.plans
    assert (early.regime.limit, late.regime.limit) == ("steps", "samples")
    assert sympy.simplify(early.diagram.exponent - (b - 1) / b) == 0
    assert sympy.simplify(early.diagram.allocation[t] - a / b) == 0
    assert late.diagram.exponent == 0


@pytest.mark.parametrize(
    "words, asked, said",
    [
        ("sgd(t, s, decay=q) with noise", {}, True),
        ("sgd(t, s, decay=1) with noise", {"facts": ("a > 2",)}, True),
        ("sgd(t, s, decay=1) with noise", {"facts": ("a < 2",)}, False),
        ("sgd(t, s, decay=1)", {"facts": ("a > 2",)}, False),
        ("sgd(t, step=free(h), decay=1) with noise", {"facts": ("a > 2",)}, False),
        ("sgd(t, s) with noise", {}, False),
    ],
)
def test_a_constant_for_small_steps_is_said_to_be_so(words, asked, said):
    found = TermsQuestion(words, **asked).answer().found
    assert any("never matters has its constant for small steps" in sentence for sentence in found.assumptions) is said


@pytest.mark.parametrize(
    "words, asked, edge",
    [
        # By hand: t = p**a with two floors; with the variance of the features t**(1 - (a - 1)/(b - 1)) = p, inside.
        (FLOW, {"point": ("a=2", "b=3/2"), "costs": ("p*t",)}, True),
        (FLOW, {"point": ("a=2", "b=3"), "costs": ("p*t",)}, True),
        (FLOW, {"point": ("a=2", "b=4"), "costs": ("p*t",)}, False),
        (FLOW, {"facts": ("b < a + 1",), "costs": ("p*t",)}, True),
        (FLOW, {"facts": ("b > a + 1",), "costs": ("p*t",)}, False),
        ("gradient-descent(t, s) on n samples with noise", {"facts": ("b < 2*a + 1",), "costs": ("n",)}, False),
        ("gradient-descent(t, s) on n samples", {"facts": ("b < 2*a + 1",), "costs": ("n*t",)}, True),
        ("gradient-flow(t)", {"point": ("a=2",), "costs": ("t",)}, False),
    ],
)
def test_an_optimum_on_the_edge_of_a_regime_is_known(words, asked, edge):
    terms = TermsQuestion(words, **asked).answer()
    assert terms.on_edge(terms.plans[0]) is edge
    assert ("On the edge of a regime" in terms_text(terms)) is edge


def test_letters_of_constants_stand_for_them():
    terms = TermsQuestion("sgd", point=("a=2", "b=5/2")).answer()
    values = constants(terms.found)
    for cell in terms.found.cells:
        for term in (t for regime in cell.regimes for t in regime.terms):
            put_back, expected = (
                e.subs(terms.point) for e in (terms.lettered(term.monomial).subs(values), term.expression)
            )
            numbers = {z: 2 + i for i, z in enumerate(sorted(put_back.free_symbols, key=str))}
            assert abs(sympy.N((put_back / expected).subs(numbers)) - 1) < 1e-12
    assert set(coefficients(terms.found).values()) <= set(values)
    assert {symbol.name for symbol in values} > {"K_1"}


@pytest.mark.parametrize(
    "question, said",
    [
        (TermsQuestion(FLOW, facts=("q > 1",)), "unknown name 'q'"),
        (TermsQuestion(FLOW, facts=("a",)), "is no fact"),
        (TermsQuestion(FLOW, point=("a",)), "LETTER=NUMBER"),
        (TermsQuestion(FLOW, point=("a=b",)), "unknown name 'b'"),
        (TermsQuestion(FLOW, point=("a=-2",)), "not a positive number"),
        (TermsQuestion(FLOW, point=("a=1/2", "b=2")), "a > 1"),
        (TermsQuestion(FLOW, facts=("b < 1",)), "no capacity and source satisfy"),
        (TermsQuestion(FLOW, facts=("t > 2",)), "mentions t, which grows"),
        (TermsQuestion(FLOW, costs=("c_1*p*t",)), "c_1 names a constant of the terms"),
        (TermsQuestion(FLOW, budget=""), "'' is no name for a budget"),
        (TermsQuestion(FLOW, budget="b"), "b is a letter of the problem and the name of the budget"),
        (TermsQuestion(FLOW, costs=("p < t",)), "'p < t' is no cost but a comparison"),
        (TermsQuestion(FLOW, point=("a=2", "a=3")), "a is given more than one number"),
        (TermsQuestion(FLOW, point=("a=oo",)), "not a positive number"),
        (TermsQuestion(FLOW, point=("a=2<3",)), "not a positive number"),
        (TermsQuestion(FLOW, facts=("a > 3",), point=("a=2",)), "a=2 contradicts a > 3"),
        (TermsQuestion(FLOW, facts=("b = a + 1",), point=("a=2", "b=5")), "a=2, b=5 contradicts b = a [+] 1"),
        (TermsQuestion("sgd", facts=("s = 3",), point=("s=2",)), "s=2 contradicts s = 3"),
        (TermsQuestion("sgd(step=1/log(a))", point=("a=1/2",)), "give numbers with a positive one"),
        (TermsQuestion("gradient-flow(C)", costs=("C",)), "the name of the budget"),
    ],
)
def test_errors_name_the_remedy(question, said):
    with pytest.raises(TheoryError, match=said):
        question.answer()


@pytest.mark.parametrize(
    "words, said",
    [
        ("sgd", "Volterra equation"),
        ("sgd(decay=1)", "the step falls slowly"),
        ("multi-pass-sgd", "until it is fitted"),
        ("gradient-flow on n samples", "first order in learned modes over samples"),
        ("ridge with projection", "features are Gaussian"),
        ("momentum", "averaged over its periods"),
    ],
)
def test_what_was_assumed_is_said(words, said):
    assert any(said in sentence for sentence in TermsQuestion(words, facts=("b < a",)).answer().found.assumptions)


# --- facts ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "given, clear",
    [
        ((b - 1) / a > 1, b > a + 1),
        (b - 2 * a < 0, b < 2 * a),
        (a - b + 1 > 0, b < a + 1),
        (sympy.Eq((b - 1) / a, 2), sympy.Eq(b, 2 * a + 1)),
        (2 * a > 1, 2 * a > 1),
    ],
)
def test_comparisons_are_written_without_denominators(given, clear):
    assert compared(given) == clear


def test_facts_that_follow_are_dropped():
    assert tidied([a > 1, b > 1, b > 2 * a, sympy.true]) == (a > 1, b > 2 * a)
