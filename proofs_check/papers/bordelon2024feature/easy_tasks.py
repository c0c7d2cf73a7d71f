"""The same integration for easy tasks."""

from proofs_check.papers.bordelon2024feature.hard_tasks import measure

__all__ = ["measure"]
