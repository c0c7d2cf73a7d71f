"""The rate of tuned ridge regression in the letters of redundancy."""

from theory.papers._regression import RIDGE, average, points
from theory.papers.bi2025._model import LETTERS, beta, h, n, noise, risk, s
from theory.problems import PowerLawRegression, Ridge
from theory.records import Claim, Decomposed, Derivation, Meaning, Optimum, Order
from theory.symbols import named

PROBLEM = PowerLawRegression(LETTERS.capacity, LETTERS.source, Ridge(n, h), noise=noise)

CLAIM = Claim(
    id="bi2025:redundancy-law",
    title="Redundancy law",
    statement=Order(risk, "Theta", n ** (-2 * s / (2 * s + 1 / beta)), n),
    source="ours",
    fidelity="reconstructed",
    reference="Derived anew for one target at a time; the abstract gives the exponent.",
    meanings=(
        Meaning(risk, "excess risk at the best ridge"),
        Meaning(n, "number of samples"),
        Meaning(beta, "capacity: the k-th eigenvalue is k^-beta; 1/beta is the redundancy"),
        Meaning(s, "source: the power of the target beyond mode k is of order k^-(2 beta s)"),
        Meaning(noise, "variance of the noise of a label"),
    ),
    assumptions=(beta > 1, s < 1),
    convention=average("the best ridge at every number of samples"),
    derivation=Derivation(
        (RIDGE,),
        (
            Decomposed("terms", PROBLEM, limit="ridge"),
            Optimum("law", named("terms"), (), n, free=(h,)),
        ),
    ),
    instances=points("beta s noise", (2, "1/4", 1), ("3/2", "3/4", 1)),
    notes=(
        "The rate of caponnetto2007:tuned-rate with c = 2 s. Beyond s = 1 a ridge saturates, a restriction that "
        "summaries do not mention."
    ),
)
