"""What a mismatch loses is more than the penalty of any match, since heads start at zero."""

import sympy

from theory.papers.merrill2024cot._model import penalty
from theory.records import Bound, Claim, Derivation, Inequality, Instance, Meaning, Premise
from theory.symbols import parameters

j = parameters("j")
least = 1 / (2 * (j**2 + 1) * ((j + 1) ** 2 + 1))

CLAIM = Claim(
    id="merrill2024cot:rightmost-margin",
    title="A mismatch loses more than the penalty of a match",
    statement=Inequality(penalty(j) ** 2 / 2, "<", least**2),
    source="ours",
    fidelity="corrected",
    reference="Ours; a summary says that the printed proof compares with the penalty at the query's column, and the "
    "match stands on an earlier one.",
    meanings=(
        Meaning(j, "column of the match, at least five; it wrote to a cell of at most this distance from the start"),
    ),
    assumptions=(sympy.Ge(j, 5),),
    derivation=Derivation(
        premises=(
            Premise("claim", "merrill2024cot:hash-product"),
            Premise(
                "assumption",
                "a head starts on cell 0 and moves by one, so that column j wrote to a cell q with |q| <= j; the "
                "nearest other cell is then (j, j + 1) at worst, and a cosine is at most 1 - u/2 if its square is "
                "1 - u",
            ),
        ),
        steps=(Bound(name="margin", relation=sympy.Lt(penalty(j) ** 2 / 2, least**2)),),
    ),
    instances=tuple(Instance.of(j=v) for v in (5, 6, 10, 100)),
    notes="Both sides are squares: the penalty over the root of two, and half of one less the squared product. Without "
    "the walk it fails: for j = 5 and q = 10 a mismatch loses 4.1e-5 and the penalty is 3.5e-4.",
)
