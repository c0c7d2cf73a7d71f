"""Error of a learner that memorises, on features with Zipf's law."""

import sympy

from theory.records import Claim, Convention, Derivation, Identity, Instance, Meaning, Order, Premise, Spectral
from theory.symbols import parameters, resources

a, c, k = parameters("a c k")
n, L = resources("n L")
error = sympy.Function("E")(n)
sums = sympy.symbols("sums", positive=True)
law = sympy.gamma(a / (1 + a)) / (1 + a) * c ** (1 / (1 + a)) * n ** (-a / (1 + a))

CLAIM = Claim(
    id="hutter2021:memorisation",
    title="Learning curve of memorisation",
    statement=Order(error, "~", law, n),
    source="ours",
    fidelity="reconstructed",
    reference="The abstract gives the exponent a/(1 + a); the constant is ours.",
    meanings=(
        Meaning(error, "chance that the next feature is not known from the start nor among the first n"),
        Meaning(n, "number of samples, each with one feature"),
        Meaning(a, "excess of the exponent of Zipf's law over one: feature k has a chance of order k^(-(1 + a))"),
        Meaning(c, "chance of the most frequent feature, at most 1/zeta(1 + a)"),
        Meaning(L, "half the number of samples"),
        Meaning(k, "rank of a feature"),
    ),
    assumptions=(c < 1,),
    convention=Convention(loss="0-1", mode="expectation", target="fixed"),
    derivation=Derivation(
        premises=(
            Premise("assumption", "features are drawn independently; one that was seen before costs nothing"),
            Premise(
                "assumption", "what the chances c k^(-(1 + a)) leave of one belongs to features known from the start"
            ),
        ),
        steps=(
            Spectral(
                name="sums",
                summand=c * k ** -(1 + a) * (1 - c * k ** -(1 + a)) ** (2 * L),
                over=k,
                large=L,
            ),
            Identity(
                name="law",
                lhs=sums,
                rhs=law,
                given=((L, n / 2),),
                why="n = 2 L samples",
            ),
        ),
    ),
    instances=tuple(Instance.of(a=v, c=chance) for v, chance in (("1/2", "1/3"), (1, "1/2"), (2, "4/5"))),
)
