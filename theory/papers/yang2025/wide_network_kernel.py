"""How far the kernel of a network of finite width lies from its limit."""

import sympy

from theory.papers.yang2025._network import ANGLE, BOTH_ACTIVE, DIRECTION, LAYER, WIDTH, m, overlap, phi, theta
from theory.records import Claim, Convention, Derivation, Equality, Identity, Instance, Meaning, Premise
from theory.symbols import parameters

n = parameters("n", integer=True)
alone, beside = sympy.symbols("alone beside", positive=True)
spread = sympy.Function("V")(m)

CLAIM = Claim(
    id="yang2025:wide-network-kernel",
    title="Fluctuation of the kernel of a wide network",
    statement=Equality(spread, n / (2 * m) * (1 + (n - 1) * sympy.cos(theta) ** 2 * (1 - theta**2 / sympy.pi**2))),
    source="ours",
    fidelity="as stated",
    reference=(
        "Ours; the mean is the arc-cosine kernel (Cho and Saul 2009). The summaries of the paper say that it "
        "approximates training by a kernel and give no formula."
    ),
    meanings=(
        Meaning(
            spread, "mean squared Frobenius distance of the kernel of the network at its start from its limit, n by n"
        ),
        WIDTH,
        Meaning(n, "number of inputs"),
        ANGLE,
        DIRECTION,
    ),
    assumptions=(theta < sympy.pi,),
    convention=Convention(mode="expectation", target="fixed"),
    derivation=Derivation(
        premises=(
            LAYER,
            Premise("citation", "the variance of a mean of m/2 independent terms is that of one of them over m/2"),
        ),
        steps=(
            BOTH_ACTIVE,
            Identity(
                name="alone",
                lhs=sympy.Integral(1 / (2 * sympy.pi), (phi, -sympy.pi / 2, sympy.pi / 2)) / 2,
                rhs=sympy.Rational(1, 4),
                why="variance of what a pair adds on the diagonal: one if it is active, at even odds",
            ),
            Identity(
                name="beside",
                lhs=sympy.cos(theta) ** 2 * (overlap - overlap**2),
                rhs=sympy.cos(theta) ** 2 * (1 - theta**2 / sympy.pi**2) / 4,
                why="the same beside the diagonal: cos(theta) if the pair is active at both inputs",
            ),
            Identity(
                name="total",
                lhs=2 / m * (n * alone + n * (n - 1) * beside),
                rhs=n / (2 * m) * (1 + (n - 1) * sympy.cos(theta) ** 2 * (1 - theta**2 / sympy.pi**2)),
                why="all entries, for m/2 pairs",
            ),
        ),
    ),
    instances=tuple(
        Instance.of(theta=angle, n=k, m=width) for angle, k, width in ((1, 2, 64), ("1/2", 3, 16), ("4/3", 8, 32))
    ),
    notes=(
        "Exact at every width. The root mean square distance is therefore of order m^(-1/2), and between n^(-1/2) and "
        "one times that in the spectral norm."
    ),
)
