"""Error of a learner that memorises samples from a source whose tail is too light."""

import sympy

from theory.records import Claim, Convention, Derivation, Identity, Instance, Meaning, Order, Premise, Spectral
from theory.symbols import parameters, resources

a, s, c, g, k = parameters("a s c g k")
n, L = resources("n L")
error = sympy.Function("E")(n)
sums = sympy.symbols("sums", positive=True)
law = sympy.gamma(a / (1 + s)) / (1 + s) * c * (g * n) ** (-a / (1 + s))

CLAIM = Claim(
    id="dohmatob2024:narrowed-tail",
    title="Samples with a lighter tail",
    statement=Order(error, "~", law, n),
    source="ours",
    fidelity="reconstructed",
    reference="Constant: ours. Notes recall the exponent of the paper, which was not read.",
    meanings=(
        Meaning(error, "chance that the next true feature is not known from the start nor among the samples"),
        Meaning(n, "number of samples, each with one feature"),
        Meaning(a, "tail of the truth: feature k has a chance of order k^(-(1 + a))"),
        Meaning(s, "tail of the samples, which is lighter"),
        Meaning(c, "true chance of the most frequent feature, at most 1/zeta(1 + a)"),
        Meaning(g, "its chance in a sample, at most 1/zeta(1 + s)"),
        Meaning(L, "half the number of samples"),
        Meaning(k, "rank of a feature"),
    ),
    assumptions=(c < 1, g < 1, s > a),
    convention=Convention(loss="0-1", mode="expectation", target="fixed"),
    derivation=Derivation(
        premises=(
            Premise("assumption", "features are drawn independently; one that was seen before costs nothing"),
            Premise(
                "assumption", "what the chances of the features leave of one belongs to those known from the start"
            ),
        ),
        steps=(
            Spectral(
                name="sums",
                summand=c * k ** -(1 + a) * (1 - g * k ** -(1 + s)) ** (2 * L),
                over=k,
                large=L,
                facts=(s > a,),
            ),
            Identity(name="law", lhs=sums, rhs=law, given=((L, n / 2),), why="n = 2 L samples"),
        ),
    ),
    instances=tuple(
        Instance.of(a=tail, s=lighter, c=chance, g=drawn)
        for tail, lighter, chance, drawn in (("1/2", 1, "1/3", "1/2"), (1, 2, "1/2", "4/5"))
    ),
    notes="With the true tail, s = a, the law of hutter2021:memorisation. A lighter one has the smaller exponent.",
)
