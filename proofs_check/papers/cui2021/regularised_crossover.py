"""Samples at which noise and bias cost alike, where the ridge n^-l limits what is learned."""

from proofs_check.papers.cui2021.noise_crossover import measure

__all__ = ["measure"]
