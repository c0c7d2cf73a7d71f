"""How fast a trained network learns contexts with a rotated power-law covariance."""

import sympy

from theory.papers.bordelon2025._model import CAPACITY, SOURCE, beta, gamma, nu
from theory.papers.bordelon2025._network import BALANCE, FLOW, ISOTROPIC, NETWORK, SPEED, STEP, WEIGHT, along
from theory.records import Claim, Combine, Derivation, Equality, Identity, Instance, Meaning
from theory.symbols import named, parameters

D, L = parameters("D L", integer=True)
j = sympy.Symbol("j", integer=True, positive=True)
s, z = parameters("s z")
pace = sympy.Function("pace")(gamma)
SLOPE = -2 * sympy.Sum(j ** (-nu * beta - 1 - nu) * (1 - gamma * j**-nu / L) ** (2 * L - 1), (j, 1, D))

CLAIM = Claim(
    id="bordelon2025:network-rrs",
    title="Pace of a network on rotated power-law contexts",
    statement=Equality(pace, 5 * 2 ** sympy.Rational(2, 5) * gamma ** sympy.Rational(8, 5) * SLOPE**2),
    source="ours",
    fidelity="as stated",
    reference="Ours; summaries of the paper report the flow of one step size.",
    meanings=(
        Meaning(pace, "speed at which the risk of the network falls when its total step is gamma"),
        STEP,
        Meaning(D, "dimension of the data"),
        Meaning(L, "number of layers"),
        CAPACITY,
        SOURCE,
        WEIGHT,
        Meaning(z, "eigenvalue of the covariance"),
        Meaning(s, "label variance of its mode"),
    ),
    convention=along("small learning rates and infinite context, at any dimension"),
    derivation=Derivation(
        premises=(NETWORK, ISOTROPIC, FLOW, BALANCE),
        steps=(
            SPEED,
            Identity(
                name="slope",
                lhs=sympy.diff(s * (1 - gamma * z / L) ** (2 * L), gamma),
                rhs=-2 * s * z * (1 - gamma * z / L) ** (2 * L - 1),
                why="of what L layers leave of a mode",
            ),
            Identity(
                name="mode",
                lhs=named("slope"),
                rhs=-2 * j ** (-nu * beta - 1 - nu) * (1 - gamma * j**-nu / L) ** (2 * L - 1),
                given=((z, j**-nu), (s, j ** (-nu * beta - 1))),
                why="for the j-th mode",
            ),
            Combine(
                name="pace",
                expression=named("speed") * sympy.Sum(named("mode"), (j, 1, D)) ** 2,
                why="the chain rule, twice, and the sum over modes",
            ),
        ),
    ),
    instances=tuple(Instance.of(nu="3/4", beta="1/2", D=8, L=3, gamma=value) for value in (1, "3/2")),
)
