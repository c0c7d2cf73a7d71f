"""How many features bring the risk of the tuned kernel down to twice its own, for rough targets."""

from proofs_check.papers.defilippis2024.fewest_features import measure

__all__ = ["measure"]
