"""Words that satisfy a majority at a tie, by evaluating the sentence on all words."""

from __future__ import annotations

from proofs_check.measure import Profile
from proofs_check.papers._exact import each
from proofs_check.papers.merrill2023logic._words import words
from proofs_check.transformers.formulas import holds, read_formula
from theory.records import Instance, Measurement, Problem

SENTENCE = read_formula("M i. b(i)")


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return each(problem, seed, _ties, "exact: all words", "an evaluator that tries every position")


def _ties(instance: Instance) -> float:
    length = 2 * int(instance["m"])
    return float(sum(holds(SENTENCE, word) and word.count("b") <= word.count("a") for word in words(length)))
