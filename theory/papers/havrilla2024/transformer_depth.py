"""Depth of the constructed transformer, whatever the accuracy."""

import sympy

from theory.papers.havrilla2024._attention import CELLS, d
from theory.records import (
    Bound,
    Claim,
    Combine,
    Convention,
    Derivation,
    Induction,
    Inequality,
    Instance,
    Meaning,
    Premise,
    Solution,
)
from theory.symbols import parameters

depth, k = parameters("L k")
span, levels, m, x = parameters("span levels m x")

CLAIM = Claim(
    id="havrilla2024:transformer-depth",
    title="Depth of the constructed transformer",
    statement=Inequality(depth, "<", sympy.log(d) / sympy.log(2) + 4),
    source="ours",
    fidelity="reconstructed",
    reference="The abstract reports a depth logarithmic in the intrinsic dimension; the construction is ours.",
    meanings=(
        Meaning(depth, "number of blocks of a network that sums products of d hat functions, on any number of cells"),
        Meaning(d, "number of factors, the dimension of the cube"),
        Meaning(k, "number of levels of the tree"),
        Meaning(span, "number of factors that one token can hold the product of after k levels"),
        Meaning(m, "least whole number of levels that is enough"),
        Meaning(x, "number of levels at which all factors are in, perhaps not whole"),
        CELLS,
    ),
    convention=Convention(target="worst case"),
    derivation=Derivation(
        premises=(
            Premise("claim", "havrilla2024:product-heads: a block multiplies pairs of numbers, all pairs at once"),
            Premise(
                "assumption",
                "three blocks beside the tree of products: one spreads the inputs, one makes the hats, one sums",
            ),
        ),
        steps=(
            Induction(
                name="span",
                formula=2**k,
                index=k,
                start=sympy.S.One,
                increment=2**k,
                why="a token takes the product of its own number with that of another token",
            ),
            Solution(
                name="levels",
                equation=span - d,
                unknown=k,
                value=sympy.log(d) / sympy.log(2),
                why="the number of levels at which all d factors are in",
            ),
            Bound(
                name="whole",
                relation=depth < x + 4,
                facts=(sympy.Eq(depth, m + 3), m < x + 1),
                why="the least whole number of levels, and the other three blocks",
            ),
            Combine(name="blocks", expression=depth < levels + 4, why="x is this number; the grid does not occur"),
        ),
    ),
    instances=tuple(Instance.of(d=k, n=cells) for k, cells in ((1, 2), (1, 64), (2, 2), (2, 16), (3, 3), (5, 1)))
    + tuple(Instance.of(d=k, n=1) for k in (8, 9, 100)),
    notes="Exactly ceil(log2 d) + 3 blocks; with d = 1 there is no product, and three are left.",
)
