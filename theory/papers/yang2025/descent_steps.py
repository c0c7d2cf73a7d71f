"""How many steps gradient descent needs at most, by the condition number."""

from theory.papers.yang2025._oracle import FALL, E
from theory.records import Bound, Claim, Convention, Derivation, Identity, Inequality, Instance, Meaning, Premise
from theory.symbols import parameters

T, kappa, x, ell = parameters("T kappa x ell")

CLAIM = Claim(
    id="yang2025:descent-steps",
    title="Steps that gradient descent needs at most",
    statement=Inequality(T, "<=", (kappa + 1) * E / 4),
    source="textbook",
    fidelity="as stated",
    reference=(
        "Nesterov (2004), theorem 2.1.15, with log(1 - x) <= -x. The summaries of the paper report bounds that match "
        "up to a gap in the condition number."
    ),
    meanings=(
        Meaning(T, "number of steps of gradient descent to that ratio, read between steps on a logarithmic scale"),
        Meaning(kappa, "condition number, smoothness L over strong convexity mu"),
        FALL,
        Meaning(ell, "minus the logarithm of the rate of gradient descent, log((kappa + 1)/(kappa - 1))", r"\ell"),
        Meaning(x, "what a step gains, 1 - exp(-ell)"),
    ),
    assumptions=(kappa > 1,),
    convention=Convention(target="worst case"),
    derivation=Derivation(
        premises=(
            Premise(
                "citation",
                "Nesterov (2004), theorem 2.1.15: with the step 2/(L + mu) every step shrinks the distance from the "
                "minimiser at least by the factor (kappa - 1)/(kappa + 1)",
            ),
            Premise("citation", "-log(1 - x) is at least x for x below one (textbook)"),
        ),
        steps=(
            Identity(
                name="gain",
                lhs=1 - (kappa - 1) / (kappa + 1),
                rhs=2 / (kappa + 1),
                why="so that ell is at least 2/(kappa + 1)",
            ),
            Bound(
                name="enough",
                relation=(kappa + 1) * E / 4 >= T,
                facts=(2 * ell * T <= E, ell >= 2 / (kappa + 1)),
                why="the ratio, at most exp(-2 ell T), is exp(-E) then",
            ),
        ),
    ),
    instances=tuple(Instance.of(kappa=k, E=e) for k, e in (("5/2", 8), (9, 14), (64, 14), (256, 10), (1024, 14))),
    notes=(
        "The same as ((kappa - 1)/(kappa + 1))^(2 T) <= exp(-4 T/(kappa + 1)) at every kappa > 1. Nearly attained "
        "where the error lies in the directions of least and largest curvature."
    ),
)
