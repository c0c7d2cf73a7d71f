"""Words that a transformer compiled from a sentence accepts, among all words."""

from __future__ import annotations

from functools import cache

from proofs_check.measure import Profile
from proofs_check.papers._exact import each
from proofs_check.papers.merrill2023logic._words import words
from proofs_check.transformers.compiled import compiled, decides
from proofs_check.transformers.formulas import read_formula
from theory.records import Instance, Measurement, Problem

SENTENCE = read_formula("(M i. a(i)) and (M i. b(i)) and not (E i. a(i) and E j. j < i and b(j))")
MANTISSA = 24


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    decoder = compiled(SENTENCE, "ab")

    @cache
    def of_length(length: int) -> int:
        return sum(decides(decoder, word, MANTISSA) for word in words(length))

    def accepted(instance: Instance) -> float:
        return float(sum(map(of_length, range(1, 2 * int(instance["m"]) + 1))))

    scope = f"exact setting: all words, all that is computed rounded to {MANTISSA} bits of mantissa"
    return each(problem, seed, accepted, scope, "weight arrays compiled from the sentence, run on each word")
