"""Loss of gradient descent on a power law."""

import sympy

from theory.conventions import convention
from theory.papers._regression import average, points
from theory.problems import GradientDescent, PowerLawRegression
from theory.records import Claim, Decomposed, Derivation, Meaning, Order, Premise
from theory.symbols import parameters, resources

t = resources("t")
nu, zeta, s = parameters("nu zeta s")
risk = sympy.Function("L")(t)
LETTERS = convention("velikanov2021")

CLAIM = Claim(
    id="velikanov2021:descent",
    title="Loss of gradient descent",
    statement=Order(risk, "~", sympy.gamma(zeta) / nu * (2 * s * t) ** -zeta, t),
    source="ours",
    fidelity="reconstructed",
    reference="Constant: ours. Notes recall the exponent.",
    meanings=(
        Meaning(risk, "squared error on the population"),
        Meaning(t, "number of steps"),
        Meaning(s, "step size"),
        Meaning(nu, "capacity: the k-th eigenvalue is k^-nu"),
        Meaning(zeta, "source: the power of the target beyond mode k is of order k^-(nu zeta)"),
    ),
    assumptions=(nu > 1, s < 2),
    convention=average("endless modes, then many steps", along="path"),
    derivation=Derivation(
        premises=(Premise("citation", "descent multiplies the error in a mode of eigenvalue l by 1 - s l (textbook)"),),
        steps=(Decomposed("law", PowerLawRegression(LETTERS.capacity, LETTERS.source, GradientDescent(t, step=s))),),
    ),
    instances=points("nu zeta s", ("3/2", "1/2", "1/2"), (2, "3/2", 1), (3, "1/4", "1/3")),
    notes="However smooth the target, descent does not saturate.",
)
