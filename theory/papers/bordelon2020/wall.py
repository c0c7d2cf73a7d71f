"""Learning curve of kernel interpolation where the two exponents meet."""

import sympy
from sympy import log

from theory.papers._regression import points
from theory.papers.bordelon2020._model import MEANINGS, SETTING, a, b, learned, n, risk
from theory.records import Claim, Order

CLAIM = Claim(
    id="bordelon2020:wall",
    title="Learning curve where the exponents meet",
    statement=Order(risk, "Theta", n ** (-2 * b) * log(n), n),
    source="ours",
    fidelity="as stated",
    reference="Ours: notes recall the exponents on either side.",
    meanings=MEANINGS,
    assumptions=(b > 1, sympy.Eq(a, 1 + 2 * b)),
    convention=SETTING,
    derivation=learned(),
    instances=points("a b", (4, "3/2"), (5, 2)),
    notes="Between bordelon2020:rough-task and bordelon2020:smooth-task: every octave of modes counts alike.",
)
