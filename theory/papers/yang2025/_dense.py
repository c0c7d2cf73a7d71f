"""The two legs of gradient flow on densely lying power-law modes, which are pure powers."""

import sympy

from theory.records import Convention, Identity, Meaning, Premise
from theory.symbols import parameters, resources

C, N, t = resources("C N t")
a, s, u, x = parameters("a s u x")
least = sympy.Function("R")(C)
approximation, optimisation, place = sympy.symbols("approximation optimisation place", positive=True)

APPROXIMATION = 1 / s
OPTIMISATION = sympy.gamma(s / a) / (a * 2 ** (s / a))

LEGS = (
    Identity(
        name="approximation",
        lhs=sympy.Integral(x ** -(1 + s), (x, N, sympy.oo)),
        rhs=APPROXIMATION * N**-s,
        why="signal beyond the model",
    ),
    Identity(
        name="optimisation",
        lhs=(2 * t) ** (-s / a) / a * sympy.Integral(u ** (s / a - 1) * sympy.exp(-u), (u, 0, sympy.oo)),
        rhs=OPTIMISATION * (C / N) ** (-s / a),
        given=((t, C / N),),
        why="signal of all modes that is not learned in the time C/N, with u = 2 t x^-a in place of the mode x",
    ),
)
MODEL = Premise(
    "assumption",
    "modes x > 0 of unit density with eigenvalues x^-a and signal x^-(1 + s); a model keeps those up to N, and "
    "gradient flow leaves exp(-2 t x^-a) of their signal",
)
SIDES = Premise(
    "citation",
    "an integral of a positive function grows with its range: what is not learned up to N is at most the second leg, "
    "and both parts of the risk together are at least either leg, since no mode beyond N is learned at all",
)
MEANINGS = (
    Meaning(least, "least excess risk over models and training times within compute C"),
    Meaning(C, "compute: modes times training time, N t"),
    Meaning(N, "number of modes of the model"),
    Meaning(t, "training time"),
    Meaning(a, "capacity exponent"),
    Meaning(s, "source exponent less one: N^-s/s of the signal lies beyond N"),
    Meaning(u, "2 t x^-a"),
    Meaning(x, "a mode"),
)
CONVENTION = Convention(loss="squared", target="fixed", compute=N * t, along="frontier")
