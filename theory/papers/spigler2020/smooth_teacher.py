"""Error of a student too rough for its teacher."""

from theory.papers.spigler2020._model import DECAY, MEANINGS, PREMISES, REFERENCE, RISK, a_S, a_T, d, error, m, n
from theory.records import Claim, Convention, Derivation, Instance, Optimum, Order

CLAIM = Claim(
    id="spigler2020:smooth-teacher",
    title="A rough student saturates",
    statement=Order(error, "Theta", n ** (-2 * a_S / d), n),
    source="ours",
    fidelity="reconstructed",
    reference=REFERENCE,
    meanings=MEANINGS,
    assumptions=(*DECAY, 2 * a_S < a_T - d),
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
        Instance.of(a_T=t, a_S=s, d=k) for t, s, k in ((10, 2, 1), (8, "3/2", 1), (11, "5/2", 2), (14, "7/2", 3))
    ),
    notes="A smoother teacher than that no longer helps. Where both terms are equal, spigler2020:wall.",
)
