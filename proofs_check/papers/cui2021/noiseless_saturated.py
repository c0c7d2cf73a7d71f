"""Learning curve without noise of a smooth target, where the ridge n^-l limits what is learned."""

from proofs_check.papers.cui2021.noiseless_unregularised import measure

__all__ = ["measure"]
