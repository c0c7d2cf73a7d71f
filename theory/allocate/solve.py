"""Compute-optimal allocation: from a problem to its phase diagram."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache, partial
from itertools import islice
from typing import Any

import sympy
from flint import fmpq

from theory.allocate.cells import Bound, Cell, NoOptimum, best_at, cell_of, explore
from theory.allocate.certificate import Certificate, Multipliers
from theory.allocate.face import Face, with_ties
from theory.allocate.phases import Phase, PhaseDiagram, Wall
from theory.allocate.problem import Problem, read_problem
from theory.allocate.program import Branch, NotGeneric, branches, parameters_of
from theory.allocate.region import Condition, Region, rational, simplified, strict
from theory.allocate.walls import walls_of
from theory.decide import decide, worked_seconds
from theory.errors import OutsideTheClassError
from theory.risk import Risk, exact
from theory.symbols import Resource

__all__ = ["at_point", "compute_optimal", "solved"]

MAX_CASES = 64
MAX_PROOFS = 60  # alternative ones tried for one phase
SEARCH_SECONDS = 30.0  # for the cells; laws of papers take a fraction of a second
MERGE_SECONDS = 15.0  # then for simplifying them
WALL_SECONDS = (3.0, 1.0)  # the same for what holds on one wall
WALLS_SECONDS = 15.0  # for all walls; what comes later is read off from both sides

Expr = Any
Values = Mapping[Any, Expr]


def compute_optimal(
    risk: Risk | Expr,
    cost: Expr | Sequence[Expr] = (),
    *,
    subject_to: Iterable[Expr] = (),
    where: Iterable[Expr] = (),
    free: Iterable[Resource] = (),
    resources: Iterable[Resource] = (),
    budget: sympy.Symbol | None = None,
) -> PhaseDiagram:
    """Find the allocation of resources that minimises a risk within a budget.

    Parameters
    ----------
    risk : Risk or sympy.Expr
        Terms in resources, combined by sum or maximum; the budget and its
        logarithm may occur in them.
    cost : sympy.Expr or sequence of them
        Each a sum of monomials in resources that may not exceed the budget.
    subject_to : iterable of sympy relations
        Further limits ``sum of monomials <= monomial``, such as ``D <= C**u``.
    where : iterable of sympy relations
        Facts about the parameters besides their declared signs.
    free : iterable of Resource
        Resources that may fall below one, such as a step size.
    resources : iterable of Resource
        Resources that no cost mentions and that may grow at will.
    budget : sympy.Symbol, optional
        Symbol of the budget, ``C`` by default.

    Returns
    -------
    PhaseDiagram
        Whatever the parameters decide is a phase of it; its status says whether
        the phases are proved to be all.

    Raises
    ------
    OutsideTheClassError
        If an expression is not of the class, or the facts contradict each other.

    Examples
    --------
    >>> from theory.symbols import parameters, resources
    >>> N, D = resources("N D"); alpha, beta, A, B = parameters("alpha beta A B")
    >>> plan = compute_optimal(Risk(A*N**-alpha + B*D**-beta), cost=6*N*D)
    >>> plan.exponent, plan.allocation[N]
    (alpha*beta/(alpha + beta), beta/(alpha + beta))

    Data that run out split the parameters into two phases:

    >>> C = resources("C"); u = parameters("u")
    >>> limited = compute_optimal(Risk(N**-alpha + D**-beta), cost=N*D, subject_to=[D <= C**u])
    >>> sorted(str(p.exponent) for p in limited.phases)
    ['alpha*beta/(alpha + beta)', 'beta*u']
    """
    diagram = solved(read_problem(risk, cost, subject_to, where, free, resources, budget))
    if diagram.status == "cover-unproved":
        solved.cache_clear()  # with more time or a quieter machine the answer may be better
    return diagram


@lru_cache(maxsize=256)
def solved(problem: Problem, search: float | None = None, merge: float | None = None) -> PhaseDiagram:
    """The phase diagram of a problem; the same ones are asked for again and again.

    Parameters
    ----------
    problem : Problem
    search, merge : seconds for finding cells, and for merging them, if not the usual ones
    """
    problem = _without_equations(problem)
    deadline = worked_seconds() + (SEARCH_SECONDS if search is None else search)
    whole = Region(parameters_of(problem), problem.facts)
    pieces: list[_Piece] = []
    shares: list[fmpq] = []
    for case in _cases(problem, whole.symbols):
        region = Region(whole.symbols, case.problem.facts)
        programs = branches(case.problem, region)
        try:
            cells, fraction = explore(region, partial(best_at, programs), deadline)
        except NoOptimum as trouble:
            ray = zip(problem.resources, map(rational, trouble.ray), strict=False)
            return PhaseDiagram(problem, trouble.status, ray=tuple(ray), example=region.named(trouble.values))
        shares.append(fraction)
        pieces += [_piece(case, programs, region, cell) for cell in cells]
    if not shares:
        raise OutsideTheClassError("no parameters satisfy the facts given as where=...; check them for contradictions")
    share = sum(shares, fmpq(0)) / len(shares)
    return PhaseDiagram(
        problem,
        "complete" if share == 1 else "cover-unproved",
        tuple(_phases(whole, pieces, worked_seconds() + (MERGE_SECONDS if merge is None else merge))),
        Fraction(int(share.p), int(share.q)),
    )


def found_walls(diagram: PhaseDiagram) -> tuple[Wall, ...]:
    """The walls of a diagram; each is a problem of its own, with one parameter less."""
    deadline = worked_seconds() + WALLS_SECONDS

    def on_wall(values: Values, facts: Sequence[Expr]) -> PhaseDiagram:
        made = _replaced(diagram.problem, values)
        if worked_seconds() > deadline:
            return PhaseDiagram(made, "infeasible")
        try:
            return solved(replace(made, facts=(*made.facts, *facts)), *WALL_SECONDS)
        except OutsideTheClassError:  # the wall is too thin for points to be found on it
            return PhaseDiagram(made, "infeasible")

    ties = {sympy.factor(d) for t in diagram.problem.risk.terms for _, d in t.ties}
    return tuple(walls_of(diagram, on_wall, sorted(ties, key=str)))


# --- cases: which argument of a Max or Min counts ---------------------------------------------------------------------


@dataclass(frozen=True)
class _Case:
    """A problem without Max or Min in its exponents, and where it stands for the given one."""

    problem: Problem
    conditions: tuple[Expr, ...]


def _cases(problem: Problem, symbols: Iterable[sympy.Symbol]) -> Iterator[_Case]:
    open_cases = [_Case(problem, ())]
    count = 0
    while open_cases:
        case = open_cases.pop()
        extremum = _innermost_extremum(case.problem, symbols)
        if extremum is None:
            count += 1
            if count > MAX_CASES:
                raise OutsideTheClassError(f"Max and Min split the problem into more than {MAX_CASES} cases")
            yield case
            continue
        largest = isinstance(extremum, sympy.Max)
        for chosen in sorted(extremum.args, key=str):
            others = [a for a in extremum.args if a != chosen]
            facts = [sympy.Gt(chosen - o, 0) if largest else sympy.Gt(o - chosen, 0) for o in others]
            made = _replaced(case.problem, {extremum: chosen})
            made = replace(made, facts=(*made.facts, *facts))
            if Region(symbols, made.facts).is_empty:
                continue
            open_cases.append(_Case(made, (*case.conditions, *facts)))


def _innermost_extremum(problem: Problem, symbols: Iterable[sympy.Symbol]) -> Expr | None:
    """A Max or Min in an exponent, or in a coefficient as far as it depends on what exponents depend on."""
    read = [m for t in problem.risk.terms for m in (t.prefactor, *t.rates)]
    read += [m for limit in problem.limits for m in limit.monomials]
    written = [e for m in read for e in (m.coefficient, *(p for _, p in m.powers), *(q for *_, q in m.logs))]
    found = {e for w in written for e in w.atoms(sympy.Max, sympy.Min) if e.free_symbols <= set(symbols)}
    inner = [e for e in found if not any(a.has(sympy.Max, sympy.Min) for a in e.args)]
    return min(inner, key=str) if inner else None


def _replaced(problem: Problem, values: Values) -> Problem:
    """The problem with expressions in the parameters replaced."""
    risk = problem.risk
    return replace(
        problem,
        risk=Risk(tuple(t.replaced(values) for t in risk.terms), risk.combine, risk.direction),
        costs=tuple(c.xreplace(values) for c in problem.costs),
        subject_to=tuple(s.xreplace(values) for s in problem.subject_to),
        facts=tuple(f for f in (f.xreplace(values) for f in problem.facts) if f is not sympy.true),
    )


def _without_equations(problem: Problem) -> Problem:
    """Use facts that are equations to eliminate parameters."""
    for fact in problem.facts:
        if not isinstance(fact, sympy.Eq):
            continue
        difference = fact.lhs - fact.rhs
        for symbol in sorted(difference.free_symbols, key=str, reverse=True):
            slope = sympy.diff(difference, symbol)
            others = [f for f in problem.facts if f is not fact]
            if slope != 0 and not slope.has(symbol) and decide(sympy.Ne(slope, 0), others).proved:
                value = sympy.factor(symbol - difference / slope)
                rest = replace(problem, facts=tuple(others))
                made = _replaced(rest, {symbol: value})
                positive: Expr = sympy.Gt(value, 0)
                more = (positive,) if symbol.is_positive and positive is not sympy.true else ()
                return _without_equations(replace(made, facts=(*made.facts, *more)))
        raise OutsideTheClassError(
            f"the fact {fact} cannot be solved for a parameter with a factor that never vanishes; solve it yourself"
        )
    return problem


def at_point(diagram: PhaseDiagram, point: Mapping[Any, Any] | None, named: Mapping[str, Any]) -> PhaseDiagram:
    """The diagram of a problem with numbers for some of its parameters."""
    known = {s.name: s for s in diagram.parameters}
    values = {}
    for key, value in {**(point or {}), **named}.items():
        symbol = known.get(str(key))
        if symbol is None:
            raise OutsideTheClassError(f"{key} is no parameter of this diagram; it has {', '.join(known) or 'none'}")
        try:
            values[symbol] = sympy.Rational(value) if isinstance(value, str) else exact(value)
        except (TypeError, ValueError, sympy.SympifyError):
            raise OutsideTheClassError(f"{key} = {value!r} is not a number; write 1/2 or 0.5") from None
        if symbol.is_integer and not values[symbol].is_integer:
            raise OutsideTheClassError(f"{key} = {value} is no integer")
        if not values[symbol].is_finite or (symbol.is_positive and not values[symbol] > 0):
            raise OutsideTheClassError(f"{key} = {value} is not {'positive' if symbol.is_positive else 'finite'}")
    made = _replaced(diagram.problem, values)
    if any(f is sympy.false for f in made.facts):
        broken = next(f for f in diagram.problem.facts if f.xreplace(values) is sympy.false)
        raise OutsideTheClassError(f"the point violates {broken}")
    return solved(made)


# --- phases: cells with one answer ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Piece:
    """A cell with what it says, before cells that say the same are merged."""

    case: _Case
    programs: tuple[Branch, ...]
    region: Region
    cell: Cell
    face: Face

    @property
    def coefficients(self) -> tuple[Expr, ...]:
        """What the constant depends on; cases may differ in it where they agree in all powers."""
        problem = self.case.problem
        limits = (m.coefficient for limit in problem.limits for m in limit.monomials)
        return (*(problem.risk.terms[j].prefactor.coefficient for j in self.face.binding), *limits)


def _piece(case: _Case, programs: tuple[Branch, ...], region: Region, cell: Cell) -> _Piece:
    return _Piece(case, programs, region, cell, with_ties(programs, cell))


def _phases(whole: Region, pieces: Sequence[_Piece], deadline: float) -> Iterator[Phase]:
    groups: dict[tuple[Any, ...], list[_Piece]] = {}
    for piece in pieces:
        groups.setdefault((piece.face.answer, piece.coefficients), []).append(piece)
    for group in groups.values():
        located = [(p, _global_conditions(whole, p)) for p in group]
        for draft in _merged_cells(whole, located, deadline):
            first, *others = (_certificate(p, whole, draft) for p in draft.proofs)
            yield _phase(draft, whole, first, tuple(others))


def _global_conditions(whole: Region, piece: _Piece) -> frozenset[Condition]:
    """The conditions of a cell within the whole region, those that choose its case included."""
    chosen = (whole.conditions(whole.element(c.gts - c.lts), piece.cell.values) for c in piece.case.conditions)
    return simplified(piece.cell.conditions.union(*chosen))


@dataclass(frozen=True)
class _Draft:
    """A phase in the making.

    Attributes
    ----------
    conditions : of the phase
    proofs : one that is valid under these conditions, or several that share them out
    lemmas : conditions of the one proof that follow, each with the help of those before it
    """

    conditions: frozenset[Condition]
    proofs: tuple[_Piece, ...]
    lemmas: tuple[Condition, ...] = ()


def _merged_cells(whole: Region, located: list[tuple[_Piece, frozenset[Condition]]], deadline: float) -> list[_Draft]:
    """Drop conditions that follow from the others, or beyond which the answer is the same.

    What is not done by the deadline stays as it was found: correct, though not minimal.
    """
    cells = [conditions for _, conditions in located]
    everything = tuple(piece for piece, _ in located)
    done: list[_Draft] = []
    for piece, found in located:
        if any(whole.implies(found, [d.conditions]) for d in done):
            continue
        draft = _Draft(found, (piece,))
        for condition in sorted(found, key=lambda c: (-len(str(c.expression)), str(c.expression))):
            if worked_seconds() > deadline:
                break
            rest = draft.conditions - {condition}
            if whole.implies(rest, [frozenset({condition})]):
                draft = replace(draft, conditions=rest, lemmas=(condition, *draft.lemmas))
            elif len(cells) > 1 and whole.implies(rest, cells):
                draft = _proved_on(piece, whole, rest) or _Draft(rest, everything)
        done = [d for d in done if not whole.implies(d.conditions, [draft.conditions])]
        done.append(draft)
    return done


def _proved_on(piece: _Piece, whole: Region, conditions: frozenset[Condition]) -> _Draft | None:
    """One proof of the same answer that is valid under conditions, if there is one."""
    for candidate in islice(_bases(piece), MAX_PROOFS):
        needed = _global_conditions(whole, candidate)
        if whole.implies(conditions, [needed]):
            return _Draft(conditions, (candidate,), tuple(sorted(needed - conditions, key=lambda c: str(c.expression))))
    return None


def _bases(piece: _Piece) -> Iterator[_Piece]:
    """All proofs of one answer that are found: its basis, and other vertices of the same face."""
    yield piece
    cell, branch = piece.cell, piece.programs[piece.cell.branch]
    for rows in piece.face.bases():
        try:
            other = branch.solution(rows, cell.values)
        except NotGeneric:
            continue
        if other.value == cell.solution.value:
            bounds = tuple(replace(b, solution=other) if b.branch == cell.branch else b for b in cell.bounds)
            try:
                made = cell_of(branch, next(b for b in bounds if b.branch == cell.branch), bounds, cell.values)
            except NotGeneric:
                continue
            if all(c.holds(cell.values) for c in made.conditions):
                yield replace(piece, cell=made, face=replace(piece.face, cell=made))


def _certificate(piece: _Piece, whole: Region, draft: _Draft) -> Certificate:
    problem, cell, orders = piece.case.problem, piece.cell, piece.programs[0].orders
    single = len(draft.proofs) == 1
    where = draft.conditions if single else _global_conditions(whole, piece)
    certificate = Certificate(
        terms=tuple(t.expression for t in problem.risk.terms),
        limits=tuple(tuple(m.expression for m in limit.monomials) for limit in problem.limits),
        resources=problem.resources,
        free=problem.free,
        budget=problem.budget,
        scale=tuple(whole.written(v, cell.values) for v in cell.solution.value[:orders]),
        shares=tuple(tuple(whole.written(v, cell.values) for v in share[:orders]) for share in cell.solution.shares),
        raised=tuple(whole.written(v, cell.values) for share in cell.solution.shares for v in share[orders:]),
        branches=tuple(_multipliers(problem, piece, b, whole) for b in cell.bounds),
        chosen=next(i for i, b in enumerate(cell.bounds) if b.branch == cell.branch),
        combine=problem.risk.combine,
        literal=all(t.literal for t in problem.risk.terms),
        facts=tuple(dict.fromkeys((*map(strict, problem.facts), *_relations(where)))),
        lemmas=tuple(c.relation for c in draft.lemmas) if single else (),
    )
    _refuse_logs_of_constants(problem, certificate)
    return certificate


def _relations(conditions: Iterable[Condition]) -> tuple[Expr, ...]:
    return tuple(sorted((c.relation for c in conditions), key=str))


def _phase(draft: _Draft, whole: Region, certificate: Certificate, others: tuple[Certificate, ...]) -> Phase:
    piece, problem = draft.proofs[0], draft.proofs[0].case.problem
    return Phase(
        conditions=_relations(draft.conditions),
        binding=tuple(problem.risk.terms[j].expression for j in piece.face.binding),
        certificate=certificate,
        other_certificates=others,
        degenerate=piece.face.degenerate or not all(problem.risk.terms[j].exact for j in piece.face.binding),
        undetermined=tuple(problem.resources[j] for j in piece.face.open),
        interval_of=partial(_interval, draft, whole),
    )


def _interval(draft: _Draft, whole: Region, resource: Resource) -> tuple[Expr, Expr]:
    """Least and largest power of a resource among the optimal allocations of a phase."""
    index = draft.proofs[0].case.problem.resources.index(resource)
    if len(draft.proofs) == 1:
        return draft.proofs[0].face.interval(index, whole.within(draft.conditions))
    parts = [(p, _global_conditions(whole, p)) for p in draft.proofs]
    ends = [(p.face.interval(index, whole.within(where)), sympy.And(*_relations(where))) for p, where in parts]
    if len({interval for interval, _ in ends}) == 1:
        return ends[0][0]
    low, high = (sympy.Piecewise(*((i[k], where) for i, where in ends), evaluate=False) for k in (0, 1))
    return low, high


def _multipliers(problem: Problem, piece: _Piece, bound: Bound, region: Region) -> Multipliers:
    branch = piece.programs[bound.branch]
    program = branch.impossible if bound.impossible else branch
    found: dict[tuple[str, tuple[int, ...]], Any] = {
        (r.kind, r.index): v for r, v in zip(program.rows, bound.solution.multipliers, strict=True)
    }
    zero = region.field.zero

    def expr(kind: str, *index: int) -> Expr:
        return region.written(found.get((kind, index), zero), piece.cell.values)

    names = tuple(c if c == "kept" else f"{c[0]} {c[1]}" for c in branch.choices)
    return Multipliers(
        choices=names,
        weights=tuple(expr("term", j) for j in range(len(names))),
        multipliers=tuple(
            tuple(expr("limit", k, i) for i in range(len(limit.monomials))) for k, limit in enumerate(problem.limits)
        ),
        rates=tuple(sympy.S.Zero if c == "kept" else expr("rate", j, c[1]) for j, c in enumerate(branch.choices)),
        idle=tuple(region.written(v, piece.cell.values) for v in bound.solution.idle),
    )


def _refuse_logs_of_constants(problem: Problem, certificate: Certificate) -> None:
    """log(R) stands for log(C) up to a constant only where R is a positive power of C."""
    read = [m for t in problem.risk.terms for m in (t.prefactor, *t.rates)]
    read += [m for limit in problem.limits for m in limit.monomials]
    logged = {r for m in read for r, *_ in m.logs} - {problem.budget}
    for resource, share in zip(certificate.resources, certificate.allocation, strict=True):
        if resource in logged and (share == 0 or resource in problem.free):
            raise OutsideTheClassError(
                f"log({resource}) occurs, and at the optimum {resource} does not grow as a power of the budget; "
                f"write its logarithm as log({problem.budget}) or bound it"
            )
