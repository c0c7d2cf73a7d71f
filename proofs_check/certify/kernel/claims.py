"""What of a claim goes to the kernel."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from proofs_check.certify.kernel.allocations import least
from proofs_check.certify.kernel.attained import attained
from proofs_check.certify.kernel.by_hand import page_of
from proofs_check.certify.kernel.covers import DIAGRAMS, diagram_script
from proofs_check.certify.kernel.identities import identities
from proofs_check.certify.kernel.isotropic import depth
from proofs_check.certify.kernel.legs import balanced
from proofs_check.certify.kernel.letters import Letters
from proofs_check.certify.kernel.scripts import Script, Theorem
from theory.allocate import Certificate
from theory.codec import from_json
from theory.derive import derive
from theory.errors import OutsideTheClassError
from theory.problems.assumptions import assumptions
from theory.records import Claim, Decomposed
from theory.registry import Entry, builtin

__all__ = ["script_of", "scripts_of"]


def scripts_of(entries: Iterable[Entry]) -> Iterator[Script]:
    """The scripts of claims, those of which something can be exported, and the diagrams of papers named as a whole."""
    entries = list(entries)
    yield from (script for script in (script_of(e.claim) for e in entries) if script is not None)
    named = {e.claim.id for e in entries}
    for paper in DIAGRAMS:
        if {e.claim.id for e in builtin().of_paper(paper)} <= named:
            yield diagram_script(paper)


def script_of(claim: Claim) -> Script | None:
    """The script of a claim, or None where nothing of it can be exported.

    Examples
    --------
    >>> from theory.registry import builtin
    >>> [t.name for t in script_of(builtin().claim("hoffmann2022:least-loss")).theorems]
    ['least', 'attained']
    """
    derived = derive(claim)
    if derived is None or derived.grade == "failed":
        return None
    theorems, premises = list[Theorem](), [*derived.premises, *_of_terms(claim)]
    certificates = [c for c in map(from_json, derived.certificates) if isinstance(c, Certificate)]
    for suffix, certificate in _suffixed(dict.fromkeys(certificates)):
        if found := list(_exported(certificate, suffix)):
            theorems += found
            where = f" in {' and '.join(theorem.name for theorem in found)}" if suffix else ""
            premises += [p for p in (f"{m}{where}" for m in Letters(certificate).meanings) if p not in premises]
    theorems += identities(claim)
    page = page_of(claim)
    if page is not None:
        theorems += page.theorems
        premises.append(page.premise)
    uses: tuple[str, ...] = ()
    if claim.id == "bordelon2025:iso-optimum":
        theorems += [depth(claim, layers) for layers in range(1, 7)]
        uses = ("Moments",)
        premises.append("E is the mean over the Marchenko-Pastur law, of which only the moments enter (textbook)")
    if claim.id == "yang2025:balanced-allocation":
        theorems += [t for n in (2, 4, 5, 6) for t in _exported(balanced(n), f"_{n}_legs")]
    if not theorems:
        return None
    return Script(
        claim.id,
        tuple(premises),
        tuple(theorems),
        page.preface if page else "",
        uses,
        page is not None and page.interval,
    )


def _of_terms(claim: Claim) -> Iterator[str]:
    """What the terms of a risk rest on that the engine derived: a script takes their sum as given."""
    steps = [s for s in claim.derivation.steps if isinstance(s, Decomposed)] if claim.derivation else []
    facts = [(s.problem, s.problem.about((*claim.assumptions, *s.facts))) for s in steps]
    yield from dict.fromkeys(f"assumption: {a}" for problem, given in facts for a in assumptions(problem, given))


def _suffixed(certificates: Iterable[Certificate]) -> Iterator[tuple[str, Certificate]]:
    found = list(certificates)
    return ((f"_{i}" if len(found) > 1 else "", c) for i, c in enumerate(found, 1))


def _exported(certificate: Certificate, suffix: str) -> Iterator[Theorem]:
    exporters: tuple[Callable[[Certificate, str], Theorem], ...] = (least, attained)
    for export in exporters:
        try:
            yield export(certificate, suffix)
        except OutsideTheClassError:
            continue
