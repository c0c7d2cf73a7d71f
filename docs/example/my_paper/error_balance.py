"""Least risk within a compute budget, when a smaller penalty takes longer to solve for."""

import sympy

from theory.records import Claim, Convention, Derivation, Instance, Meaning, Optimum, Order, Premise
from theory.symbols import parameters, resources

n, x, C = resources("n x C")
a, b, B, V = parameters("a b B V")
risk = sympy.Function("R")(C)

CLAIM = Claim(
    id="mypaper:error-balance",
    title="Compute frontier of ridge regression",
    statement=Order(risk, "Theta", C ** (-2 * (b - 1) / (a + 2 * b)), C),
    source="ours",
    fidelity="as stated",
    reference="Theorem 2 of the draft.",
    meanings=(
        Meaning(risk, "least mean squared excess risk within compute C"),
        Meaning(C, "compute: passes over the samples times samples"),
        Meaning(n, "number of samples"),
        Meaning(x, "inverse of the penalty"),
        Meaning(a, "capacity exponent: the k-th eigenvalue is k^-a"),
        Meaning(b, "source exponent: the target has the power k^-b in mode k"),
        Meaning(B, "coefficient of the bias"),
        Meaning(V, "coefficient of the variance"),
    ),
    assumptions=(sympy.Gt(b, 1), sympy.Lt(b, 1 + 2 * a)),
    convention=Convention(
        loss="squared", mode="expectation", target="fixed", compute=n * sympy.sqrt(x), along="frontier"
    ),
    derivation=Derivation(
        premises=(
            # A premise that is a claim starts with its id; the badge here is never better than the badge there.
            Premise("claim", "mypaper:ridge-bias: the squared bias is B x^(-(b - 1)/a) to leading order"),
            # A citation is taken for granted, and printed beside the evidence.
            Premise("citation", "effective dimension (Caponnetto and De Vito 2007): the variance is V x^(1/a)/n"),
            Premise("citation", "conjugate gradients at condition number x take of order x^(1/2) passes (textbook)"),
        ),
        steps=(
            # The engine solves the allocation and proves by a certificate that none is better.
            Optimum(
                name="frontier",
                risk=B * x ** (-(b - 1) / a) + V * x ** (1 / a) / n,
                costs=(n * sympy.sqrt(x),),
                budget=C,
            ),
        ),
    ),
    instances=(Instance.of(a=2, b=2, sigma=1), Instance.of(a="3/2", b="5/2", sigma=1)),
    notes="Plain gradient descent takes x passes instead, and its exponent is (b - 1)/(a + b).",
)
