"""The task of latent concepts and its memory: symbols, premises and sentences that the claims share."""

from typing import Any

from theory.records import Convention, Meaning, Premise
from theory.symbols import parameters

Expr = Any

a, omega, c, b = parameters("a omega c b")
m, k = parameters("m k", integer=True)
V = 2**m
Z = (1 + a) ** m - 1  # sum of a^distance over all tokens but the target

BITS = Meaning(m, "number of binary concepts: a token is one of the 2^m words of m bits")
DECAY = Meaning(a, "exp(-1/beta): how much rarer a token is with one more bit away from the target's")
DISTANCE = Meaning(k, "number of bits in which another token differs from the target")
SIGNAL = Meaning(omega, "share of the context that knows of the target; the rest is uniform")
TASK = Premise(
    "assumption",
    "a token of the context is drawn with a chance proportional to a^(bits away from the target), and is never the "
    "target; with chance 1 - omega it is uniform instead",
)
LAYER = Premise(
    "assumption",
    "attention is uniform, embeddings are orthonormal, and the value matrix is the sum of the outer products of each "
    "embedding with those of its neighbours, one bit away: the logit of a token is the share of its neighbours in the "
    "context",
)
SETTING = Convention(loss="0-1", limits="many concepts")
OURS = "Ours; a summary describes task and layer, and the paper's theorem was not read."
