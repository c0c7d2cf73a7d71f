"""From the names of symbols to LaTeX.

sympy writes the subscript of ``E_infty`` as letters; here every part of a name
is looked up, so that Greek letters, infinity, stars and accents come out as an
author writes them.
"""

from __future__ import annotations

import re

__all__ = ["GREEK", "name"]

GREEK = frozenset(
    {
        "alpha", "beta", "gamma", "delta", "epsilon", "varepsilon", "zeta", "eta", "theta", "vartheta", "iota", "kappa",
        "lambda", "mu", "nu", "xi", "pi", "rho", "sigma", "tau", "upsilon", "phi", "varphi", "chi", "psi", "omega",
        "ell", "Gamma", "Delta", "Theta", "Lambda", "Xi", "Pi", "Sigma", "Upsilon", "Phi", "Psi", "Omega",
    }
)  # fmt: skip

_WHOLE = {
    "eps": r"\varepsilon",
    "epsilon": r"\varepsilon",
    "inf": r"\infty",
    "infty": r"\infty",
    "infinity": r"\infty",
    "lam": r"\lambda",
    "oo": r"\infty",
    "phi": r"\varphi",
    "sigma2": r"\sigma^2",
}
_ACCENTS = {"bar": r"\bar", "hat": r"\hat", "tilde": r"\tilde"}
_STARS = frozenset({"star", "opt"})


def name(text: str) -> str:
    r"""Write the name of a symbol in LaTeX.

    Parameters
    ----------
    text : str
        A name such as ``alpha_N``, ``E_infty``, ``gamma_hat``, ``x0``, ``T_star``.

    Returns
    -------
    str
        LaTeX for math mode.

    Examples
    --------
    >>> print(name("alpha_N"), name("E_infty"), name("lambda_1"), name("T_star"), name("loss"))
    \alpha_N E_\infty \lambda_1 T^\star \mathrm{loss}
    """
    head, *rest = [part for part in text.split("_") if part] or ["?"]
    numbered = re.fullmatch(r"([A-Za-z]+?)(\d+)", head)
    if head not in _WHOLE and numbered:
        head, rest = numbered[1], [numbered[2], *rest]
    made = _part(head)
    for accent in [part for part in rest if part in _ACCENTS]:
        made = f"{_ACCENTS[accent]}{{{made}}}"
    below = [_part(part) for part in rest if part not in _ACCENTS and part not in _STARS]
    if below:
        made += f"_{_grouped(', '.join(below))}"
    return made + (r"^\star" if _STARS & set(rest) else "")


def _part(part: str) -> str:
    if part in _WHOLE:
        return _WHOLE[part]
    if part in GREEK:
        return rf"\{part}"
    return part if len(part) == 1 or part.isdigit() else rf"\mathrm{{{part}}}"


def _grouped(tex: str) -> str:
    return tex if re.fullmatch(r"\\[A-Za-z]+|.", tex) else f"{{{tex}}}"
