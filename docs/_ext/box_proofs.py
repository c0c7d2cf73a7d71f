"""Inequalities with explicit constants and what proves them: the table of docs/certify.md.

Run from the repository's root: ``PYTHONPATH=. python docs/_ext/box_proofs.py``.
"""

from __future__ import annotations

from typing import Any

import sympy
from sympy import E, Rational, S, exp, gamma, log, oo, root, sqrt

from proofs_check.certify.boxes import explore
from proofs_check.certify.problems import problems_of
from proofs_check.certify.prove import prove
from theory.decide import worked_seconds

x, y, z, w, v, p, a, b = sympy.symbols("x y z w v p a b", positive=True)
EVERYWHERE = (S(0), oo)
FINITE = {x: (S(1), S(10) ** 6), p: (Rational(1, 10), S(3))}


def exponential(factor: Any) -> Any:
    return exp(-x) <= Rational(factor) * (p / E) ** p * x**-p


def logarithm(factor: Any) -> Any:
    return log(x) <= Rational(factor) * x**p / (E * p)


def means(*letters: Any) -> Any:
    """The product over the elementary symmetric polynomial below it is at most the mean over the number of letters."""
    others = sympy.Add(*(sympy.Mul(*letters) / letter for letter in letters))
    return sympy.Mul(*letters) / others <= sympy.Add(*letters) / len(letters) ** 2


# What the spectral sum of k**-a exp(-x k**-b) may be off by, over its leading term (theory.spectral), from x = 100 on.
OFF = (a / (E * b)) ** (a / b) * x ** (-a / b) / (gamma((a - 1) / b) / b * x ** ((1 - a) / b)) <= Rational(1, 2)

BOXES: dict[str, tuple[Any, Any]] = {
    "$e^{-x} \\le 1.001\\,(p/e)^p x^{-p}$": (exponential("1.001"), FINITE),
    "the same with 1.05": (exponential("1.05"), FINITE),
    "the same with 0.999": (exponential("0.999"), FINITE),
    "the same with 1.001 for all $x \\ge 1$": (exponential("1.001"), {**FINITE, x: (S(1), oo)}),
    "$\\log x \\le 1.001\\,x^p/(e p)$": (logarithm("1.001"), FINITE),
    "four means with 1 % slack, letters from 1 to 10": (
        root(x * y * z * w, 4) <= Rational("1.01") * (x + y + z + w) / 4,
        {letter: (S(1), S(10)) for letter in (x, y, z, w)},
    ),
    "what a spectral sum is off by, at most half": (
        OFF,
        {a: (Rational(3, 2), S(2)), b: (S(1), Rational(3, 2)), x: (S(100), S(1000))},
    ),
}
ALL = {
    "$e^{-x} \\le (p/e)^p x^{-p}$": exponential(1),
    "$\\log x \\le x^p/(e p)$": logarithm(1),
    "four means, with equality": root(x * y * z * w, 4) <= (x + y + z + w) / 4,
    "$\\log(1 + x) \\le x$": log(1 + x) <= x,
    "$\\log(1 + x) \\le 2\\sqrt x$": log(1 + x) <= 2 * sqrt(x),
    "$abc/(ab + bc + ca) \\le (a + b + c)/9$": means(x, y, z),
    "the same in four letters": means(x, y, z, w),
    "the same in five letters": means(x, y, z, w, v),
}


def main() -> None:
    print("| Inequality | Domain | Outcome | By | Boxes | Seconds |")
    print("|---|---|---|---|---|---|")
    for name, (relation, box) in BOXES.items():
        problem, *_ = problems_of(relation, box)
        started = worked_seconds()
        search = explore(problem)
        print(f"| {name} | a box | {search.status} | boxes | {search.looked} | {worked_seconds() - started:.2f} |")
    for name, relation in ALL.items():
        started = worked_seconds()
        proof = prove(relation, dict.fromkeys(relation.free_symbols, EVERYWHERE))
        print(
            f"| {name} | all positive | {proof.status} | {proof.method} | {proof.looked or ''} "
            f"| {worked_seconds() - started:.2f} |"
        )


if __name__ == "__main__":
    main()
