"""A route to the exponent 1/6 with a logarithm, through a time leg that decays exponentially."""

import sympy

from theory.records import Claim, Convention, Derivation, Instance, Meaning, Optimum, Order, Premise
from theory.symbols import parameters, resources

m, n, T, C = resources("m n T C")
A, B, K = parameters("A B K")
best = sympy.Function("R")(C)

COST = m**2 * n * T
sixth, third = sympy.Rational(1, 6), sympy.Rational(1, 3)

CLAIM = Claim(
    id="yang2025:reconstruction-one-sixth-log",
    title="A route to the exponent 1/6 with a logarithm: training that converges exponentially",
    statement=Order(
        best,
        "~",
        6 * (A / 4) ** (2 * third) * (B / 2) ** third * (K / 6) ** sixth * (sympy.log(C) / C) ** sixth,
        C,
    ),
    source="ours",
    fidelity="reconstructed",
    reference="Ours; whether the first version of the paper argues like this is not known.",
    meanings=(
        Meaning(best, "least root of the excess risk within compute C"),
        Meaning(C, "compute: trained parameters, proportional to the squared width, times samples times steps"),
        Meaning(m, "width"),
        Meaning(n, "number of samples"),
        Meaning(T, "number of steps"),
        Meaning(A, "coefficient of the width leg A m^(-1/2)"),
        Meaning(B, "coefficient of the data leg B n^(-1/2)"),
        Meaning(K, "number of steps in which the time leg exp(-T/K) falls by e"),
    ),
    convention=Convention(loss="root", compute=COST, along="frontier"),
    derivation=Derivation(
        premises=(
            Premise(
                "assumption",
                "the root risk is the sum of a width leg A m^(-1/2), a data leg B n^(-1/2) and a time leg exp(-T/K), "
                "for every allocation",
            ),
        ),
        steps=(
            Optimum(
                name="law",
                risk=A / sympy.sqrt(m) + B / sympy.sqrt(n) + sympy.exp(-T / K),
                costs=(COST,),
                budget=C,
                yields="value",
            ),
        ),
    ),
    instances=(
        Instance.of(A=1, B=1, K=10),
        Instance.of(A=2, B="1/3", K=3),
        Instance.of(A="1/2", B=4, K=30),
    ),
    notes=(
        "Bookkeeping on top of three legs under one convention, the root of the risk; for the squared risk the same "
        "legs give 1/3. An exponential leg costs the frontier a logarithm and nothing else. The law is approached "
        "slowly, with a relative correction log(log C)/log C; the best time at a finite budget is "
        "yang2025:exponential-leg-optimum."
    ),
)
