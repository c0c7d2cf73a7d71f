"""The least risk of a decaying bias and a growing variance, exactly and at every budget."""

import sympy

from theory.records import Claim, Convention, Derivation, Equality, Instance, Meaning, Optimum, Premise
from theory.symbols import parameters, resources

n, x, C = resources("n x C")
s, r, p, B, V = parameters("s r p B V")
risk = sympy.Function("R")(C)

# Shares of bias and variance in the least risk. Quotients of positive numbers: their signs are plain to see.
v = (r + p) / (s + r + p)
w = s / (s + r + p)

CLAIM = Claim(
    id="mypaper:balance-constant",
    title="Least risk with its exact constant",
    statement=Equality(risk, (B / v) ** v * (V / w) ** w * C**-w),
    source="ours",
    fidelity="as stated",
    reference="Theorem 3 of the draft.",
    meanings=(
        Meaning(risk, "least value of B x^-s + V x^r/n within the budget"),
        Meaning(C, "compute, at least n x^p"),
        Meaning(n, "number of samples"),
        Meaning(x, "inverse of the penalty"),
        Meaning(s, "decay exponent of the bias"),
        Meaning(r, "growth exponent of the variance"),
        Meaning(p, "power of the inverse penalty in the cost"),
        Meaning(B, "coefficient of the bias"),
        Meaning(V, "coefficient of the variance"),
    ),
    convention=Convention(loss="squared", compute=n * x**p, along="frontier"),
    derivation=Derivation(
        premises=(Premise("assumption", "the risk is the sum of these two terms, at any positive n and x"),),
        steps=(
            # yields="value" asks for constant and power; the default is the power alone.
            Optimum(name="least", risk=B * x**-s + V * x**r / n, costs=(n * x**p,), budget=C, yields="value"),
        ),
    ),
    instances=(
        Instance.of(s="1/2", r="1/2", p="1/2", B=1, V=1, C=10**6),
        Instance.of(s=1, r="2/3", p="1/2", B="1/3", V=4, C=10**4),
        Instance.of(s="3/4", r="1/2", p=1, B=2, V="1/5", C=10**8),
    ),
)
