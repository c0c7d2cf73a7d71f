"""Operations on risks and phase diagrams.

`tune` eliminates hyper-parameters, `substitute` puts one bound into another,
`invert` gives the budget for a target, `compare` and `dominates` rank diagrams,
`crossover` says from which budget on, and `match` gives the gap between an upper
and a lower bound.
"""

from theory.operations.comparison import Compared, DiagramComparison, compare, dominates
from theory.operations.crossing import Crossover, crossover
from theory.operations.inversion import Inversion, Inverted, invert
from theory.operations.matching import Gap, GapDiagram, match
from theory.operations.substitution import substitute
from theory.operations.tuned import Bound, Tuned, Tuning
from theory.operations.tuning import tune

__all__ = [
    "Bound",
    "Compared",
    "Crossover",
    "DiagramComparison",
    "Gap",
    "GapDiagram",
    "Inversion",
    "Inverted",
    "Tuned",
    "Tuning",
    "compare",
    "crossover",
    "dominates",
    "invert",
    "match",
    "substitute",
    "tune",
]
