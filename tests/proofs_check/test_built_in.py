"""What the built-in checks find, and what each alone refutes; reuses the evidence of ``theory verify``."""

from pathlib import Path

import pytest

from proofs_check.run import verify
from theory.records import Ledger
from theory.registry import builtin
from theory.variants import variants

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    return verify(builtin(), builtin().entries, ROOT / "theory-out")


def test_everything_vouched_for_is_supported(ledger: Ledger) -> None:
    assert len(ledger.records) == len(builtin().entries)
    wrong = {r.claim.id: r.verdict.why for r in ledger.records if r.claim.vouched and r.verdict.outcome != "supported"}
    assert not wrong


def test_what_is_only_reported_is_never_supported(ledger: Ledger) -> None:
    assert all(r.verdict.outcome != "supported" for r in ledger.records if not r.claim.vouched)


def test_each_check_alone_refutes_every_false_variant(ledger: Ledger) -> None:
    planted = [(claim.id, p) for claim, p in ledger.power() if p.kind == "measured" and p.label == "incomparable"]
    left = [(name, p.variant, p.outcome, p.why) for name, p in planted if p.outcome != "refuted"]
    assert len(planted) > 100 and not left


def test_weaker_bounds_are_kept(ledger: Ledger) -> None:
    assert all(p.outcome in ("kept", "inconclusive") for _, p in ledger.power() if p.label == "weaker")


def test_a_false_structure_is_refuted_in_every_paper_that_has_one(ledger: Ledger) -> None:
    # Inclusions have structural variants as well, which nothing measures.
    vouched = [e.claim for e in builtin().entries if e.claim.vouched and e.claim.instances]
    false = {(c.id, v.name): c.paper for c in vouched for v in variants(c) if v.kind == "structural" and v.is_false}
    outcomes = {(c.id, p.variant): p.outcome for c, p in ledger.power() if p.kind == "measured"}
    refuted = {paper for variant, paper in false.items() if outcomes.get(variant) == "refuted"}
    assert refuted == set(false.values()) > {"bordelon2025", "havrilla2024", "yang2025"}
