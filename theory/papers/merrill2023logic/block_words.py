"""A sentence of the fragment, run as a transformer."""

import sympy

from theory.papers.merrill2023logic._model import j, m
from theory.records import Claim, Derivation, Equality, Identity, Instance, Meaning, Premise

accepted = sympy.Function("accepted")(m)

CLAIM = Claim(
    id="merrill2023logic:block-words",
    title="A transformer made from a sentence accepts the words of two equal blocks",
    statement=Equality(accepted, m),
    source="ours",
    fidelity="reconstructed",
    reference="Ours; a summary has the sentence as an example: both majorities, and no b before an a.",
    meanings=(
        Meaning(accepted, "words over a, b of length at most 2 m that the weights accept"),
        Meaning(m, "half the length of the longest words"),
        Meaning(j, "length of a block"),
    ),
    derivation=Derivation(
        premises=(
            Premise("assumption", "the sentence holds on a^j b^j with j >= 1 alone, and the weights decide as it does"),
        ),
        steps=(
            Identity(name="accepted", lhs=sympy.Sum(1, (j, 1, m)), rhs=m, why="one word for each length of a block"),
        ),
    ),
    instances=tuple(Instance.of(m=v) for v in (1, 2, 3, 4)),
    notes="Compiled are sentences over one position at a time, with majorities of the whole word and looks at earlier "
    "positions; the theorem goes the other way, from transformers to sentences, and is reported.",
)
