"""Sizes of a ReLU-attention network, and the bounds that its entropy rests on."""

from theory.records import Meaning, Premise
from theory.symbols import parameters

L = parameters("L", integer=True)
kappa, M, p, m, l, w = parameters("kappa M p m l w")  # noqa: E741

SCORES = m * l * p**4 * kappa**3
UNITS = w * p * kappa**2
FACTOR = (1 + UNITS) * (1 + SCORES)
GROWTH = FACTOR ** ((3**L - 1) / 2) * M ** (3**L)

LAYERS = Meaning(L, "number of blocks, each of ReLU attention and one layer of ReLU units, with residual connections")
SIZES = (
    Meaning(kappa, "largest modulus of a weight"),
    Meaning(M, "largest modulus of an entry of the input, at least one"),
    Meaning(p, "width of a token"),
    Meaning(m, "heads of a block"),
    Meaning(l, "number of tokens", r"\ell"),
    Meaning(w, "ReLU units of a block"),
)
MAJORANT = Premise(
    "citation",
    "|relu(x)| <= |x|, so with weights of at most kappa and entries of at most h a head adds at most l (p (p kappa "
    "h)^2) p kappa h to an entry, and the units at most w kappa p kappa times the largest entry before them",
)
