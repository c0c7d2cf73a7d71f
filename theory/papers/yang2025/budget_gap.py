"""What the condition-number gap of gradient descent costs in compute."""

import sympy

from theory.papers.yang2025._oracle import CONDITION, kappa
from theory.records import Claim, Combine, Convention, Derivation, Equality, Identity, Instance, Meaning, Premise
from theory.symbols import parameters

T, n, K, B, v, r = parameters("T n K B v r")
budget, descent, span = sympy.symbols("budget descent span", positive=True)
gap = sympy.Function("gap")(kappa)

DESCENT = sympy.log((kappa + 1) / (kappa - 1))
SPAN = sympy.log((sympy.sqrt(kappa) + 1) / (sympy.sqrt(kappa) - 1))

CLAIM = Claim(
    id="yang2025:budget-gap",
    title="Gap in compute between gradient descent and its lower bound",
    statement=Equality(gap, SPAN / DESCENT),
    source="ours",
    fidelity="as stated",
    reference=(
        "Ours. The summaries of the paper report compute laws that match up to a gap in the condition number, without "
        "its size."
    ),
    meanings=(
        Meaning(
            gap,
            "compute at which gradient descent on its worst problem reaches a risk, over the least at which the span "
            "of the gradients of the chain allows to",
        ),
        CONDITION,
        Meaning(T, "number of steps, read between steps on a logarithmic scale"),
        Meaning(n, "number of samples"),
        Meaning(K, "steps in which the optimisation leg falls by the factor e"),
        Meaning(v, "number of steps over K"),
        Meaning(B, "least product of samples and v for the risk: it depends on the statistical leg alone"),
        Meaning(r, "square root of the condition number"),
    ),
    convention=Convention(
        loss="squared", target="worst case", compute=n * T, along="frontier", limits="infinitely many coordinates"
    ),
    derivation=Derivation(
        premises=(
            Premise(
                "assumption",
                "the risk is a statistical leg, any falling function of n, plus the squared distance that optimisation "
                "leaves, for every allocation of n and T",
            ),
            Premise("claim", "yang2025:oracle-distance: on the chain that distance is ((r - 1)/(r + 1))^(2 T) at best"),
            Premise(
                "citation",
                "Nesterov (2004), theorem 2.1.15: for gradient descent it is ((kappa - 1)/(kappa + 1))^(2 T), and no "
                "less where the error lies in the directions of least and largest curvature",
            ),
        ),
        steps=(
            Identity(
                name="budget",
                lhs=n * T,
                rhs=K * B,
                given=((T, K * v), (n, B / v)),
                why="with time in units of K the risk is the same function of n and v for every method",
            ),
            Identity(
                name="descent",
                lhs=budget,
                rhs=B / (2 * DESCENT),
                given=((K, 1 / (2 * DESCENT)),),
                why="compute of gradient descent",
            ),
            Identity(
                name="span",
                lhs=budget,
                rhs=B / (2 * SPAN),
                given=((K, 1 / (2 * SPAN)),),
                why="compute that the span needs at least",
            ),
            Combine(name="ratio", expression=descent / span, why="the statistical leg cancels"),
        ),
    ),
    instances=tuple(
        Instance.of(kappa=k, b=b, epsilon=e)
        for k, b, e in ((4, 1, "1/1000"), (64, 1, "1/1000"), (64, "1/2", "1/100"), (144, 1, "1/100"))
    ),
    notes=(
        "About the root of the condition number, whatever the statistical leg n^-b and the risk: at equal compute the "
        "risks then differ by that factor to the power b, up to logarithms. Accelerated methods close the gap up to a "
        "constant."
    ),
)
