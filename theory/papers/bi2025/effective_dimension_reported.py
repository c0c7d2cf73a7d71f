"""The effective dimension under the spectrum that a review reports."""

from theory.papers._regression import points
from theory.papers.bi2025._model import FREEDOM, RIDGE, K, beta, freedom
from theory.records import Claim, Convention, Meaning, Order

CLAIM = Claim(
    id="bi2025:effective-dimension-reported",
    title="Effective dimension, as a review reports it",
    statement=Order(freedom, "Theta", K ** (1 / beta), K),
    source="reported",
    fidelity="as stated",
    reference="A third party's review of the paper; the passage itself was not read.",
    meanings=(FREEDOM, RIDGE, Meaning(beta, "capacity: the k-th eigenvalue is reported as k^(-1/beta)")),
    assumptions=(beta > 1,),
    convention=Convention(limits="many modes first"),
    instances=points("beta", ("3/2",), (2,)),
    notes=(
        "These eigenvalues have no finite sum: however many modes there are, the effective dimension grows like K "
        "before it counts them all. It grows as reported if the eigenvalues are k^-beta, bi2025:effective-dimension."
    ),
)
