r"""Complexity classes in LaTeX: ``\mathsf{TC}^{0}``, ``\mathsf{CoT}(n \log n)``, uniformity as a subscript."""

from __future__ import annotations

import sympy

from theory.classes import KINDS, Assumed, ComplexityClass
from theory.records import Claim
from theory.typeset.printer import Printer

__all__ = ["class_tex", "relation_tex"]

_SIGNS = {"inside": r"\subseteq", "not inside": r"\not\subseteq"}
_NAMES = {
    "FO(M)": r"\mathsf{FO}(\mathsf{M})",
    "TIME~": r"\widetilde{\mathsf{TIME}}",
    "CoT(poly)": r"\mathsf{CoT}(\mathrm{poly})",
    "T/poly": r"\mathsf{T}/\mathrm{poly}",
}


def class_tex(one: ComplexityClass, claim: Claim) -> str:
    """Write a class in LaTeX for math mode, its bounds in the notation of a claim."""
    name = _NAMES.get(one.name) or _plain_name(one.name)
    kind = KINDS[one.name]
    if kind.exclusive or one.tags != kind.tags:
        name += rf"_{{\text{{{', '.join(one.tags)}}}}}"
    printer = Printer(claim, inline=True)
    return name + (f"({', '.join(printer.tex(sympy.sympify(b)) for b in one.bounds)})" if one.bounds else "")


def relation_tex(said: Assumed, claim: Claim) -> str:
    """Write an inclusion or its contrary in LaTeX for math mode."""
    return f"{class_tex(said.small, claim)} {_SIGNS[said.relation]} {class_tex(said.large, claim)}"


def _plain_name(name: str) -> str:
    complete = name.removesuffix("-complete")
    head = complete.rstrip("0123456789")
    level = complete[len(head) :]
    tex = rf"\mathsf{{{head}}}" + (f"^{{{level}}}" if level else "")
    return tex if complete == name else rf"{tex}\text{{-complete}}"
