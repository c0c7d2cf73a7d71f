"""Learnabilities of the modes of a kernel, and how much a sample overfits."""

from __future__ import annotations

import sympy

from theory.records import Meaning
from theory.symbols import parameters, resources

n = resources("n")
a, noise = parameters("a noise")
overfitting = sympy.Function("overfitting")(n)

CAPACITY = Meaning(a, "capacity: the k-th eigenvalue of the kernel is k^-a")
