"""Why untied layers leave the tied optimum: it is a saddle."""

import sympy

from theory.papers.bordelon2025._model import beta, gamma, nu
from theory.records import Claim, Combine, Convention, Derivation, Equality, Identity, Instance, Meaning, Premise
from theory.symbols import named, parameters

D, L = parameters("D L", integer=True)
j = sympy.Symbol("j", integer=True, positive=True)
s, z, g, e, r = parameters("s z g e r")
curvature = sympy.Function("curvature")(gamma)
KEPT = s * r ** (2 * L - 4) * (r**2 - e * z**2 / (2 * L**2)) ** 2
SUM = sympy.Sum(j ** (-nu * beta - 1 - 2 * nu) * (1 - gamma * j**-nu / L) ** (2 * L - 2), (j, 1, D))

CLAIM = Claim(
    id="bordelon2025:rrs-untied-saddle",
    title="The tied optimum is a saddle of the untied network",
    statement=Equality(curvature, -2 / L**2 * SUM),
    source="ours",
    fidelity="as stated",
    reference="Ours; summaries of the paper report that layers which start equal stay equal.",
    meanings=(
        Meaning(
            curvature,
            "second derivative of the risk at equal layers of total step gamma, along a direction of length one in "
            "which two of them change oppositely",
        ),
        Meaning(L, "number of layers, each of which takes a share 1/L of its step"),
        Meaning(D, "dimension of the data"),
        Meaning(nu, "the k-th eigenvalue of the data is k^-nu"),
        Meaning(beta, "the k-th mode carries label variance k^(-nu beta - 1)"),
        Meaning(g, "step per layer, gamma/L"),
        Meaning(r, "what a layer leaves of a mode, 1 - g z, up to its sign, which even powers do not see"),
        Meaning(e, "squared distance along the direction"),
        Meaning(z, "eigenvalue of the covariance"),
        Meaning(s, "label variance of its mode"),
    ),
    assumptions=(L >= 2,),
    convention=Convention(loss="squared", mode="expectation", target="average", limits="infinite width and context"),
    derivation=Derivation(
        premises=(
            Premise(
                "assumption",
                "layer l leaves 1 - gamma_l x/L of a mode; the risk is even along the direction, so its second "
                "derivative is twice the derivative in the squared distance, at zero",
            ),
        ),
        steps=(
            Identity(
                name="layers",
                lhs=(1 - g * z - sympy.sqrt(e / 2) * z / L) * (1 - g * z + sympy.sqrt(e / 2) * z / L),
                rhs=(1 - g * z) ** 2 - e * z**2 / (2 * L**2),
                why="what the two layers leave of a mode; the other L - 2 leave (1 - g z)^(L - 2)",
            ),
            Identity(
                name="mode",
                lhs=2 * sympy.diff(KEPT, e).subs(e, 0),
                rhs=-2 / L**2 * s * z**2 * r ** (2 * L - 2),
                why="second derivative of the risk of a mode",
            ),
            Identity(
                name="power",
                lhs=named("mode") * L**2 / -2,
                rhs=j ** (-nu * beta - 1 - 2 * nu) * (1 - gamma * j**-nu / L) ** (2 * L - 2),
                given=((r, 1 - gamma * z / L), (z, j**-nu), (s, j ** (-nu * beta - 1))),
                why="for the j-th mode",
            ),
            Combine(name="sum", expression=-2 / L**2 * sympy.Sum(named("power"), (j, 1, D)), why="over all modes"),
        ),
    ),
    instances=(
        Instance.of(nu="3/2", beta="1/2", D=3, L=2, gamma=2),
        Instance.of(nu=1, beta="1/2", D=3, L=4, gamma=4),
    ),
    notes="Every direction of length one that keeps the sum of the steps has the same curvature, negative wherever the "
    "layers leave something. Gradient descent from equal layers stays on the ridge; from anything else it leaves it.",
)
