"""Easy targets: how much noise the batches pass on."""

import sympy

from theory.papers._regression import points
from theory.papers.velikanov2023._model import (
    CONVERGES,
    FED_BACK,
    MEANINGS,
    NOISE,
    PREMISES,
    PROBLEM,
    REFERENCE,
    RISK,
    SETTING,
    SUMMED,
    B,
    k,
    kernel,
    nu,
    risk,
    s,
    t,
)
from theory.problems.descent import FORGETTING, KERNEL
from theory.records import Claim, Decomposed, Derivation, Identity, Limit, Meaning, Spectral
from theory.symbols import named

CLAIM = Claim(
    id="velikanov2023:passed-on",
    title="The noise that mini-batch SGD passes on",
    statement=Limit((1 - KERNEL) ** 2 * risk / (FORGETTING * kernel), t, sympy.oo, sympy.S.One),
    source="ours",
    fidelity="reconstructed",
    reference=REFERENCE,
    meanings=(RISK, Meaning(kernel, "noise of one step that is left after t more"), FED_BACK, SUMMED, *MEANINGS),
    assumptions=(*NOISE, *CONVERGES),
    convention=SETTING,
    derivation=Derivation(
        PREMISES,
        (
            Decomposed("sgd", PROBLEM),
            Spectral("energy", k ** (-2 * nu) * sympy.exp(-2 * s * t * k**-nu), over=k, large=t),
            Identity(
                "law",
                (1 - KERNEL) ** 2 * named("sgd") / (FORGETTING * s**2 / B * named("energy")),
                sympy.S.One,
                why="the constants cancel",
            ),
        ),
    ),
    instances=points("nu zeta s B", ("3/2", 2, "1/4", 1), (2, "5/2", "1/2", 2)),
)
