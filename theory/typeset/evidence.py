"""Each kind of evidence about a claim: what it says, what it is given, and the command that makes it again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from theory.records import Certified, Evidence, Falsification, Measurement, Record

__all__ = ["Line", "found", "lines"]

SEARCHED, BOXES, KERNEL = "falsification", "boxes and solver", "kernel of Coq"


@dataclass(frozen=True)
class Line:
    """One kind of evidence.

    Attributes
    ----------
    kind : its name
    says : what was found, or that nothing was
    given : premises beside those of the derivation
    command : makes it again
    """

    kind: str
    says: str
    given: tuple[str, ...]
    command: str


def lines(record: Record, target: str = "") -> tuple[Line, ...]:
    """All kinds of evidence about a claim, those that are missing too.

    Parameters
    ----------
    record : Record
    target : str, optional
        How commands name the claim, if not by its id: the folder of a claim of one's own.

    Examples
    --------
    >>> from theory.derive import derive
    >>> from theory.records import Verdict
    >>> from theory.registry import builtin
    >>> claim = builtin().claim("havrilla2024:interaction-gap")
    >>> record = Record(claim, Evidence(derive(claim)), Verdict(claim.id, "not checked", ""))
    >>> for line in lines(record)[::3]:
    ...     print(f"{line.kind}: {line.says}; {line.command}")
    derivation: derived; theory derive --claim havrilla2024:interaction-gap
    falsification: not searched yet; theory falsify havrilla2024:interaction-gap
    """
    evidence, named = record.evidence, target or record.claim.id
    known = set(evidence.derived.premises) if evidence.derived else set()
    boxes, kernel = (next((c for c in evidence.certified if c.kind == kind), None) for kind in ("boxes", "kernel"))
    return (
        Line("derivation", _derived(evidence), (), f"theory derive --claim {named}"),
        *_by_verify(evidence, named),
        _falsified(evidence.falsified, known, named),
        Line(BOXES, _certified(boxes), _beside(boxes, known), f"theory certify {named}"),
        Line(KERNEL, _certified(kernel), _beside(kernel, known), f"theory certify --kernel {named}"),
    )


def found(record: Record) -> tuple[Line, ...]:
    """What other commands than ``theory verify`` found."""
    evidence = record.evidence
    kinds = {BOXES if c.kind == "boxes" else KERNEL for c in evidence.certified if c.outcome != "nothing"}
    kinds |= {SEARCHED} if evidence.falsified is not None else set()
    return tuple(line for line in lines(record) if line.kind in kinds)


def _derived(evidence: Evidence) -> str:
    return evidence.derived.grade if evidence.derived else "none"


def _by_verify(evidence: Evidence, named: str) -> Iterator[Line]:
    """Measurement and planted variants, both by one command."""
    again = f"theory verify {named}{_options(evidence)}"
    yield Line("measurement", _measured(evidence), (), again)
    yield Line("planted variants", _planted(evidence), (), f"{again} --power")


def _options(evidence: Evidence) -> str:
    measured = evidence.measurement
    seed = f" --seed {measured.seeds[0]}" if measured and measured.seeds and measured.seeds[0] else ""
    return seed + " --thorough" * (evidence.profile == "thorough")


def _measured(evidence: Evidence) -> str:
    found, judged = evidence.measurement, evidence.measured
    if judged is None:
        return "none yet" if not evidence.profile else "none"
    return f"{judged.outcome}, {_rung(found)}" if found else f"{judged.outcome}, {judged.why}"


def _rung(found: Measurement) -> str:
    n = len(found.estimates)
    return f"{n} estimate{'s' * (n != 1)} by {found.rung}"


def _planted(evidence: Evidence) -> str:
    counted = Counter((p.kind, p.outcome) for p in evidence.power if p.label == "incomparable")
    if not counted:
        return "none yet" if not evidence.profile else "none"
    kinds = dict.fromkeys(kind for kind, _ in counted)
    said = []
    for kind in kinds:
        outcomes = {outcome: n for (k, outcome), n in counted.items() if k == kind}
        words = ", ".join(f"{n} {outcome}" for outcome, n in outcomes.items())
        said.append(f"{sum(outcomes.values())} false ones {kind}: {words}")
    return "; ".join(said)


def _falsified(found: Falsification | None, known: set[str], named: str) -> Line:
    if found is None:
        return Line(SEARCHED, "not searched yet", (), f"theory falsify {named}")
    says = f"{found.outcome} in {found.valid} valid draws"
    if found.outcome == "inconclusive":
        says = f"inconclusive: {found.why}"
    again = f"theory falsify {named}" + f" --draws {found.draws}" * bool(found.draws) + f" --seed {found.seed}"
    return Line(SEARCHED, says, tuple(p for p in found.premises if p not in known), again)


def _certified(found: Certified | None) -> str:
    if found is None:
        return "not tried yet"
    if found.outcome == "nothing":
        return f"nothing to prove: {'; '.join(found.left)}"
    left = f"; left: {'; '.join(found.left)}" if found.left else ""
    axioms = f"; rests on {len(found.axioms)} axioms" if found.axioms else ""
    if not found.proved:
        return f"nothing{left}"
    outcome = "steps of the derivation alone" if _steps_alone(found) else found.outcome
    return f"{outcome}: {'; '.join(found.proved)}{axioms}{left}"


def _steps_alone(found: Certified) -> bool:
    """Whether the kernel proved identities of the derivation and not what the claim says."""
    return found.kind == "kernel" and all(name.startswith("identity_") for name in found.proved)


def _beside(found: Certified | None, known: set[str]) -> tuple[str, ...]:
    return tuple(p for p in found.premises if p not in known) if found else ()
