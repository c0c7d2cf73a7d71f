"""A proof that an allocation is compute-optimal, checkable without the engine.

Let the risk be a sum (or maximum) of terms T_j, and let limits say that sums of
monomials ``sum_i M_ki`` are at most one. If weights ``lambda >= 0`` summing to one
and multipliers ``mu, rho >= 0`` make every resource R cancel in

    prod_j T_j**lambda_j * prod_ki M_ki**mu_ki * prod R**-rho_R,

then the weighted arithmetic-geometric-mean inequality gives, for every budget
and every allocation with ``R >= 1``, with ``mu_k = sum_i mu_ki``,

    risk >= prod_j (T_j/lambda_j)**lambda_j * prod_ki (M_ki*mu_k/mu_ki)**mu_ki

whose right side no longer contains a resource (for a maximum without the
``lambda_j**-lambda_j``), and an allocation that attains its order is given beside
it. Source: ours; the inequality is textbook (duality of geometric programming,
Duffin, Peterson and Zener 1967).

Scales are tuples: the power of the budget, a level between powers and
logarithms, then the powers of log, log log, ... of the budget.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import Any, Literal

import sympy

from theory.allocate.region import Element, Region
from theory.decide import decide
from theory.errors import OutsideTheClassError
from theory.monomials import Monomial, Term, monomial, term
from theory.symbols import Resource, resources_of

__all__ = ["LOG", "Certificate", "Multipliers", "growth"]

BETWEEN, LOG = 1, 2

Expr = Any
Scale = tuple[Expr, ...]
Choice = str  # "kept", "dropped 0", "halved 0": which reading of which exponential of a term


@dataclass(frozen=True)
class Multipliers:
    """The dual of one branch: why no allocation does better in it.

    Attributes
    ----------
    choices : per term, how its exponentials are read
    weights : per term; they sum to one, or to zero where the limits contradict each other
    multipliers : per limit, one for each of its monomials
    rates : per term, the multiplier of the rate that is reached
    idle : per resource, the multiplier of ``R >= 1``
    """

    choices: tuple[Choice, ...]
    weights: tuple[Expr, ...]
    multipliers: tuple[tuple[Expr, ...], ...]
    rates: tuple[Expr, ...]
    idle: tuple[Expr, ...]


@dataclass(frozen=True)
class _Row:
    """``risk-exponent + powers . x <= right`` with its multiplier; limits and rates lack the exponent."""

    kind: str
    expr: Expr
    powers: dict[Resource, Element]
    right: Sequence[Element]
    multiplier: Element

    @property
    def is_term(self) -> bool:
        return self.kind == "term"

    def __str__(self) -> str:
        return f"the {self.kind} {self.expr}"


@dataclass(frozen=True)
class Certificate:
    """Dual multipliers and an allocation; `verify` uses cancellation and sign queries only.

    Attributes
    ----------
    terms : of the risk, as expressions
    limits : the monomials of sums that are at most one: costs over the budget, side constraints
    resources : of the allocation; those in `free` may fall below one
    budget : its symbol
    scale : the risk is at best of order ``C**-scale[0] * log(C)**-scale[2] * ...``
    shares : per resource, its allocation on the same levels
    branches : one `Multipliers` for every reading of the exponentials; one if there are none
    chosen : the branch that the allocation belongs to
    combine : whether the terms are added, or the largest counts
    raised : where exponentials are damped, per resource, a direction in which constant
        factors raise every rate that is reached, within all limits
    literal : whether the terms are the risk itself at every budget, and not its leading form
    facts : what is assumed about the parameters besides their declared signs; the proof
        speaks of their interior, and of logarithms only where no slack vanishes by chance
    lemmas : relations that follow from the facts, each with the help of those before it;
        they spare the solver what it found hard, and are proved before they are used
    """

    terms: tuple[Expr, ...]
    limits: tuple[tuple[Expr, ...], ...]
    resources: tuple[Resource, ...]
    free: tuple[Resource, ...]
    budget: sympy.Symbol
    scale: Scale
    shares: tuple[Scale, ...]
    branches: tuple[Multipliers, ...]
    chosen: int = 0
    combine: Literal["sum", "max"] = "sum"
    raised: tuple[Expr, ...] = ()
    literal: bool = True
    facts: tuple[Expr, ...] = ()
    lemmas: tuple[Expr, ...] = ()

    # --- what it says -------------------------------------------------------------------------------------------------

    @property
    def exponent(self) -> Expr:
        """The risk is at best of order ``budget**-exponent``, up to logarithms."""
        return self.scale[0]

    @property
    def allocation(self) -> tuple[Expr, ...]:
        """The power of the budget given to each resource."""
        return tuple(share[0] for share in self.shares)

    @property
    def proof(self) -> Multipliers:
        """The multipliers of the branch that the allocation belongs to."""
        return self.branches[self.chosen]

    @property
    def weights(self) -> tuple[Expr, ...]:
        return self.proof.weights

    @property
    def rate(self) -> Expr:
        """The order of the least risk as a function of the budget."""
        return growth(self.budget, (-self.scale[0], *(-v for v in self.scale[LOG:])))

    @property
    def lower_bound(self) -> Expr | None:
        """A bound on the risk from below that holds at every budget whose logarithms in it are positive, or None.

        None where exponentials are split off, logarithms of resources stand for
        those of the budget, or the terms are leading forms: then only the order is proved.
        """
        resources = {r for t in self.read_terms for r, *_ in t.prefactor.logs} | {
            r for limit in self.read_limits for m in limit for r, *_ in m.logs
        }
        if not self.literal or len(self.branches) > 1 or resources - {self.budget}:
            return None
        return self.leading * self.rate

    @property
    def leading(self) -> Expr:
        """The constant of the bound in the chosen branch, exponentials and logarithms of resources left out."""
        factors = [
            (t.prefactor.coefficient / (w if self.combine == "sum" else 1)) ** w
            for t, w in zip(self.read_terms, self.proof.weights, strict=True)
            if w != 0
        ]
        for limit, multipliers in zip(self.read_limits, self.proof.multipliers, strict=True):
            whole = sum(multipliers)
            factors += [
                (m.coefficient * (whole / mu if len(limit) > 1 else 1)) ** mu
                for m, mu in zip(limit, multipliers, strict=True)
                if mu != 0
            ]
        return sympy.Mul(*factors)

    def latex(self, names: Mapping[Any, str] | None = None, order: Sequence[Any] = ()) -> str:
        """The proof as a short paragraph that a reader can check by hand; see `theory.typeset.certificates`."""
        from theory.typeset.certificates import latex

        return latex(self, names, order)

    _repr_latex_ = latex

    def _repr_html_(self) -> str:
        from theory.typeset.notebook import certificate

        return certificate(self)

    # --- why it holds -------------------------------------------------------------------------------------------------

    def verify(self) -> bool:
        """Prove the scale from this record alone.

        Returns
        -------
        bool
            True only if every identity cancels and every sign is proved.

        Examples
        --------
        >>> from theory import Risk, compute_optimal, parameters, resources
        >>> N, D = resources("N D"); a, b = parameters("a b")
        >>> compute_optimal(Risk(N**-a + D**-b), cost=N*D).certificate.verify()
        True
        """
        return not self.failures()

    def failures(self) -> tuple[str, ...]:
        """The conditions that do not hold, in words; empty for a valid certificate."""
        shape = self._misshapen()
        if shape:
            return (shape,)
        failed = self._failures(self.facts)
        return self._failures((*self.facts, *self._proved_lemmas)) if failed and self.lemmas else failed

    def _failures(self, facts: tuple[Expr, ...]) -> tuple[str, ...]:
        try:
            region = Region(self._symbols, facts)
            failed: list[str] = []
            for index, branch in enumerate(self.branches):
                check = _Check(self, branch, region)
                failed += check.dual_failures(index == self.chosen)
                if index == self.chosen:
                    failed += check.primal_failures()
        except (OutsideTheClassError, ZeroDivisionError) as error:
            return (str(error),)
        return tuple(failed)

    @cached_property
    def _proved_lemmas(self) -> tuple[Expr, ...]:
        """The lemmas as far as each follows from the facts and those before it."""
        known: list[Expr] = []
        for lemma in self.lemmas:
            if not decide(lemma, (*self.facts, *known)).proved:
                break
            known.append(lemma)
        return tuple(known)

    def _is_positive(self, coefficient: Expr) -> bool:
        """Whether a coefficient is positive: proved for rational functions, taken over for those of spectral sums."""
        if coefficient.is_positive or not coefficient.is_rational_function():
            return coefficient.is_positive is not False
        return decide(sympy.Gt(coefficient, 0), self.facts).proved

    @property
    def _symbols(self) -> set[sympy.Symbol]:
        powers = [p for m in self._monomials for p in (*(p for _, p in m.powers), *(q for *_, q in m.logs))]
        written = [v for share in (self.scale, *self.shares, self.raised) for v in share]
        for b in self.branches:
            written += [*b.weights, *b.rates, *b.idle, *(mu for limit in b.multipliers for mu in limit)]
        return {s for e in (*powers, *written, *self.facts, *self.lemmas) for s in e.free_symbols}

    def _misshapen(self) -> str | None:
        try:
            monomials = self._monomials
        except OutsideTheClassError as error:
            return str(error)
        unsigned = next((m for m in monomials if not self._is_positive(m.coefficient)), None)
        if unsigned is not None:
            return f"the coefficient of {unsigned.expression} is not proved to be positive"
        if Region(self._symbols, self.facts).is_empty:
            return "no parameters satisfy the facts"
        if len(self.raised) != (len(self.resources) if any(t.rates for t in self.read_terms) else 0):
            return "a direction that raises the rates is needed where there are exponentials, and only there"
        if not 0 <= self.chosen < len(self.branches) or len(self.shares) != len(self.resources):
            return "the branches and shares are not those of this problem"
        for b in self.branches:
            sizes = [len(b.choices), len(b.weights), len(b.rates), *map(len, b.multipliers), len(b.idle)]
            terms = len(self.terms)
            if sizes != [terms, terms, terms, *map(len, self.limits), len(self.resources)]:
                return "a branch does not have one multiplier for each term, monomial and resource"
            if any(mu != 0 for mu, choice in zip(b.rates, b.choices, strict=True) if choice == "kept"):
                return "the rate of a term that is kept has a multiplier"
        named = {*self.resources, self.budget}
        written = (*self.terms, *(m for limit in self.limits for m in limit))
        missing = [r for e in written for r in resources_of(e) if r not in named]
        if missing:
            return f"the resource {missing[0]} occurs in a term or limit but not among the resources"
        wanted = set(product(*(_readings(t) for t in self.read_terms)))
        if {b.choices for b in self.branches} != wanted:
            return "the branches do not cover all readings of the exponentials"
        if {len(s) for s in (self.scale, *self.shares)} != {self._levels}:
            return f"a scale does not have the {self._levels} levels of this problem"
        return None

    # --- the rows, read anew from the terms and limits ----------------------------------------------------------------

    @cached_property
    def read_terms(self) -> tuple[Term, ...]:
        """The terms, read from their expressions."""
        return tuple(term(t, trusted=True) for t in self.terms)

    @cached_property
    def read_limits(self) -> tuple[tuple[Monomial, ...], ...]:
        """The limits, read from their expressions."""
        return tuple(tuple(monomial(m, "limit") for m in limit) for limit in self.limits)

    @property
    def _monomials(self) -> list[Monomial]:
        return [m for t in self.read_terms for m in (t.prefactor, *t.rates)] + [
            m for limit in self.read_limits for m in limit
        ]

    @property
    def _levels(self) -> int:
        deepest = max((depth for m in self._monomials for _, depth, _ in m.logs), default=0)
        return LOG + max(1, deepest) + any(t.rates for t in self.read_terms)


class _Check:
    """One branch of a certificate against the rows of its program, in the field of rational functions."""

    def __init__(self, certificate: Certificate, branch: Multipliers, region: Region) -> None:
        self.certificate, self.branch, self.region = certificate, branch, region
        self.zero, self.one = region.field.zero, region.field.one
        self.levels = range(len(certificate.scale))
        self.scale = [region.element(v) for v in certificate.scale]
        shares = ([region.element(v) for v in share] for share in certificate.shares)
        self.share = dict(zip(certificate.resources, shares, strict=True))
        self.raised = {r: region.element(v) for r, v in zip(certificate.resources, certificate.raised, strict=False)}
        self.rows = list(self._read_rows())

    def dual_failures(self, is_chosen: bool) -> Iterator[str]:
        """What is wrong with the multipliers."""
        total = sum((row.multiplier for row in self.rows if row.is_term), self.zero)
        value = [sum((row.multiplier * row.right[k] for row in self.rows), self.zero) for k in self.levels]
        both = zip(self.branch.weights, self.branch.choices, strict=True)
        if any(w != 0 for w, choice in both if choice.startswith("dropped")):
            yield "a term that is dropped has a weight"
        if is_chosen and total != self.one:
            yield f"the weights sum to {total.as_expr()}, not to one"
        elif is_chosen:
            for k, (own, found) in enumerate(zip(self.scale, value, strict=True)):
                if own != found:
                    yield f"the scale at level {k} is {own.as_expr()}, and the multipliers prove {found.as_expr()}"
        elif total == self.one:
            gap = [own - found for own, found in zip(self.scale, value, strict=True)]
            yield from self._not_negative(gap, "the advantage over", "another branch")
        elif total:
            yield f"the weights sum to {total.as_expr()}, neither to one nor to zero"
        else:  # the limits contradict each other: a positive combination of them says 0 < 0
            yield from self._not_negative([-v for v in value], "the contradiction of", "the limits", strict=True)
        for resource, rho in zip(self.certificate.resources, self.branch.idle, strict=True):
            idle = self.region.element(rho)
            balance = sum((r.multiplier * r.powers[resource] for r in self.rows if resource in r.powers), -idle)
            if balance:
                yield f"the balance of {resource} is not zero: {balance.as_expr()}"
            if idle and resource in self.certificate.free:
                yield f"{resource} is free, so that no multiplier may hold it at one"
            yield from self._not_negative([idle], "the multiplier of", resource)
        for row in self.rows:
            yield from self._not_negative([row.multiplier], "the multiplier of", row)

    def primal_failures(self) -> Iterator[str]:
        """What is wrong with the allocation."""
        for row in self.rows:
            slack = []
            for k in self.levels:
                used = sum((p * self.share[r][k] for r, p in row.powers.items()), self.zero)
                slack.append(row.right[k] - used - (self.scale[k] if row.is_term else self.zero))
            if self.raised and not row.is_term:
                further = sum((p * self.raised[r] for r, p in row.powers.items()), self.zero)
                slack.append((-self.one if row.kind == "rate of" else self.zero) - further)
            yield from self._not_negative(slack, "the slack of", row)
        for resource, share in self.share.items():
            if resource not in self.certificate.free:
                more = [self.raised[resource]] if self.raised else []
                yield from self._not_negative([*share, *more], "the share of", resource)

    def _not_negative(self, scale: Sequence[Element], what: str, of: object, strict: bool = False) -> Iterator[str]:
        """A failure unless the first level that does not vanish identically is proved to be positive."""
        leading = next((v for v in scale if v), self.zero)
        if not leading and not strict:
            return
        if not leading or self.region.sign_of(leading) != 1:
            yield f"{what} {of} is not proved: {leading.as_expr()} {'>' if strict else '>='} 0"

    # --- the rows, read anew from the terms and limits ----------------------------------------------------------------

    def _read_rows(self) -> Iterator[_Row]:
        certificate, branch, element = self.certificate, self.branch, self.region.element
        for t, expr, choice, weight, mu in zip(
            certificate.read_terms, certificate.terms, branch.choices, branch.weights, branch.rates, strict=True
        ):
            reading, _, index = choice.partition(" ")
            if reading != "dropped":
                powers, level = self._read(t.prefactor)
                right = [-v for v in level]
                if reading == "halved":
                    right[BETWEEN] += self.one
                yield _Row("term", expr, powers, right, element(weight))
            if reading != "kept":
                powers, level = self._read(t.rates[int(index)])
                level[LOG + (reading == "halved")] -= self.one
                yield _Row("rate of", expr, {r: -p for r, p in powers.items()}, level, element(mu))
        for limit, multipliers in zip(certificate.read_limits, branch.multipliers, strict=True):
            for m, mu in zip(limit, multipliers, strict=True):
                powers, level = self._read(m)
                yield _Row("limit", m.expression, powers, [-v for v in level], element(mu))

    def _read(self, m: Monomial) -> tuple[dict[Resource, Element], list[Element]]:
        """Powers of the resources, and the rest of a monomial by level."""
        level = [self.zero for _ in self.levels]
        powers = {r: self.region.element(p) for r, p in m.powers if r != self.certificate.budget}
        level[0] = sum((self.region.element(p) for r, p in m.powers if r == self.certificate.budget), self.zero)
        for _, depth, power in m.logs:
            level[LOG + depth - 1] += self.region.element(power)
        return powers, level


def _readings(t: Term) -> list[Choice]:
    indices = range(len(t.rates))
    return ["kept", *(f"dropped {r}" for r in indices), *(f"halved {r}" for r in indices)]


def growth(budget: sympy.Symbol, powers: Sequence[Expr]) -> Expr:
    """A function of the budget from its power and those of its iterated logarithms.

    Examples
    --------
    >>> growth(sympy.Symbol("C"), (1, -2))
    C/log(C)**2
    """
    made, base = sympy.S.One, budget
    for power in powers:
        made, base = made * base**power, sympy.log(base)
    return made
