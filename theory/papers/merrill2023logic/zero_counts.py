"""Counts that may not be zero miss matched brackets."""

import sympy

from theory.papers.merrill2023logic._model import m
from theory.records import Claim, Derivation, Equality, Identity, Instance, Meaning, Premise

missed = sympy.Function("missed")(m)

CLAIM = Claim(
    id="merrill2023logic:zero-counts",
    title="Matched brackets need counts that may be zero",
    statement=Equality(missed, sympy.catalan(m)),
    source="ours",
    fidelity="corrected",
    reference="Ours; a summary gives the sentence for 1-Dyck with count variables from 1 on.",
    meanings=(
        Meaning(missed, "words over two brackets of length 2 m on which the sentence is wrong"),
        Meaning(m, "half the length of the words"),
    ),
    derivation=Derivation(
        premises=(
            Premise("assumption", "no word of matched brackets satisfies it, as its first letter closes no bracket"),
            Premise("citation", "words that are not matched are counted by reflection (textbook: the ballot problem)"),
        ),
        steps=(
            Identity(
                name="missed",
                lhs=sympy.binomial(2 * m, m) - sympy.binomial(2 * m, m + 1),
                rhs=sympy.catalan(m),
                why="words with equal counts, less those that close a bracket too early",
            ),
        ),
    ),
    instances=tuple(Instance.of(m=v) for v in (1, 2, 3)),
    notes="With counts from 0 on the sentence is right on all words, which is a test.",
)
