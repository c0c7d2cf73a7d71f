"""The flow of momentum whose gain falls with time: symbols, and its loss."""

from __future__ import annotations

from typing import Any

import sympy

from theory.conventions import convention
from theory.papers._regression import average, points
from theory.problems import Momentum, PowerLawRegression
from theory.records import Claim, Decomposed, Derivation, Meaning, Order, Premise
from theory.symbols import parameters, resources

Expr = Any

t = resources("t")
alpha, beta, delta, gain = parameters("alpha beta delta gamma_3")
loss = sympy.Function("P")(t)
LETTERS = convention("paquette2024")
HARDNESS = (LETTERS.source - 1) / LETTERS.capacity

FLOW = Premise(
    "assumption",
    "small steps: the error x of a mode of eigenvalue l obeys x'' + (delta/t) x' + gain l x = 0, from rest, and "
    "gradients have no noise (reported of the paper's algorithm); Bessel's functions solve it (textbook)",
)


def flow(slug: str, title: str, decay: Expr, *values: tuple[Any, ...], notes: str) -> Claim:
    """Loss of the flow with a gain that falls like ``t**-decay``."""
    speed = 1 - decay / 2
    order, x = (delta - 1) / (2 * speed), HARDNESS
    reached = gain / speed**2 * t ** (2 * speed)
    mellin = 4**x * sympy.gamma(order + 1) ** 2 * sympy.gamma(1 + 2 * order - 2 * x) * sympy.gamma(x)
    mellin /= sympy.gamma(1 + order - x) ** 2 * sympy.gamma(1 + 2 * order - x)
    law = sympy.powsimp(sympy.expand_power_base(mellin / LETTERS.capacity * reached**-x, force=True))
    return Claim(
        id=f"ferbach2025:{slug}",
        title=title,
        statement=Order(loss, "~", law, t),
        source="ours",
        fidelity="reconstructed",
        reference="Constant: ours. Notes report the effective time.",
        meanings=(
            Meaning(
                loss, "excess risk, the gain falling with time" if decay != 0 else "excess risk at a constant gain"
            ),
            Meaning(t, "time"),
            Meaning(delta, "friction: speed is lost at the rate delta/t, the fall of the gain included"),
            Meaning(gain, "gain of momentum at the start" if decay != 0 else "gain of momentum", r"\gamma_3"),
            Meaning(alpha, "complexity of the data: input j has the standard deviation j^-alpha"),
            Meaning(beta, "complexity of the target: its weight on input j is j^-beta"),
        ),
        assumptions=(2 * alpha > 1, 2 * alpha + 2 * beta > 1, delta > 1, x < order + sympy.Rational(1, 2)),
        convention=average("endless inputs, then long training", along="path"),
        derivation=Derivation(
            (FLOW,),
            (
                Decomposed(
                    "law",
                    PowerLawRegression(LETTERS.capacity, LETTERS.source, Momentum(t, delta, gain, decay)),
                    term="bias",
                ),
            ),
        ),
        instances=points("alpha beta delta gamma_3", *values),
        notes=notes,
    )
