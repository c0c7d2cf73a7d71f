"""Whatever is drawn together is still the same number."""

import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st

from theory.symbols import parameters, resources
from theory.typeset.factors import collected, drawn_together, signed

a, b, c = parameters("a b c")
y = parameters("y", positive=False)
N = resources("N")
POINT = {a: 0.7, b: 1.3, c: 2.1, y: -0.4, N: 5.0}

bases = st.sampled_from([a, b, c, y, N, a + b, sympy.Integer(2), sympy.sin(a)])
halves = st.sampled_from([sympy.Rational(k, 2) for k in (-3, -2, -1, 1, 2)])
symbolic = st.sampled_from([b, -b, b / (a + c), -a / (a + c), c / (a + c), -a - 1])
factors = st.tuples(bases, st.one_of(halves, symbolic)).map(lambda f: sympy.Pow(*f))


@given(st.lists(factors, min_size=1, max_size=6))
def test_products_keep_their_value(args):
    product = sympy.Mul(*(base**exponent for base, exponent in drawn_together(collected(args))), evaluate=False)
    expected = complex(sympy.N(sympy.Mul(*args).subs(POINT)))
    assert complex(sympy.N(product.subs(POINT))) == pytest.approx(expected, rel=1e-9)


@given(st.lists(factors, min_size=1, max_size=3), st.booleans())
def test_signs_keep_their_value(args, minus):
    term = sympy.Mul(-1 if minus else 1, *args) * (-a - b)
    negative, magnitude = signed(term)
    rebuilt = (-1 if negative else 1) * magnitude
    assert complex(sympy.N(rebuilt.subs(POINT))) == pytest.approx(complex(sympy.N(term.subs(POINT))), rel=1e-9)
