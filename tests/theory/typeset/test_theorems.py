"""What a reader is told about a claim, its proof and its standing."""

import pytest

from theory.typeset.displays import displayed
from theory.typeset.proofs import proof
from theory.typeset.theorems import label, outcome, theorem
from theory.typeset.widths import width


@pytest.fixture(scope="module")
def written(ledger):
    labels = {r.claim.id: label(r) for r in ledger.records}
    return {r.claim.slug: theorem(r, ledger.paper(r.claim.paper), labels) for r in ledger.records}


def test_assumptions_conventions_and_provenance(written):
    tex = written["optimum"]
    assert r"Let $\alpha > \beta$. Then" in tex
    assert "Excess risk in the squared loss, in expectation, for a fixed target; on the compute frontier" in tex
    assert r"Read in~\cite{smith2024}" in written["bound"] and "Corrected" in written["bound"]
    assert r"See Claim~\ref{smith2024:limit} \& others." in tex


def test_only_symbols_that_occur_are_explained(written):
    assert r"$\alpha$, the decay exponent" in written["optimum"]
    assert "Here" not in written["limit"]


def test_the_certificate_is_one_line_of_weighted_means(written):
    tex = written["optimum"]
    assert "inequality of weighted arithmetic and geometric means" in tex
    assert r"\left( \frac{B D^{-\beta}}{w_1} \right)^{w_1} \left( \frac{A N^{-\alpha}}{w_2} \right)^{w_2}" in tex
    assert r"6^{\gamma} C^{-\gamma}" in tex
    assert r"$w_1 = \alpha/(\beta + \alpha)$" in tex


def test_a_report_has_no_proof_and_says_so(written, ledger):
    assert "Reported, not verified" in written["only-reported"]
    assert (
        "The reported form fails" in written["reported-form"]
        and "Counterexample: value 0.67" in written["reported-form"]
    )
    assert r"\begin{proof}" not in written["reported-form"] + written["only-reported"]
    assert [outcome(r) for r in ledger.records][-2:] == ["fails as reported", "reported, not verified"]


def test_an_argument_is_not_called_a_proof(written):
    tex = written["all-steps"]
    assert r"\begin{proof}[Argument]" in tex and "argued, not recomputed" in tex and r"\qedhere" not in tex


def test_a_derivation_that_fails_says_where(written):
    assert "Derivation that fails" in written["limit"]
    assert r"the derivation concludes $\beta$, not the statement" in written["limit"]


def test_every_step_is_written_and_plans_are_marked_as_such(ledger, bare):
    labels = {r.claim.id: label(r) for r in ledger.records}
    for found in (ledger, bare):
        record = next(r for r in found.records if r.claim.slug == "all-steps")
        assert proof(record, labels).count(r"\proofstep") == len(record.claim.derivation.steps)
    assert "not recomputed here" in proof(record, labels)


def test_wide_formulas_break_before_relations_then_signs():
    long = " + ".join(f"{x} y z" for x in "abcdefghijklmn")
    lines = displayed([f"u = {long}"]).splitlines()
    assert lines[0] == r"\begin{gather*}" and len(lines) > 3
    assert all(width(line) < 75 for line in lines[1:-1])
