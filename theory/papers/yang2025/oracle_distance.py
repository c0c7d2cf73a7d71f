"""How near to the minimiser of the chain quadratic first-order methods can come."""

import sympy

from theory.papers.yang2025._oracle import CHAIN, CONDITION, SPAN, STEPS, T, kappa
from theory.records import Claim, Convention, Derivation, Equality, Identity, Induction, Instance, Meaning, Solution
from theory.symbols import parameters

mu, q = parameters("mu q")
factor, head, rest = sympy.symbols("factor head rest", positive=True)
nearest = sympy.Function("rho")(T)

FACTOR = (sympy.sqrt(kappa) - 1) / (sympy.sqrt(kappa) + 1)

CLAIM = Claim(
    id="yang2025:oracle-distance",
    title="The nearest that first-order methods can come",
    statement=Equality(nearest, FACTOR ** (2 * T)),
    source="textbook",
    fidelity="as stated",
    reference=(
        "Nesterov (2004), proof of theorem 2.1.13. The summaries of the paper name a first-order oracle argument for "
        "optimisation and do not give it."
    ),
    meanings=(
        Meaning(
            nearest,
            "least squared distance from the minimiser of the chain after T steps from zero, over all methods whose "
            "iterates lie in the span of the gradients seen, relative to that at the start",
        ),
        STEPS,
        CONDITION,
    ),
    assumptions=(kappa > 1,),
    convention=Convention(target="worst case", limits="infinitely many coordinates"),
    derivation=Derivation(
        premises=(SPAN, CHAIN),
        steps=(
            Solution(
                name="factor",
                equation=mu * q - (kappa * mu - mu) / 4 * (1 - 2 * q + q**2),
                unknown=q,
                value=FACTOR,
                why="the gradient vanishes in every coordinate at x_i = q^i, in the first since x_0 = 1",
            ),
            Induction(
                name="head",
                formula=q**2 * (1 - q ** (2 * T)) / (1 - q**2),
                index=T,
                start=sympy.S.Zero,
                increment=q ** (2 * (T + 1)),
                why="squared length of the first T coordinates of the minimiser, which the span can match",
            ),
            Identity(
                name="rest",
                lhs=1 - head / (q**2 / (1 - q**2)),
                rhs=q ** (2 * T),
                why="beside the squared length of all of it, which is the same sum without end, q being below one",
            ),
            Identity(
                name="nearest",
                lhs=rest,
                rhs=factor ** (2 * T),
                given=((q, factor),),
                why="the ratio that solves the chain",
            ),
        ),
    ),
    instances=tuple(Instance.of(kappa=k, T=t) for k, t in ((4, 3), (16, 10), (64, 30), (256, 60), ("9/4", 5))),
    notes="Conjugate gradients minimise the value over the same span and come almost as near.",
)
