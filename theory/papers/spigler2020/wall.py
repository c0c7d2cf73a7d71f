"""Error of a student that is just smooth enough for its teacher, where a logarithm appears."""

import sympy

from theory.papers.spigler2020._model import REFERENCE, a_S, error, n
from theory.records import Claim, Convention, Derivation, Identity, Instance, Meaning, Order, Premise, Spectral
from theory.symbols import named, parameters

x, h, k = parameters("x h k")
ONE, TWO = 2 * sympy.zeta(a_S), 2 * sympy.zeta(2 * a_S)  # what a class adds to its lowest mode, and to its square
LAW = 2 * (1 + TWO / ONE**2) * n ** (-2 * a_S) * sympy.log(n)

CLAIM = Claim(
    id="spigler2020:wall",
    title="Between rough and smooth teachers, a logarithm",
    statement=Order(error, "~", LAW, n),
    source="ours",
    fidelity="as stated",
    reference=f"Ours. {REFERENCE}",
    meanings=(
        Meaning(error, "average squared error of the student, kernel interpolation from n equispaced samples"),
        Meaning(n, "number of samples on a circle, without noise, in units of h"),
        Meaning(a_S, "decay of the student's kernel: eigenvalue k^-a_S at frequency k", "a_S"),
        Meaning(h, "(2 zeta(a_S))^(1/a_S)"),
        Meaning(x, "inverse of the ridge that the confused modes amount to"),
    ),
    assumptions=(a_S > 1,),
    convention=Convention(loss="squared", mode="expectation", target="average"),
    derivation=Derivation(
        premises=(
            Premise(
                "assumption",
                "the teacher's modes have variance k^(-1 - 2 a_S); frequencies equal modulo the number m = h n of "
                "samples are confused, and the student shares what it sees of such a class among its modes in "
                "proportion to its eigenvalues",
            ),
            Premise(
                "citation",
                "for frequencies far below m the other modes of a class have eigenvalues that sum to "
                "2 zeta(a_S) m^-a_S = 1/x, so x = n^a_S, and squares that sum to 2 zeta(2 a_S) m^(-2 a_S) (textbook, "
                "the zeta function): a mode of variance p loses p/(1 + x k^-a_S)^2, and the others get by mistake "
                "2 zeta(2 a_S)/(2 zeta(a_S))^2 times as much",
            ),
            Premise(
                "citation",
                "integral test: what the teacher has beyond frequency m, and what the frequencies near m add, is of "
                "order m^(-2 a_S), without a logarithm",
            ),
        ),
        steps=(
            Spectral(name="lost", summand=k ** (-1 - 2 * a_S) / (1 + x * k**-a_S) ** 2, over=k, large=x),
            Identity(
                name="law",
                lhs=2 * named("lost") * (1 + TWO / ONE**2),
                rhs=LAW,
                given=((x, n**a_S),),
                why="both signs of the frequency; every octave of frequencies counts alike",
            ),
        ),
    ),
    instances=tuple(Instance.of(a_S=s) for s in ("3/2", 2, "5/2")),
    notes="The case 2 a_S = a_T - 1 between spigler2020:rough-teacher and smooth-teacher, in one dimension. On its "
    "lattice the student is ridge regression at the ridge 1/x, which saturates likewise.",
)
