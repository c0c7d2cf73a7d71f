"""What counts as a risk, and how refusals name the offending term."""

from typing import Literal

import pytest
import sympy

from theory.errors import OutsideTheClassError
from theory.identities import equal
from theory.monomials import monomial, term
from theory.qlog import QLog
from theory.risk import MAX_TERMS, Risk
from theory.symbols import parameters, resources

N, D, C = resources("N D C")
a, b, A = parameters("a b A")


def test_terms_of_a_sum_are_sorted_monomials() -> None:
    risk = Risk(A * N**-a + D**-b)
    assert [t.expression for t in risk.terms] == [A * N**-a, D**-b]
    assert risk.combine == "sum" and risk.resources == (D, N)


def test_a_maximum_implies_max() -> None:
    risk = Risk(sympy.Max(N**-a, D**-b))
    assert risk.combine == "max" and len(risk.terms) == 2


def test_products_are_multiplied_out() -> None:
    assert len(Risk((N**-a + D**-b) * N**-a).terms) == 2


def test_powers_of_products_are_read() -> None:
    assert monomial((6 * N * D**2) ** -a).powers == ((D, -2 * a), (N, -a))
    assert monomial(6 * N * D / (A * N)).powers == ((D, 1),)


def test_without_drops_one_term() -> None:
    assert Risk(N**-a + D**-b).without(0).expression == N**-a


def test_unhashable_free_coefficients_stay_out_of_the_powers() -> None:
    term = monomial(A**2 * sympy.gamma(b) * N ** (-2 * a))
    assert term.coefficient == A**2 * sympy.gamma(b)
    assert term.power(N) == -2 * a and term.power(D) == 0


@pytest.mark.parametrize(
    "expression, words",
    [
        (N**-a - D**-b, "not known to be positive"),
        ((N + D) ** -a, "is not a monomial in D, N"),
        (N ** (-a * sympy.log(D)), "is not a monomial"),
        (parameters("c", positive=False) * N**-a, "not known to be positive"),
        (sympy.exp(N), "not minus a monomial"),
        (sympy.exp(-N + D), "not minus a monomial"),
        (sympy.log(2 * N) * N**-a, "is not a monomial in N"),
        (sympy.sin(N) * N**-a, "is not a monomial in N"),
    ],
    ids=str,
)
def test_refusals_name_the_term(expression: sympy.Expr, words: str) -> None:
    with pytest.raises(OutsideTheClassError, match=words):
        Risk(expression)


def test_a_product_of_many_sums_is_refused_quickly() -> None:
    factors = [N ** -parameters(f"u{i}") + D ** -parameters(f"v{i}") for i in range(40)]
    with pytest.raises(OutsideTheClassError, match="terms"):
        Risk(sympy.Mul(*factors))


# --- what else a term may hold ----------------------------------------------------------------------------------------


def test_terms_given_one_by_one_keep_their_order() -> None:
    assert [t.expression for t in Risk([N**-a, D**-b]).terms] == [N**-a, D**-b]
    assert [t.expression for t in Risk(N**-a + D**-b).terms] == [D**-b, N**-a]


def test_like_terms_are_added() -> None:
    A, B = parameters("A B")
    assert len(Risk(A * N**-a + B * N**-a + D**-b).terms) == 2


def test_floats_are_read_as_the_numbers_they_print() -> None:
    assert Risk(N**-0.34).terms[0].prefactor.power(N) == -sympy.Rational(34, 100)


def test_an_irreducible_part_is_named_and_taken_off() -> None:
    E = parameters("E")
    risk = Risk(E + 1 + N**-a)
    assert risk.irreducible == E + 1
    assert risk.excess.expression == N**-a and risk.excess.irreducible == 0


def test_logarithms_are_read_with_their_depth() -> None:
    log = sympy.log
    found = term(N**-a * log(N) ** 2 * log(log(C)) ** -1)
    assert found.prefactor.logs == ((C, 2, -1), (N, 1, 2))
    assert found.expression == N**-a * log(N) ** 2 / log(log(C))


def test_exponentials_are_read_as_rates() -> None:
    found = term(N**-a * sympy.exp(-3 * D / N**b))
    assert [r.expression for r in found.rates] == [3 * D / N**b]
    assert [r.expression for r in term(2**-N).rates] == [N * sympy.log(2)]


def test_a_qlog_remembers_where_it_ties() -> None:
    found = term(QLog(N, a, b))
    assert found.ties == ((N, a - b),)
    assert found.prefactor.powers == ((N, -sympy.Min(a, b)),)
    on_the_wall = found.replaced({b: a})
    assert on_the_wall.ties == () and on_the_wall.expression == N**-a * sympy.log(N)


def test_a_sum_over_modes_becomes_its_leading_terms() -> None:
    k = parameters("k", integer=True)
    risk = Risk(sympy.Sum(k**-a * sympy.exp(-N * k**-b), (k, 1, sympy.oo)) + D**-1, where=(a > 1,))
    (spectral,) = (t for t in risk.terms if t.resources == (N,))
    assert sympy.cancel(spectral.prefactor.power(N) + (a - 1) / b) == 0
    assert sympy.simplify(spectral.prefactor.coefficient - sympy.gamma((a - 1) / b) / b) == 0
    assert spectral.exact and not spectral.literal, "asymptotically equal, not equal"
    assert risk.direction == "two-sided"


@pytest.mark.parametrize("direction, found", [("two-sided", "upper"), ("upper", "upper"), ("lower", "lower")])
def test_the_whole_sum_bounds_one_that_is_cut_off(
    direction: Literal["two-sided", "upper", "lower"], found: str
) -> None:
    k = parameters("k", integer=True)
    cut = sympy.Sum(k**-a * sympy.exp(-N * k**-b), (k, 1, D))
    assert Risk(cut, direction=direction, where=(a > 1,)).direction == found


@pytest.mark.parametrize("direction", ["two-sided", "upper", "lower"])
def test_the_direction_is_kept_when_terms_are_dropped(direction: Literal["two-sided", "upper", "lower"]) -> None:
    risk = Risk(N**-a + D**-b, direction=direction)
    assert risk.without(0).direction == risk.excess.direction == direction


def test_terms_given_one_by_one_are_written_together() -> None:
    assert Risk([N**-a, D**-b]).expression == N**-a + D**-b
    assert Risk([N**-a, D**-b], "max").expression == sympy.Max(N**-a, D**-b)
    assert Risk([N**-a], "max").expression == N**-a


def test_each_term_as_written_knows_the_one_it_is_part_of() -> None:
    B = parameters("B")
    risk = Risk([A * N**-a, D**-b, B * N**-a])
    assert [(t.expression, i) for t, i in risk.written] == [(A * N**-a, 0), (D**-b, 1), (B * N**-a, 0)]
    assert equal(risk.terms[0].expression, (A + B) * N**-a)


def test_as_many_terms_as_allowed() -> None:
    many = sum(N ** -sympy.Integer(i) for i in range(1, MAX_TERMS + 1))
    assert len(Risk(many).terms) == MAX_TERMS
    with pytest.raises(OutsideTheClassError, match=f"more than {MAX_TERMS} terms"):
        Risk(many + D**-a)


@pytest.mark.parametrize("given", ["N**-a", None, object()], ids=["text", "None", "object"])
def test_only_expressions_are_read(given: object) -> None:
    with pytest.raises(OutsideTheClassError, match="is no expression of sympy"):
        Risk(given)
