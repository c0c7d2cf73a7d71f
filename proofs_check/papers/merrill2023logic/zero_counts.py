"""Words on which the sentence for matched brackets is wrong when counts start at one."""

from __future__ import annotations

from proofs_check.measure import Profile
from proofs_check.papers._exact import each
from proofs_check.papers.merrill2023logic._words import words
from proofs_check.transformers.formulas import holds, read_formula
from theory.records import Instance, Measurement, Problem

SENTENCE = read_formula(
    "(E k. (# k i. a(i)) and (# k i. b(i))) and "
    "A i. E l. E m. l >= m and (# l j. a(j) and j <= i) and (# m j. b(j) and j <= i)"
)


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return each(problem, seed, _missed, "exact: all words", "an evaluator that tries every position")


def _missed(instance: Instance) -> float:
    length = 2 * int(instance["m"])
    return float(sum(holds(SENTENCE, word) != _matched(word) for word in words(length)))


def _matched(word: str) -> bool:
    """Whether brackets a, b are matched, by a stack's height."""
    height = 0
    for letter in word:
        height += 1 if letter == "a" else -1
        if height < 0:
            return False
    return height == 0
