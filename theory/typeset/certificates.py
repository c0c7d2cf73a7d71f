r"""The proof in a certificate as a short paragraph that a reader can check by hand."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

import sympy

from theory.allocate import Certificate, Multipliers
from theory.allocate.certificate import LOG, growth
from theory.monomials import Monomial, Term, monomial, term
from theory.products import collected
from theory.typeset.displays import displayed
from theory.typeset.names import name
from theory.typeset.printer import Printer

__all__ = ["argument", "enumerated", "growth", "latex"]

Expr = Any

MEANS = "By the inequality of weighted arithmetic and geometric means, for every allocation within the budget,"
ALWAYS = "For every allocation within the budget,"


def latex(certificate: Certificate, names: Mapping[Any, str] | None = None, order: Sequence[Any] = ()) -> str:
    r"""The proof of a certificate: weighted means, what is multiplied by, the allocation that attains the order.

    Parameters
    ----------
    certificate : Certificate
    names : mapping, optional
        LaTeX of symbols, by symbol or name.
    order : sequence, optional
        Symbols or names in the author's order.

    Examples
    --------
    >>> from theory import Risk, compute_optimal, parameters, resources
    >>> N = resources("N"); a = parameters("a")
    >>> print(latex(compute_optimal(Risk(N**-a), cost=2*N).certificate))
    For every allocation within the budget,
    \[
      N^{-a} \ge 2^{a} C^{-a},
    \]
    since the last side is the one before times $(2 N/C)^{a} \le 1$. The order is attained at $N \propto C$.
    """
    plain, inline = Printer(names=names, order=order), Printer(inline=True, names=names, order=order)
    return argument(certificate, plain, inline, sort=bool(order)).strip()


def argument(
    certificate: Certificate, printer: Printer, inline: Printer, *, sort: bool, taken: Collection[str] = ()
) -> str:
    """The paragraph in a given notation.

    Parameters
    ----------
    certificate : Certificate
    printer, inline : Printer
        For displays, and for running text.
    sort : bool
        Whether terms follow the order of the printer's symbols instead of their own.
    taken : collection of str
        Letters in LaTeX that mean something else.
    """
    if len(certificate.branches) > 1:
        return _Readings(certificate, printer, inline, sort).written()
    return _Means(certificate, printer, inline, sort, taken).written()


def enumerated(items: Sequence[str]) -> str:
    """Items with commas between them and a last "and"."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"


class _Writer:
    """What all proofs share: terms and limits in order, and the allocation at the end."""

    def __init__(self, certificate: Certificate, printer: Printer, inline: Printer, sort: bool) -> None:
        self.certificate, self.printer, self.inline = certificate, printer, inline
        places = range(len(certificate.terms))
        key = (lambda j: printer.term_key(certificate.terms[j])) if sort else None
        self.places = sorted(places, key=key) if key else list(places)
        self.terms: list[Term] = [term(t, trusted=True) for t in certificate.terms]
        self.limits = [[monomial(m, "limit") for m in limit] for limit in certificate.limits]
        self.is_sum = certificate.combine == "sum"
        read = [t.prefactor for t in self.terms] + [m for limit in self.limits for m in limit]
        self.logged = sorted({r for m in read for r, *_ in m.logs} - {certificate.budget}, key=str)

    def risk(self) -> str:
        written = [self.printer.tex(self.certificate.terms[j]) for j in self.places]
        return " + ".join(written) if self.is_sum else rf"\max({', '.join(written)})"

    def attained(self) -> str:
        shares = sorted(
            zip(self.certificate.resources, self.certificate.shares, strict=True),
            key=lambda pair: self.printer.term_key(pair[0]),
        )
        budget = self.certificate.budget
        if not shares:
            return ""
        written = [
            rf"${self.inline.tex(r)} \propto {self.inline.tex(growth(budget, (x[0], *x[LOG:])))}$" for r, x in shares
        ]
        return f"The order is attained at {enumerated(written)}. "

    def about_logs(self) -> str:
        if not self.logged:
            return ""
        logs = enumerated([rf"$\log {self.inline.tex(r)}$" for r in self.logged])
        verb = "counts" if len(self.logged) == 1 else "count"
        return rf"Here {logs} {verb} as $\log {self.inline.tex(self.certificate.budget)}$, up to constants. "

    def power(self, base: str, exponent: str, *, brackets: bool = True) -> str:
        if exponent == "1":
            return f"({base})" if "/" in base else base
        tall = r"\frac" in base
        left, right = (r"\left( ", r" \right)") if tall else ("(", ")")
        return f"{left}{base}{right}^{{{exponent}}}" if brackets else f"{base}^{{{exponent}}}"


class _Means(_Writer):
    """A proof without exponentials: weighted means, then factors that are at most one."""

    def __init__(
        self, certificate: Certificate, printer: Printer, inline: Printer, sort: bool, taken: Collection[str]
    ) -> None:
        super().__init__(certificate, printer, inline, sort)
        written = [*certificate.terms, *(m for limit in certificate.limits for m in limit)]
        taken = {*taken, *(inline.tex(s) for e in written for s in e.free_symbols)}
        self.weight = next(x for x in ("w", "u", "v", "h") if x not in taken)
        self.rate = next(name(x) for x in ("gamma", "vartheta", "zeta") if name(x) not in taken)
        self.values: list[str] = []  # of letters, in the order of appearance
        proof = certificate.proof
        many = len(self.places) > 9
        self.used = [
            (self.terms[j].prefactor, proof.weights[j], f"{self.weight}_{{{i}}}" if many else f"{self.weight}_{i}")
            for i, j in enumerate(self.places, 1)
            if proof.weights[j] != 0
        ]

    def written(self) -> str:
        alone = len(self.used) == 1
        relation = r"\gtrsim" if self.logged else r"\ge"
        if not alone:
            self.values += [f"${letter} = {self.inline.tex(w)}$" for _, w, letter in self.used]
        exponent = self.certificate.exponent
        if not exponent.is_Atom:
            self.values.append(f"${self.rate} = {self.inline.tex(exponent)}$")
        small = self._small_factors()
        chain = [self.risk()]
        if not alone:
            chain.append(" ".join(self._mean(m, letter) for m, _, letter in self.used))
        elif len(self.places) > 1:
            chain.append(self.printer.tex(self.used[0][0].expression))
        last = self._last()
        end = "" if last == chain[-1] else f" {relation if small or self.logged else '='} {last}"
        shown = displayed([f" {relation} ".join(chain) + end], "," if small or self.values else ".")
        values = f"with {enumerated(self.values)}" if self.values else ""
        why = f"since the last side is the one before times {small}" if small else ""
        middle = f"{', '.join(filter(None, (values, why)))}. " if values or why else ""
        return f"{ALWAYS if alone else MEANS}\n{shown}\n{middle}{self.about_logs()}{self.attained()}"

    def _mean(self, m: Monomial, letter: str) -> str:
        written = self.inline.tex(m.expression)
        return self.power(rf"\frac{{{written}}}{{{letter}}}" if self.is_sum else written, letter)

    def _last(self) -> str:
        """The bound without resources: constants, then the budget and its logarithms."""
        certificate = self.certificate
        factors = [] if self.logged else [*self._term_constants(), *self._limit_constants()]
        exponent, budget = certificate.exponent, certificate.budget
        if exponent.is_Atom:
            order = growth(budget, (-exponent, *(-v for v in certificate.scale[LOG:])))
            factors += [self.printer.tex(order)] if order != 1 or not any(factors) else []
        else:
            logs = growth(budget, (0, *(-v for v in certificate.scale[LOG:])))
            factors.append(f"{self.printer.tex(budget)}^{{-{self.rate}}}")
            factors += [self.printer.tex(logs)] if logs != 1 else []
        return " ".join(filter(None, factors)) or "1"

    def _term_constants(self) -> Iterator[str]:
        for m, _, letter in self.used:
            size = self.inline.tex(m.coefficient)
            if len(self.used) == 1:
                yield "" if m.coefficient == 1 else self.printer.tex(m.coefficient)
            elif self.is_sum and m.coefficient == 1:
                yield f"{letter}^{{-{letter}}}"
            elif self.is_sum:
                yield self.power(rf"\frac{{{size}}}{{{letter}}}", letter)
            elif m.coefficient != 1:
                yield self.power(size, letter, brackets=not m.coefficient.is_Symbol)

    def _limit_constants(self) -> Iterator[str]:
        for m, mu, whole in self._active():
            size = m.coefficient * (1 if mu == whole else whole / mu)
            if size != 1:
                yield self.power(self.inline.tex(size), self._letter(mu), brackets=not size.is_Atom)

    def _active(self) -> Iterator[tuple[Monomial, Expr, Expr]]:
        """Monomials of limits with a multiplier, and the multiplier of the whole limit."""
        for limit, multipliers in zip(self.limits, self.certificate.proof.multipliers, strict=True):
            whole = sympy.factor(sum(multipliers))
            yield from ((m, mu, whole) for m, mu in zip(limit, multipliers, strict=True) if mu != 0)

    def _letter(self, mu: Expr) -> str:
        return self.rate if mu == self.certificate.exponent and not mu.is_Atom else self.inline.tex(mu)

    def _small_factors(self) -> str:
        """What is at most one and makes the resources cancel."""
        split = any(mu != whole for _, mu, whole in self._active())
        factors = [
            self.power(
                self.inline.tex(m.expression * (1 if mu == whole else sympy.factor(whole / mu))), self._letter(mu)
            )
            for m, mu, whole in self._active()
        ]
        both = zip(self.certificate.resources, self.certificate.proof.idle, strict=True)
        factors += [self.inline.tex(r**-rho) for r, rho in both if rho != 0]
        reason = ", by the same inequality for each cost" if split else ""
        return rf"${' '.join(factors)} \le 1${reason}" if factors else ""


class _Readings(_Writer):
    """A proof with exponentials: one product for every order that their rates may have."""

    def written(self) -> str:
        certificate = self.certificate
        budget = self.inline.tex(certificate.budget)
        order = self.inline.tex(
            growth(certificate.budget, (-certificate.exponent, *(-v for v in certificate.scale[LOG:])))
        )
        groups: dict[tuple[Any, ...], list[Multipliers]] = {}
        for branch in certificate.branches:
            # Branches share a sentence where the readings in which they differ do not enter the product.
            both = zip(branch.choices, branch.weights, branch.rates, strict=True)
            told = tuple(c if mu != 0 or (c.startswith("halved") and w != 0) else "" for c, w, mu in both)
            groups.setdefault((branch.weights, branch.multipliers, branch.rates, branch.idle, told), []).append(branch)
        items = [self._item(group) for group in groups.values()]
        said = (
            rf"Up to constants, an exponential $e^{{-r}}$ is one while $r \lesssim 1$, larger than every negative "
            rf"power of ${budget}$ while $r \ll \log {budget}$, and may be left out where $r \gtrsim \log {budget}$. "
            rf"In every case the risk is at least of order ${order}$: "
        )
        return f"{said}{'; '.join(items)}. {self.about_logs()}{self.attained()}"

    def _item(self, group: Sequence[Multipliers]) -> str:
        conditions = " or ".join(self._condition(b) for b in group)
        branch = group[0]
        product, value = self._product(branch)
        if not any(branch.weights):
            return rf"the case {conditions} does not occur, for $1 \ge {product} = {value}$ fails at large budgets"
        same = "" if product == value else f" = {value}"
        return rf"for {conditions}, the risk is $\gtrsim {product}{same}$"

    def _condition(self, branch: Multipliers) -> str:
        budget = self.inline.tex(self.certificate.budget)
        found = []
        for t, choice in zip(self.terms, branch.choices, strict=True):
            reading, _, index = choice.partition(" ")
            sizes = [self.inline.tex(r.expression) for r in t.rates]
            if reading == "kept" and sizes:
                found.append(rf"${', '.join(sizes)} \lesssim 1$")
            elif reading == "halved":
                found.append(rf"$1 \ll {sizes[int(index)]} \ll \log {budget}$")
            elif reading == "dropped":
                found.append(rf"${sizes[int(index)]} \gtrsim \log {budget}$")
        return enumerated(found)

    def _product(self, branch: Multipliers) -> tuple[str, str]:
        """What the risk is held against, with the factors that are at most one, and what remains of it."""
        log = sympy.log(self.certificate.budget)
        factors: list[tuple[Expr, Expr]] = []
        slow = False
        for j in self.places:
            t, choice = self.terms[j], branch.choices[j]
            factors.append((_unit(t.prefactor), branch.weights[j]))
            slow |= choice.startswith("halved") and branch.weights[j] != 0
            if choice != "kept":
                reading, _, index = choice.partition(" ")
                least = log if reading == "dropped" else sympy.S.One
                factors.append((least / _unit(t.rates[int(index)]), branch.rates[j]))
        for limit, multipliers in zip(self.limits, branch.multipliers, strict=True):
            factors += [(_unit(m), mu) for m, mu in zip(limit, multipliers, strict=True)]
        factors += [(1 / r, rho) for r, rho in zip(self.certificate.resources, branch.idle, strict=True)]
        used = [(base, power) for base, power in factors if power != 0 and base != 1]
        written = " ".join(self.power(self.inline.tex(base), self.inline.tex(power)) for base, power in used)
        slowly = f"{self.inline.tex(self.certificate.budget)}^{{-o(1)}}" if slow else ""
        value = collected(*used)
        left = self.inline.tex(value) if value != 1 or not slow else ""
        return " ".join(filter(None, (written, slowly))) or "1", " ".join(filter(None, (left, slowly)))


def _unit(m: Monomial) -> Expr:
    """A monomial without its coefficient."""
    return Monomial(sympy.S.One, m.powers, m.logs).expression
