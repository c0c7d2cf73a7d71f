"""Learning curve of kernel interpolation, for tasks too smooth for the kernel."""

from proofs_check.papers.bordelon2020.rough_task import measure

__all__ = ["measure"]
