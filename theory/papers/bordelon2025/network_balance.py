"""What gradient flow conserves in linear attention."""

import sympy

from theory.papers.bordelon2025._network import ALL, k, x
from theory.records import Claim, Convention, Derivation, Equality, Identity, Instance, Meaning, Premise
from theory.symbols import parameters

dx, dk, f = parameters("dx dk f")
ratio = sympy.Function("ratio")(sympy.Symbol("t", positive=True))

CLAIM = Claim(
    id="bordelon2025:network-balance",
    title="Embeddings grow twice as fast as keys",
    statement=Equality(ratio, sympy.Integer(2)),
    source="ours",
    fidelity="as stated",
    reference="Balance of the weights is reported by summaries of the paper, this factor is ours.",
    meanings=(
        Meaning(ratio, "change of the sum of squares of W_x since the start, over that of W_k, at any time"),
        Meaning(x, "factor in front of W_x"),
        Meaning(k, "factor in front of W_k"),
        Meaning(dx, "derivative of the loss in x"),
        Meaning(dk, "derivative of the loss in k"),
        Meaning(f, "derivative of the loss in the product of the factors, which is a factor of the scores"),
    ),
    convention=Convention(along="path"),
    derivation=Derivation(
        premises=(
            Premise("assumption", "gradient flow of any loss of the network on any data, noisy gradients included"),
            Premise(
                "citation",
                "the sum of squares of a weight matrix changes by twice the derivative of the loss in its factor, and "
                "the loss depends on the factors of W_x, W_k and W_q through the scores alone (chain rule)",
            ),
        ),
        steps=(
            Identity(
                name="changes",
                lhs=x * dx / (k * dk),
                rhs=sympy.Integer(2),
                given=((dx, sympy.diff(ALL, x) * f), (dk, sympy.diff(ALL, k) * f)),
                why="embeddings enter the scores twice; the derivative of the loss in the scores cancels",
            ),
        ),
    ),
    instances=(Instance.of(L=1), Instance.of(L=3)),
    notes=(
        "So the sums of squares obey |W_x|^2 - 2 |W_k|^2 = const, and |W_k|^2 - |W_q|^2 and |W_k|^2 - |W_v|^2 are "
        "constant as well: a start near zero leaves the weights balanced."
    ),
)
