"""The effective dimension of a power-law spectrum."""

from theory.papers._regression import points, unit
from theory.papers.bi2025._model import FREEDOM, RIDGE, K, beta, freedom, k
from theory.records import Claim, Convention, Derivation, Meaning, Order, Spectral

CLAIM = Claim(
    id="bi2025:effective-dimension",
    title="Effective dimension",
    statement=Order(freedom, "~", unit(beta) * K ** (1 / beta), K),
    source="ours",
    fidelity="as stated",
    reference="A sum over modes; the paper's rate needs its exponent.",
    meanings=(FREEDOM, RIDGE, Meaning(beta, "capacity: the k-th eigenvalue is k^-beta")),
    assumptions=(beta > 1,),
    convention=Convention(limits="endless modes"),
    derivation=Derivation((), (Spectral("law", K * k**-beta / (1 + K * k**-beta), over=k, large=K),)),
    instances=points("beta", ("3/2",), (2,), (3,)),
)
