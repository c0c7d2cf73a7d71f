r"""How an author writes: her letters, her order of terms, her names of commands.

A style is a TOML file; ``notation.toml`` beside a paper's ``__init__.py`` is read
without being asked for.

.. code-block:: toml

    order = ["D", "N"]

    [letters]
    N = 'n_{\mathrm{p}}'

    [macros]
    mypaperComputeLawSlope = "computeslope"
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from theory.errors import TheoryError
from theory.records import Claim, Ledger, Meaning
from theory.typeset.notation import name_of, symbols
from theory.typeset.printer import expression

__all__ = ["Style", "read_style", "styled"]


@dataclass(frozen=True)
class Style:
    """Letters, order and commands of a paper.

    Attributes
    ----------
    letters : LaTeX of symbols and functions, by name
    order : names of symbols, in the order in which terms with them are written; the others follow
    macros : names of commands, by the names they have otherwise
    """

    letters: Mapping[str, str] = field(default_factory=dict)
    order: tuple[str, ...] = ()
    macros: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def merged(cls, styles: Sequence[Style]) -> Style:
        """Several as one; a later one wins."""
        letters = {name: tex for style in styles for name, tex in style.letters.items()}
        macros = {name: own for style in styles for name, own in style.macros.items()}
        return cls(letters, tuple(dict.fromkeys(name for style in styles for name in style.order)), macros)


def read_style(path: Path) -> Style:
    """Read a style from a TOML file.

    Raises
    ------
    TheoryError
        Naming the file and the remedy.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (ValueError, RecursionError) as error:  # of TOML, of UTF-8, of numbers with too many digits
        hint = r"; LaTeX goes in single quotes: N = 'n_{\mathrm{p}}'" if "escape" in str(error) else ""
        raise TheoryError(f"{path}: {error}{hint}") from error
    except OSError as error:
        raise TheoryError(f"{path}: {error.strerror}; name a TOML file with letters, order and macros") from error
    if unknown := sorted(set(table) - {"letters", "order", "macros"}):
        raise TheoryError(f"{path}: {unknown[0]!r} is none of letters, order, macros")
    letters, order, macros = table.get("letters", {}), table.get("order", []), table.get("macros", {})
    for name, given in (("letters", letters), ("macros", macros)):
        if not isinstance(given, dict) or not all(isinstance(v, str) for v in given.values()):
            raise TheoryError(f"{path}: [{name}] is a table of texts, such as {_EXAMPLES[name]}")
    if not isinstance(order, list) or not all(isinstance(v, str) for v in order):
        raise TheoryError(f'{path}: order is a list of names, such as order = ["D", "N"], above the first table')
    for letter, tex in letters.items():
        if not _balanced(tex):
            raise TheoryError(f"{path}: the braces of {letter} = {tex!r} do not match")
    if bad := [name for name in macros.values() if not re.fullmatch(r"[A-Za-z]+", name)]:
        raise TheoryError(f"{path}: {bad[0]!r} cannot name a command of LaTeX; use letters only, without a backslash")
    return Style(letters, tuple(order), macros)


_EXAMPLES = {"letters": r"N = 'n_{\mathrm{p}}'", "macros": 'mypaperComputeLawSlope = "computeslope"'}


def _balanced(tex: str) -> bool:
    depth = 0
    for brace in re.findall(r"(?<!\\)[{}]", tex):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return False
    return depth == 0 and bool(tex.strip()) and "$" not in tex


def styled(ledger: Ledger, style: Style) -> Ledger:
    r"""The same records, their claims in the letters and the order of a style.

    Raises
    ------
    TheoryError
        If no claim has one of the letters; the known ones are named.

    Examples
    --------
    >>> from theory.records import Evidence, Record, Verdict
    >>> from theory.registry import builtin
    >>> from theory.typeset.statements import statement
    >>> claim = builtin().claim("havrilla2024:compute-law")
    >>> record = Record(claim, Evidence(), Verdict(claim.id, "not checked", ""))
    >>> ledger = Ledger(builtin().papers, (record,), "stored", 0, ())
    >>> hers = styled(ledger, Style(letters={"d": "D_0", "C": "F"}, order=("d",)))
    >>> print(statement(hers.records[0].claim))
    R^\star(F) = \Theta(F^{-\beta/(D_0 + \beta)}) \qquad \text{as } F \to \infty
    """
    known = {name for record in ledger.records for name in symbols(record.claim)}
    for name in (*style.letters, *style.order):
        if name not in known:
            raise TheoryError(f"no claim has the letter {name!r}; the letters are {', '.join(sorted(known))}")
    return replace(ledger, records=tuple(replace(r, claim=_written(r.claim, style)) for r in ledger.records))


def _written(claim: Claim, style: Style) -> Claim:
    own = symbols(claim)
    explained = {name_of(m.symbol) for m in claim.meanings}
    asked = [n for n in dict.fromkeys((*style.order, *style.letters)) if n in own and n not in explained]
    # A letter that only the derivation uses gets a meaning without words, which nobody prints.
    silent = [Meaning(own[n], "") for n in asked]
    places = {name: place for place, name in enumerate(style.order)}
    both = sorted((*silent, *claim.meanings), key=lambda m: places.get(name_of(m.symbol), len(places)))
    # Functions come after the letters of their arguments.
    letters = replace(claim, meanings=tuple(_latex(m, style, None) for m in both))
    return replace(letters, meanings=tuple(_latex(m, style, letters) for m in letters.meanings))


def _latex(meaning: Meaning, style: Style, claim: Claim | None) -> Meaning:
    tex = style.letters.get(name_of(meaning.symbol))
    if tex is None or meaning.symbol.is_Symbol == (claim is not None):
        return meaning
    if claim is not None:
        tex += f"({', '.join(expression(argument, claim) for argument in meaning.symbol.args)})"
    return replace(meaning, latex=tex)
