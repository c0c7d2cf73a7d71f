"""What a notebook shows of risks, phases, certificates and claims."""

from __future__ import annotations

import re
from html import unescape

import pytest

from theory import Risk, compute_optimal, parameters, resources
from theory.records import Evidence, Record, Verdict
from theory.registry import builtin

N, D, C = resources("N D C")
a, b, u = parameters("a b u")
LIMITED = compute_optimal(Risk(N**-a + D**-b), cost=N * D, subject_to=[C**u >= D])


def words(html: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub("<[^>]+>", " ", html))).strip()


def test_several_phases_are_a_table_with_their_walls_below():
    shown = LIMITED._repr_html_()
    assert shown.count("<tr>") == 1 + len(LIMITED.phases)
    assert words(shown).endswith("the allocation is continuous; exponent a b / ( a + b ) .")


def test_one_phase_is_a_formula():
    assert "<table>" not in compute_optimal(Risk(N**-a), cost=N)._repr_html_()


def test_a_phase_says_where_it_holds():
    assert words(LIMITED.phases[0]._repr_html_()) == "C − b u if a > a u + b u"


@pytest.mark.parametrize("certificate", [p.certificate for p in LIMITED.phases])
def test_a_proof_is_words_and_formulas(certificate):
    shown = certificate._repr_html_()
    assert "or every allocation within the budget" in shown and "\\" not in shown and "$" not in shown


def test_every_claim_is_mathematics():
    for claim in (e.claim for e in builtin().entries):
        shown = claim._repr_html_().replace(f"<code>{claim.id}</code>", "", 1)
        assert "<code>" not in shown and "<math" in shown, claim.id


def test_what_nobody_measured_is_said_in_latex_too():
    claim = builtin().claim("yang2025:minmax-allocation")
    shown = Record(claim, Evidence(), Verdict(claim.id, "not checked", ""))._repr_latex_()
    assert shown.endswith("derivation: none; measurement: none") and r"\displaystyle" in shown
