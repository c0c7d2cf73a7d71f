"""What was found beside a run stands in the document, with its premises and nothing that was not found."""

from __future__ import annotations

from dataclasses import replace

from theory.derive import derive
from theory.records import Certified, Evidence, Record, Verdict
from theory.registry import builtin
from theory.typeset.evidence import found
from theory.typeset.theorems import theorem

CLAIM = builtin().claim("havrilla2024:interaction-weight")
RECORD = Record(CLAIM, Evidence(derived=derive(CLAIM)), Verdict(CLAIM.id, "supported", ""))
BOXES = Certified("boxes", "certified", ("needed: C*x**2 >= 2",), premises=("angles are at most one",))


def test_what_was_not_found_is_not_named():
    assert found(RECORD) == ()
    assert "Boxes" not in theorem(RECORD, builtin().paper("havrilla2024"), {})


def test_a_certificate_stands_in_the_document_with_its_premises():
    record = replace(RECORD, evidence=replace(RECORD.evidence, certified=(BOXES,)))
    written = theorem(record, builtin().paper("havrilla2024"), {})
    (line,) = [line for line in written.splitlines() if line.startswith(r"\particular{Boxes and solver}")]
    assert "certified: needed" in line
    assert "angles are at most one" in line


def test_the_kernel_keeps_the_capital_of_its_name():
    kernel = replace(BOXES, kind="kernel")
    record = replace(RECORD, evidence=replace(RECORD.evidence, certified=(kernel,)))
    assert r"\particular{Kernel of Coq}" in theorem(record, builtin().paper("havrilla2024"), {})
