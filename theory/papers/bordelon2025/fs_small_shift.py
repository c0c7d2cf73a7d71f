"""How little a small shift of the covariance costs deep networks."""

import sympy

from theory.papers.bordelon2025._shift import RATIO, SETTING, TRAINED, r, s
from theory.records import Claim, Combine, Derivation, Identity, Instance, Meaning, Order, Premise, Squeeze
from theory.symbols import named, parameters, resources

L = parameters("L", integer=True)
slack = parameters("slack")
X = resources("X")
risk = sympy.Function("risk")(X)
LAW = (r + 1) * ((r - 1) ** 2 / r) ** L * X ** (-2 * L)

CLAIM = Claim(
    id="bordelon2025:fs-small-shift",
    title="Risk of deep networks after a small turn of the covariance",
    statement=Order(risk, "Theta", LAW, X),
    source="ours",
    fidelity="as stated",
    reference="Ours, from the risk that summaries of the paper report for a shifted covariance.",
    meanings=(
        Meaning(risk, "risk on the turned covariance of two dimensions, for targets of unit weights"),
        Meaning(X, "inverse of the sine of the angle"),
        Meaning(L, "number of layers, even"),
        RATIO,
        Meaning(s, "size of the shift, (r - 1)^2/(r X^2)"),
    ),
    assumptions=(r > 1,),
    convention=SETTING,
    derivation=Derivation(
        premises=(
            TRAINED,
            Premise(
                "claim",
                "bordelon2025:fs-shift-rate: E has the trace and the determinant -s, so that E^2 = s (1 - E) "
                "(textbook: Cayley and Hamilton), and E vanishes with the angle",
            ),
        ),
        steps=(
            Identity(
                name="square",
                lhs=s,
                rhs=(r - 1) ** 2 / r * X**-2,
                given=((s, (r - 1) ** 2 / r * X**-2),),
                why="two layers leave s times the target, up to terms of higher order",
            ),
            Combine(name="power", expression=(r + 1) * named("square") ** L, why="risk s^L tr Sigma' of even L"),
            Squeeze(
                name="law",
                lower=named("power") * (1 - slack),
                upper=named("power") * (1 + slack),
                slack=slack,
                why="1 - E tends to one",
            ),
        ),
    ),
    instances=tuple(Instance.of(L=depth, r=ratio) for depth, ratio in ((2, 4), (4, 4), (6, 2))),
)
