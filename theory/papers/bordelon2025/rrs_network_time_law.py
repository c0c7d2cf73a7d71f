"""Risk of the full network during training, with its constant: five weights make one step size."""

import sympy

from theory.papers.bordelon2025._model import CAPACITY, POWER_LAW, SOURCE, beta, gamma, k, nu, power_laws, t
from theory.papers.bordelon2025._network import BALANCE, FLOW, ISOTROPIC, NETWORK, SPEED, WEIGHT, u
from theory.papers.bordelon2025._network import STEP as TOTAL
from theory.records import Claim, Convention, Derivation, Flow, Identity, Meaning, Order, Premise, Spectral
from theory.symbols import named

risk = sympy.Function("risk")(t)
K = sympy.gamma(beta) / nu * 2**-beta
CONSTANT = K * (2 / 5 ** sympy.Rational(5, 2)) ** -beta
TRAVELLED = 2 * (u / sympy.sqrt(5)) ** 5
LAW = CONSTANT * ((5 * beta + 2) * 5 * beta * CONSTANT * t) ** (-5 * beta / (5 * beta + 2))

CLAIM = Claim(
    id="bordelon2025:rrs-network-time-law",
    title="Time law of training all weights of the network",
    statement=Order(risk, "~", LAW, t),
    source="ours",
    fidelity="as stated",
    reference="Constant: ours. Summaries of the paper report the exponent.",
    meanings=(
        Meaning(risk, "excess risk after training time t from small balanced weights"),
        Meaning(t, "training time: the scale of each weight descends the gradient of the risk"),
        TOTAL,
        CAPACITY,
        SOURCE,
        WEIGHT,
        Meaning(u, "distance that the four weights have travelled together"),
    ),
    assumptions=POWER_LAW,
    convention=Convention(
        loss="squared",
        mode="expectation",
        target="average",
        along="path",
        limits="infinite width, context and depth first, then long training",
    ),
    derivation=Derivation(
        premises=(
            NETWORK,
            ISOTROPIC,
            FLOW,
            BALANCE,
            Premise("citation", "the derivative of the spectral sum has the derivative of its leading term (textbook)"),
        ),
        steps=(
            SPEED,
            Identity(
                name="distance",
                lhs=sympy.diff(TRAVELLED, u) ** 2,
                rhs=named("speed"),
                given=((gamma, TRAVELLED),),
                why="the total step as a function of the distance, along which the flow is plain",
            ),
            Spectral(
                name="spectral",
                summand=k ** (-nu * beta - 1) * sympy.exp(-2 * gamma * k**-nu),
                over=k,
                large=gamma,
            ),
            Identity(
                name="constant",
                lhs=named("spectral") * u ** (5 * beta),
                rhs=CONSTANT,
                given=((gamma, TRAVELLED),),
                why="the risk is this constant over u^(5 beta)",
            ),
            Flow(name="law", constant=named("constant"), decay=5 * beta, time=t),
        ),
    ),
    instances=power_laws(("3/2", "1/2"), ("2", "3/4")),
    notes="Training the total step itself has the exponent beta/(beta + 2), bordelon2025:rrs-time-law: a product of "
    "weights moves faster the larger it is.",
)
