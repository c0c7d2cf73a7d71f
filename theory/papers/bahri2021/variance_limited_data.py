"""Excess risk of a model of fixed size, exactly: inverse to the samples in excess of its parameters."""

import sympy

from theory.papers.bahri2021._model import NOTES
from theory.records import Claim, Convention, Derivation, Equality, Identity, Instance, Meaning, Premise
from theory.symbols import parameters

n, P, sigma, x, z, f = parameters("n P sigma x z f")
risk = sympy.Function("R")(n)
inverse = sympy.symbols("inverse", positive=True)
DENSITY = x ** (f / 2 - 1) * sympy.exp(-x / 2) / (2 ** (f / 2) * sympy.gamma(f / 2))

CLAIM = Claim(
    id="bahri2021:variance-limited-data",
    title="Limited by the variance of the data",
    statement=Equality(risk, sigma**2 * P / (n - P - 1)),
    source="ours",
    fidelity="reconstructed",
    reference=NOTES + " The paper has the order 1/n for any model of fixed size; this is least squares, exactly.",
    meanings=(
        Meaning(risk, "mean excess risk of least squares with P standard normal inputs"),
        Meaning(n, "number of samples"),
        Meaning(P, "number of parameters, fixed"),
        Meaning(sigma, "standard deviation of the noise"),
        Meaning(f, "degrees of freedom n - P + 1"),
        Meaning(x, "value of a chi-squared variable"),
        Meaning(z, "f - 2"),
    ),
    assumptions=(n > P + 1,),
    convention=Convention(loss="squared", mode="expectation", target="fixed"),
    derivation=Derivation(
        premises=(
            Premise(
                "citation",
                "the excess risk is sigma^2 times the trace of the inverse Gram matrix of the inputs, and the inverse "
                "of a diagonal entry of that inverse is chi-squared with n - P + 1 degrees of freedom (textbook)",
            ),
        ),
        steps=(
            Identity(
                name="inverse",
                lhs=sympy.Integral(DENSITY / x, (x, 0, sympy.oo)),
                rhs=1 / (f - 2),
                given=((f, 2 + z),),
                why="mean of an inverse chi-squared variable",
            ),
            Identity(
                name="risk",
                lhs=sigma**2 * P * inverse,
                rhs=sigma**2 * P / (n - P - 1),
                given=((f, n - P + 1),),
                why="P diagonal entries",
            ),
        ),
    ),
    instances=tuple(Instance.of(n=k, P=p, sigma=s) for k, p, s in ((60, 12, 1), (100, 10, 2), (400, 20, 1))),
    notes="So the exponent of samples is one whatever the data are, once they are many more than the parameters.",
)
