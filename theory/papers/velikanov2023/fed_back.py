"""Targets between hard and easy: the noise of the batches multiplies the loss of descent."""

import sympy

from theory.papers._regression import points
from theory.papers.velikanov2023._model import (
    BETWEEN,
    CONVERGES,
    FED_BACK,
    LETTERS,
    MEANINGS,
    PREMISES,
    PROBLEM,
    REFERENCE,
    RISK,
    SETTING,
    forgotten,
    k,
    nu,
    risk,
    s,
    t,
)
from theory.problems.descent import KERNEL
from theory.records import Claim, Decomposed, Derivation, Identity, Limit, Meaning, Spectral
from theory.symbols import named

CLAIM = Claim(
    id="velikanov2023:fed-back",
    title="What mini-batch SGD loses to descent",
    statement=Limit((1 - KERNEL) * risk / forgotten, t, sympy.oo, sympy.S.One),
    source="ours",
    fidelity="reconstructed",
    reference=REFERENCE,
    meanings=(RISK, Meaning(forgotten, "squared error of gradient descent"), FED_BACK, *MEANINGS),
    assumptions=(*BETWEEN, *CONVERGES),
    convention=SETTING,
    derivation=Derivation(
        PREMISES,
        (
            Decomposed("sgd", PROBLEM),
            Spectral("descent", k**-LETTERS.source * sympy.exp(-2 * s * t * k**-nu), over=k, large=t),
            Identity("law", (1 - KERNEL) * named("sgd") / named("descent"), sympy.S.One, why="the constants cancel"),
        ),
    ),
    instances=points("nu zeta s B", (2, "6/5", "1/2", 2), (3, "5/4", "1/3", 1)),
)
