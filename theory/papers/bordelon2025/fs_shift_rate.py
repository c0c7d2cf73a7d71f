"""What each layer makes of a covariance that was turned after training."""

import sympy

from theory.papers.bordelon2025._shift import ANGLE, RATIO, SETTING, SHIFT, SHIFTED, TRAINED, e, r, s, theta
from theory.records import Claim, Derivation, Equality, Identity, Instance, Meaning, Premise, Solution
from theory.symbols import named

factor = sympy.Function("factor")(theta, r)
SPECTRAL = (s + sympy.sqrt(s**2 + 4 * s)) / 2

c, v = sympy.cos(theta), sympy.sin(theta)
turned = sympy.Matrix([[c, -v], [v, c]])
kept = sympy.eye(2) - sympy.diag(1 / r, 1) * turned * sympy.diag(r, 1) * turned.T

CLAIM = Claim(
    id="bordelon2025:fs-shift-rate",
    title="Risk per layer after a turn of the covariance",
    statement=Equality(factor, SPECTRAL.subs(s, SHIFT) ** 2),
    source="ours",
    fidelity="as stated",
    reference="Ours, from the risk that summaries of the paper report for a shifted covariance.",
    meanings=(
        Meaning(factor, "factor by which one more layer multiplies the risk of deep networks on the turned covariance"),
        ANGLE,
        RATIO,
        SHIFTED,
        Meaning(e, "modulus of an eigenvalue of E"),
    ),
    assumptions=(r > 1,),
    convention=SETTING,
    derivation=Derivation(
        premises=(
            TRAINED,
            Premise("citation", "powers of a matrix grow like those of its spectral radius (textbook)"),
        ),
        steps=(
            Identity(
                name="trace",
                lhs=kept.trace(),
                rhs=-SHIFT,
                why="Sigma = diag(r, 1), and Sigma' is it turned by the angle",
            ),
            Identity(name="determinant", lhs=kept.det(), rhs=-SHIFT, why="likewise"),
            Solution(
                name="largest",
                equation=e**2 + named("trace") * e + named("determinant"),
                unknown=e,
                value=SPECTRAL.subs(s, SHIFT),
                why="the characteristic equation of E at -e; the other eigenvalue is positive and smaller",
            ),
            Identity(
                name="factor",
                lhs=named("largest") ** 2,
                rhs=SPECTRAL.subs(s, SHIFT) ** 2,
                why="the risk is quadratic in what is left",
            ),
        ),
    ),
    instances=(
        Instance.of(theta="1/10", r=4),
        Instance.of(theta="1/4", r=4),
        Instance.of(theta="3/5", r=3),
        Instance.of(theta=1, r=8),
    ),
    notes="For a small turn the risk goes as the angle to the power 2 L.",
)
