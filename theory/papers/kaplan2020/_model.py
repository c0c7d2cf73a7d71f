"""Kaplan's parametric laws: symbols, premises and the allocation of compute."""

from __future__ import annotations

from typing import Any

from theory.records import Convention, Derivation, Instance, Meaning, Optimum, Premise
from theory.symbols import parameters, resources

Expr = Any

N, S, B, C, D = resources("N S B C D")
model, steps, batch = parameters("alpha_N alpha_S alpha_B")
COMPUTE = 1 / (1 / steps + 1 / batch + 1 / model)
SETTING = Convention(loss="cross-entropy", mode="expectation", compute=N * S * B, along="frontier")
REFERENCE = "Derived anew from the parametric laws that notes recall."
MEANINGS = (
    Meaning(C, "compute, parameters times steps times batch, up to a factor"),
    Meaning(N, "number of parameters without embeddings"),
    Meaning(S, "number of steps"),
    Meaning(B, "number of tokens in a batch"),
    Meaning(model, "exponent of the loss in parameters"),
    Meaning(steps, "exponent of the loss in steps"),
    Meaning(batch, "exponent of the loss in the critical batch: at loss L a batch of L^(-1/alpha_B) is needed"),
)
FITTED = Instance.of(alpha_N="77/1000", alpha_S="19/25", alpha_B="21/100")
OTHER = Instance.of(alpha_N="1/2", alpha_S="3/4", alpha_B="1/3")


def allocation(yields: str) -> Derivation:
    """Least compute at every loss, or parameters there."""
    return Derivation(
        (
            Premise("assumption", "L(N, S) is a sum of a power of parameters and a power of steps (reported fit)"),
            Premise(
                "assumption",
                "steps count in full only with a batch of the critical size, L = B^-alpha_B (reported fit)",
            ),
        ),
        (
            Optimum(
                "law",
                N**-model + S**-steps + B**-batch,
                (N * S * B,),
                C,
                yields=yields,
                why="the loss is of the order of the greatest of the three, so also of their sum",
            ),
        ),
    )
