"""How many steps any first-order method needs, by the square root of the condition number."""

from theory.papers.yang2025._oracle import FALL, E
from theory.records import Bound, Claim, Convention, Derivation, Identity, Inequality, Instance, Meaning, Premise
from theory.symbols import parameters

T, u, r, ell = parameters("T u r ell")

CLAIM = Claim(
    id="yang2025:oracle-steps",
    title="Steps that first-order methods need",
    statement=Inequality(T, ">=", u * E / 4),
    source="textbook",
    fidelity="as stated",
    reference=(
        "Nesterov (2004), section 2.1.4, with this constant ours: the rate of the chain is at least exp(-4/u) a step. "
        "The summaries of the paper report bounds that match up to a gap in the condition number."
    ),
    meanings=(
        Meaning(
            T,
            "number of steps, read between steps on a logarithmic scale, in which a method whose iterates lie in the "
            "span of the gradients seen solves the chain",
        ),
        Meaning(u, "square root of the condition number, less one"),
        FALL,
        Meaning(r, "square root of the condition number"),
        Meaning(ell, "minus the logarithm of the rate of the chain, log((r + 1)/(r - 1))", r"\ell"),
    ),
    convention=Convention(target="worst case", limits="infinitely many coordinates"),
    derivation=Derivation(
        premises=(
            Premise("claim", "yang2025:oracle-distance: after T steps the ratio is at least exp(-2 ell T)"),
            Premise("citation", "log(1 + x) is at most x (textbook), here at x = 2/u"),
        ),
        steps=(
            Identity(
                name="inverse",
                lhs=(r + 1) / (r - 1),
                rhs=1 + 2 / u,
                given=((r, 1 + u),),
                why="so that ell is at most 2/u",
            ),
            Bound(
                name="needed",
                relation=u * E / 4 <= T,
                facts=(2 * ell * T >= E, ell <= 2 / u),
                why="the ratio has fallen to exp(-E)",
            ),
        ),
    ),
    instances=tuple(Instance.of(u=u_, E=e) for u_, e in ((1, 14), (3, 10), (7, 14), (15, 14), (31, 14))),
    notes=(
        "The same as ((sqrt(kappa) - 1)/(sqrt(kappa) + 1))^(2 T) >= exp(-4 T/(sqrt(kappa) - 1)) at every kappa > 1. "
        "Heavy ball comes as near as the span allows on this chain; Nesterov's method takes about twice as many steps."
    ),
)
