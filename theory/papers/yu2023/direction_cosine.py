"""How near the gradient points to a token's own subspace."""

import sympy

from theory.papers.yu2023._model import Expr
from theory.records import Claim, Convention, Derivation, Identity, Instance, Limit, Meaning, Premise
from theory.symbols import parameters, resources

p: Expr = resources("p")
r, e, share = parameters("r e share")
cosine = sympy.Function("c")(p)

CLAIM = Claim(
    id="yu2023:direction-cosine",
    title="Direction of the gradient for fine quantisation",
    statement=Limit(cosine, p, sympy.oo, sympy.sqrt(1 - r)),
    source="ours",
    fidelity="as stated",
    reference="Ours; a theorem of the longer paper on this direction is recalled without its hypotheses.",
    meanings=(
        Meaning(cosine, "cosine between the negative gradient at a token and the way from it to its own subspace"),
        Meaning(p, "dimension of each head's subspace"),
        Meaning(r, "tokens of each subspace, over its dimension"),
        Meaning(e, "squared length of the noise of a token"),
        Meaning(share, "part of it that is left"),
    ),
    assumptions=(r < 1,),
    convention=Convention(limits="vanishing noise, then fine quantisation, then many dimensions"),
    derivation=Derivation(
        premises=(
            Premise(
                "assumption",
                "subspaces are orthogonal, tokens Gaussian in their own one with isotropic noise in the others; along "
                "singular vectors with beta sigma^2 to infinity nothing is left of the gradient",
            ),
            Premise(
                "assumption",
                "so noise is left where a foreign subspace has no tokens of its own: a share 1 - r of its dimensions, "
                "and of the squared length of isotropic noise",
            ),
        ),
        steps=(
            Identity(
                "cosine",
                lhs=share * e / (sympy.sqrt(share * e) * sympy.sqrt(e)),
                rhs=sympy.sqrt(1 - r),
                given=((share, 1 - r),),
                why="product of noise and what is left of it, over both lengths",
            ),
        ),
    ),
    instances=tuple(Instance.of(r=v) for v in ("1/8", "1/2", "3/4")),
    notes="It is near one only for few tokens in many dimensions, and zero from r = 1 on. For coarse quantisation it "
    "fails altogether: see yu2023:direction-origin.",
)
