"""From geometry to spectrum: a kernel of the ambient distance sees the intrinsic dimension."""

import sympy

from theory.papers.havrilla2024._symbols import DIMENSION, WEYL, d, j, nu
from theory.records import Claim, Convention, Derivation, Instance, Meaning, Optimum, Order, Premise
from theory.symbols import parameters, resources

D = parameters("D")
r = resources("r")
eigenvalue = sympy.Function("lambda")(j)

CLAIM = Claim(
    id="havrilla2024:torus-spectrum",
    title="Spectrum of an ambient kernel on an embedded torus",
    statement=Order(eigenvalue, "Theta", j ** -(1 + 2 * nu / d), j),
    source="ours",
    fidelity="as stated",
    reference="Textbook ingredients: Weyl's law, Fourier transform of |x|^(2 nu).",
    meanings=(
        Meaning(eigenvalue, "j-th largest eigenvalue of the kernel under the uniform measure", r"\lambda_j"),
        Meaning(j, "index of the eigenvalue"),
        Meaning(nu, "smoothness of the Matérn kernel of the ambient distance"),
        Meaning(r, "frequency of the j-th eigenfunction"),
        DIMENSION,
        Meaning(D, "dimension of the space around the torus; it drops out"),
    ),
    assumptions=(sympy.Ge(D, 2 * d),),
    convention=Convention(),
    derivation=Derivation(
        premises=(
            WEYL,
            Premise(
                "citation",
                "the kernel's leading non-smooth part is |x - y|^(2 nu), nu not an integer; distance in space and "
                "distance along the torus agree to leading order, and on d dimensions that part has Fourier "
                "coefficients of order r^-(2 nu + d) at frequency r",
            ),
        ),
        steps=(
            Optimum(
                "eigenvalue",
                r ** -(2 * nu + d),
                costs=(r**d,),
                budget=j,
                why="the least coefficient at the frequencies that the first j eigenfunctions reach",
            ),
        ),
    ),
    instances=tuple(
        Instance.of(nu=smoothness, d=dimension, D=2 * dimension * harmonics)
        for smoothness in ("1/2", "3/2")
        for dimension in (1, 2, 3)
        for harmonics in (1, 4)
    ),
    notes="The dictionary q = 1 + 2 nu/d ties the laws on manifolds to power-law spectra, with nu for beta.",
)
