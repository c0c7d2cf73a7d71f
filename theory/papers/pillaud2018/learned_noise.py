"""What descent on a sample learns of the noise of its labels."""

import sympy

from theory.papers._regression import FLOW, average, points
from theory.papers.pillaud2018._model import LETTERS, MEANINGS, alpha, n, noise, r, s, t
from theory.problems import GradientDescent, PowerLawRegression
from theory.records import Claim, Decomposed, Derivation, Identity, Meaning, Order
from theory.symbols import named, parameters

u = parameters("u")
cost = sympy.Function("variance")(n)
DESCENT = PowerLawRegression(LETTERS.capacity, LETTERS.source, GradientDescent(t, n, s), noise=noise)
CONSTANT = sympy.gamma(-1 / alpha) * (2 ** (1 / alpha) - 2) / alpha
LAW = noise * CONSTANT * s ** (1 / alpha) * n ** (u / alpha - 1)

CLAIM = Claim(
    id="pillaud2018:learned-noise",
    title="What passes over a sample learn of the noise",
    statement=Order(cost, "~", LAW, n),
    source="ours",
    fidelity="as stated",
    reference="Ours; notes recall the order, learned modes over samples.",
    meanings=(
        Meaning(cost, "what the noise of the labels adds to the excess risk after n^u steps of full gradients"),
        Meaning(u, "power of the number of samples that the steps are"),
        *(m for m in MEANINGS if m.symbol.name != "q"),
    ),
    assumptions=(alpha > 1, r < 1, u < alpha),
    convention=average("many samples, the number of steps a power of theirs"),
    derivation=Derivation(
        (FLOW,),
        (
            Decomposed("terms", DESCENT, limit="steps", term="label noise"),
            Identity("law", named("terms"), LAW, given=((t, n**u),), why="after n^u steps"),
        ),
    ),
    instances=points("alpha r s u noise", (3, "1/5", "1/2", "3/2", 1), (2, "1/4", 1, 1, "1/2")),
    notes="Right up to the ratio of learned modes to samples, n^(u/alpha - 1), and so late where u is close to alpha. "
    "Noise knows nothing of the target: that r < 1 bounds a cell of the decomposition, and for r > 1 the same law is "
    "derived.",
)
