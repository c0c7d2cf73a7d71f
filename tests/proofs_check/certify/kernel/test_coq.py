"""What is written for Coq means what the expression means, by a reader of Coq's syntax of its own."""

import math
import re

import pytest
import sympy
from hypothesis import given, settings
from hypothesis import strategies as st

from proofs_check.certify.kernel import coq
from proofs_check.certify.kernel.allocations import least
from theory import Risk, compute_optimal, parameters, resources
from theory.errors import OutsideTheClassError

a, b, N = sympy.symbols("a b N", positive=True)
AT = {"a": 0.7, "b": 1.9, "N": 3.1, "C": 11.0, "D": 2.3}
FUNCTIONS = {"ln": math.log, "exp": math.exp, "sqrt": math.sqrt, "sin": math.sin, "cos": math.cos}


class Reader:
    """Coq's real numbers: application binds closest, then powers, then minus and products, then sums."""

    def __init__(self, text):
        self.tokens = re.findall(r"[A-Za-z_]\w*|\d+|[-+*/^()]", text)

    def read(self):
        value = self.sum()
        assert not self.tokens
        return value

    def next_is(self, *wanted):
        return bool(self.tokens) and self.tokens[0] in wanted

    def sum(self):
        value = self.product()
        while self.next_is("+", "-"):
            value += self.product() if self.tokens.pop(0) == "+" else -self.product()
        return value

    def product(self):
        value = self.signed()
        while self.next_is("*", "/"):
            value = value * self.signed() if self.tokens.pop(0) == "*" else value / self.signed()
        return value

    def signed(self):
        if self.next_is("-", "/"):
            return -self.signed() if self.tokens.pop(0) == "-" else 1 / self.signed()
        base = self.applied()
        return base ** (self.tokens.pop(0) and self.signed()) if self.next_is("^") else base

    def applied(self):
        if not self.next_is("Rpower", "Rmax", "Rmin", *FUNCTIONS):
            return self.atom()
        function = self.tokens.pop(0)
        if function in FUNCTIONS:
            return FUNCTIONS[function](self.atom())
        one, other = self.atom(), self.atom()
        return {"Rpower": pow, "Rmax": max, "Rmin": min}[function](one, other)

    def atom(self):
        token = self.tokens.pop(0)
        if token == "(":
            value = self.sum()
            assert self.tokens.pop(0) == ")"
            return value
        return float(token) if token.isdigit() else math.pi if token == "PI" else AT[token]


leaves = st.sampled_from([a, b, N, sympy.pi, sympy.Integer(2), sympy.Rational(-3, 2), sympy.S.One])
terms = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.builds(lambda x, y: x + y, inner, inner),
        st.builds(lambda x, y: x * y, inner, inner),
        st.builds(lambda x: 1 / (1 + x**2), inner),
        st.builds(lambda x, y: (1 + x**2) ** y, inner, st.sampled_from([a, -a / 2, sympy.S.Half, -a / (a + b)])),
        st.builds(lambda x: sympy.log(1 + x**2) - sympy.cos(x), inner),
        st.builds(sympy.Max, inner, inner),
    ),
    max_leaves=6,
)


@settings(max_examples=80, deadline=None)
@given(terms)
def test_a_term_has_the_value_of_its_expression(expr):
    expected = float(expr.subs({s: AT[str(s)] for s in (a, b, N)}).evalf(20))
    assert Reader(coq.term(expr)).read() == pytest.approx(expected, rel=1e-9, abs=1e-9)


def test_a_numerator_that_is_a_sum_keeps_its_parentheses():
    assert coq.term((a - 1) / (a * b)) == "((a - 1) / (a * b))"


def test_the_bound_is_that_of_the_certificate():
    """Both sides of the theorem, read back, against the certificate and the risk."""
    N, D, C = resources("N D C")
    certificate = compute_optimal(Risk(2 * N**-a + D**-b), cost=6 * N * D).certificate
    bound, risk = least(certificate).statement.split("->")[-1].split("<=")
    values = {r: AT[str(r)] for r in (*certificate.resources, C)} | {a: AT["a"], b: AT["b"]}
    assert Reader(bound).read() == pytest.approx(float(certificate.lower_bound.subs(values)))
    assert Reader(risk).read() == pytest.approx(float((2 * N**-a + D**-b).subs(values)))


def test_what_coq_has_no_name_for_is_refused():
    with pytest.raises(OutsideTheClassError, match="gamma"):
        coq.term(sympy.gamma(parameters("s")))


@pytest.mark.parametrize("word", ["forall", "exp", "fun", "limit"])
def test_letters_that_mean_something_to_coq_are_renamed(word):
    assert coq.name(sympy.Symbol(word)) == f"{word}_"
