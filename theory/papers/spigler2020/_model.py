"""Symbols and premises of a teacher and a student on a lattice."""

import sympy

from theory.records import Meaning, Premise
from theory.symbols import parameters, resources

a_T, a_S, d = parameters("a_T a_S d")
n, m = resources("n m")
error = sympy.Function("E")(n)
RISK = m ** (d - a_T) + m ** (-2 * a_S)
REFERENCE = "Notes recall the exponent min(a_T - d, 2 a_S)/d of the paper, whose abstract alone was read; proof ours."

MEANINGS = (
    Meaning(error, "average squared error of the student, kernel interpolation from n equispaced samples"),
    Meaning(n, "number of samples, without noise"),
    Meaning(m, "samples a side of the lattice"),
    Meaning(a_T, "decay of the teacher: its modes of frequency r have variance of order r^-a_T", "a_T"),
    Meaning(a_S, "decay of the student's kernel likewise", "a_S"),
    Meaning(d, "intrinsic dimension of the data"),
)
DECAY = (a_T > d, a_S > d)
PREMISES = (
    Premise(
        "assumption",
        "the samples form a lattice of m points a side of a torus; frequencies equal modulo m are confused, and the "
        "student shares what it sees of a class among its modes in proportion to the kernel's eigenvalues",
    ),
    Premise(
        "citation",
        "integral test: what the teacher has beyond frequency m is of order m^(d - a_T), is lost, and comes back as "
        "much again on the lower modes",
    ),
    Premise(
        "citation",
        "integral test: a mode of frequency r below m gives the share m^-a_S r^a_S of its amplitude away, which costs "
        "the sum of r^-a_T m^(-2 a_S) r^(2 a_S): of order m^(-2 a_S) if its terms fall fast enough to converge, "
        "2 a_S < a_T - d, and of order m^(d - a_T) if 2 a_S > a_T - d",
    ),
)
