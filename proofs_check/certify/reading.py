"""Inequalities and boxes from text, by the project's own grammar; nothing is evaluated."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import sympy

from proofs_check.certify.problems import Ends
from theory.errors import ExpressionError
from theory.expressions import parse

__all__ = ["FUNCTIONS", "box_from", "inequality_from", "is_inequality", "letter_of", "relation_from"]

Expr = Any
oo = sympy.oo
SIGN = re.compile(r"<=|>=|<|>|!=|==|=")
RELATIONS = {"<=": sympy.Le, ">=": sympy.Ge, "<": sympy.Lt, ">": sympy.Gt}
FUNCTIONS: dict[str, Callable[..., Any]] = {  # beside those of the grammar: what Arb encloses, and its derivatives
    "erf": sympy.erf,
    "loggamma": sympy.loggamma,
    "polygamma": sympy.polygamma,
    "tanh": sympy.tanh,
}


def is_inequality(source: str) -> bool:
    """Whether a text is an inequality rather than the name of a claim, a paper or a folder.

    Examples
    --------
    >>> is_inequality("log(1+x) <= x"), is_inequality("yang2025:oracle-steps")
    (True, False)
    """
    return any(sign in source for sign in "<>")


def inequality_from(source: str, sides: Sequence[str]) -> tuple[Expr, dict[sympy.Symbol, Ends]]:
    """An inequality and its box.

    Parameters
    ----------
    source : str
        Two expressions with ``<=``, ``<``, ``>=`` or ``>`` between them. Decimals are exact.
    sides : sequence of str
        For each letter ``x=0:oo``, in one text or several. A letter whose side starts at zero or above is positive.

    Returns
    -------
    (relation, dict)
        As `proofs_check.certify.prove.prove` takes them.

    Raises
    ------
    ExpressionError
        Naming the piece that cannot be read, and the remedy.

    Examples
    --------
    >>> inequality_from("log(1+x) <= x", ["x=0:oo"])
    (log(x + 1) <= x, {x: (0, oo)})
    """
    box = box_from(sides)
    letters = {str(letter): letter for letter in box}
    found = {s.name for side in _sides_of(source)[::2] for s in parse(side, None, FUNCTIONS).free_symbols}
    if missing := sorted(found - set(letters)):
        raise ExpressionError(f"{missing[0]} has no side; say where it lies, for example --box {missing[0]}=0:oo")
    if unused := sorted(set(letters) - found):
        raise ExpressionError(f"--box {unused[0]}=... names no letter of {source!r}; leave it out")
    return relation_from(source, letters), box


def relation_from(source: str, letters: Mapping[str, sympy.Symbol]) -> Expr:
    """An inequality in known letters, as it is written, also where sympy would settle it.

    Examples
    --------
    >>> x = sympy.Symbol("x", positive=True)
    >>> relation_from("x + 1 > x", {"x": x})
    x + 1 > x
    """
    left, sign, right = _sides_of(source)
    below, above = (parse(side, letters, FUNCTIONS) for side in (left, right))
    for side, given in ((below, left), (above, right)):
        if not isinstance(side, sympy.Expr) or side.has(oo, -oo):
            raise ExpressionError(f"{given.strip()!r} is no finite expression; write for example log(1+x) <= x")
    made: Expr = RELATIONS[sign]
    return made(below, above, evaluate=False)


def box_from(sides: Sequence[str], option: str = "--box") -> dict[sympy.Symbol, Ends]:
    """A box from sides such as ``x=0:oo``, as an option of this name has them.

    Examples
    --------
    >>> box_from(["x=1:oo, p=0.1:3"])
    {x: (1, oo), p: (1/10, 3)}
    """
    made: dict[str, Ends] = {}
    for side in (piece.strip() for given in sides for piece in given.split(",")):
        read = re.fullmatch(r"([A-Za-z]\w*)\s*=([^:=]+):([^:=]+)", side)
        if read is None:
            raise ExpressionError(f"cannot read the side {side!r}; write for example {option} x=0:1, or x=1:10,y=1/2:3")
        name, *ends = read.groups()
        if name in made:
            raise ExpressionError(f"{name} has two sides; give one")
        low, high = (parse(end, {}) for end in ends)
        if not (low.is_extended_real and high.is_extended_real and low < oo and low <= high and high > -oo):
            raise ExpressionError(f"{side!r} is no side; give two numbers, the lower one first, oo for no end")
        made[name] = (low, high)
    return {letter_of(name, low): (low, high) for name, (low, high) in made.items()}


def letter_of(name: str, low: Expr) -> sympy.Symbol:
    """The letter of a side: positive if the side starts at zero or above."""
    return sympy.Symbol(name, **({"positive": True} if low >= 0 else {"real": True}))


def _sides_of(source: str) -> tuple[str, str, str]:
    """The text left of the sign, the sign, and the text right of it."""
    signs = SIGN.findall(source)
    if len(signs) != 1 or signs[0] not in RELATIONS:
        raise ExpressionError(f"{source!r} is no inequality; write two expressions with one of <=, <, >=, > between")
    left, right = SIGN.split(source)
    for side, where in ((left, "left"), (right, "right")):
        if not side.strip():
            raise ExpressionError(
                f"nothing stands {where} of {signs[0]} in {source!r}; write for example log(1+x) <= x"
            )
    return left, signs[0], right
