"""Error of a student smooth enough for its teacher."""

from theory.papers.spigler2020._model import DECAY, MEANINGS, PREMISES, REFERENCE, RISK, a_S, a_T, d, error, m, n
from theory.records import Claim, Convention, Derivation, Instance, Optimum, Order

CLAIM = Claim(
    id="spigler2020:rough-teacher",
    title="A rough teacher sets the exponent",
    statement=Order(error, "Theta", n ** (-(a_T - d) / d), n),
    source="ours",
    fidelity="reconstructed",
    reference=REFERENCE,
    meanings=MEANINGS,
    assumptions=(*DECAY, 2 * a_S > a_T - d),
    convention=Convention(loss="squared", mode="expectation", target="average"),
    derivation=Derivation(
        premises=PREMISES,
        steps=(
            Optimum(
                name="law",
                risk=RISK,
                costs=(m**d,),
                budget=n,
                why="the sum of what lies beyond the lattice and what is given away below it",
            ),
        ),
    ),
    instances=tuple(
        Instance.of(a_T=t, a_S=s, d=k) for t, s, k in ((2, 2, 1), (3, 2, 1), (3, 3, 2), (4, 3, 2), (4, 4, 3), (5, 5, 4))
    ),
    notes="For teacher and student alike, of smoothness beta, a_T = 2 beta + d gives havrilla2024:noiseless-rate.",
)
