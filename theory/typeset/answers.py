"""Phase diagrams for people at a terminal, and as JSON for programs."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import Any

import sympy

from theory.allocate import Phase, PhaseDiagram, Wall
from theory.codec import to_json
from theory.decide import find_point
from theory.expressions import text
from theory.monomials import Term, term
from theory.question import excess

__all__ = ["diagram", "diagram_json", "hints", "limit_names", "term_names"]

WIDTH = 110
ORDERS = {"two-sided": "Theta", "upper": "O", "lower": "Omega"}
KINDS = {"continuous": "the allocation passes continuously", "jumping": "the allocation jumps"}

Expr = Any
Row = tuple[str, str]


# --- names of terms and limits ----------------------------------------------------------------------------------------


def limit_names(plan: PhaseDiagram) -> list[str]:
    """Names of the limits of a certificate: c1, c2, ... for costs, s1, s2, ... for side constraints."""
    costs = [f"c{i}" for i, _ in enumerate(plan.problem.costs, 1)]
    return costs + [f"s{i}" for i, _ in enumerate(plan.problem.subject_to, 1)]


def term_names(plan: PhaseDiagram, phase: Phase) -> dict[Expr, list[str]]:
    """Names t1, t2, ... of the terms of a phase; several for terms that are one within it."""
    own, given = phase.certificate.terms, plan.risk.written
    if len(own) == len(plan.risk.terms):
        return {expr: [f"t{i}" for i, (_, k) in enumerate(given, 1) if k == index] for index, expr in enumerate(own)}
    # A case of a Max or Min made terms alike: at a point inside the phase they have the same powers.
    inside = find_point(sympy.Gt(f.lhs, f.rhs) if isinstance(f, sympy.Ge) else f for f in phase.certificate.facts)
    powers = {_powers(term(expr, trusted=True).replaced(inside or {})): expr for expr in own}
    found: dict[Expr, list[str]] = {expr: [] for expr in own}
    for i, (t, _) in enumerate(given, 1):
        found[powers[_powers(t.replaced(inside or {}))]].append(f"t{i}")
    return found


def _powers(t: Term) -> tuple[Any, ...]:
    return t.prefactor.powers, t.prefactor.logs, tuple(r.powers for r in t.rates)


def hints(plan: PhaseDiagram) -> list[str]:
    """What a user may have mistyped: terms that only grow with the resources."""
    return [
        f"the term {text(t.expression)} decreases in no resource; a decay is written with a minus sign, as in N**-a"
        for t in plan.risk.terms
        if t.resources and plan.budget not in t.resources and not t.rates and not {*t.resources} & {*plan.problem.free}
        if all(p.is_nonnegative for _, p in t.prefactor.powers)
    ]


# --- for people -------------------------------------------------------------------------------------------------------


def diagram(plan: PhaseDiagram) -> str:
    """A phase diagram as text.

    What was asked, a block for every phase (conditions, order, allocation,
    constant, corrections, proof), the walls, and how much is proved.
    """
    parts = [_rows(_asked(plan)), *_blocks(plan)]
    above = excess(plan)
    if above is not None:
        parts += [f"Excess risk, above the irreducible {text(plan.risk.irreducible)}:", *_blocks(above)]
    parts += [f"Hint: {hint}." for hint in hints(plan)]
    return "\n\n".join(parts)


def _asked(plan: PhaseDiagram) -> Iterator[Row]:
    problem, risk = plan.problem, plan.risk
    joined = ", ".join if risk.combine == "max" else " + ".join
    written = joined(text(t.expression) for t in risk.terms)
    yield "risk", f"max({written})" if risk.combine == "max" else written
    yield from (("cost", f"{text(c)} <= {plan.budget}") for c in problem.costs)
    yield from (("constraint", text(s)) for s in problem.subject_to)
    yield from (("fact", text(f)) for f in problem.facts)
    if problem.free:
        yield "free", ", ".join(r.name for r in problem.free) + " may fall below one"
    if risk.irreducible != 0:
        yield "irreducible", f"{text(risk.irreducible)}: no budget lowers the risk below it"


def _blocks(plan: PhaseDiagram) -> list[str]:
    blocks = [_phase(plan, i) for i, _ in enumerate(plan.phases)]
    if plan.walls:
        lines = [textwrap.fill(_wall(w), WIDTH, initial_indent="  ", subsequent_indent="    ") for w in plan.walls]
        blocks.append("Walls\n" + "\n".join(lines))
    return [*blocks, textwrap.fill(f"Status: {_status(plan)}.", WIDTH)]


def _rows(rows: Iterator[Row], indent: str = "") -> str:
    made = list(rows)
    width = max(12, *(len(name) + 2 for name, _ in made))
    return "\n".join(
        textwrap.fill(
            value,
            WIDTH,
            initial_indent=f"{indent}{name:<{width}}",
            subsequent_indent=indent + " " * width,
            break_long_words=False,
            break_on_hyphens=False,
        )
        for name, value in made
    )


def _phase(plan: PhaseDiagram, index: int) -> str:
    phase = plan.phases[index]
    conditions = " and ".join(f"{text(c.lhs)} > 0" for c in phase.conditions)
    where = f", where {conditions}" if conditions else ", for all parameters"
    head = f"Phase {index + 1} of {len(plan.phases)}{where}" if len(plan.phases) > 1 or conditions else "Optimum"
    return f"{textwrap.fill(head, WIDTH, subsequent_indent='  ')}\n{_rows(_answer(plan, phase), '  ')}"


def _answer(plan: PhaseDiagram, phase: Phase) -> Iterator[Row]:
    yield "exponent", text(phase.exponent)
    yield "order", f"risk = {ORDERS[plan.risk.direction]}({text(phase.rate)})"
    yield from ((f"{r}*", _share(plan, phase, r)) for r in plan.resources)
    yield "constant", _constant(phase)
    for c in phase.corrections:
        size = text(plan.budget**-c.exponent if c.coefficient is None else c.coefficient * plan.budget**-c.exponent)
        yield (
            "correction",
            f"factor 1 + {'' if c.coefficient is not None else 'constant * '}{size} from {text(c.source)}",
        )
    yield "binding", ", ".join(map(text, phase.binding))
    yield "proof", _proof(plan, phase)
    failures = phase.certificate.failures()
    yield "verified", "NO: " + "; ".join(failures) if failures else "yes"


def _share(plan: PhaseDiagram, phase: Phase, resource: Expr) -> str:
    for open_one, low, high in phase.intervals:
        if open_one == resource:
            ends = [
                f"{what} {plan.budget}**({text(e)})"
                for what, e in (("least", low), ("most", high))
                if e.is_finite is not False
            ]
            return f"not unique: of order at {' and at '.join(ends)}" if ends else "not unique: of any order"
    factor = (phase.factors or {}).get(resource)
    order = phase.orders[resource]
    return f"of order {text(order)}" if factor is None else text(factor * order)


def _constant(phase: Phase) -> str:
    if phase.constant is not None:
        return text(phase.constant)
    why = "more limits bind than are needed" if phase.degenerate else "it depends on logarithms of lower order"
    return f"no single form: {why}"


def _proof(plan: PhaseDiagram, phase: Phase) -> str:
    certificate, proof = phase.certificate, phase.certificate.proof
    weights = [f"{text(w)} on {text(t)}" for t, w in zip(certificate.terms, certificate.weights, strict=True) if w != 0]
    limits = zip(limit_names(plan), plan.problem.limits, proof.multipliers, strict=True)
    prices = [f"{text(sum(mus))} on {_limit(limit.label, name, plan)}" for name, limit, mus in limits if any(mus)]
    rates = zip(certificate.terms, proof.rates, strict=True)
    prices += [f"{text(mu)} on the rate of {text(t)}" for t, mu in rates if mu != 0]
    idle = zip(certificate.resources, proof.idle, strict=True)
    prices += [f"{text(rho)} on {r} >= 1" for r, rho in idle if rho != 0]
    bound = certificate.lower_bound
    said = f"risk >= {text(bound)}" if bound is not None else f"risk = Omega({text(certificate.rate)})"
    count = len(certificate.branches)
    cases = "" if count == 1 else f", in each of {count} readings of the exponentials"
    multipliers = f"; multipliers {', '.join(prices)}" if prices else ""
    return f"weights {', '.join(weights)}{multipliers}; for every allocation{cases}, {said}"


def _limit(label: Expr, name: str, plan: PhaseDiagram) -> str:
    return f"{text(label)} <= {plan.budget}" if name.startswith("c") else text(label)


def _wall(wall: Wall) -> str:
    one, other = (i + 1 for i in wall.between)
    where = f"inside phase {one}" if one == other else f"between phases {one} and {other}"
    log = f" with log power {text(wall.log)}" if wall.log != 0 else ""
    return f"{text(wall.equation)} = 0, {where}: {KINDS[wall.kind]}; exponent {text(wall.exponent)}{log}"


def _status(plan: PhaseDiagram) -> str:
    match plan.status:
        case "complete":
            return "complete, the phases are proved to cover all parameters"
        case "cover-unproved":
            return (
                f"cover unproved, each phase is proved, and together they cover {float(plan.certified_fraction):.1%} "
                "of the parameters; elsewhere there may be others, so narrow the region by facts"
            )
        case "unbounded":
            t = sympy.Symbol("t", positive=True)
            ray = " and ".join(f"{r} = {text(plan.budget ** (v * t))}" for r, v in plan.ray if v != 0)
            if not ray:
                return "unbounded, the risk falls faster than every power of the budget, so it has no exponent"
            return (
                f"unbounded, the risk can be made arbitrarily small within the budget by {ray} with growing t; "
                "let every resource that helps occur in a cost"
            )
        case "infeasible":
            return "infeasible, no allocation meets the costs and constraints at a large budget"


# --- for programs -----------------------------------------------------------------------------------------------------


def diagram_json(plan: PhaseDiagram) -> dict[str, Any]:
    """A phase diagram for programs; expressions are text over the listed names, which sympy reads.

    A name that sympy could not read as a symbol, such as ``lambda``, is written
    with an underscore behind it.
    """
    spelled = _Spelling(plan)
    problem, above = plan.problem, excess(plan)
    made = {
        "status": plan.status,
        "budget": spelled(plan.budget),
        "parameters": sorted(spelled(s) for s in _parameters(plan)),
        "resources": [spelled(r) for r in plan.resources],
        "terms": {f"t{i}": spelled(t.expression) for i, t in enumerate((t for t, _ in plan.risk.written), 1)},
        "costs": {f"c{i}": spelled(c) for i, c in enumerate(problem.costs, 1)},
        "constraints": {f"s{i}": spelled(s) for i, s in enumerate(problem.subject_to, 1)},
        "phases": [_phase_json(plan, phase, spelled) for phase in plan.phases],
        "walls": [
            {
                "between": list(w.between),
                "equation": spelled(w.equation),
                "kind": w.kind,
                "exponent": spelled(w.exponent),
                "log": spelled(w.log),
            }
            for w in plan.walls
        ],
        "certified_fraction": float(plan.certified_fraction) if plan.status == "cover-unproved" else None,
        "ray": {spelled(r): spelled(v) for r, v in plan.ray} if plan.status == "unbounded" else None,
        "irreducible": spelled(plan.risk.irreducible),
        "hints": hints(plan),
    }
    return made if above is None else {**made, "excess": diagram_json(above)}


def _phase_json(plan: PhaseDiagram, phase: Phase, spelled: _Spelling) -> dict[str, Any]:
    certificate, names = phase.certificate, term_names(plan, phase)
    both = zip(certificate.terms, certificate.weights, strict=True)
    # Of terms that are one within the phase, the first carries the weight.
    weights = {n: spelled(w) if n == names[t][0] else "0" for t, w in both for n in names[t]}
    prices = zip(limit_names(plan), certificate.proof.multipliers, strict=True)
    shares = dict(zip(certificate.resources, certificate.shares, strict=True))
    return {
        "conditions": [f"{spelled(c.lhs)} >= 0" for c in phase.conditions],
        "exponent": spelled(phase.exponent),
        "log": spelled(phase.log),
        "logs": [spelled(q) for q in phase.logs],
        "allocation": {spelled(r): spelled(x) for r, x in phase.allocation.items()},
        "log_allocation": {spelled(r): spelled(_log_power(phase, shares[r])) for r in phase.allocation},
        "nonunique": {spelled(r): [spelled(low), spelled(high)] for r, low, high in phase.intervals},
        "binding": sorted((n for b in phase.binding for n in names[b]), key=lambda n: int(n[1:])),
        "weights": weights | {name: spelled(sympy.factor(sum(mus))) for name, mus in prices},
        "constant": None if phase.constant is None else spelled(phase.constant),
        "factors": None if phase.factors is None else {spelled(r): spelled(f) for r, f in phase.factors.items()},
        "corrections": [
            {
                "source": spelled(c.source),
                "exponent": spelled(c.exponent),
                "coefficient": None if c.coefficient is None else spelled(c.coefficient),
            }
            for c in phase.corrections
        ],
        "verified": certificate.verify(),
        "certificate": to_json(certificate),
    }


def _log_power(phase: Phase, share: Sequence[Expr]) -> Expr:
    return share[len(share) - len(phase.logs)]


def _parameters(plan: PhaseDiagram) -> set[sympy.Symbol]:
    """Every symbol that is neither a resource nor the budget."""
    problem = plan.problem
    written = [*(t.expression for t in plan.risk.terms), *problem.costs, *problem.subject_to, *problem.facts]
    return {s for e in written for s in e.free_symbols} - {*plan.resources, plan.budget}


class _Spelling:
    """Text that ``sympy.sympify(text, locals=names)`` reads."""

    def __init__(self, plan: PhaseDiagram) -> None:
        written = [t.expression for t in plan.risk.terms]
        called = {type(f).__name__ for e in written for f in e.atoms(sympy.Function)}
        symbols = {*_parameters(plan), *plan.resources, plan.budget}
        clashing = [s for s in symbols if s.name == "lambda" or s.name in called]
        taken = {s.name for s in symbols}
        self._renamed: dict[sympy.Symbol, sympy.Symbol] = {}
        for symbol in sorted(clashing, key=str):
            name = f"{symbol.name}_"
            while name in taken:
                name += "_"
            taken.add(name)
            self._renamed[symbol] = sympy.Symbol(name, positive=True)

    def __call__(self, expr: Expr) -> str:
        return text(sympy.sympify(expr, strict=True).xreplace(self._renamed))
