"""Where gradient descent on n samples ends: the plateau that label noise leaves."""

import sympy

from theory.papers.yang2025._steps import STEP_SIZE
from theory.records import Claim, Convention, Derivation, Equality, Identity, Instance, Meaning, Premise
from theory.symbols import parameters

sigma, n, d, v, x = parameters("sigma n d v x")
inverse = sympy.symbols("inverse", positive=True)
plateau = sympy.Function("P")(n)

DENSITY = x**v * sympy.exp(-x / 2) / (2 ** (v + 1) * sympy.gamma(v + 1))

CLAIM = Claim(
    id="yang2025:least-squares-plateau",
    title="Plateau of gradient descent on noisy samples",
    statement=Equality(plateau, sigma**2 * d / (n - d - 1)),
    source="textbook",
    fidelity="as stated",
    reference=(
        "Textbook: the mean of an inverse Wishart matrix. The summaries of the paper report a second phase and do not "
        "give its level."
    ),
    meanings=(
        Meaning(plateau, "mean excess risk of gradient descent on n samples after infinitely many steps"),
        Meaning(sigma, "standard deviation of the label noise"),
        Meaning(n, "number of samples"),
        Meaning(d, "input dimension"),
        Meaning(v, "half the degrees of freedom of a chi-square variable, less one"),
        Meaning(x, "its value"),
    ),
    assumptions=(n > d + 1,),
    convention=Convention(loss="squared", mode="expectation", target="fixed", limits="infinitely many steps"),
    derivation=Derivation(
        premises=(
            Premise("assumption", "Gaussian inputs of any full covariance, labels linear in them with Gaussian noise"),
            Premise("assumption", STEP_SIZE),
            Premise(
                "citation",
                "converged descent is least squares, whose mean excess risk over the labels is sigma^2 times the "
                "trace of an inverse Wishart matrix; each of its d diagonal entries is one over a chi-square variable "
                "of n - d + 1 degrees of freedom (textbook)",
            ),
        ),
        steps=(
            Identity(
                name="inverse",
                lhs=sympy.Integral(DENSITY / x, (x, 0, sympy.oo)),
                rhs=1 / (2 * v),
                why="mean of one over a chi-square variable of 2 v + 2 degrees of freedom",
            ),
            Identity(
                name="plateau",
                lhs=sigma**2 * d * inverse,
                rhs=sigma**2 * d / (n - d - 1),
                given=((v, (n - d - 1) / 2),),
                why="d entries, each of n - d + 1 degrees of freedom",
            ),
        ),
    ),
    instances=tuple(
        Instance.of(n=k, d=e, sigma=s) for k, e, s in ((100, 20, "1/2"), (40, 5, 1), (400, 20, "1/2"), (15, 3, 2))
    ),
    notes="Asymptotically sigma^2 d/n; at n = 5 d the exact value is larger by more than a quarter.",
)
