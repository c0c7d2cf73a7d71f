"""One-pass SGD in random features: symbols, and what the claims of all phases share."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import sympy

from theory.problems import OnePassSGD, PowerLawRegression
from theory.records import Claim, Convention, Decomposed, Derivation, Instance, Meaning, Optimum, Order, Premise
from theory.symbols import named, parameters, resources

Expr = Any

d, r, f = resources("d r f")
alpha, beta, gamma, B, rho = parameters("alpha beta gamma B rho")
least, best = sympy.Function("P")(f), sympy.Function("d_best")(f)
CAPACITY, SOURCE = 2 * alpha, 2 * alpha + 2 * beta

GRADIENTS = Premise(
    "citation",
    "renewal equation of the risk of one-pass SGD on Gaussian inputs (textbook: Paquette et al. 2021), whose kernel "
    "sums up to less than one, at a step below 2/(B + 1) over the largest eigenvalue, so that no mode overshoots",
)
EQUIVALENT = Premise("citation", "deterministic equivalent of Gaussian features (textbook: Bai and Silverstein 2010)")


# The paper adds gradients up over the batch where this package averages them.
CONSTANT = PowerLawRegression(CAPACITY, SOURCE, OnePassSGD(r, gamma * B, B), features=d)
FALLING = replace(CONSTANT, algorithm=OnePassSGD(r, gamma * d ** (2 * alpha - 1) * B, B), modes=rho * d)


def phase(
    slug: str,
    title: str,
    rate: Expr,
    facts: tuple[Expr, ...],
    *points: tuple[str, ...],
    problem: PowerLawRegression = CONSTANT,
    yields: str = "rate",
    notes: str = "",
) -> Claim:
    """The least risk within a budget in one phase, or the number of parameters that attains it, at (alpha, beta)."""
    heavy = problem.modes is not None
    quantity = least if yields == "rate" else best
    meanings = (
        Meaning(quantity, "least risk within the budget" if yields == "rate" else "parameters at the least risk"),
        Meaning(f, "budget of operations, d r B"),
        Meaning(d, "number of parameters, which weigh Gaussian random features"),
        Meaning(r, "number of iterations, each on a fresh batch"),
        Meaning(B, "samples in a batch, whose gradients are added up"),
        Meaning(gamma, "step size, small enough for the risk to settle; times d^(2 alpha - 1) if 2 alpha < 1"),
        Meaning(rho, "number of inputs over that of parameters"),
        Meaning(alpha, "complexity of the data: input j has the standard deviation j^-alpha"),
        Meaning(beta, "complexity of the target: its weight on input j is j^-beta"),
    )
    kept = problem.capacity.free_symbols | problem.source.free_symbols | ({rho} if heavy else set())
    return Claim(
        id=f"paquette2024:{slug}",
        title=title,
        statement=Order(quantity, "Theta", rate, f),
        source="ours",
        fidelity="reconstructed",
        reference="Derived anew; a summary of the paper's table reports the exponent.",
        meanings=tuple(m for m in meanings if m.symbol not in {rho, beta} - kept),
        assumptions=(*facts, *((rho > 1,) if heavy else ())),
        convention=Convention(
            loss="squared",
            mode="expectation",
            target="fixed",
            compute=d * r * B,
            along="frontier",
            limits=f"{'inputs and parameters together' if heavy else 'all inputs first'}, then large budgets",
        ),
        derivation=Derivation(
            premises=(EQUIVALENT, GRADIENTS),
            steps=(
                Decomposed(name="terms", problem=problem),
                Optimum(name="law", risk=named("terms"), costs=(d * r * B,), budget=f, yields=yields),
            ),
        ),
        instances=tuple(Instance.of(**dict(zip(("alpha", "beta"), point, strict=False))) for point in points),
        notes=notes,
    )
