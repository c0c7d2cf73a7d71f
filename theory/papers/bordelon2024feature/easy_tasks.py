"""Learned features change no exponent of easy tasks."""

import sympy

from theory.papers.bordelon2024feature.hard_tasks import CLAIM as HARD
from theory.papers.bordelon2024feature.hard_tasks import beta, k, nu, risk, t
from theory.records import Claim, Derivation, Identity, Instance, Meaning, Order, Premise, Spectral
from theory.symbols import named, parameters, resources

speed = parameters("speed")
T = resources("T")

CLAIM = Claim(
    id="bordelon2024feature:easy-tasks",
    title="Time law of easy tasks with learned features",
    statement=Order(risk, "Theta", t**-beta, t),
    source="ours",
    fidelity="reconstructed",
    reference="Ours, for a linear network of two layers; the abstract says that easy tasks keep their exponents.",
    meanings=(
        *(m for m in HARD.meanings if str(m.symbol) in ("risk(t)", "t", "nu", "beta", "T")),
        Meaning(speed, "limit of the kernel over the fixed one"),
    ),
    assumptions=(nu > 1, beta > 1),
    convention=HARD.convention,
    derivation=Derivation(
        premises=(
            Premise(
                "assumption",
                "for beta > 1 the target has a finite length, so the readout tends to a finite one, and the kernel to "
                "a constant multiple of the fixed one: T = speed t",
            ),
        ),
        steps=(
            Spectral(name="left", summand=k ** (-nu * beta - 1) * sympy.exp(-2 * T * k**-nu), over=k, large=T),
            Identity(
                name="law",
                lhs=named("left"),
                rhs=sympy.gamma(beta) / nu * (2 * speed * t) ** -beta,
                given=((T, speed * t),),
                why="the risk of the fixed kernel at that time",
            ),
        ),
    ),
    instances=(Instance.of(nu=2, beta="3/2"),),
)
