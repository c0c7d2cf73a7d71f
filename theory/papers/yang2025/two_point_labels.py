"""Two biased coins that n tosses hardly tell apart: 0-1 loss pays 1/sqrt(n)."""

import sympy

from theory.records import Claim, Convention, Derivation, Identity, Instance, Limit, Meaning, Premise, Squeeze
from theory.symbols import parameters, resources

n = resources("n")
x, delta, slack = parameters("x delta slack")
y = parameters("y", positive=False)
threshold, place = sympy.symbols("threshold place", positive=True)
risk = sympy.Function("R")(n)

DENSITY = sympy.exp(-(y**2) / 2) / sympy.sqrt(2 * sympy.pi)

CLAIM = Claim(
    id="yang2025:two-point-labels",
    title="Two-point lower bound under 0-1 loss",
    statement=Limit(sympy.sqrt(n) * risk, n, sympy.oo, x * sympy.erfc(x / sympy.sqrt(2)) / 2),
    source="textbook",
    fidelity="as stated",
    reference=(
        "Le Cam's method of two points (textbook: Tsybakov 2009, section 2.4), here with the exact limit. The "
        "summaries of the paper name an information-theoretic two-point reduction and do not give it."
    ),
    meanings=(
        Meaning(
            risk,
            "least, over all rules, of the larger excess risk at the two label probabilities 1/2 + delta, 1/2 - delta",
        ),
        Meaning(n, "number of labels seen"),
        Meaning(x, "separation 2 delta n^(1/2), fixed while n grows"),
        Meaning(delta, "bias of the labels, x n^(-1/2)/2"),
        Meaning(y, "standard normal deviate"),
        Meaning(slack, "1/n"),
    ),
    convention=Convention(
        loss="0-1",
        mode="expectation",
        target="worst case",
        limits="n to infinity at a fixed separation, so that the bias falls like 1/sqrt(n)",
    ),
    derivation=Derivation(
        premises=(
            Premise(
                "citation",
                "Neyman-Pearson (textbook): at two probabilities that are mirror images no rule does better in the "
                "worst case than the majority of the labels, and it pays 2 delta where the majority is wrong",
            ),
            Premise(
                "citation",
                "Berry-Esseen (textbook): the distribution of the number of ones, centred and scaled by its standard "
                "deviation, the root of n (1/4 - delta^2), tends uniformly to the normal one",
            ),
        ),
        steps=(
            Identity(
                name="threshold",
                lhs=n * delta / sympy.sqrt(n * (sympy.Rational(1, 4) - delta**2)),
                rhs=x / sympy.sqrt(1 - x**2 / n),
                given=((delta, x / (2 * sympy.sqrt(n))),),
                why="standard deviations between the mean number of ones and one half of n",
            ),
            Squeeze(
                name="place",
                lower=x,
                upper=x / sympy.sqrt(1 - slack * x**2),
                slack=slack,
                why="the limit of the threshold, with slack = 1/n",
            ),
            Identity(
                name="limit",
                lhs=2 * delta * sympy.sqrt(n) * sympy.Integral(DENSITY, (y, place, sympy.oo)),
                rhs=x * sympy.erfc(place / sympy.sqrt(2)) / 2,
                given=((delta, x / (2 * sympy.sqrt(n))),),
                why="2 delta times the chance of a wrong majority, times the root of n",
            ),
        ),
    ),
    instances=tuple(Instance.of(x=v) for v in ("1/4", "3/4", "3/2", "5/2")),
    notes=(
        "Largest at x = 0.7518, where it is 0.16997: in the limit no rule has a worst-case excess risk below "
        "0.16997/sqrt(n). A limit and not a bound at finite n: with 25 labels the value at x = 3/4 lies below it. The "
        "absolute loss of a label gives the same."
    ),
)
