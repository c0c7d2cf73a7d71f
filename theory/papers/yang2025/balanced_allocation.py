"""Balanced allocation of a budget among three legs, with its exact constant."""

import sympy

from theory.records import Claim, Convention, Derivation, Equality, Instance, Meaning, Optimum, Premise
from theory.symbols import parameters, resources

m, n, T, C = resources("m n T C")
a, b, c = parameters("a b c")
p, q, r = parameters("p q r")
A, B, F = parameters("A B F")
best = sympy.Function("R")(C)

S = p / a + q / b + r / c
LEGS = A * m**-a + B * n**-b + F * T**-c
COST = m**p * n**q * T**r

CLAIM = Claim(
    id="yang2025:balanced-allocation",
    title="Balanced allocation of a budget",
    statement=Equality(
        best,
        S * ((A * a / p) ** (p / a) * (B * b / q) ** (q / b) * (F * c / r) ** (r / c) / C) ** (1 / S),
    ),
    source="ours",
    fidelity="as stated",
    reference="Ours; the inequality behind it is textbook (duality of geometric programming).",
    meanings=(
        Meaning(best, "least sum of the three legs at budget C"),
        Meaning(m, "width"),
        Meaning(n, "number of samples"),
        Meaning(T, "number of steps"),
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
        premises=(Premise("assumption", "the risk is the sum of the three legs, for every allocation"),),
        steps=(Optimum(name="optimum", risk=LEGS, costs=(COST,), budget=C, yields="value"),),
    ),
    instances=(
        Instance.of(a="1/2", b="1/2", c=1, p=2, q=1, r=1, A=1, B=1, F=1, C=10**6),
        Instance.of(a="1/2", b="1/2", c="1/2", p=2, q=1, r=1, A=2, B="1/3", F=5, C=10**8),
        Instance.of(a="3/4", b="1/3", c=1, p=1, q="3/2", r="1/2", A="1/2", B=4, F=3, C=10**4),
    ),
    notes="Holds at every budget, not only asymptotically, as long as allocations may be any positive numbers.",
)
