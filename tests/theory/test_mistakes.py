"""Mistakes in a claim are refused where it is made, with a remedy."""

import pytest
import sympy

from theory.errors import TheoryError
from theory.records import Claim, Equality, Inequality, Instance, Order
from theory.symbols import parameters, resources

a, b = parameters("a b")
C = resources("C")


def claim(**changed):
    given = {"statement": Equality(a, b), "source": "ours", "fidelity": "as stated", "reference": "Ours."}
    return Claim(id="mine:fact", title="A fact", **(given | changed))


@pytest.mark.parametrize(
    "make, remedy",
    [
        (lambda: Order(a, "theta", 1 / C, C), "'theta' is none of O, Omega, Theta, ~"),
        (lambda: Inequality(a, "=<", b), "'=<' is none of <=, >=, <, >"),
        (lambda: Instance.of(alpha="0.3x"), 'alpha="1/2"'),
        (lambda: claim(assumptions=(b - 1,)), "is no relation; write sympy.Gt"),
        (lambda: claim(assumptions=(sympy.Lt(a, 0),)), "contradicts the declared signs"),
        (lambda: claim(statement=a - b), "use one of Equality, Inequality, Order"),
        (lambda: claim(source="mine"), "none of paper, reported, textbook, ours"),
    ],
)
def test_a_mistake_names_itself_and_its_remedy(make, remedy):
    with pytest.raises(TheoryError) as raised:
        make()
    assert remedy in str(raised.value)
