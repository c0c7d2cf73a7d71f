"""What it costs that the legs add instead of taking their maximum."""

import sympy

from theory.records import Claim, Convention, Derivation, Equality, Identity, Instance, Meaning, Optimum, Premise
from theory.symbols import parameters, resources

m, n, T, C = resources("m n T C")
a, b, c = parameters("a b c")
p, q, r = parameters("p q r")
A, B, F = parameters("A B F")
total, largest = parameters("total largest")
added, worst = sympy.Function("R")(C), sympy.Function("M")(C)

S = p / a + q / b + r / c
WEIGHTS = (p / (a * S), q / (b * S), r / (c * S))
ENTROPY = -sympy.Add(*(w * sympy.log(w) for w in WEIGHTS))
LEGS = A * m**-a + B * n**-b + F * T**-c
COST = m**p * n**q * T**r

CLAIM = Claim(
    id="yang2025:sum-over-max",
    title="The price of a sum over a maximum",
    statement=Equality(added / worst, sympy.exp(ENTROPY)),
    source="ours",
    fidelity="as stated",
    reference="Ours; the ratio of the two balanced allocations.",
    meanings=(
        Meaning(added, "least sum of the three legs at budget C"),
        Meaning(worst, "least value of the largest of the three legs at budget C"),
        Meaning(C, "compute, at least m^p n^q T^r"),
        Meaning(a, "decay exponent of the width leg A m^-a"),
        Meaning(b, "decay exponent of the data leg B n^-b"),
        Meaning(c, "decay exponent of the time leg F T^-c"),
        Meaning(p, "power of width in the cost"),
        Meaning(q, "power of data in the cost"),
        Meaning(r, "power of time in the cost"),
    ),
    convention=Convention(compute=COST, along="frontier"),
    derivation=Derivation(
        premises=(Premise("assumption", "the same three legs and the same cost, once added and once maximised"),),
        steps=(
            Optimum(name="total", risk=LEGS, costs=(COST,), budget=C, yields="value"),
            Optimum(name="largest", risk=LEGS, costs=(COST,), budget=C, yields="value", combine="max"),
            Identity(
                name="ratio",
                lhs=total / largest,
                rhs=sympy.exp(ENTROPY),
                why="coefficients and budget cancel; the entropy of the shares of the legs is left",
            ),
        ),
    ),
    instances=(
        Instance.of(a="1/2", b="1/2", c=1, p=2, q=1, r=1, A=1, B=1, F=1, C=10**6),
        Instance.of(a="1/2", b="1/2", c="1/2", p=2, q=1, r=1, A=2, B="1/3", F=5, C=10**8),
        Instance.of(a="3/4", b="1/3", c=1, p=1, q="3/2", r="1/2", A="1/2", B=4, F=3, C=10**4),
    ),
    notes="The exponential of the entropy lies between 1 and 3, the number of legs, whatever the coefficients.",
)
