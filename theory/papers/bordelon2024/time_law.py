"""Time law of gradient flow on all modes."""

import sympy

from theory.papers.bordelon2024._model import CLASS, SPECTRUM, TASK, TIME, a, b, k, setting, t, tasks
from theory.records import Claim, Derivation, Identity, Meaning, Order, Premise, Spectral
from theory.symbols import named

risk = sympy.Function("risk")(t)
decay = (a - 1) / b
LAW = sympy.gamma(decay) / b * (2 * t) ** -decay

CLAIM = Claim(
    id="bordelon2024:time-law",
    title="Time law of a linear model",
    statement=Order(risk, "~", LAW, t),
    source="ours",
    fidelity="as stated",
    reference="Constant: ours. A summary of the paper reports the exponent.",
    meanings=(Meaning(risk, "excess risk with endless features and samples"), TIME, TASK, SPECTRUM),
    assumptions=CLASS,
    convention=setting("endless width and data first, then long training", "path"),
    derivation=Derivation(
        premises=(Premise("citation", "a mode of eigenvalue l keeps exp(-2 l t) of its power (textbook)"),),
        steps=(
            Spectral(name="sum", summand=k**-a * sympy.exp(-2 * t * k**-b), over=k, large=t),
            Identity(name="law", lhs=named("sum"), rhs=LAW, why="collected"),
        ),
    ),
    instances=tasks(("2", "3/2"), ("3", "3/2"), ("5/2", "3")),
)
