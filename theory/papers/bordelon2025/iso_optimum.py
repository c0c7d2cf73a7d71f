"""Least risk of every depth on isotropic data without noise."""

import sympy

from theory.papers.bordelon2025._model import DEPTH, REDUCTION, SAMPLES, alpha
from theory.records import Claim, Convention, Derivation, Equality, Identity, Induction, Instance, Meaning, Premise
from theory.symbols import named, parameters

L = parameters("L", integer=True)
c, r, x, eigenvalue = parameters("c r x lambda")
j = sympy.Symbol("j", integer=True, nonnegative=True)
least = sympy.Function("risk")(L, alpha)

half = sympy.Rational(1, 2)
ratio = alpha / (1 + alpha) ** 2
catalan_number = 4**L * sympy.gamma(L + half) / (sympy.sqrt(sympy.pi) * sympy.gamma(L + 2))
OPTIMUM = 1 - alpha / (1 + alpha) * sympy.Sum(sympy.catalan(j) * ratio**j, (j, 0, L - 1))

CLAIM = Claim(
    id="bordelon2025:iso-optimum",
    title="Least risk of every depth on isotropic data",
    statement=Equality(least, OPTIMUM),
    source="ours",
    fidelity="as stated",
    reference="Ours; the reduction to one step size is reported by summaries of the paper.",
    meanings=(
        Meaning(least, "least excess risk over the step size, with tied layers and no label noise"),
        SAMPLES,
        Meaning(L, DEPTH.words),
    ),
    convention=Convention(
        loss="squared",
        mode="expectation",
        target="average",
        limits="the dimension tends to infinity at a fixed number of samples per dimension and fixed depth",
    ),
    derivation=Derivation(
        premises=(
            REDUCTION,
            Premise("citation", "Marchenko-Pastur law of the sample covariance, with c = 1/alpha (textbook)"),
            Premise("citation", "Euler's beta integral for the moments of a half circle of radius r (textbook)"),
            Premise("assumption", "the risk of depth zero is the variance of the labels, which is one"),
        ),
        steps=(
            Identity(
                name="symmetry",
                lhs=((1 + sympy.sqrt(c)) ** 2 - eigenvalue) * (eigenvalue - (1 - sympy.sqrt(c)) ** 2),
                rhs=(1 + c) ** 2 * (r**2 - x**2),
                given=((eigenvalue, (1 + c) * (1 - x)), (r, 2 * sympy.sqrt(c) / (1 + c))),
                why="the eigenvalue times its density is even in x: at the step L alpha/(1 + alpha) each layer leaves "
                "x, the derivative of the risk is an odd moment and vanishes, and the risk is convex in the step",
            ),
            Identity(
                name="weight",
                lhs=sympy.sqrt(r**2 - x**2) / (1 - x) * (1 - x**2),
                rhs=sympy.sqrt(r**2 - x**2) * (1 + x),
                why="a layer more saves x^(2L) (1 - x^2) on average: nothing on the atom at x = 1, and of 1 + x "
                "only the even part stays",
            ),
            Identity(
                name="saved",
                lhs=(1 + c)
                / (2 * sympy.pi * c)
                * r ** (2 * L + 2)
                * sympy.gamma(L + half)
                * sympy.gamma(3 * half)
                / sympy.gamma(L + 2),
                rhs=alpha / (1 + alpha) * ratio**L * catalan_number,
                given=((r, 2 * sympy.sqrt(c) / (1 + c)), (c, 1 / alpha)),
                why="the beta integral, written in the samples per dimension: Catalan's number times a power",
            ),
            Induction(
                name="optimum",
                formula=OPTIMUM,
                index=L,
                start=sympy.S.One,
                increment=-named("saved"),
                why="layer by layer from depth zero",
            ),
        ),
    ),
    instances=(
        Instance.of(alpha="1/2", L=2),
        Instance.of(alpha=1, L=4),
        Instance.of(alpha=2, L=2),
        Instance.of(alpha=2, L=4),
        Instance.of(alpha=4, L=3),
    ),
    notes=(
        "Every layer lowers the risk, towards max(0, 1 - alpha): to nothing if alpha is at least one, else to what the "
        "samples leave open."
    ),
)
