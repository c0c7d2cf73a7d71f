"""Number of heads that an accuracy needs."""

import sympy

from theory.papers.havrilla2024._attention import AT_MOST_ONE, HOELDER, SHARED, H, beta, d, n
from theory.records import Claim, Combine, Convention, Derivation, Instance, Meaning, Order, Premise, Solution
from theory.symbols import parameters, resources

a = resources("a")
K, cells = parameters("K cells")
heads = sympy.Function("m")(a)

CLAIM = Claim(
    id="havrilla2024:transformer-heads",
    title="Heads of the constructed transformer",
    statement=Order(heads, "Theta", a ** (d / beta), a),
    source="ours",
    fidelity="reconstructed",
    reference=(
        "Summaries report this number of heads and of tokens from the paper's approximation theorem, with a depth that "
        "does not depend on the accuracy; the construction and its constants are ours."
    ),
    meanings=(
        Meaning(heads, "heads of the smallest constructed transformer whose worst error is at most 1/a"),
        Meaning(a, "accuracy: the inverse of the largest error on the cube, for the worst target"),
        Meaning(K, "heads for each node of the grid, which depend on d only"),
        HOELDER,
        *SHARED,
    ),
    assumptions=(AT_MOST_ONE,),
    convention=Convention(target="worst case"),
    derivation=Derivation(
        premises=(
            Premise("claim", "havrilla2024:interpolation-error: the worst error on n cells a side"),
            Premise(
                "assumption",
                "each of the (n + 1)^d nodes has d tokens and a head for each of its factors, products and sums; this "
                "is of order n^d",
            ),
        ),
        steps=(
            Solution(
                name="cells",
                equation=H * (sympy.sqrt(d) / (2 * n)) ** beta - 1 / a,
                unknown=n,
                value=sympy.sqrt(d) / 2 * (H * a) ** (1 / beta),
                why="cells a side for the accuracy",
            ),
            Combine(name="heads", expression=K * cells**d, why="so many for each node"),
        ),
    ),
    instances=tuple(Instance.of(beta=b, d=k) for b in ("1/2", "1") for k in (1, 2)),
    notes="The depth stays ceil(log2 d) + 3, see havrilla2024:transformer-depth.",
)
