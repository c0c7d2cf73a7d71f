"""Error of a memory of the most frequent items against its dimension."""

import sympy

from theory.papers.michaud2023._model import DRAWN, alpha
from theory.records import Claim, Convention, Derivation, Identity, Instance, Meaning, Order, Premise
from theory.symbols import named, parameters, resources

d = resources("d")
P, u = parameters("P u")
error = sympy.Function("E")(d)
LAW = d ** (-2 * alpha) * sympy.log(d) ** alpha

CLAIM = Claim(
    id="jiang2024:memory-loss",
    title="Error of a memory of frequent items",
    statement=Order(error, "Theta", LAW, d),
    source="ours",
    fidelity="as stated",
    reference="Ours.",
    meanings=(
        Meaning(error, "chance of an item that is not recalled"),
        Meaning(d, "dimension of the embeddings"),
        DRAWN,
    ),
    convention=Convention(loss="0-1", limits="many dimensions"),
    derivation=Derivation(
        premises=(
            Premise("claim", "jiang2024:memory-capacity: up to constants d^2/log(d) pairs are recalled"),
            Premise("claim", "michaud2023:model-law: with room for P items the error is of order P^(-alpha)"),
            Premise("assumption", "the memory holds the most frequent items, as many as it recalls"),
        ),
        steps=(
            Identity("room", lhs=P**-alpha, rhs=d ** (-2 * alpha) * u**alpha, given=((P, d**2 / u),), why="u is log d"),
            Identity("law", lhs=named("room"), rhs=LAW, given=((u, sympy.log(d)),), why="with that room"),
        ),
    ),
    instances=tuple(Instance.of(alpha=v) for v in ("1/2", 1, "3/2")),
)
