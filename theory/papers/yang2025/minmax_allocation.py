"""The least possible largest leg within a budget."""

import sympy

from theory.records import Claim, Convention, Derivation, Equality, Instance, Meaning, Optimum, Premise
from theory.symbols import parameters, resources

m, n, T, C = resources("m n T C")
a, b, c = parameters("a b c")
p, q, r = parameters("p q r")
A, B, F = parameters("A B F")
best = sympy.Function("M")(C)

CLAIM = Claim(
    id="yang2025:minmax-allocation",
    title="The least largest leg within a budget",
    statement=Equality(
        best,
        (A ** (p / a) * B ** (q / b) * F ** (r / c) / C) ** (1 / (p / a + q / b + r / c)),
    ),
    source="ours",
    fidelity="as stated",
    reference="Ours; in logarithms it is linear programming duality (textbook).",
    meanings=(
        Meaning(best, "least value, over allocations within budget C, of the largest of the three legs"),
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
    convention=Convention(compute=m**p * n**q * T**r, along="frontier"),
    derivation=Derivation(
        premises=(Premise("assumption", "each leg depends on one resource; the cost is a product of powers"),),
        steps=(
            Optimum(
                name="optimum",
                risk=A * m**-a + B * n**-b + F * T**-c,
                costs=(m**p * n**q * T**r,),
                budget=C,
                yields="value",
                combine="max",
            ),
        ),
    ),
    instances=(
        Instance.of(a="1/2", b="1/2", c=1, p=2, q=1, r=1, A=1, B=1, F=1, C=10**6),
        Instance.of(a="1/2", b="1/2", c="1/2", p=2, q=1, r=1, A=2, B="1/3", F=5, C=10**8),
        Instance.of(a="3/4", b="1/3", c=1, p=1, q="3/2", r="1/2", A="1/2", B=4, F=3, C=10**4),
    ),
    notes=(
        "A lower bound on each leg makes this a lower bound on the largest of them. It is not yet a two-sided law for "
        "the joint risk: that needs an upper bound in which the legs add, for every allocation, since cross terms can "
        "dominate at the optimum."
    ),
)
