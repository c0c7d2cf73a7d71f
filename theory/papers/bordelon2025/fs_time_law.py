"""Time law of learning one step size per mode, when all contexts share their covariance."""

import sympy

from theory.papers.bordelon2025._model import CAPACITY, POWER_LAW, SOURCE, beta, gamma, k, nu, power_laws, t
from theory.records import Claim, Convention, Derivation, Identity, Meaning, Order, Premise, Spectral
from theory.symbols import named, parameters

x, w = parameters("x w")
risk = sympy.Function("risk")(t)
pace = nu * beta + 2 * nu + 1
decay = nu * beta / pace
step = sympy.log(1 + 4 * w * x**3 * t) / (2 * x)

CLAIM = Claim(
    id="bordelon2025:fs-time-law",
    title="Time law with a fixed covariance",
    statement=Order(risk, "~", sympy.pi / (pace * sympy.sin(sympy.pi * decay)) * (4 * t) ** -decay, t),
    source="ours",
    fidelity="as stated",
    reference="Constant: ours. A summary of the paper's appendix reports the exponent.",
    meanings=(
        Meaning(risk, "excess risk after training time t from zero, at infinite depth and context"),
        Meaning(t, "training time: each step descends the gradient of the risk, with no factor absorbed"),
        CAPACITY,
        SOURCE,
        Meaning(gamma, "step size of a mode"),
        Meaning(x, "eigenvalue of a mode"),
        Meaning(w, "squared weight of the target on that mode"),
    ),
    assumptions=POWER_LAW,
    convention=Convention(
        loss="squared",
        mode="expectation",
        target="average",
        along="path",
        limits="infinite context and depth first, then long training",
    ),
    derivation=Derivation(
        premises=(
            Premise(
                "citation",
                "with commuting covariances the modes decouple: d gamma/dt = 2 w x^2 exp(-2 x gamma) for a mode of "
                "eigenvalue x, whose risk is w x exp(-2 x gamma) (reported; re-derived)",
            ),
        ),
        steps=(
            Identity(
                name="mode",
                lhs=2 * w * x**2 * sympy.exp(-2 * x * gamma),
                rhs=sympy.diff(step, t),
                given=((gamma, step),),
                why="this step size is zero at the start and obeys the mode's equation: its speed is its derivative",
            ),
            Identity(
                name="left",
                lhs=w * x * sympy.exp(-2 * x * gamma),
                rhs=k ** (-nu * beta - 1) / (1 + 4 * t * k**-pace),
                given=((gamma, step), (w, k ** (-nu * beta - 1) / x), (x, k**-nu)),
                why="the risk of the k-th mode",
            ),
            Spectral(name="sum", summand=named("left"), over=k, large=t),
        ),
    ),
    instances=power_laws(("2", "4/5"), ("3/2", "1/2"), ("3/2", "3/2")),
    notes="Depth does not help: every number of layers, one included, has the same exponent and its own constant.",
)
