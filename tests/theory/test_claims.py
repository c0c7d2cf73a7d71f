"""What every built-in claim must satisfy, whatever it says."""

import ast
import json
import re
from pathlib import Path

import pytest
import sympy

from theory.codec import from_json, to_json
from theory.derive import derive
from theory.identities import value_at
from theory.records import Equality, Inequality, Premise
from theory.registry import PAPERS, Entry, builtin
from theory.variants import variants

ENTRIES = builtin().entries
CLAIMS = [e.claim for e in ENTRIES]
BY_ID = {e.claim.id: e for e in ENTRIES}
every_claim = pytest.mark.parametrize("entry", ENTRIES, ids=[e.claim.id for e in ENTRIES])


def test_there_are_claims_of_three_papers() -> None:
    assert {p.key for p in builtin().papers} >= {"yang2025", "havrilla2024", "bordelon2025"}
    assert len(ENTRIES) >= 16


@every_claim
def test_is_derived_as_far_as_its_source_demands_and_has_false_variants(entry: Entry) -> None:
    found = derive(entry.claim)  # the variants rest on the same steps, which are kept
    if entry.claim.vouched:
        assert found is not None and found.grade == "derived", found and found.why
    else:
        assert found is None or found.grade != "derived", "what is only reported is not derived here"
    if entry.claim.vouched or entry.claim.kind != "inclusion":
        assert any(v.is_false or v.label == "stronger" for v in variants(entry.claim))


def test_every_claim_survives_storage() -> None:
    for claim in CLAIMS:
        assert from_json(json.loads(json.dumps(to_json(claim)))) == claim, claim.id


def test_every_claim_has_a_check_exactly_if_it_says_where_to_measure() -> None:
    assert {e.claim.id for e in ENTRIES if e.check_path.exists()} == {c.id for c in CLAIMS if c.instances}


def test_every_order_limit_or_threshold_that_is_vouched_for_is_measured() -> None:
    needed = [c for c in CLAIMS if c.vouched and c.kind in ("order", "limit", "threshold")]
    assert needed and not [c.id for c in needed if not c.instances]


@pytest.mark.parametrize("paper", [p.key for p in builtin().papers])
def test_predicts_a_number_at_every_instance(paper: str) -> None:
    for claim in (e.claim for e in builtin().of_paper(paper)):
        for instance in claim.instances:
            values = dict(instance.values)
            for expr in claim.statement.predictions.values():
                assert {s.name for s in expr.free_symbols} <= set(values), f"{claim.id}: a value for every symbol"
                number = complex(value_at(expr, {s: values[s.name] for s in expr.free_symbols}))
                assert abs(number.imag) <= 1e-12 * abs(number) and abs(number) > 0, claim.id


@pytest.mark.parametrize("paper", [p.key for p in builtin().papers])
def test_instances_satisfy_the_assumptions(paper: str) -> None:
    for claim in (e.claim for e in builtin().of_paper(paper)):
        for instance in claim.instances:
            values = dict(instance.values)
            for fact in claim.assumptions:
                known = {s: values[s.name] for s in fact.free_symbols if s.name in values}
                assert fact.subs(known) != sympy.false, f"{claim.id}: {fact} at {instance}"


def test_every_symbol_is_explained() -> None:
    for claim in CLAIMS:
        parts = [part for part in vars(claim.statement).values() if isinstance(part, sympy.Basic)]
        shown = {s.name for part in parts for s in part.free_symbols}
        bound = {str(s) for part in parts for t in part.atoms(sympy.Sum) for s in t.variables}
        explained = {s.name for m in claim.meanings for s in m.symbol.free_symbols}
        mentioned = {word for m in claim.meanings for word in re.findall(r"[A-Za-z_]\w*", m.words)}
        assert shown - bound <= explained | mentioned, claim.id


def test_premises_that_are_claims_exist_and_do_not_go_round() -> None:
    def below(claim_id: str, above: tuple[str, ...]) -> None:
        assert claim_id in BY_ID, f"{claim_id} is no claim"
        assert claim_id not in above, f"{claim_id} rests on itself"
        derivation = BY_ID[claim_id].claim.derivation
        for premise in derivation.premises if derivation else ():
            if premise.claim_id is not None:
                below(premise.claim_id, (*above, claim_id))

    for claim_id in BY_ID:
        below(claim_id, ())


def test_every_claim_says_where_it_was_seen() -> None:
    assert not [c.id for c in CLAIMS if not c.reference]
    assert not [c.id for c in CLAIMS if c.source == "paper"], "nobody has read the bodies of these papers"
    reported = [c for c in CLAIMS if c.source == "reported"]
    assert not [c.id for c in reported if c.fidelity != "as stated"], "a reconstruction is ours, not the paper's"


def test_no_check_knows_the_claim() -> None:
    """A check imports records and its own numerics: neither claims nor what derives them."""
    hidden = ("theory.papers", "theory.derive", "theory.allocate", "theory.registry")
    checks = [e.check_path for e in ENTRIES if e.check_path.exists()]
    assert checks and not [path for path in checks if any(m.startswith(hidden) for m in _imports(path))]


def test_the_symbolic_side_never_imports_the_numeric_one() -> None:
    for path in PAPERS.parent.rglob("*.py"):
        for module in _imports(path):
            assert module.partition(".")[0] not in ("proofs_check", "numpy", "scipy"), f"{path} imports {module}"


def test_no_file_is_long() -> None:
    for package in (PAPERS.parent, PAPERS.parent.parent / "proofs_check"):
        for path in package.rglob("*.py"):
            assert len(path.read_text().splitlines()) <= 500, path


def _imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


def test_premises_name_claims_by_id() -> None:
    assert Premise("claim", "yang2025:balanced-allocation").claim_id == "yang2025:balanced-allocation"
    assert Premise("citation", "a book: chapter 2").claim_id is None


@pytest.mark.parametrize("statement", [Equality(sympy.Symbol("x"), 3), Inequality(sympy.Symbol("x"), "<=", 1)], ids=str)
def test_whole_numbers_of_python_are_expressions(statement) -> None:
    assert isinstance(statement.rhs, sympy.Integer)
