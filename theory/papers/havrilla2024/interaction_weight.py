"""The smallest weight with which a head reads one token only."""

import sympy

from theory.records import Bound, Claim, Convention, Derivation, Instance, Meaning, Order, Premise, Squeeze
from theory.symbols import parameters, resources

length = resources("l")
C, gap, x, slack = parameters("C gap x slack")
weight = sympy.Function("C_min")(length)

CLAIM = Claim(
    id="havrilla2024:interaction-weight",
    title="Least weight of an interaction head",
    statement=Order(weight, "~", 8 / sympy.pi**2 * length**2, length),
    source="ours",
    fidelity="as stated",
    reference="Summaries of the paper report weights polynomial in the length; exponent and constant are ours.",
    meanings=(
        Meaning(weight, "least C at which a head reads nothing but its source, whatever data with scores at most one"),
        Meaning(length, "number of tokens"),
        Meaning(C, "the least weight: the inverse of the gap"),
        Meaning(gap, "1 - cos x"),
        Meaning(x, "pi/(2 l), the angle between neighbouring interaction vectors"),
        Meaning(slack, "x^2"),
    ),
    convention=Convention(target="worst case"),
    derivation=Derivation(
        premises=(
            Premise(
                "assumption",
                "scores are q + C (<I_t, I_reader> - 1) + C (<I_s, I_source> - 1), and the data may score q = 1 for "
                "any two tokens, so that the reader is deaf to the neighbours of its source from C gap = 1 on",
            ),
            Premise("citation", "1 - cos x lies between x^2/2 - x^4/24 and x^2/2 (Taylor)"),
        ),
        steps=(
            Bound(
                name="needed",
                relation=C * x**2 >= 2,
                facts=(sympy.Eq(C * gap, 1), gap <= x**2 / 2),
                why="with x = pi/(2 l) this is 8 l^2/pi^2",
            ),
            Bound(
                name="enough",
                relation=C * x**2 * (1 - x**2 / 12) <= 2,
                facts=(sympy.Eq(C * gap, 1), gap >= x**2 / 2 - x**4 / 24),
                why="likewise",
            ),
            Squeeze(
                name="law",
                lower=8 / sympy.pi**2 * length**2,
                upper=8 / sympy.pi**2 * length**2 / (1 - slack / 12),
                slack=slack,
                why="both bounds, solved for C; x tends to zero as the length grows",
            ),
        ),
    ),
    instances=(Instance(()),),
    notes="The growth with the square of the length is thus needed, not only enough, for this form of the score.",
)
