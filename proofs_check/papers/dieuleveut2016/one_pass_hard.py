"""One pass at the best first step, which is the largest."""

from proofs_check.papers.dieuleveut2016.one_pass_optimal import measure

__all__ = ["measure"]
