"""Squared bias of ridge regression as the penalty vanishes: a spectral law with its constant."""

import sympy

from theory.records import Claim, Convention, Derivation, Identity, Instance, Meaning, Order, Premise, Spectral
from theory.symbols import parameters, resources

# A resource grows without bound; a parameter is a fixed positive number.
x = resources("x")
a, b, k = parameters("a b k")
bias = sympy.Function("bias")(x)

# A symbol with the name of a step stands for the result of that step.
total = parameters("total")

s = (b - 1) / a
LAW = sympy.gamma(s) * sympy.gamma(2 - s) / a * x**-s

CLAIM = Claim(
    # The id is the paper's key and the name of this file: ridge_bias.py holds mypaper:ridge-bias.
    id="mypaper:ridge-bias",
    title="Bias of ridge regression on a power-law problem",
    # "~" states the constant as well; "Theta", "O" and "Omega" state the order only.
    statement=Order(bias, "~", LAW, x),
    source="ours",  # or "textbook"; "paper" if you read the passage, "reported" if somebody else did
    fidelity="as stated",
    reference="Theorem 1 of the draft.",
    meanings=(
        Meaning(bias, "squared bias of ridge regression, summed over all modes"),
        Meaning(x, "inverse of the penalty"),
        Meaning(a, "capacity exponent: the k-th eigenvalue is k^-a"),
        Meaning(b, "source exponent: the target has the power k^-b in mode k"),
    ),
    # Relations between symbols; that parameters are positive is known already.
    assumptions=(sympy.Gt(b, 1), sympy.Lt(b, 1 + 2 * a)),
    # Whatever a number depends on and a reader might take for granted differently.
    convention=Convention(loss="squared", mode="deterministic", target="fixed", limits="all modes, then x to infinity"),
    derivation=Derivation(
        premises=(Premise("assumption", "a penalty 1/x keeps the part x k^-a/(1 + x k^-a) of mode k"),),
        steps=(
            # The engine finds the leading term, and proves from the assumptions whatever it needs.
            Spectral(name="total", summand=k**-b / (1 + x * k**-a) ** 2, over=k, large=x),
            # The last step must give the statement; this one rewrites the engine's form of it.
            Identity(name="law", lhs=total, rhs=LAW, why="reflection of the gamma function"),
        ),
    ),
    # Where the check measures. Decimals are written as text: instances are exact.
    instances=(Instance.of(a=2, b="3/2"), Instance.of(a=2, b=2), Instance.of(a="3/2", b="5/2")),
    notes="Beyond b = 1 + 2 a the bias falls like x^-2, whatever the target: ridge regression saturates.",
)
