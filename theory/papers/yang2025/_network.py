"""Symbols and premises that the claims on wide networks share."""

import sympy

from theory.records import Identity, Meaning, Premise
from theory.symbols import parameters, resources

m = resources("m")
theta, eta, y = parameters("theta eta y")
T = parameters("T", integer=True)
phi = parameters("phi", positive=False)
overlap = sympy.symbols("overlap", positive=True)

OVERLAP = (sympy.pi - theta) / (2 * sympy.pi)
FAST = sympy.Rational(1, 2) + sympy.cos(theta) * OVERLAP
SLOW = sympy.Rational(1, 2) - sympy.cos(theta) * OVERLAP

WIDTH = Meaning(m, "width: number of units, in pairs with equal weights and opposite signs")
ANGLE = Meaning(theta, "angle between any two inputs, which have length one")
SIZE = Meaning(y, "label of both inputs")
STEP = Meaning(eta, "step size of gradient descent on half the sum of squared errors")
STEPS = Meaning(T, "number of steps")
DIRECTION = Meaning(phi, "direction of a unit's weights in the plane of two inputs")

LAYER = Premise(
    "assumption",
    "two layers, f(x) = m^(-1/2) sum_r a_r max(w_r . x, 0); only the first is trained; its weights start standard "
    "normal, so that their direction in the plane of two inputs is uniform; both units of a pair start equal",
)
LINEAR = Premise(
    "citation",
    "as the width grows, the kernel of the network stays at its limit at every step of a fixed number, and all but a "
    "vanishing share of the units keep their activation patterns (Jacot et al. 2018, Du et al. 2019)",
)

BOTH_ACTIVE = Identity(
    name="overlap",
    lhs=sympy.Integral(1 / (2 * sympy.pi), (phi, theta - sympy.pi / 2, sympy.pi / 2)),
    rhs=OVERLAP,
    why="share of the directions that lie within a right angle of both inputs",
)
