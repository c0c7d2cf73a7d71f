"""The residues to the right of the fundamental strip, as terms in the order of decay."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import sympy

from theory.decide import decide
from theory.products import factored
from theory.spectral.asymptotics import Term
from theory.spectral.reading import Reading

__all__ = ["Expansion", "expand", "left_out_exponentially", "residue_term"]

Expr = Any
Facts = tuple[Expr, ...]


@dataclass(frozen=True)
class Expansion:
    """Terms in layers: each layer decays faster than the one before, as far as the facts tell.

    Attributes
    ----------
    spread : the exponent s = (a - 1)/b
    sides : for each pole, and the first one left out, on which side of it s lies:
        "<", "=", ">", or "?" if the facts leave it open
    """

    spread: Expr
    sides: tuple[str, ...]
    layers: tuple[tuple[Term, ...], ...]
    conditions: tuple[Expr, ...]
    error: Expr
    exact: Expr | None

    @property
    def terms(self) -> tuple[Term, ...]:
        return tuple(t for layer in self.layers for t in layer)


def expand(read: Reading, facts: Facts, count: int) -> Expansion:
    """Expand a spectral sum to ``count`` saturation terms."""
    s = _substituted((read.a - 1) / read.b, facts)
    if read.layers is not None:
        return _depth(read, read.layers, s, count)
    if read.filter.first is None:
        spread = residue_term(read, read.filter.transform(s) / read.b, -s, sign=1)
        error = left_out_exponentially(read)
        return Expansion(s, (), ((spread,),), (), error, spread.expression)
    return _residues(read, s, facts, count)


def _substituted(exponent: Expr, facts: Facts) -> Expr:
    """Use the equations among the facts that give a symbol."""
    for fact in facts:
        if isinstance(fact, sympy.Eq) and fact.lhs.is_Symbol:
            exponent = exponent.subs(fact.lhs, fact.rhs)
    return factored(exponent)


def _residues(read: Reading, s: Expr, facts: Facts, count: int) -> Expansion:
    poles = read.filter.poles(count)
    after = read.filter.poles(count + 1)[count:]
    sides = _sides(s, (*poles, *after), facts)
    walls: list[Expr] = [sympy.Ne(s, j) for j, side in zip(poles, sides, strict=False) if side == "?"]
    if after and sides[-1] == "?":
        walls.append(sympy.Lt(s, after[0]))
    layers: list[list[Term]] = []
    pending = True
    for j, side in zip(poles, sides, strict=False):
        layer: list[Term] = []
        if side == "=":
            layers += [[t] for t in _merged(read, j)]
            pending = False
            continue
        if pending and side in "<?":
            layer.append(_spread(read, s, sides, walls))
            pending = False
            if side == "<":
                layers.append(layer)
                layer = []
        saturation = _saturation(read, s, j, side, facts)
        layers.append(layer if saturation.coefficient == 0 else [*layer, saturation])
    if pending and not (after and sides[-1] in "=>"):
        layers.append([_spread(read, s, sides, walls)])
    condition = _condition(s, poles[0], sides[0])
    if after:
        error = read.outside * read.argument ** -after[0]
        error *= sympy.log(read.large) if sides[-1] == "=" else 1
    else:
        error = left_out_exponentially(read)
    kept = tuple(tuple(layer) for layer in layers if layer)
    exact = None if after else sympy.Add(*(t.expression for layer in kept for t in layer))
    return Expansion(s, sides, kept, (condition,), error, exact)


def _condition(s: Expr, pole: int, side: str) -> Expr:
    related = {"<": sympy.Lt(s, pole), "=": sympy.Eq(s, pole), ">": sympy.Gt(s, pole)}
    return related.get(side, sympy.true)


def _sides(s: Expr, poles: tuple[int, ...], facts: Facts) -> tuple[str, ...]:
    sides: list[str] = []
    for j in poles:
        if sides and sides[-1] in "<=":
            sides.append("<")
        elif s.is_number:
            sides.append("=" if s == j else "<" if s < j else ">")
        elif decide(sympy.Lt(s, j), facts).proved:
            sides.append("<")
        elif sides and sides[-1] == "?":
            # Beyond the first pole on an open side, no later one can be passed for certain.
            sides.append("?")
        else:
            sides.append(">" if decide(sympy.Gt(s, j), facts).proved else "?")
    return tuple(sides)


def _spread(read: Reading, s: Expr, sides: tuple[str, ...], walls: list[Expr]) -> Term:
    """The residue of zeta. F is positive in its strip and changes its sign at each pole."""
    sign = None if "?" in sides else (-1) ** sides.count(">")
    return residue_term(read, read.filter.transform(s) / read.b, -s, sign=sign, condition=sympy.And(*walls))


def _saturation(read: Reading, s: Expr, j: int, side: str, facts: Facts) -> Term:
    """The residue of F at j."""
    weight = read.filter.expansion(j)[0]
    z = _substituted(read.a - j * read.b, facts)
    sign = {">": 1, "<": _zeta_sign(z, facts)}.get(side)
    condition = sympy.Ne(s, j) if side == "?" else sympy.true
    return residue_term(
        read,
        weight * sympy.zeta(z),
        sympy.Integer(-j),
        sign=None if sign is None else sign * int(sympy.sign(weight)),
        condition=condition,
    )


def _zeta_sign(z: Expr, facts: Facts) -> int | None:
    """Sign of zeta to the left of its pole: negative down to its first zero at -2."""
    if z.is_number:
        return int(sympy.sign(sympy.zeta(z)))
    return -1 if decide(sympy.Gt(z, -2), facts).proved else None


def _merged(read: Reading, j: int) -> list[Term]:
    """The residue where both poles fall on j: a logarithm, and a constant.

    With ``F(j + e) = -w/e + f`` and ``zeta(1 - b e) = -1/(b e) + EulerGamma`` the
    residue is that of a double pole, ``x**-j (w log(x)/b + w EulerGamma + f/b)``.
    """
    weight, finite = read.filter.expansion(j)
    constant = weight * sympy.EulerGamma + (finite + weight * sympy.log(read.argument / read.large)) / read.b
    sign = int(sympy.sign(weight))
    return [
        residue_term(read, weight / read.b, sympy.Integer(-j), log=1, sign=sign),
        residue_term(read, sympy.expand(constant), sympy.Integer(-j), sign=_sign(constant)),
    ]


def _sign(number: Expr) -> int | None:
    return 1 if number.is_positive else -1 if number.is_negative else None


def _depth(read: Reading, layers: Expr, s: Expr, count: int) -> Expansion:
    """Expand the beta function that the sum over a contraction is close to.

    ``sum k**-a (1 - c k**-b)**(2 L)`` is ``c**-s B(s, 2 L + 1)/b`` up to what is
    exponentially small, uniformly in 0 < c < 2. Source: ours.
    """
    leading = sympy.gamma(s) / read.b
    found = []
    for n, ratio in enumerate(_gamma_ratio(count)):
        weight = leading * factored(ratio.subs(_S, s)) * (2 * layers) ** -n
        found.append((residue_term(read, weight, -s, sign=_sign(ratio)),))
    exact = read.outside * read.strength**-s * sympy.beta(s, 2 * layers + 1) / read.b
    error = found[0][0].expression * layers**-count
    return Expansion(s, (), tuple(found), (), error, exact)


_S = sympy.Dummy("s", positive=True)


@lru_cache
def _gamma_ratio(count: int) -> tuple[Expr, ...]:
    """Coefficients of ``Gamma(z + 1)/Gamma(z + 1 + s) z**s`` in powers of 1/z.

    Source: textbook (Stirling's series with Bernoulli polynomials, DLMF 5.11.8).
    """
    logs = [
        (-1) ** (k + 1) * (sympy.bernoulli(k + 1, 1) - sympy.bernoulli(k + 1, 1 + _S)) / (k * (k + 1))
        for k in range(1, count)
    ]
    ratio: list[Expr] = [sympy.S.One]
    for n in range(1, count):
        ratio.append(sympy.factor(sum(k * logs[k - 1] * ratio[n - k] for k in range(1, n + 1)) / n))
    return tuple(ratio)


def left_out_exponentially(read: Reading) -> Expr:
    """Envelope of what the residues leave out for an exponential filter.

    It is twice the first Poisson harmonic at its saddle ``|k| = r``,
    ``r = (b x/(2 pi))**(1/(1 + b))``. For the depth filter it is the leading
    behaviour of the exponent only. Source: ours.
    """
    a, b = read.a, read.b
    r = (b * read.argument / (2 * sympy.pi)) ** (1 / (1 + b))
    rate = 2 * sympy.pi * (1 + 1 / b) * r * sympy.sin(sympy.pi / (2 * (1 + b)))
    return read.outside * 2 * r ** (sympy.Rational(1, 2) - a) / sympy.sqrt(1 + b) * sympy.exp(-rate)


def residue_term(
    read: Reading, coefficient: Expr, power: Expr, *, sign: int | None, log: int = 0, condition: Expr = sympy.true
) -> Term:
    """A term in powers of the argument, times what multiplies the sum."""
    outside = _sign(read.outside)
    free, layers = coefficient.as_independent(read.large, as_Add=False)
    return Term(
        coefficient=read.coefficient * free * (read.argument / read.large) ** power,
        power=factored(power + read.growth + (0 if layers == 1 else layers.as_base_exp()[1])),
        log=log,
        condition=condition,
        sign=None if sign is None or outside is None else sign * outside,
        expression=read.outside * coefficient * read.argument**power * sympy.log(read.large) ** log,
    )
