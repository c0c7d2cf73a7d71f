"""The ledger: every claim with its evidence and verdict, and how they were made."""

from __future__ import annotations

from dataclasses import dataclass

from theory.records.claims import Claim, Paper
from theory.records.evidence import Evidence, Power, Verdict

__all__ = ["Ledger", "Record"]


@dataclass(frozen=True)
class Record:
    """One claim with all that is known about it."""

    claim: Claim
    evidence: Evidence
    verdict: Verdict

    def _repr_html_(self) -> str:
        from theory.typeset.notebook import record

        return record(self)

    def _repr_latex_(self) -> str:
        from theory.typeset.notebook import record_tex

        return record_tex(self)


@dataclass(frozen=True)
class Ledger:
    """Records of a run, in the order of the registry.

    ``versions`` names what the figures depend on; ``complete`` is false when a
    run was interrupted.
    """

    papers: tuple[Paper, ...]
    records: tuple[Record, ...]
    profile: str
    seed: int
    versions: tuple[tuple[str, str], ...]
    complete: bool = True

    def paper(self, key: str) -> Paper:
        """The paper with this key."""
        return next(p for p in self.papers if p.key == key)

    @property
    def refuted(self) -> tuple[Record, ...]:
        """Refuted claims that the package itself stands behind."""
        return tuple(r for r in self.records if r.verdict.outcome == "refuted" and r.claim.vouched)

    @property
    def inconclusive(self) -> tuple[Record, ...]:
        """Inconclusive claims that the package itself stands behind."""
        return tuple(r for r in self.records if r.verdict.outcome == "inconclusive" and r.claim.vouched)

    def power(self) -> tuple[tuple[Claim, Power], ...]:
        """Every planted variant of a vouched claim with what each kind of evidence said about it.

        A variant of a reported form that fails may well be true, so it does not count.
        """
        return tuple((r.claim, p) for r in self.records if r.claim.vouched for p in r.evidence.power)
