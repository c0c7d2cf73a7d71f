"""How fast a trained two-layer network learns isotropic contexts."""

import sympy

from theory.papers.bordelon2025._model import SAMPLES, alpha, gamma
from theory.papers.bordelon2025._network import BALANCE, FLOW, ISOTROPIC, NETWORK, SPEED, STEP, WEIGHT, along
from theory.records import Claim, Derivation, Equality, Identity, Instance, Meaning, Premise
from theory.symbols import named, parameters

c, m2, m3, m4, z = parameters("c m2 m3 m4 z")
pace = sympy.Function("pace")(gamma)

RISK = 1 - 2 * gamma + 3 * gamma**2 * m2 / 2 - gamma**3 * m3 / 2 + gamma**4 * m4 / 16
MOMENTS = ((m2, 1 + c), (m3, 1 + 3 * c + c**2), (m4, 1 + 6 * c + 6 * c**2 + c**3))
SLOPE = -2 + 3 * (1 + c) * gamma - sympy.Rational(3, 2) * (1 + 3 * c + c**2) * gamma**2
SLOPE += (1 + 6 * c + 6 * c**2 + c**3) * gamma**3 / 4

PACE = 5 * 2 ** sympy.Rational(2, 5) * gamma ** sympy.Rational(8, 5) * SLOPE.subs(c, 1 / alpha) ** 2

CLAIM = Claim(
    id="bordelon2025:network-iso",
    title="Pace of a two-layer network on isotropic contexts",
    statement=Equality(pace, PACE),
    source="ours",
    fidelity="as stated",
    reference="Ours; summaries of the paper report the flow of one step size.",
    meanings=(
        Meaning(pace, "speed at which the risk of the network falls when its total step is gamma, two layers"),
        STEP,
        SAMPLES,
        WEIGHT,
        Meaning(z, "eigenvalue of the sample covariance"),
        Meaning(c, "dimensions per sample of the context"),
    ),
    convention=along("small learning rates and great dimension at a fixed number of samples per dimension"),
    derivation=Derivation(
        premises=(
            NETWORK,
            ISOTROPIC,
            FLOW,
            BALANCE,
            Premise(
                "citation",
                "the sample covariance has the moments 1, m2 = 1 + c, m3 = 1 + 3c + c^2, m4 = 1 + 6c + 6c^2 + c^3 "
                "(textbook: Marchenko-Pastur)",
            ),
        ),
        steps=(
            SPEED,
            Identity(
                name="risk",
                lhs=(1 - gamma * z / 2) ** 4,
                rhs=1 - 2 * gamma * z + 3 * (gamma * z) ** 2 / 2 - (gamma * z) ** 3 / 2 + (gamma * z) ** 4 / 16,
                why="what two layers leave of a direction; its average has the moments in place of powers",
            ),
            Identity(name="slope", lhs=sympy.diff(RISK, gamma), rhs=SLOPE, given=MOMENTS, why="of the average"),
            Identity(
                name="pace",
                lhs=named("speed") * named("slope") ** 2,
                rhs=PACE,
                given=((c, 1 / alpha),),
                why="the chain rule, twice",
            ),
        ),
    ),
    instances=tuple(Instance.of(alpha=2, gamma=value) for value in ("1/2", "3/5")),
)
