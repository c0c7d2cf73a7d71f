"""Letters under facts, written by letters in a box; and where derivatives may start."""

import pytest
import sympy

from proofs_check.certify.charts import chart
from proofs_check.certify.derivatives import difference, starts_below

x, y, s_1 = sympy.symbols("x y s_1", positive=True)
r, q = sympy.symbols("r q", real=True)
oo = sympy.oo


@pytest.mark.parametrize(
    "facts, box",
    [
        ([x >= 1, x <= 3], (1, 3)),
        ([x >= 1, x >= 2], (2, oo)),
        ([x <= 3, x <= 2], (0, 2)),
        ([2 * x < 3], (0, sympy.Rational(3, 2))),
        ([1 - x > 0], (0, 1)),
        ([sympy.Ne(x, 1)], (0, oo)),
        ([x**2 >= 4], (0, oo)),
        ([1 / x >= 2], (0, sympy.Rational(1, 2))),
    ],
    ids=str,
)
def test_numbers_are_ends_of_the_box(facts, box) -> None:
    made = chart(facts, [x])
    assert made.written == () and made.box == {x: box}


@pytest.mark.parametrize(
    "fact, letters",
    [(x >= y, [x, y]), (r >= q, [q, r]), (r <= y, [r, y]), (x + y <= 2, [x, y]), (x >= r, [x, r]), (x / y < 3, [x, y])],
    ids=str,
)
def test_a_letter_gives_way_to_a_distance_from_the_bound(fact, letters) -> None:
    made = chart([fact], letters)
    assert len(made.written) == 1 and len(made.box) == len(letters)
    slack = sympy.factor(made.of(fact.gts - fact.lts))
    assert slack.subs(s_1, 0) == 0, "the bound itself is reached"
    assert sympy.diff(slack, s_1).subs(dict.fromkeys(made.box, 1)) > 0


def test_an_equation_removes_a_letter() -> None:
    made = chart([x >= y, y >= r, sympy.Eq(r, 2)], [x, y, r])
    assert made.of(r) == 2 and made.of(x - y).is_positive
    assert sorted(made.box.values()) == [(0, oo), (2, oo)]
    assert chart([sympy.Eq(x, y + 1)], [x, y]).of(x - y) == 1


@pytest.mark.parametrize("fact", [(x - 1) / (y - 2) >= 0, x / (y - 2) >= 1], ids=str)
def test_a_denominator_of_unknown_sign_gives_no_end(fact) -> None:
    assert chart([fact], [x, y]).box == {x: (0, oo), y: (0, oo)}


def test_a_letter_of_any_sign_has_no_ends() -> None:
    assert chart([], [r, x]).box == {r: (-oo, oo), x: (0, oo)}


@pytest.mark.parametrize(
    "f, low, starts",
    [
        (x**2 - 1, 0, True),
        (x**2, 0, True),
        (x**2 + 1, 0, False),
        (x - 2, 1, True),
        (x + y - 2, 1, False),
        (x * y, 0, False),  # in two letters
        (x ** (1 / sympy.log(x)) - 2, 0, False),  # e - 2, though sympy has 1 - 2 at zero
        (x, -oo, False),
        (-1 / x, 0, False),
    ],
    ids=str,
)
def test_where_derivatives_may_start(f, low, starts) -> None:
    assert starts_below(f, x, sympy.S(low) if low != -oo else low) is starts


def test_the_lesser_side_less_the_greater() -> None:
    assert difference(x <= y) == x - y and difference(x >= y) == y - x
    assert difference(sympy.log(x * y) <= x**2) == sympy.log(x) + sympy.log(y) - x**2
