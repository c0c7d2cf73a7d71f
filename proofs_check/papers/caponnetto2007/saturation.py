"""Risk at the best ridge, for targets smoother than a ridge can use."""

from proofs_check.papers.caponnetto2007.tuned_rate import measure

__all__ = ["measure"]
