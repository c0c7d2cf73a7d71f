"""Pairs of columns that a decoder scores while it runs a finite automaton, counted."""

from __future__ import annotations

from itertools import islice

import numpy as np

from proofs_check.measure import Profile
from proofs_check.papers._exact import each
from proofs_check.transformers.automata import START, automaton_decoder, random_automaton
from proofs_check.transformers.decoder import Columns, decode
from theory.records import Instance, Measurement, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    rng = np.random.default_rng(seed)
    automaton = random_automaton(rng, 3, 2)
    decoder = automaton_decoder(automaton)

    def pairs(instance: Instance) -> float:
        state = Columns(decoder)
        prompt = [START, *rng.choice(automaton.letters, int(instance["n"]) - 1)]
        list(islice(decode(decoder, prompt, state), int(instance["t"])))
        return float(state.pairs)

    return each(
        problem, seed, pairs, scope="exact: pairs are counted as they are scored", primitive="a decoder that runs"
    )
