"""What of a claim goes to the kernel."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from proofs_check.certify.kernel.allocations import least
from proofs_check.certify.kernel.attained import attained
from proofs_check.certify.kernel.letters import Letters
from proofs_check.certify.kernel.scripts import Script, Theorem
from theory.allocate import Certificate
from theory.codec import from_json
from theory.derive import derive
from theory.errors import OutsideTheClassError
from theory.records import Claim
from theory.registry import Entry

__all__ = ["script_of", "scripts_of"]


def scripts_of(entries: Iterable[Entry]) -> Iterator[Script]:
    """The scripts of claims, those of which something can be exported."""
    return (script for script in (script_of(e.claim) for e in entries) if script is not None)


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
    certificates = [c for c in map(from_json, derived.certificates) if isinstance(c, Certificate)]
    certificates = list(dict.fromkeys(certificates))
    theorems, meanings = list[Theorem](), list[str]()
    for index, certificate in enumerate(certificates, 1):
        suffix = f"_{index}" if len(certificates) > 1 else ""
        found = list(_exported(certificate, suffix))
        theorems += found
        meanings += Letters(certificate).meanings if found else ()
    return Script(claim.id, (*derived.premises, *dict.fromkeys(meanings)), tuple(theorems)) if theorems else None


def _exported(certificate: Certificate, suffix: str) -> Iterator[Theorem]:
    exporters: tuple[Callable[[Certificate, str], Theorem], ...] = (least, attained)
    for export in exporters:
        try:
            yield export(certificate, suffix)
        except OutsideTheClassError:
            continue
