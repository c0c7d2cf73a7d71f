"""A wide model comes as near to its infinite-width limit as a mean of that many draws."""

import sympy

from theory.papers.bahri2021._model import NOTES, P
from theory.records import Claim, Convention, Derivation, Identity, Induction, Instance, Meaning, Order, Premise
from theory.symbols import parameters

v = parameters("v")
k = parameters("k", integer=True)
distance = sympy.Function("V")(P)
total = sympy.symbols("total", positive=True)

CLAIM = Claim(
    id="bahri2021:variance-limited-width",
    title="Limited by the variance of a finite width",
    statement=Order(distance, "Theta", 1 / P, P),
    source="ours",
    fidelity="reconstructed",
    reference=NOTES,
    meanings=(
        Meaning(distance, "mean squared distance of the predictor with P features from that with infinitely many"),
        Meaning(P, "number of random features"),
        Meaning(v, "variance of an entry of the kernel of one feature"),
        Meaning(k, "number of features summed so far"),
    ),
    convention=Convention(
        loss="squared", mode="expectation", target="fixed", limits="P to infinity at fixed data and ridge"
    ),
    derivation=Derivation(
        premises=(
            Premise("assumption", "the kernel is the mean of the kernels of P independent random features"),
            Premise(
                "citation",
                "with a ridge above zero the predictor is a smooth function of the kernel, so its squared distance is "
                "of the order of that of the kernel (delta method)",
            ),
        ),
        steps=(
            Induction(
                name="total",
                formula=k * v,
                index=k,
                start=sympy.S.Zero,
                increment=v,
                why="variances of independent features add up",
            ),
            Identity(name="order", lhs=total / P**2, rhs=v / P, given=((k, P),), why="variance of their mean"),
        ),
    ),
    instances=(Instance.of(d=5),),
    notes="Hence the loss too differs from its limit by the order of 1/P on average over features.",
)
