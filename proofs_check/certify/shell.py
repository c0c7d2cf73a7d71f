"""The command ``theory certify``. Heavy imports wait until a command needs them."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from proofs_check.console import AsJson

if TYPE_CHECKING:
    from proofs_check.certify.kernel import Kernel
    from proofs_check.certify.prove import Proof

__all__ = ["certify"]

SCRIPTS = Path("theory-out/kernel")
NOTHING = "no certificate, identity or bound"
STATUS = {"certified": 0, "refuted": 1, "undecided": 3}


def certify(
    targets: Annotated[
        list[str] | None,
        typer.Argument(metavar="INEQUALITY | TARGETS", help="An inequality in quotes; or claims, papers, folders."),
    ] = None,
    box: Annotated[
        list[str] | None, typer.Option(help="Where a letter lies, for example x=0:oo; one for each letter.")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, help="Most boxes to look at.")] = 20_000,
    recheck: Annotated[Path | None, typer.Option(metavar="FILE", help="Check a certificate again.")] = None,
    kernel: Annotated[bool, typer.Option("--kernel", help="Prove statements in Coq.")] = False,
    out: Annotated[
        Path | None, typer.Option("-o", "--out", help="File of the certificate; with --kernel, folder of the scripts.")
    ] = None,
    jobs: Annotated[int, typer.Option(min=1, help="Scripts compiled at a time.")] = 1,
    evidence: Annotated[
        Path, typer.Option(help="Output folder that keeps what is found of claims, for `theory show`.")
    ] = Path("theory-out"),
    as_json: AsJson = False,
) -> None:
    """Write proofs that a stranger can check, and check them.

    An inequality with explicit constants is certified over a box, refuted at a
    point, or left undecided on a region, which is named: by the solver, in closed
    form, or over boxes. Decimals are exact, and oo makes a half-line. What is
    certified has a certificate, which a checker of its own reads again.

    Of a claim its own inequality is proved, where its letters are all parameters, and the bounds in its derivation.

    With --kernel, optimal allocations, phase covers, identities and explicit
    inequalities become Coq scripts that prove the statement at every finite
    budget. They compile with Debian's coq and libcoq-interval, without this
    package. The axioms they rest on are printed and held against a list.

    Examples
    --------
    - a half-line: `theory certify "log(1+x) <= x" --box x=0:oo`

    - two letters, with a certificate: `theory certify "exp(-x) <= 1.05*(p/exp(1))**p*x**-p" --box x=1:oo --box p=0.1:3
      -o bound.json`

    - the certificate again: `theory certify --recheck bound.json`

    - the inequalities of claims: `theory certify havrilla2024`

    - one law in Coq: `theory certify --kernel hoffmann2022:least-loss`

    - a paper, with its scripts: `theory certify --kernel paquette2024 -o scripts`

    Exit status: 0 certified or compiled, or no compiler here; 1 refuted, a certificate that does not hold, or a script
    that does not compile; 2 bad input; 3 undecided.
    """
    from proofs_check.certify.reading import is_inequality
    from theory.errors import ExpressionError, LoadError

    named = targets or []
    inequalities = [target for target in named if is_inequality(target)]
    if recheck is not None:
        if named or kernel or box:
            raise LoadError("--recheck FILE takes nothing else; the certificate says what it proves")
        _recheck(recheck, as_json)
    elif inequalities:
        if len(named) > 1 or kernel:
            raise ExpressionError("give one inequality in quotes, and no other target; --kernel is for claims")
        _inequality(inequalities[0], box or [], limit, out, as_json)
    elif box:
        raise ExpressionError('--box is for an inequality: theory certify "log(1+x) <= x" --box x=0:oo')
    elif kernel:
        _kernel(named, out or SCRIPTS, jobs, evidence, as_json)
    elif out is not None:
        raise LoadError("-o is for the certificate of an inequality, or with --kernel for scripts")
    else:
        _claims(named, limit, evidence, as_json)


def _inequality(source: str, sides: list[str], limit: int, out: Path | None, as_json: bool) -> None:
    """Prove an inequality, print what became of it, and write its certificate."""
    from proofs_check.certify.prove import prove, summary
    from proofs_check.certify.reading import inequality_from
    from proofs_check.certify.recheck import certificate
    from proofs_check.store import write_atomically
    from theory.expressions import text

    relation, box = inequality_from(source, sides)
    started = time.perf_counter()
    proof = prove(relation, box, limit=limit)
    seconds = time.perf_counter() - started
    if as_json:
        typer.echo(json.dumps({**_as_json(proof), "seconds": round(seconds, 3)}, indent=1))
    else:
        boxes = f"{proof.looked} box{'es' * (proof.looked != 1)}, " if proof.looked else ""
        typer.echo(f"{text(relation)}\n{summary(proof)}\n{boxes}{seconds:.2f} s")
    if out is not None and proof.status == "certified":
        write_atomically(out, json.dumps(certificate(proof), indent=1) + "\n")
        typer.echo(f"certificate in {out}; again: theory certify --recheck {out}", err=as_json)
    elif out is not None:
        typer.echo(f"theory: {proof.status}, so no certificate was written", err=True)
    raise typer.Exit(STATUS[proof.status])


def _as_json(proof: Proof) -> dict[str, Any]:
    """What became of an inequality, without the certificate."""
    from theory.expressions import text

    return {
        "inequality": text(proof.relation),
        "box": {str(letter): [text(low), text(high)] for letter, (low, high) in proof.box},
        "status": proof.status,
        "route": proof.method,
        "boxes": proof.looked,
        "point": {str(letter): text(value) for letter, value in proof.point},
        "region": {str(letter): [str(low), str(high)] for letter, low, high in proof.region},
    }


def _recheck(path: Path, as_json: bool) -> None:
    """Check a certificate from its text alone."""
    from proofs_check.certify.recheck import CertificateError, read_certificate, recheck

    data = read_certificate(path)
    started = time.perf_counter()
    try:
        recheck(data)
        why = ""
    except CertificateError as problem:
        why = str(problem)
    seconds = time.perf_counter() - started
    said = {"inequality": data.get("relation"), "box": data.get("box"), "holds": not why, "why": why}
    if as_json:
        typer.echo(json.dumps({**said, "seconds": round(seconds, 3)}, indent=1))
    elif why:
        typer.echo(f"the certificate does not hold: {why}")
    else:
        where = ", ".join(f"{letter}={':'.join(ends)}" for letter, ends in data["box"].items())
        typer.echo(f"{data['relation']}\nholds for {where}: checked again in {seconds:.2f} s")
    raise typer.Exit(1 if why else 0)


def _claims(targets: list[str], limit: int, evidence: Path, as_json: bool) -> None:
    """Prove the inequalities of claims, keep what was found, and say what has none."""
    from proofs_check.certify.claims import boxes_of
    from proofs_check.findings import keep
    from theory.codec import to_json
    from theory.errors import LoadError, OutsideTheClassError
    from theory.records import Certified
    from theory.registry import Entry, resolve

    _, entries = resolve(targets)
    found, without = list[tuple[Entry, Certified]](), dict[str, str]()
    nothing = list[tuple[Entry, Certified]]()
    for entry in entries:
        try:
            found.append((entry, boxes_of(entry.claim, limit=limit)))
        except OutsideTheClassError as reason:
            without[entry.claim.id] = str(reason)
            nothing.append((entry, Certified("boxes", "nothing", (), (str(reason),))))
    for entry, made in (*found, *nothing):
        keep(evidence, entry, made)
    if not found:
        claim, why = next(iter(without.items()), (", ".join(targets), "it holds no claims"))
        raise LoadError(f"nothing to certify: {claim}: {why} (laws are for theory certify --kernel)")
    if as_json:
        typer.echo(json.dumps([{"claim": entry.claim.id, **to_json(made)} for entry, made in found], indent=1))
    else:
        for entry, made in found:
            for said in (*made.proved, *made.left):
                typer.echo(f"{made.outcome}  {entry.claim.id}: {said}")
        typer.echo(f"{len(found)} claim{'s' * (len(found) != 1)} with explicit inequalities; {len(without)} without.")
    raise typer.Exit(max((STATUS[made.outcome] for _, made in found), key=lambda status: (status == 1, status)))


def _kernel(targets: list[str], out: Path, jobs: int, evidence: Path, as_json: bool) -> None:
    """Write Coq scripts of claims, compile them, and keep what Coq says."""
    from proofs_check.certify.kernel import MISSING, compiled, coqc, scripts_of
    from proofs_check.findings import keep
    from theory.errors import LoadError
    from theory.records import Certified
    from theory.registry import resolve

    _, entries = resolve(targets)
    by_id = {entry.claim.id: entry for entry in entries}
    scripts = list(scripts_of(entries))
    for claim in by_id.keys() - {script.claim for script in scripts}:
        keep(evidence, by_id[claim], Certified("kernel", "nothing", (), (NOTHING,)))
    found: list[Kernel] = []
    for result in compiled(scripts, out, jobs):
        found.append(result)
        if not as_json:
            typer.echo(_line(result))
        if result.claim in by_id and coqc() is not None:
            keep(evidence, by_id[result.claim], result.certified)
    if not found:
        raise LoadError(f"nothing in {', '.join(targets)} can be exported: {NOTHING}")
    if as_json:
        typer.echo(json.dumps([k.as_json() for k in found], indent=1))
    if coqc() is None:
        typer.echo(f"theory: {MISSING}; the scripts are in {out}", err=True)
        return
    raise typer.Exit(0 if all(k.compiled for k in found) else 1)


def _line(result: Kernel) -> str:
    from proofs_check.certify.kernel import coqc

    if coqc() is None:
        return f"written   {result.claim}: {result.script}"
    if not result.compiled:
        return f"FAILED    {result.claim}: {result.why}"
    part = ", steps of the derivation alone" if result.steps_alone else ""
    return f"compiled  {result.claim}: {result.seconds:.1f} s, {len(result.axioms)} axioms, {result.script}{part}"
