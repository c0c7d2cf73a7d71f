"""Distance to the nearest of n samples on a set whose dimension is no integer."""

import sympy

from theory.papers.bahri2021._model import SAMPLES, d, n
from theory.records import Claim, Convention, Derivation, Instance, Meaning, Order, Premise, Solution
from theory.symbols import named, parameters

D, j, size = parameters("D j size")
distance = sympy.Function("r_1")(n)
LAW = n ** (-1 / d)

CLAIM = Claim(
    id="bahri2021:nearest-sample-cantor",
    title="Distance to the nearest sample on a fractal",
    statement=Order(distance, "Theta", LAW, n),
    source="ours",
    fidelity="as stated",
    reference="Ours: the exponent 1/d of bahri2021:nearest-sample, with the dimension of the set and not of the space.",
    meanings=(
        Meaning(distance, "mean distance of a fresh point from the nearest of n, all uniform, in the maximum norm"),
        SAMPLES,
        Meaning(D, "ambient dimension: the data lie on a product of D equal Cantor sets"),
        Meaning(d, "dimension of the product: each set is two copies of itself, 2^(D/d) times smaller"),
        Meaning(j, "levels down to which copies hold a sample each"),
        Meaning(size, "width of such a copy"),
    ),
    assumptions=(8 * d <= 5 * D, D >= 1),
    convention=Convention(mode="expectation"),
    derivation=Derivation(
        premises=(
            Premise(
                "assumption",
                "the product is 2^D copies of itself of equal weight, 2^(D/d) times smaller and, as that is at least "
                "three, at least as far apart as they are wide",
            ),
            Premise(
                "citation",
                "self-similarity (textbook): among n samples a copy that is not empty holds the nearest one to its own "
                "points, and n/2^D samples on average; it is empty with a probability below exp(-n/2^D). So the mean "
                "distance at n is 2^(-D/d) times that at n/2^D, up to that probability, and 2^(-D j/d) up to "
                "constants at n = 2^(D j)",
            ),
        ),
        steps=(
            Solution(
                name="level",
                equation=2 ** (D * j) - n,
                unknown=j,
                value=sympy.log(n) / (D * sympy.log(2)),
                why="one sample to a copy",
            ),
            Solution(
                name="law",
                equation=sympy.log(size) + D * named("level") * sympy.log(2) / d,
                unknown=size,
                value=LAW,
                why="such a copy is 2^(-D j/d) wide",
            ),
        ),
    ),
    instances=tuple(Instance.of(D=ambient, d=dim) for dim, ambient in (("5/8", 1), ("5/4", 2), ("5/4", 3))),
    notes="The constant is a periodic function of log n, which the measurement allows for. It is the error of the "
    "nearest sample's label for the worst Lipschitz target, and its square that of squared loss.",
)
