"""The commands that ask the symbolic side. Heavy imports wait until a command needs them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from proofs_check.console import AsJson

if TYPE_CHECKING:
    import sympy

    from proofs_check.terms import LocalExponents
    from theory.allocate import PhaseDiagram
    from theory.terms import Terms

__all__ = ["derive", "inside", "terms", "translate"]

BUDGETS = 7  # between two that are asked for


def derive(
    expression: Annotated[
        str | None, typer.Argument(metavar="RISK", help="Terms of a risk, for example `A*N**-a + B*D**-b`.")
    ] = None,
    cost: Annotated[list[str] | None, typer.Option(help="What the budget pays for, for example `6*N*D`.")] = None,
    subject_to: Annotated[
        list[str] | None, typer.Option(help="A further limit `MONOMIAL <= MONOMIAL`, for example `D <= C**u`.")
    ] = None,
    where: Annotated[list[str] | None, typer.Option(help="A fact about the parameters, for example `a > 1/2`.")] = None,
    free: Annotated[
        list[str] | None, typer.Option(help="Resources that may fall below one, such as a step size.")
    ] = None,
    resources: Annotated[list[str] | None, typer.Option(help="Resources that cost nothing, for example N,D.")] = None,
    constants: Annotated[list[str] | None, typer.Option(help="Names that are coefficients, for example A,B.")] = None,
    budget: Annotated[str, typer.Option(help="Name of the budget.")] = "C",
    maximum: Annotated[bool, typer.Option("--maximum", "--max", help="Only the largest term counts.")] = False,
    direction: Annotated[
        Literal["two-sided", "upper", "lower"], typer.Option(help="What the terms are to the true risk.")
    ] = "two-sided",
    out: Annotated[
        Path | None,
        typer.Option("-o", "--out", help="Draw the phases (.svg, .pdf, .png; .tex for pgfplots)."),
    ] = None,
    over: Annotated[
        list[str] | None, typer.Option(help="Axes of that figure, for example `a=0:2,u=0:1`; from 0 to 2 if not given.")
    ] = None,
    at: Annotated[list[str] | None, typer.Option(help="Numbers for its other parameters, for example `b=1/2`.")] = None,
    claim: Annotated[str | None, typer.Option(help="Replay the derivation of a claim instead.")] = None,
    as_json: AsJson = False,
) -> None:
    """Derive phases, exponents, allocations, constants and their proofs.

    Every --cost is at most the budget, which is called C and may also occur in
    the terms, in costs and in limits, as may log(C). Symbols outside exponents
    are resources, at least one; symbols in exponents are positive parameters.
    Options say otherwise. Name several as N,D or by several options.

    Examples
    --------
    - model and data size: `theory derive "A*N**-a + B*D**-b" --cost "6*N*D" --constants A,B`

    - limited data: `theory derive "N**-a + D**-b" --cost "N*D" --subject-to "D <= C**u"`

    - a bandwidth: `theory derive "h**s + C**(-1/2)*log(C)**(1/2)*h**(-d/2)" --free h`

    - samples as the budget: `theory derive "N**(-2*s/d) + N/C" --resources N`

    - an exponential: `theory derive "N**-a + exp(-T/N**b)" --cost "N*T"`

    - logarithms: `theory derive "N**-a*log(N) + D**-b" --cost "N*D*log(D)"`

    - one phase of several: `theory derive "w**-a + P**-e" --cost "w**2" --cost "w*P" --where "e > a"`

    - a spectrum: `theory derive "Sum(k**-a*exp(-T*k**-b), (k, 1, oo)) + N**-c" --cost "N*T" --where "a > 1"`

    - a figure: `theory derive "N**-a + D**-b" --cost "N*D" --subject-to "D <= C**u" -o phases.pdf --over a=0:1,u=0:1
      --at b=1/2`

    Exit status: 0 answered (the answer may be that the risk is unbounded or the
    limits contradict each other), 2 bad input.
    """
    from theory.errors import ExpressionError

    if claim is not None and (expression or cost or subject_to or where or free or resources or constants):
        raise ExpressionError("--claim replays a claim as it is; leave out the risk and what is said of it")
    if claim is not None and (out or over or at):
        raise ExpressionError("--claim replays a claim step by step, without a figure; leave out -o, --over and --at")
    if claim is not None:
        _show_derivation(claim, as_json)
        return
    if expression is None:
        raise ExpressionError('give the terms of a risk: theory derive "N**-a + D**-b" --cost "N*D"')
    from theory.question import Question
    from theory.typeset.answers import diagram, diagram_json

    plan = Question(
        expression,
        costs=tuple(cost or ()),
        constraints=tuple(subject_to or ()),
        facts=tuple(where or ()),
        free=_separated(free),
        uncharged=_separated(resources),
        constants=_separated(constants),
        budget=budget,
        maximum=maximum,
        direction=direction,
    ).answer()
    if out is not None:
        _draw_phases(plan, out, over or [], at or [])
    elif over or at:
        raise ExpressionError("--over and --at are for a figure of the phases; say -o phases.svg")
    typer.echo(json.dumps(diagram_json(plan), indent=1) if as_json else diagram(plan))


def _draw_phases(plan: PhaseDiagram, out: Path, over: list[str], at: list[str]) -> None:
    from proofs_check.certify.reading import box_from
    from proofs_check.figures import plot_phases
    from theory.errors import ExpressionError
    from theory.expressions import parse

    fixed: dict[str, sympy.Expr] = {}
    for piece in (piece.strip() for given in at for piece in given.split(",")):
        name, equals, value = piece.partition("=")
        if not (equals and name.strip().isidentifier()):
            raise ExpressionError(f"cannot read the number {piece!r}; write for example --at a=2,b=1/2")
        fixed[name.strip()] = parse(value, {})
    ranges = {str(letter): ends for letter, ends in box_from(over, option="--over").items()}
    plot_phases(plan, ranges or None, fixed=fixed, path=out)


def inside(
    small: Annotated[str, typer.Argument(help="A class, for example `CoT(n)` or `TC0[logtime]`.")],
    large: Annotated[str, typer.Argument(help="The class that may hold it, for example `CSL`.")],
    given: Annotated[
        list[str] | None, typer.Option("--if", help="A hypothesis, for example `P not in L` or `NL in L`.")
    ] = None,
    where: Annotated[list[str] | None, typer.Option(help="A fact about letters in bounds, such as `c > 1`.")] = None,
    as_json: AsJson = False,
) -> None:
    """Ask whether one complexity class lies inside another, and by which theorems.

    Bounds are expressions in n up to constant factors; other letters are
    positive parameters. The answer is inside, not inside, or unknown, which
    only says that no chain of rules was found.

    Examples
    --------
    - decoding steps: `theory inside "CoT(n)" CSL`

    - a hypothesis: `theory inside P-complete "T(1, log(n))" --if "P not in L"`

    - a letter: `theory inside "CoT(n**c)" "TIME~(n**(2*c))" --where "c > 1"`

    Exit status: 0 inside or not inside, 2 bad input, 3 unknown.
    """
    from theory.classes import ask, read_assumed, read_class
    from theory.codec import to_json
    from theory.expressions import parse

    answer = ask(read_class(small), read_class(large), map(parse, where or ()), map(read_assumed, given or ()))
    shown = {
        "verdict": answer.verdict,
        "small": to_json(answer.small),
        "large": to_json(answer.large),
        "links": [{"said": str(k.said), "status": k.status, "source": k.source} for k in answer.links],
        "hypotheses": [str(h) for h in answer.hypotheses],
    }
    typer.echo(json.dumps(shown, indent=1) if as_json else str(answer))
    if answer.verdict == "unknown":
        raise typer.Exit(3)


def _separated(names: list[str] | None) -> tuple[str, ...]:
    """Names that stand in one option with commas between them, or in several options."""
    return tuple(dict.fromkeys(name for given in names or () for name in given.replace(",", " ").split()))


def _show_derivation(target: str, as_json: bool) -> None:
    """Replay a claim's derivation step by step."""
    from theory.codec import to_json
    from theory.derive import derive as replay
    from theory.errors import LoadError
    from theory.registry import resolve
    from theory.typeset.plain import derivation

    _, entries = resolve([target])
    for entry in entries:
        derived = replay(entry.claim)
        if derived is None:
            raise LoadError(f"{entry.claim.id} has no derivation: {entry.claim.source}, {entry.claim.reference}")
        typer.echo(json.dumps(to_json(derived), indent=1) if as_json else derivation(derived))


def terms(
    problem: Annotated[str, typer.Argument(metavar="PROBLEM", help="For example `sgd on power-law with projection`.")],
    where: Annotated[list[str] | None, typer.Option(help="A fact about letters, for example `b > a + 1`.")] = None,
    at: Annotated[
        list[str] | None, typer.Option(help="Numbers for letters, for example `a=2,b=3`; keeps the cell with them.")
    ] = None,
    cost: Annotated[list[str] | None, typer.Option(help="What the budget pays for, for example `p*t`.")] = None,
    subject_to: Annotated[list[str] | None, typer.Option(help="A further limit, for example `p <= C**u`.")] = None,
    budget: Annotated[
        str | None, typer.Option(help="Two budgets, for example `1e18:1e24`: exponents between them. Needs --at.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option("-o", "--out", help="Draw these exponents to a file (.svg, .pdf).")
    ] = None,
    latex: Annotated[bool, typer.Option("--latex", help="Print LaTeX instead: equations, a table, and laws.")] = False,
    as_json: AsJson = False,
) -> None:
    """Derive the terms of a risk from spectrum and algorithm.

    Capacities a and sources b fall into cells; within each, what limits the number of learned modes makes regimes. In
    each regime stand all terms with their constants, and which of them never matter.

    A PROBLEM is an algorithm, a spectrum and what else there is, separated by on, with, in, and, or commas:

    - algorithms: sgd(steps, step, batch, decay), multi-pass-sgd, gradient-descent(steps, step), gradient-flow(time),
      momentum(time, friction, gain, decay), ridge(samples, ridge), ridgeless(samples), in-context(depth, context)

    - spectrum: power-law(a, b) for eigenvalues k^-a and target power k^-b, or in another paper's letters,
      power-law(nu, beta; bordelon2025)

    - besides: samples(n), projection(p), noise(sigma^2); modes(2*p) for a capacity below one

    Letters may be left out. `step=free(h)` is a step that the budget may shrink.

    Examples
    --------
    - `theory terms "sgd(steps=t, step=s, decay=1) on power-law(a, b) with projection(p), noise(sigma^2)"`

    - one cell: `theory terms "ridge(n, lambda) with noise" --where "b < 2*a + 1"`

    - in numbers: `theory terms "gradient-flow(t) with projection(p)" --at a=2,b=3/2`

    - a wall: `theory terms "gradient-flow(t) with projection(p)" --where "b = a + 1"`

    - the compute-optimal law: `theory terms "gradient-flow(t) with projection(p)" --at a=2,b=3/2 --cost "p*t"`

    - a limit: `theory terms "gradient-flow(t) with projection(p)" --at a=2,b=3/2 --cost "p*t" --subject-to "p <= C**u"`

    - exponents at your budget: `theory terms gradient-flow --at a=2,b=3/2 --cost t --budget 1e18:1e24 -o exponents.svg`

    Exit status: 0 answered, 2 bad input.
    """
    from proofs_check.terms import constant_values, exponents_json, exponents_text, numbered
    from theory.errors import ExpressionError
    from theory.terms import TermsQuestion
    from theory.typeset.laws import laws
    from theory.typeset.termlists import terms_json, terms_text
    from theory.typeset.terms import decomposition

    if latex and (as_json or budget is not None or out is not None):
        raise ExpressionError(
            "--latex typesets terms and laws; leave out --json, --budget and -o, or ask again for these"
        )
    if budget is not None and not cost:
        raise ExpressionError('--budget needs numbers and a cost, for example --at a=2,b=3/2 --cost "p*t"')
    if out is not None and budget is None:
        raise ExpressionError("-o draws exponents between two budgets; say --budget 1e18:1e24")
    point = tuple(given for option in at or () for given in option.split(","))
    answer = TermsQuestion(problem, tuple(where or ()), point, tuple(cost or ()), tuple(subject_to or ())).answer()
    numbers = constant_values(answer) if numbered(answer) or budget is not None else {}
    if latex:
        typer.echo("\n".join(filter(None, [decomposition(answer.found), laws(answer, numbers)])), nl=False)
        return
    found = [] if budget is None else _exponents(answer, numbers, budget, out)
    if as_json:
        exponents = {} if budget is None else {"budget_exponents": [exponents_json(e) for e in found]}
        typer.echo(json.dumps({**terms_json(answer, numbers), **exponents}, indent=1))
        return
    typer.echo("\n\n".join([terms_text(answer, numbers), *map(exponents_text, found)]))


def _exponents(
    answer: Terms, numbers: dict[sympy.Symbol, float], budget: str, out: Path | None
) -> list[LocalExponents]:
    """Exponents between two budgets, drawn if there is a file for them."""
    import numpy as np

    from proofs_check.figures.exponents import plot_exponents
    from proofs_check.terms import local_exponents
    from theory.errors import ExpressionError

    try:
        first, *others = map(float, budget.split(":"))
        (last,) = others or (first,)
    except ValueError:
        raise ExpressionError(f"cannot read the budgets {budget!r}; write for example 1e18:1e24") from None
    if not 1 < first <= last < float("inf"):
        raise ExpressionError(f"budgets rise from above one, for example 1e18:1e24; got {budget!r}")
    budgets = np.geomspace(first, last, BUDGETS if last > first else 1)
    found = local_exponents(answer, budgets, numbers)
    if out is not None:
        plot_exponents(found, out)
    return found


def translate(
    words: Annotated[
        list[str] | None, typer.Argument(metavar="[EXPRESSION] [FROM TO]", help="None lists the conventions.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Translate between the letters in which papers write source and capacity.

    Examples
    --------
    - all conventions: `theory translate`

    - the letters of one paper in those of another, both ways: `theory translate havrilla2024 cui2021`

    - an expression: `theory translate "1 + 2*alpha*r" cui2021 bordelon2025`

    Exit status: 0 answered, 2 bad input.
    """
    from theory.errors import ExpressionError
    from theory.typeset.letters import conventions_listed, expression_between, letters_between

    match words or []:
        case []:
            made = conventions_listed()
        case [source, target]:
            made = letters_between(source, target)
        case [expression, source, target]:
            made = expression_between(expression, source, target)
        case _:
            raise ExpressionError("give two conventions, or an expression and two conventions, or nothing")
    typer.echo(json.dumps(made.as_json, indent=1) if as_json else made.text)
