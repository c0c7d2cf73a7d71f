"""What gradient flow conserves in linear attention."""

import sympy

from theory.papers.bordelon2025._network import ALL, k, v, x
from theory.records import Claim, Convention, Derivation, Equality, Identity, Instance, Meaning, Premise
from theory.symbols import named, parameters

dx, dk, dv, f, r = parameters("dx dk dv f r")
ratio = sympy.Function("ratio")(sympy.Symbol("t", positive=True))

CLAIM = Claim(
    id="bordelon2025:network-balance",
    title="Embeddings grow twice as fast as keys, queries and values",
    statement=Equality(ratio, 2 * r),
    source="ours",
    fidelity="as stated",
    reference="Balance of the weights is reported by summaries of the paper, this factor is ours.",
    meanings=(
        Meaning(
            ratio,
            "change of the sum of squares of W_x since the start, at any time, over that of W_k, of W_q or of W_v",
        ),
        Meaning(r, "learning rate of W_x over that of the other"),
        Meaning(v, "factor in front of W_v"),
        Meaning(dv, "derivative of the loss in v"),
        Meaning(x, "factor in front of W_x"),
        Meaning(k, "factor in front of W_k"),
        Meaning(dx, "derivative of the loss in x"),
        Meaning(dk, "derivative of the loss in k"),
        Meaning(f, "derivative of the loss in the product of the factors"),
    ),
    convention=Convention(along="path"),
    derivation=Derivation(
        premises=(
            Premise("assumption", "gradient flow of any loss of the network on any data, noisy gradients included"),
            Premise(
                "citation",
                "the sum of squares of a weight matrix falls at twice its learning rate times its factor times the "
                "derivative of the loss in that, and the loss depends on all four factors through their product alone, "
                "since every layer multiplies scores and values (chain rule)",
            ),
        ),
        steps=(
            Identity(
                name="changes",
                lhs=r * x * dx / (k * dk),
                rhs=2 * r,
                given=((dx, sympy.diff(ALL, x) * f), (dk, sympy.diff(ALL, k) * f)),
                why="embeddings enter twice, keys, like queries, once; the derivative in the product cancels",
            ),
            Identity(
                name="values",
                lhs=named("changes") * k * dk / (v * dv),
                rhs=2 * r,
                given=((dk, sympy.diff(ALL, k) * f), (dv, sympy.diff(ALL, v) * f)),
                why="values enter once as well",
            ),
        ),
    ),
    instances=(Instance.of(L=1, r=1), Instance.of(L=2, r=3), Instance.of(L=3, r=1)),
    notes=(
        "With any learning rates a_x, a_k, a_v the sums of squares obey |W_x|^2/a_x - 2 |W_k|^2/a_k = const and "
        "|W_k|^2/a_k - |W_v|^2/a_v = const: a start near zero leaves the weights balanced."
    ),
)
