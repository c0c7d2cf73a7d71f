"""The dimension of the surrounding space drops out of the spectrum, constant included."""

import sympy

from theory.papers.havrilla2024._symbols import DIMENSION, d, nu
from theory.records import Claim, Convention, Derivation, Identity, Instance, Meaning, Order, Premise
from theory.symbols import parameters, resources

D, t = parameters("D t")
r = resources("r")
eigenvalue = sympy.Function("lambda")(r)
constant = sympy.gamma(nu + d / 2) / (sympy.gamma(nu) * sympy.pi ** (d / 2)) * (2 * nu) ** nu

CLAIM = Claim(
    id="havrilla2024:ambient-independence",
    title="The dimension of the surrounding space drops out",
    statement=Order(eigenvalue, "~", constant * r ** (-2 * nu - d), r),
    source="ours",
    fidelity="as stated",
    reference="Ours; textbook ingredients: Matérn kernels as mixtures of Gaussians, Laplace's method.",
    meanings=(
        Meaning(eigenvalue, "eigenvalue of the kernel of the distance in space, at frequency r on the torus"),
        Meaning(r, "frequency of the eigenfunction"),
        Meaning(nu, "smoothness of the Matérn kernel of the ambient distance"),
        DIMENSION,
        Meaning(D, "dimension of the space around the torus"),
        Meaning(t, "inverse squared width of a Gaussian exp(-t distance^2) of the mixture"),
    ),
    assumptions=(sympy.Ge(D, 2 * d),),
    convention=Convention(limits="high frequency at a fixed embedding"),
    derivation=Derivation(
        premises=(
            Premise(
                "citation",
                "the Matérn kernel is the mixture of Gaussians exp(-t distance^2) with the density (nu/2)^nu "
                "t^(-nu - 1) exp(-nu/(2 t))/Gamma(nu) (textbook: integral representation of Bessel's K)",
            ),
            Premise(
                "assumption",
                "at high frequency r only narrow Gaussians count, t of order r^2: there exp(-nu/(2 t)) tends to 1, "
                "and distance in space and along the torus agree to leading order, so that the Fourier coefficient "
                "under the uniform measure is (4 pi t)^(-d/2) exp(-r^2/(4 t)), whatever D is",
            ),
        ),
        steps=(
            Identity(
                name="law",
                lhs=sympy.Integral(
                    (nu / 2) ** nu
                    * t ** (-nu - 1)
                    / sympy.gamma(nu)
                    * (4 * sympy.pi * t) ** (-d / 2)
                    * sympy.exp(-(r**2) / (4 * t)),
                    (t, 0, sympy.oo),
                ),
                rhs=constant * r ** (-2 * nu - d),
                why="sum over the mixture",
            ),
        ),
    ),
    instances=tuple(
        Instance.of(nu=smoothness, d=dimension, D=2 * dimension * harmonics)
        for smoothness, dimension in (("1/2", 1), ("3/2", 2), ("1/2", 3), ("1/2", 4))
        for harmonics in (1, 4)
    ),
    notes="At low frequency the embedding is felt, and its curvature delays the law: there D is not without effect.",
)
