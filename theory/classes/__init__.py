"""Complexity classes as values, and which of them lies inside which, by which theorems.

Bounds on time, space and decoding steps are expressions in the length ``n`` on the scale of `theory.growth`, so that
the side condition of a theorem is decided there. What no chain of rules settles is unknown.
"""

from theory.classes.read import read_assumed, read_class
from theory.classes.rules import RULES, Rule
from theory.classes.search import Answer, Link, ask, chain
from theory.classes.terms import KINDS, LENGTH, Assumed, ComplexityClass

__all__ = [
    "KINDS",
    "LENGTH",
    "RULES",
    "Answer",
    "Assumed",
    "ComplexityClass",
    "Link",
    "Rule",
    "ask",
    "chain",
    "read_assumed",
    "read_class",
]
