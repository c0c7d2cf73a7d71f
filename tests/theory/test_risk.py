"""What counts as a risk, and how refusals name the offending term."""

import pytest
import sympy

from theory.errors import OutsideTheClassError
from theory.risk import Risk, monomial
from theory.symbols import parameters, resources

N, D = resources("N D")
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
        (N**a, "decreases in no resource"),
        (N**-a - D**-b, "not known to be positive"),
        (N**-a + 1, "irreducible risk"),
        (N**-a + A, "irreducible risk"),
        (sympy.exp(-N) + D**-b, "is not a monomial in N"),
        (sympy.log(N) * N**-a, "is not a monomial in N"),
        ((N + D) ** -a, "is not a monomial in D, N"),
        (N ** (-a * sympy.log(D)), "is not a monomial"),
        (parameters("c", positive=False) * N**-a, "not known to be positive"),
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
