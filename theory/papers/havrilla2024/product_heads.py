"""Two heads of ReLU attention multiply two numbers exactly."""

import sympy

from theory.records import Claim, Convention, Derivation, Equality, Identity, Instance, Meaning, Premise
from theory.symbols import parameters

x, y, z = parameters("x y z", positive=False)
c = parameters("c")
sum_of_heads = sympy.Function("A")(x, y)

CLAIM = Claim(
    id="havrilla2024:product-heads",
    title="Two heads multiply",
    statement=Equality(sum_of_heads, x * y),
    source="ours",
    fidelity="as stated",
    reference="ReLU attention has a bilinear score; for x, y >= 0 one head is enough.",
    meanings=(
        Meaning(x, "number held by the reading token"),
        Meaning(y, "number held by the token read"),
        Meaning(z, "score of the first head, x y"),
        Meaning(c, "its absolute value"),
        Meaning(sum_of_heads, "relu(x y) - relu(-x y): what two heads with scores x y and -x y write"),
    ),
    convention=Convention(target="worst case"),
    derivation=Derivation(
        premises=(
            Premise("claim", "havrilla2024:interaction-gap: a head can let one token read one other only"),
            Premise("citation", "relu(z) = (|z| + z)/2 and relu(-z) = (|z| - z)/2 (textbook)"),
        ),
        steps=(
            Identity(
                name="product",
                lhs=(c + z) / 2 - (c - z) / 2,
                rhs=x * y,
                given=((z, x * y),),
                why="the absolute values cancel",
            ),
        ),
    ),
    instances=tuple(Instance.of(x=a, y=b) for a, b in (("3/2", "1/4"), ("-3/2", "1/4"), ("-2", "-7/8"))),
    notes="So products cost neither accuracy nor depth beyond one block; units of a feed-forward network need both.",
)
