"""Context law on isotropic data: every layer multiplies the exponent."""

import sympy

from theory.papers.bordelon2025._isotropic import DEFINITIONS, ISOTROPIC, OPTIMUM, L
from theory.papers.bordelon2025._model import alpha
from theory.records import Claim, Derivation, Identity, Instance, Meaning, Order, Premise, Squeeze
from theory.symbols import parameters

slack = parameters("slack")
least = sympy.Function("risk")(L, alpha)
first = alpha / (1 + alpha) * (alpha / (1 + alpha) ** 2) ** L
law = sympy.catalan(L) * alpha**-L

CLAIM = Claim(
    id="bordelon2025:iso-long-context",
    title="Context law on isotropic data without noise",
    statement=Order(least, "~", law, alpha),
    source="ours",
    fidelity="as stated",
    reference="Ours.",
    meanings=(
        Meaning(least, "least excess risk over the step size, with tied layers and no label noise"),
        *DEFINITIONS,
        Meaning(slack, "inverse of alpha"),
    ),
    assumptions=(alpha > 1,),
    convention=ISOTROPIC,
    derivation=Derivation(
        premises=(
            OPTIMUM,
            Premise("claim", "bordelon2025:iso-deep-limit: above alpha = 1 the whole series leaves nothing"),
            Premise(
                "citation",
                "Cat_j <= 4^(j - L) Cat_L for j >= L (textbook), so the rest of the series lies between its first term "
                "and that over 1 - 4 q = ((alpha - 1)/(alpha + 1))^2",
            ),
        ),
        steps=(
            Identity(
                name="first",
                lhs=sympy.catalan(L) * first,
                rhs=law * (1 + slack) ** (-2 * L - 1),
                given=((slack, 1 / alpha),),
                why="the term j = L times alpha/(1 + alpha)",
            ),
            Squeeze(
                name="law",
                lower=law * (1 + slack) ** (-2 * L - 1),
                upper=law * (1 + slack) ** (-2 * L - 1) * ((1 + slack) / (1 - slack)) ** 2,
                slack=slack,
                why="the first term, and that over 1 - 4 q",
            ),
        ),
    ),
    instances=tuple(Instance.of(L=depth) for depth in (1, 2, 3, 5)),
    notes="Without noise only. With it every depth keeps a floor of the order sigma^2/alpha.",
)
