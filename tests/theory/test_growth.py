"""Growths are compared level by level, with cells where the answer depends on parameters."""

from __future__ import annotations

from fractions import Fraction

import mpmath
import pytest
import sympy
from hypothesis import given, settings
from hypothesis import strategies as st
from sympy import Eq, Max, Min, Rational, cos, exp, log, sqrt

from theory.errors import OutsideTheClassError, SeveralPhasesError
from theory.growth import Comparison, Growth, Level, along, compare, dominant, dominates, growth
from theory.growth.signs import Branch, always_positive, signs, tidied
from theory.symbols import parameters, resources

C, N, D, x = resources("C N D x")
a, b, c = parameters("a b c")
s, t = parameters("s t", positive=False)
SMALL = st.fractions(min_value=Fraction(1, 6), max_value=6, max_denominator=6).map(lambda f: Rational(str(f)))
SIGNED = st.fractions(min_value=-3, max_value=3, max_denominator=4).map(lambda f: Rational(str(f)))


def cells(found: Comparison) -> dict[tuple[object, ...], str]:
    return {cell.conditions: cell.verdict for cell in found}


def test_case_cm_01() -> None:
    """The order of ``C**(-ab/(a+b))`` against ``C**(-b/2)``."""
    found = compare(C ** (-a * b / (a + b)), C ** (-b / 2), C)
    assert cells(found) == {(a - b > 0,): "o", (b - a > 0,): "omega", (Eq(a - b, 0),): "equal"}


def test_the_limit_that_sympy_gets_wrong() -> None:
    """``-log(N**-a + N**-b)/log(N)`` tends to ``min(a, b)``; sympy's limit knows one of the two."""
    found = compare(log(1 / (N**-a + N**-b)), log(N), N)
    assert {cell.verdict for cell in found} == {"theta"}
    for point, smaller in (({a: 1, b: 2}, 1), ({a: 3, b: 2}, 2), ({a: 2, b: 2}, 2)):
        assert found.at(point).ratio.subs(point) == smaller


@pytest.mark.parametrize(
    "left, right, where, verdict",
    [
        (x**a, log(x) ** b, (), "omega"),
        (log(x) ** a, log(log(x)) ** b, (), "omega"),
        (log(log(log(x))), log(log(x)) ** a, (), "o"),
        (exp(x**a), x**b, (), "omega"),
        (exp(-(x**a)), x**-b, (), "o"),
        (exp(exp(x)), exp(x**a), (), "omega"),
        (exp(sqrt(log(x))), log(x) ** a, (), "omega"),
        (exp(sqrt(log(x))), x**a, (), "o"),
        (exp(-a * log(x)), x**-a, (), "equal"),
        (exp(2 * log(log(x))), log(x) ** 2, (), "equal"),
        (x**x, exp(x), (), "omega"),
        (2**x, 3**x, (), "o"),
        (exp(x**2 - x), exp(x**2), (), "o"),
        (exp(-2 * x), exp(-x), (), "o"),
        (exp(x**-a), 1, (), "equal"),
        (exp(t * x**s), 1, (s < 0,), "equal"),
        (x ** (a * b / (a + b) - a), 1, (), "o"),
        (x ** (1 / (a - b)), 1, (a > b,), "omega"),
        (x**-a + x**-b, x**-a, (a < b,), "equal"),
        (x**-a + 2 * x**-a * log(x), x**-a * log(x), (), "theta"),
        (log(6 * x**2 * log(x)), log(x), (), "theta"),
        (x ** Max(a, b), x**c, (c > a + b,), "o"),
        (x ** Min(a, b), x ** ((a + b) / 2), (a < b,), "o"),
        (Max(x**-a, x**-b), x**-a, (a < b,), "equal"),
        (Min(x**a, x**b), x**a, (a < b,), "equal"),
        ((b - a) * x, x, (b > a,), "theta"),
        (x**0.5, x ** Rational(1, 2), (), "equal"),
    ],
    ids=str,
)
def test_verdicts(left, right, where, verdict) -> None:
    assert compare(left, right, x, where).verdict == verdict
    mirrored = {"o": "omega", "omega": "o"}.get(verdict, verdict)
    assert compare(right, left, x, where).verdict == mirrored


def test_exponentials_are_compared_by_rate_first() -> None:
    assert cells(compare(exp(-(x**a)), exp(-3 * x**b), x)) == {(a - b > 0,): "o", (sympy.Ge(b - a, 0),): "omega"}


def test_an_exponential_whose_rate_is_a_logarithm_is_a_power() -> None:
    found = compare(exp(-a * x**s * log(x)), x**-b, x)
    assert cells(found) == {
        (s > 0,): "o",
        (-s > 0,): "omega",
        (Eq(s, 0), a - b > 0): "o",
        (Eq(s, 0), b - a > 0): "omega",
        (Eq(s, 0), Eq(a - b, 0)): "equal",
    }


def test_ratios_of_constants() -> None:
    A, B = parameters("A B")
    assert compare(A * x**a + B * x**a, B * x**a, x).cells[0].ratio == (A + B) / B
    assert compare(exp(t + 1 / x), 1, x).cells[0].ratio == exp(t)
    assert compare(growth(2 * x, x).order, growth(x, x), x).cells[0].ratio is None


def test_a_maximum_in_an_exponent_is_split() -> None:
    found = compare(x ** Max(a, b), x**c, x)
    smaller = next(cell for cell in found if cell.verdict == "o")
    assert set(smaller.conditions) == {c - a > 0, c - b > 0}, "one cell, without the order of a and b"


def test_dominant_terms() -> None:
    found = dominant([N**-a, N**-b, N**-c], N)
    alone = {cell.terms: set(cell.conditions) for cell in found if len(cell.terms) == 1}
    assert alone == {
        (N**-a,): {b - a > 0, c - a > 0},
        (N**-b,): {a - b > 0, c - b > 0},
        (N**-c,): {a - c > 0, b - c > 0},
    }
    assert len(found) == 7
    assert [cell.terms for cell in dominant([N**-a, log(N) * N**-a], N)] == [(log(N) * N**-a,)]


def test_dominates() -> None:
    assert dominates(x**a, log(x), x) is True
    assert dominates(x**-a, x**-b, x, (a > b,)) is False
    assert dominates(x, x, x) is False
    assert isinstance(dominates(x**a, x**b, x), Comparison)


def test_what_the_solver_does_not_settle_is_unknown(monkeypatch) -> None:
    monkeypatch.setattr("theory.decide._ask", lambda *_: "unknown")
    found = compare(x ** (a**3 - 7 * a * b**2 + b**3), 1, x, (a**5 > 3 * b + a**2 * b,))
    assert found.verdict == "unknown"
    assert all(cell.witness is None for cell in found)
    assert dominates(x ** (a**3 - 7 * a * b**2 + b**3), 1, x, (a**5 > 3 * b + a**2 * b,)) is None


def test_several_resources_along_a_path() -> None:
    share = Rational(1, 2)
    path = {N: C**share, D: C ** (1 - share)}
    assert compare(along(N**-a, path), along(D**-b, path), C, (a < b,)).verdict == "omega"
    along_x = compare(along(N**-a, {N: C**c}), along(D**-b, {D: C ** (1 - c)}), C)
    assert along_x.at({a: 1, b: 2, c: Rational(2, 3)}).verdict == "equal"


@pytest.mark.parametrize(
    "expr, words",
    [
        (x - log(x), "-log\\(x\\) is outside .* positive terms"),
        (sympy.sin(x), "what oscillates"),
        (2 + cos(x), "what oscillates"),
        (x ** sqrt(a), "give it a name of its own"),
        (x ** (2**a), "give it a name of its own"),
        (x ** sympy.Symbol("q"), "real parameters"),
        (t * x, "not known to be positive"),
        (log(x**-a), "change its sign"),
        (exp(exp(1 / x) * x) / exp(x), "expand the rates"),
        (exp((x + 1) ** a), "inside an exponential"),
    ],
    ids=str,
)
def test_what_is_outside_is_refused_by_name(expr, words) -> None:
    with pytest.raises(OutsideTheClassError, match=words):
        compare(expr, 1, x)


def test_a_fact_over_a_denominator_of_either_sign_is_not_read_as_its_numerator() -> None:
    """``b/(a-1) < 1`` holds for ``a > b + 1`` and for ``a < 1``."""
    found = compare(x ** (a - 1), 1, x, (b / (a - 1) < 1,))
    assert cells(found) == {(a - 1 > 0,): "omega", (1 - a > 0,): "o"}


def test_bad_questions_are_refused() -> None:
    with pytest.raises(OutsideTheClassError, match="no parameters satisfy"):
        compare(x**a, x**b, x, (a > b, b > a))
    with pytest.raises(OutsideTheClassError, match="not known to be positive; make it with resources"):
        growth(sympy.Symbol("y") ** 2, sympy.Symbol("y"))
    with pytest.raises(SeveralPhasesError, match=r"a - b > 0.*Add facts"):
        growth(x**-a + x**-b, x)


def test_writing() -> None:
    g = growth(3 * exp(-(x**2)) * log(log(x)) ** a / x, x)
    assert g.power(Level(2)) == a and g.power(Level()) == -1
    assert str(g) == "3*exp(-x**2)*log(log(x))**a/x"
    assert g._repr_latex_() == "$\\displaystyle " + sympy.latex(g.expression()) + "$"
    found = compare(x**a, x**b, x)
    assert str(found).splitlines()[0] == "x**a against x**b:"
    assert r"\omega\left(x^{b}\right) & a - b > 0" in found.latex()
    with pytest.raises(OutsideTheClassError, match="no cell contains"):
        found.at({a: 1})


# Properties.

FORMS = st.sampled_from(
    [
        x**a,
        x ** (-a * b / (a + b)),
        x ** (b / (1 + b)) / log(x),
        x**-b * log(x) ** a,
        log(x) ** (a - b),
        exp(-(x ** (a - 1))),
        exp(a * x ** (b - a) * log(x)),
        x ** Min(a, b),
        x ** Max(-a, -1) * log(log(x)),
        2 * x**a + x**b,
        x**-a + x ** (-b / 2) / log(x),
        exp(-b * sqrt(log(x))),
    ]
)
POINTS = st.tuples(SMALL, SMALL)
MIRROR = {"o": "omega", "omega": "o", "equal": "equal", "theta": "theta"}


def verdict_at(left, right, point) -> str:
    at = {a: point[0], b: point[1]}
    found = compare(left.subs(at), right.subs(at), x)
    assert len(found.cells) == 1, "without parameters there is one answer"
    return found.cells[0].verdict


@given(FORMS, FORMS, POINTS)
@settings(max_examples=40)
def test_cells_cover_do_not_overlap_and_agree_with_the_answer_at_a_point(left, right, point) -> None:
    at = {a: point[0], b: point[1]}
    holding = [cell for cell in compare(left, right, x) if all(r.subs(at) == sympy.true for r in cell.conditions)]
    assert len(holding) == 1
    assert holding[0].verdict == verdict_at(left, right, point) or holding[0].ratio.subs(at) == 1


@given(FORMS, FORMS, FORMS, POINTS)
@settings(max_examples=40)
def test_an_order_that_multiplication_keeps(first, second, third, point) -> None:
    verdict = verdict_at(first, second, point)
    assert verdict_at(second, first, point) == MIRROR[verdict]
    assert verdict_at(first * third, second * third, point) == verdict
    chain = {verdict, verdict_at(second, third, point)}
    if "omega" in chain and not chain & {"o"}:
        assert verdict_at(first, third, point) == "omega"
    if "o" in chain and not chain & {"omega"}:
        assert verdict_at(first, third, point) == "o"


@given(st.tuples(*[st.tuples(SIGNED, SIGNED, SIGNED, SIGNED, SMALL)] * 2))
@settings(max_examples=60)
def test_agrees_with_numbers_at_a_huge_argument(sizes) -> None:
    """The sign of the logarithm of the quotient where ``log(log(x))`` is a million, by sums of logarithms of terms."""

    def written(size):
        power, logs, loglogs, rate, speed = size
        return x**power * log(x) ** logs * log(log(x)) ** loglogs * exp(rate * x**speed)

    (*powers, rate, speed), (*others, other_rate, other_speed) = sizes
    million = mpmath.mpf(10) ** 6
    scales = (million, mpmath.log(million), mpmath.log(mpmath.log(million)))
    terms = [(p - q, scale) for p, q, scale in zip(powers, others, scales, strict=True)]
    if speed == other_speed:
        rate, other_rate = rate - other_rate, Rational(0)
    terms += [(r, mpmath.mpf(v.p) / v.q * mpmath.exp(million)) for r, v in ((rate, speed), (-other_rate, other_speed))]
    logarithms = [(sympy.sign(r), scale + mpmath.log(mpmath.mpf(abs(r.p)) / r.q)) for r, scale in terms if r != 0]
    largest = max((size for _, size in logarithms), default=0)
    value = sum(int(sign) * mpmath.exp(size - largest) for sign, size in logarithms if size - largest > -1000)
    expected = "omega" if value > 0 else "o" if value < 0 else "equal"
    assert compare(written(sizes[0]), written(sizes[1]), x).verdict == expected


@given(FORMS, POINTS)
@settings(max_examples=20)
def test_reads_back_what_it_writes(form, point) -> None:
    g = growth(form.subs({a: point[0], b: point[1]}), x)
    assert growth(g.expression(x), x) == g


@given(st.tuples(SIGNED, SIGNED, SIGNED), st.tuples(SIGNED, SIGNED, SIGNED))
@settings(max_examples=20)
def test_growths_are_a_group(left, right) -> None:
    g, h = (growth(2 * x ** (p * a) * log(x) ** q * exp(r * x), x) for p, q, r in (left, right))
    assert (g * h).tidy == (h * g).tidy
    assert (g / g).tidy == Growth()
    assert (g * h / h).tidy == g
    assert ((g**a) ** (1 / a)).tidy == g


def test_products_of_symbolic_powers_are_cancelled() -> None:
    g = growth(x ** (a * b / (a + b)), x) / growth(x**a, x)
    assert g.tidy == growth(x ** (-(a**2) / (a + b)), x)


@pytest.mark.parametrize("constant, smaller, larger", [(5, 5, 3 * exp(2)), (50, 3 * exp(2), 50)])
def test_of_a_minimum_that_ties_the_smaller_constant_is_kept(constant, smaller, larger) -> None:
    """Where ``s = 0`` both grow like constants, one of them ``3*exp(2)``."""
    tie, grows = (Eq(s, 0),), 3 * exp(2 * x**s)
    assert compare(Min(grows, constant), 1, x, tie).cells[0].ratio == smaller
    assert compare(Max(grows, constant), 1, x, tie).cells[0].ratio == larger


# Signs.


@pytest.mark.parametrize(
    "number, sign",
    [(1 - sqrt(2), -1), (sqrt(2) - 1, 1), (sqrt(3 + 2 * sqrt(2)) - 1 - sqrt(2), 0), (Rational(-1, 3), -1)],
    ids=str,
)
def test_the_sign_of_a_number(number, sign) -> None:
    assert [found for found, _ in signs(number, Branch())] == [sign]


def test_an_even_power_of_what_is_negative_is_positive() -> None:
    assert [sign for sign, _ in signs((-a - b) ** -2, Branch())] == [1]
    assert [sign for sign, _ in signs((-a - b) ** -3, Branch())] == [-1]


def test_irrational_coefficients_have_signs_too() -> None:
    found = {sign: branch.relations for sign, branch in signs(sqrt(2) * a - b, Branch())}
    assert found == {-1: (b - sqrt(2) * a > 0,), 1: (sqrt(2) * a - b > 0,), 0: (Eq(sqrt(2) * a - b, 0),)}


def test_what_a_fact_with_a_coefficient_implies() -> None:
    fact = Branch.of([2 * a > b])
    assert always_positive(3 * a - b, fact)
    assert not always_positive(a - b, fact)


def test_a_fact_that_is_not_linear_is_not_solved() -> None:
    """The fact says a > 1, and not that a is below 3/2."""
    fact = Branch.of([a**2 + 3 * a - 4 > 0])
    assert not always_positive(Rational(3, 2) - a, fact)


def test_an_exponential_of_a_power_of_the_logarithm_is_no_power() -> None:
    assert compare(exp(a * log(x)), x**a, x).verdict == "equal"
    assert compare(exp(a * log(x) ** 2), x**b, x).verdict == "omega"


def test_denominators_count_with_their_powers() -> None:
    assert always_positive(1 / a**2 - 2 / b**2, Branch.of([2 * b > 3 * a]))
    assert not always_positive(1 / a**2 - 3 / b**2, Branch.of([2 * b > 3 * a]))


def test_cells_that_differ_in_two_signs_are_not_joined() -> None:
    """``(a - b)*(b - c) > 0`` holds on two opposite cells, whose hull is everything."""
    both = [(p * q > 0, part) for p, branch in signs(a - b, Branch()) for q, part in signs(b - c, branch)]
    found = [set(branch.relations) for value, branch in tidied(both) if value]
    assert sorted(found, key=str) == sorted([{a - b > 0, b - c > 0}, {b - a > 0, c - b > 0}], key=str)


def test_cells_are_joined_without_the_solver(monkeypatch) -> None:
    cells = [(sign >= 0, branch) for sign, branch in signs(a - b, Branch())]
    monkeypatch.setattr("theory.decide._ask", lambda *_: "unknown")
    assert [(value, *branch.relations) for value, branch in tidied(cells)] == [
        (False, b - a > 0),
        (True, sympy.Ge(a - b, 0)),
    ]


LINEAR = st.tuples(*[st.integers(-2, 2)] * 4).map(lambda n: n[0] * a + n[1] * b + n[2] * c + n[3]).filter(bool)
FACTORS = st.lists(st.tuples(LINEAR, st.sampled_from([-2, -1, 1, 2, 3])), min_size=1, max_size=2)
NUMBERS = st.sampled_from([Rational(n, 2) for n in (1, 2, 3, 4, 6)])


@settings(max_examples=8, deadline=None)
@given(FACTORS, st.booleans(), LINEAR, NUMBERS, NUMBERS, NUMBERS)
def test_a_point_lies_in_one_branch_which_has_its_sign(factors, larger, other, x, y, z) -> None:
    """Products of powers of forms, or the larger of one and a form, under a fact; at points where walls meet too."""
    product = sympy.Mul(*(form**power for form, power in factors))
    expr = Max(product, other) if larger else product
    at, fact = {a: x, b: y, c: z}, a <= 2 * b
    if x > 2 * y or any(power < 0 and form.subs(at) == 0 for form, power in factors):
        return
    found = [(s, branch) for s, branch in signs(expr, Branch.of([fact])) if all(r.subs(at) for r in branch.relations)]
    assert [s for s, _ in found] == [sympy.sign(expr.subs(at))]


def test_signs_of_letters_of_either_sign() -> None:
    r, negative = sympy.Symbol("r", real=True), sympy.Symbol("n", negative=True)
    assert {sign for sign, _ in signs(r, Branch())} == {-1, 0, 1}
    assert [sign for sign, _ in signs(negative, Branch())] == [-1]
    assert [sign for sign, _ in signs(negative * a - 1, Branch())] == [-1]
    assert [(sign, *branch.relations) for sign, branch in signs(r**2 + 1, Branch())] == [(1,)]
