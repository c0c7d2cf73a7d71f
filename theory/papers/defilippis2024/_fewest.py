"""Ridge regression tuned to noisy labels, and the number of features at which they are felt."""

from __future__ import annotations

from typing import Any

import sympy

from theory.papers.defilippis2024._model import LETTERS, PREMISES, alpha, h, n, noise, p, regression
from theory.problems import PowerLawRegression, Ridge
from theory.records import Crossover, Decomposed, Derivation, Identity, Meaning, Optimum
from theory.symbols import named, parameters

features = sympy.Function("features")(n)
B, V = parameters("B V")
CONSTANTS = (Meaning(B, "constant of the bias"), Meaning(V, "constant of what the features add"))
KERNEL = PowerLawRegression(LETTERS.capacity, LETTERS.source, Ridge(n, h), noise=noise)


def fewest(source: Any, bias: Any, term: str, limit: str, added: Any, constant: Any) -> Derivation:
    """Where a term that the features add is as large as the bias of the tuned ridge.

    Parameters
    ----------
    source : that of the bias, no more than one
    bias : its constant
    term, limit : of what the features add
    added : that with the constant V, from the number of features and the tuned ridge
    constant : what V is
    """
    tuned = n ** (-alpha / (2 * alpha * source + 1))
    return Derivation(
        PREMISES,
        (
            Decomposed("kernel", KERNEL, limit="ridge"),
            Optimum("ridge", sympy.Symbol("kernel", positive=True), (), n, yields="h", free=(h,)),
            Decomposed("bias", regression(), limit="ridge", term="bias"),
            Identity("left", named("bias"), B * tuned ** (2 * source), given=((h, named("ridge")), (B, bias))),
            Decomposed("spread", regression(), limit=limit, term=term),
            Identity("added", named("spread"), added(tuned), given=((h, named("ridge")), (V, constant))),
            Crossover("law", named("left"), named("added"), p),
        ),
    )
