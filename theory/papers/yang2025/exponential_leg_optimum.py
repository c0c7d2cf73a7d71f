"""How long to train when the time leg is exponential: the exact optimum."""

import sympy

from theory.records import Claim, Convention, Derivation, Equality, Identity, Instance, Meaning, Premise, Solution
from theory.symbols import parameters, resources

T, C = resources("T C")
W, K, r, g = parameters("W K r g")
q, v = parameters("q v")
best = sympy.Function("T_opt")(C)

RISK = W * (C / T**r) ** (-g) + sympy.exp(-T / K)
OPTIMUM = -K * (1 - r * g) * sympy.LambertW(-((K * W * r * g * C**-g) ** (1 / (1 - r * g))) / (K * (1 - r * g)), -1)

# All of the regime: r g = 1 - q below one, and W such that the optimum is T = K q (1 + v).
TIME = K * q * (1 + v)
CHANGE = ((r, (1 - q) / g), (W, (TIME * sympy.exp(-(1 + v))) ** q * C**g / (K * (1 - q))))

CLAIM = Claim(
    id="yang2025:exponential-leg-optimum",
    title="Best training time for an exponential time leg",
    statement=Equality(best, OPTIMUM),
    source="ours",
    fidelity="as stated",
    reference="Ours; the exact form of what is often quoted as logarithmic training time.",
    meanings=(
        Meaning(best, "number of steps at which W (C/T^r)^-g + exp(-T/K) has its local minimum"),
        Meaning(C, "compute"),
        Meaning(W, "coefficient of the power-law legs, already balanced among themselves"),
        Meaning(g, "compute exponent of the power-law legs alone"),
        Meaning(r, "power of the steps in the cost"),
        Meaning(K, "number of steps in which the time leg falls by e"),
    ),
    assumptions=(
        sympy.Lt(r * g, 1),
        sympy.Lt((K * W * r * g * C**-g) ** (1 / (1 - r * g)) / (K * (1 - r * g)), sympy.exp(-1)),
    ),
    convention=Convention(compute=C, along="frontier"),
    derivation=Derivation(
        premises=(
            Premise(
                "assumption", "the other legs spend what the steps leave, C/T^r, and their best sum is W (C/T^r)^-g"
            ),
        ),
        steps=(
            Identity(
                name="curvature",
                lhs=sympy.diff(RISK, T, 2),
                rhs=v / (1 + v) * sympy.exp(-q * (1 + v)) / K**2,
                given=(*CHANGE, (T, TIME)),
                why="positive, so the stationary point on this branch is a minimum",
            ),
            Solution(
                name="optimum",
                equation=sympy.diff(RISK, T),
                unknown=T,
                value=OPTIMUM,
                given=CHANGE,
                why="the derivative of the risk vanishes",
            ),
        ),
    ),
    instances=(
        Instance.of(K=10, W="189/100", r=1, g="1/6", C=10**6),
        Instance.of(K=10, W="189/100", r=1, g="1/6", C=10**18),
        Instance.of(K=3, W="1/2", r=2, g="1/4", C=10**5),
    ),
    notes=(
        "The leading approximation K g log C of the training time is far off at any realistic budget. The principal "
        "branch gives the local maximum; training not at all is better only where the risk at the optimum exceeds one."
    ),
)
