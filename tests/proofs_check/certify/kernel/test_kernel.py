"""Scripts for the kernel: what is true compiles and rests on allowed axioms alone, what is false does not compile."""

import json
from dataclasses import replace

import pytest
import sympy
from typer.testing import CliRunner

from proofs_check.certify.kernel import Script, Theorem, compiled, coqc, script_of, scripts_of
from proofs_check.certify.kernel.allocations import least
from proofs_check.certify.kernel.attained import attained
from proofs_check.certify.kernel.by_hand import PAGES, page_of
from proofs_check.certify.kernel.compile import Kernel, allowed
from proofs_check.certify.kernel.covers import DIAGRAMS, cover
from proofs_check.certify.shell import _line
from proofs_check.cli import app
from theory import Risk, compute_optimal, parameters, resources
from theory.errors import OutsideTheClassError
from theory.registry import builtin

N, D, T, C = resources("N D T C")
a, b, A, u = parameters("a b A u")
CHINCHILLA = "hoffmann2022:least-loss"

needs_coq = pytest.mark.skipif(coqc() is None, reason="coqc is not installed")


def plan(risk, **options):
    return compute_optimal(risk, **options)


def check(tmp_path, *theorems, **options):
    (result,) = compiled([Script("a:test", (), theorems, **options)], tmp_path)
    return result


def test_chinchilla_is_stated_at_every_budget():
    script = script_of(builtin().claim(CHINCHILLA))
    bound, reached = script.theorems
    assert "6 * D * N <= C" in bound.statement and "0 < C" in bound.statement
    assert bound.statement.endswith("<= A * Rpower N (- alpha) + B * Rpower D (- beta)")
    assert "6 <= C" in reached.statement and "N = Rpower (C / 6) (beta / (alpha + beta))" in reached.statement
    assert script.text.rstrip().endswith("Print Assumptions proved.")


def test_constants_that_coq_lacks_become_letters_that_are_explained():
    script = script_of(builtin().claim("yang2025:sgd-frontier"))
    assert any(p.startswith("c_1 > 0 stands for") for p in script.premises)
    assert "0 < c_1" in script.statement


@pytest.mark.parametrize(
    "risk, why",
    [
        (N**-a + sympy.exp(-T / N**b), "exponentials"),
        (N**-a * sympy.log(N) + T**-b, "logarithms of resources"),
    ],
)
def test_bounds_that_hold_at_large_budgets_alone_are_not_exported(risk, why):
    with pytest.raises(OutsideTheClassError, match=why):
        least(plan(risk, cost=N * T).certificate)


def test_a_theorem_with_logarithms_asks_for_a_budget_beyond_one():
    certificate = plan(N**-a * sympy.log(C) + T**-b, cost=N * T).certificate
    assert "1 < C" in least(certificate).statement
    with pytest.raises(OutsideTheClassError, match="logarithms"):
        attained(certificate)


def test_every_page_by_hand_belongs_to_a_claim_and_reads():
    pages = [f for paper in PAGES.iterdir() if paper.is_dir() for f in paper.iterdir()]
    assert pages
    for file in pages:
        claim = builtin().claim(f"{file.parent.name}:{file.stem.replace('_', '-')}")
        page = page_of(claim)
        assert page is not None and page.premise, "read the theorems again, and say of what claim they are"
        assert len(page.theorems) == file.read_text().count("\nTheorem ")


def test_a_claim_that_says_more_has_no_page_by_hand():
    claim = builtin().claim("havrilla2024:interaction-gap")
    assert page_of(claim) is not None
    assert page_of(replace(claim, assumptions=())) is None
    assert page_of(replace(claim, statement=replace(claim.statement, relation=">"))) is None


@pytest.mark.parametrize(
    "names, compiled, line",
    [
        ("least", True, "compiled  some:claim: 1.5 s, 2 axioms, here.v"),
        ("identity_one", True, "compiled  some:claim: 1.5 s, 2 axioms, here.v, steps of the derivation alone"),
        ("least", False, "FAILED    some:claim: a hole"),
    ],
)
def test_a_line_says_what_became_of_a_script(names, compiled, line, monkeypatch):
    monkeypatch.setattr("proofs_check.certify.kernel.coqc", lambda: "coqc")
    result = Kernel("some:claim", f"{names} : True", (), "here.v", compiled, ("A", "B"), "a hole", 1.5)
    assert _line(result) == line
    assert result.certified.outcome == ("certified" if compiled else "undecided")


def test_every_claim_has_a_script_or_none():
    """Such as one with a sum in a step, which has no counterpart in Coq."""
    exported = [e.claim.id for e in builtin().of_paper("merrill2024cot") if script_of(e.claim)]
    assert "merrill2024cot:hash-gap" in exported and "merrill2024cot:decoding-pairs" not in exported


def test_what_terms_rest_on_is_a_premise_of_their_script():
    script = script_of(builtin().claim("paquette2024:phase-iii"))
    assert any("leading order" in premise for premise in script.premises)


def test_diagrams_come_with_a_whole_paper_only():
    entries = builtin().of_paper("hoffmann2022")
    assert [s.claim for s in scripts_of(entries)][-1] == "hoffmann2022"
    assert "hoffmann2022" not in [s.claim for s in scripts_of(entries[:1])]
    assert set(DIAGRAMS) <= {p.key for p in builtin().papers}


def test_without_a_compiler_scripts_are_written_and_the_command_says_what_is_missing(tmp_path, monkeypatch):
    monkeypatch.setattr("proofs_check.certify.kernel.compile.coqc", lambda: None)
    monkeypatch.setattr("proofs_check.certify.kernel.coqc", lambda: None)
    done = CliRunner().invoke(app, ["certify", "--kernel", CHINCHILLA, "-o", str(tmp_path), "--json"])
    assert done.exit_code == 0
    assert "libcoq-interval" in done.output
    (record,) = json.loads(done.stdout)
    assert list(record) == ["claim", "statement", "premises", "script", "compiled", "axioms"]
    assert record["compiled"] is False and record["axioms"] == []
    assert "Theorem least" in (tmp_path / "hoffmann2022_least_loss.v").read_text()
    assert (tmp_path / "Scaling.v").exists()


# --- with Coq ---------------------------------------------------------------------------------------------------------


@needs_coq
@pytest.mark.slow
def test_chinchilla_compiles_on_the_axioms_of_the_reals(tmp_path):
    done = CliRunner().invoke(app, ["certify", "--kernel", CHINCHILLA, "-o", str(tmp_path), "--json"])
    (record,) = json.loads(done.stdout)
    assert done.exit_code == 0 and record["compiled"]
    assert set(record["axioms"]) <= allowed(interval=False)


@needs_coq
@pytest.mark.slow
@pytest.mark.parametrize(
    "question",
    [
        {"risk": A * N**-a + D**-b, "cost": [N * D + 2 * D**2, N**2]},
        {"risk": N**-a + D**-b, "cost": N * D, "subject_to": [C**u >= D], "where": [u < a / (a + b)]},
        {"risk": Risk([A * N**-a, D**-b, N**-1 * D**-1], combine="sum"), "cost": [N * D**2], "where": [a < 1, b < 1]},
        {"risk": Risk([A * N**-a, 3 * D**-b], combine="max"), "cost": 6 * N * D},
        {"risk": N**-a + T**-1 + sympy.log(C) * D**-b, "cost": N * D * T},
        {"risk": N**a + C**-1 / N, "cost": [], "free": [N]},
    ],
    ids=["two costs, one a sum", "limited data", "a term to spare", "a maximum", "a logarithm", "a bandwidth"],
)
def test_allocations_of_every_kind_compile(tmp_path, question):
    diagram = plan(question.pop("risk"), **question)
    theorems = []
    for index, phase in enumerate(diagram.phases):
        theorems.append(least(phase.certificate, f"_{index}"))
        try:
            theorems.append(attained(phase.certificate, f"_{index}"))
        except OutsideTheClassError:
            continue
    result = check(tmp_path, *theorems)
    assert result.compiled, result.why


@needs_coq
@pytest.mark.slow
def test_a_wrong_exponent_does_not_compile(tmp_path):
    certificate = plan(A * N**-a + D**-b, cost=6 * N * D).certificate
    better = replace(certificate, scale=(certificate.scale[0] + sympy.Rational(1, 100), *certificate.scale[1:]))
    worse = replace(certificate, scale=(certificate.scale[0] - a * b / (a + b) / 100, *certificate.scale[1:]))
    assert check(tmp_path, least(certificate)).compiled
    assert not check(tmp_path, attained(better)).compiled
    assert not check(tmp_path, least(worse)).compiled


@needs_coq
@pytest.mark.slow
def test_a_wrong_weight_does_not_compile(tmp_path):
    certificate = plan(A * N**-a + D**-b, cost=6 * N * D).certificate
    (proof,) = certificate.branches
    swapped = replace(certificate, branches=(replace(proof, weights=proof.weights[::-1]),))
    assert not check(tmp_path, least(swapped)).compiled


@needs_coq
@pytest.mark.slow
def test_a_cover_with_a_hole_does_not_compile(tmp_path):
    limited = plan(N**-a + D**-b, cost=N * D, subject_to=[C**u >= D])
    assert check(tmp_path, cover(limited)).compiled
    assert not check(tmp_path, cover(replace(limited, phases=limited.phases[:1]))).compiled


@needs_coq
@pytest.mark.slow
def test_nothing_may_be_admitted_or_assumed(tmp_path):
    false = "0 = 1"
    admitted = check(tmp_path, Theorem("t", "True", ("exact I.",)), preface=f"Lemma l : {false}. Admitted.\n")
    assert not admitted.compiled and "Admitted" in admitted.why
    assumed = check(tmp_path, Theorem("t", false, ("exact l.",)), preface=f"Axiom l : {false}.\n")
    assert not assumed.compiled and "l" in assumed.axioms


@needs_coq
@pytest.mark.slow
def test_primitive_numbers_are_for_intervals_alone(tmp_path):
    theorem = Theorem("t", "forall x : R, 1 <= x <= 2 -> exp x <= 8", ("intros x X. interval.",))
    assert check(tmp_path, theorem, interval=True).compiled
    page = page_of(builtin().claim("yang2025:two-point-squared"))
    assert page.interval


RATE = "(alpha * beta / (alpha + beta))"
BROKEN = {  # what is changed in the statement of Chinchilla's law, and in its proof alike
    "constant": [("Rpower 6 (alpha", "Rpower 7 (alpha"), ("* (ln 6) +", "* (ln 7) +")],
    "exponent": [(f"(- {RATE})", f"(- {RATE} / 2)")],
    "hypothesis": [("6 * D * N <= C ->", "")],
    "allocation": [("(C / 6) (alpha / (alpha + beta)) ->", "(C / 6) (beta / (alpha + beta)) ->")],
    "sign": [("Rpower N (- alpha)", "Rpower N alpha"), ("(- alpha) * ln N", "alpha * ln N")],
    "inequality": [("<= A * Rpower N", ">= A * Rpower N")],
}


@needs_coq
@pytest.mark.slow
@pytest.mark.parametrize("changes", BROKEN.values(), ids=BROKEN)
def test_coq_refuses_chinchilla_with_one_thing_changed(tmp_path, changes):
    script = script_of(builtin().claim(CHINCHILLA))
    (theorem,) = [t for t in script.theorems if (t.name == "attained") == (changes == BROKEN["allocation"])]

    def broken(text):
        for old, new in changes:
            text = text.replace(old, new)
        return text

    lines = " ".join(theorem.statement.split())
    wrong = Theorem("wrong", broken(lines), tuple(map(broken, theorem.proof)))
    assert wrong.statement != lines
    assert not check(tmp_path, wrong).compiled


@needs_coq
@pytest.mark.slow
def test_a_mean_of_two_points_meets_what_the_depth_theorems_ask(tmp_path):
    witness = Theorem(
        "witness",
        "let E := fun f : R -> R => (f 0 + f 2) / 2 in expectation E /\\ moments E 0 [1; 1; 1 + / 1]",
        (
            "repeat split; intros; try lra.",
            "pose proof (H1 0). pose proof (H1 2). lra.",
        ),
    )
    result = check(tmp_path, witness, uses=("Moments",))
    assert result.compiled, result.why
