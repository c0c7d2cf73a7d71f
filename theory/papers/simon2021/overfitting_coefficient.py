"""How much an interpolator overfits noise: as much as its spectrum decays."""

import sympy

from theory.papers._regression import RIDGE, average, points
from theory.papers.simon2021._model import CAPACITY, a, n, noise, overfitting
from theory.problems import PowerLawRegression, Ridge
from theory.records import Claim, Combine, Decomposed, Derivation, Limit, Meaning
from theory.symbols import named

PROBLEM = PowerLawRegression(a, a, Ridge(n), noise=noise)

CLAIM = Claim(
    id="simon2021:overfitting-coefficient",
    title="Overfitting coefficient of a power law",
    statement=Limit(overfitting, n, sympy.oo, a),
    source="ours",
    fidelity="as stated",
    reference="The coefficient is the paper's, as summaries repeat it; its value on power laws is ours.",
    meanings=(
        Meaning(overfitting, "overfitting coefficient: test risk on labels of pure noise, over their variance"),
        Meaning(n, "number of samples"),
        CAPACITY,
        Meaning(noise, "variance of the noise of a label"),
    ),
    assumptions=(a > 1,),
    convention=average("interpolation first, then many samples"),
    derivation=Derivation(
        (RIDGE,),
        (
            Decomposed("cost", PROBLEM, limit="samples", term="label noise"),
            Combine("law", (noise + named("cost")) / noise, why="the noise of the test label is there in any case"),
        ),
    ),
    instances=points("a", ("3/2",), (3,)),
    notes="A steeper spectrum overfits more.",
)
