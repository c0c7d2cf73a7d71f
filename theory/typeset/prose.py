r"""Plain prose in LaTeX: what TeX treats specially is escaped, and formulas are set as such.

Records hold words, not LaTeX. Formulas in them are written as one types them,
``m = m_0 k^e_m``, ``(1 - gamma x/L)^(2L)``, ``C^(-1/7)``; they are recognised by
their symbols, powers and operators, and everything else stays text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from theory.typeset.names import GREEK, name

__all__ = ["escape", "prose"]

_SPECIAL = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "<": r"\textless{}", ">": r"\textgreater{}",
    "|": r"\textbar{}", "`": "`{}",
}  # fmt: skip
_UNICODE = {
    "\N{EN DASH}": "--", "\N{EM DASH}": "---", "\N{LEFT SINGLE QUOTATION MARK}": "`",
    "\N{RIGHT SINGLE QUOTATION MARK}": "'", "\N{LEFT DOUBLE QUOTATION MARK}": "``",
    "\N{RIGHT DOUBLE QUOTATION MARK}": "''", "\N{HORIZONTAL ELLIPSIS}": r"\ldots{}", "\N{NO-BREAK SPACE}": "~",
    "\N{PLUS-MINUS SIGN}": r"$\pm$", "\N{MULTIPLICATION SIGN}": r"$\times$", "\N{MINUS SIGN}": "$-$",
    "\N{LESS-THAN OR EQUAL TO}": r"$\le$", "\N{GREATER-THAN OR EQUAL TO}": r"$\ge$", "\N{RIGHTWARDS ARROW}": r"$\to$",
    "\N{SUBSET OF OR EQUAL TO}": r"$\subseteq$", "\N{NOT A SUBSET OF}": r"$\not\subseteq$",
    "\N{INFINITY}": r"$\infty$", "\N{LATIN SMALL LETTER SHARP S}": r"{\ss}",
    "\N{LATIN SMALL LETTER O WITH STROKE}": r"{\o}", "\N{LATIN SMALL LETTER L WITH STROKE}": r"{\l}",
    "\N{LATIN SMALL LETTER DOTLESS I}": r"{\i}",
}  # fmt: skip
_ACCENTS = {
    "\N{COMBINING GRAVE ACCENT}": "`", "\N{COMBINING ACUTE ACCENT}": "'", "\N{COMBINING CIRCUMFLEX ACCENT}": "^",
    "\N{COMBINING TILDE}": "~", "\N{COMBINING DIAERESIS}": '"', "\N{COMBINING MACRON}": "=", "\N{COMBINING CARON}": "v",
    "\N{COMBINING CEDILLA}": "c", "\N{COMBINING RING ABOVE}": "r", "\N{COMBINING BREVE}": "u",
    "\N{COMBINING DOUBLE ACUTE ACCENT}": "H", "\N{COMBINING OGONEK}": "k", "\N{COMBINING DOT ABOVE}": ".",
}  # fmt: skip

_TOKENS = re.compile(
    r"(?P<skip>\b(?:e\.g\.|i\.e\.|[Ee]t al\.)|[^\W\d_]+'[a-z]+|[^\W\d_]{2,}(?:-[^\W\d_]{2,})+)"
    r"|(?P<word>[^\W\d_][^\W_]*(?:_[A-Za-z0-9]+)*)"
    r"|(?P<number>[0-9]+(?:\.[0-9]+)*(?:e[-+]?[0-9]+)?)"
    r"|(?P<power>\*\*|\^)"
    r"|(?P<operator><=|>=|==|[-+*/=<>|~])"
    r"|(?P<open>\()|(?P<close>\))"
    r"|(?P<space>\s+)"
    r"|(?P<other>.)",
    re.DOTALL,
)
_FUNCTIONS = {"log": r"\log ", "exp": r"\exp", "max": r"\max", "min": r"\min", "sin": r"\sin", "cos": r"\cos",
              "sum": r"\sum ", "tr": r"\operatorname{tr}"}  # fmt: skip
_OPERATORS = {"*": " ", "<=": r" \le ", ">=": r" \ge ", "==": " = ", "=": " = ", "<": " < ", ">": " > ", "~": r" \sim "}
_LETTERS_IN_WORDS = frozenset({"a", "A", "I"})
_NOUNS = frozenset({"integral", "function", "functions", "distribution"})


def escape(text: str) -> str:
    r"""Escape text for LaTeX; the result is ASCII.

    Characters outside ASCII become LaTeX where that is known, and a question
    mark otherwise.

    Examples
    --------
    >>> print(escape("R&D: 5 % of C_0"), escape("Hölder – Erdős"))
    R\&D: 5 \% of C\_0 H\"{o}lder -- Erd\H{o}s
    """
    quoted = re.sub(r'"([^"]*)"', "\N{LEFT DOUBLE QUOTATION MARK}\\1\N{RIGHT DOUBLE QUOTATION MARK}", text)
    return "".join(_escaped(character) for character in unicodedata.normalize("NFC", quoted.replace('"', "''")))


def _escaped(character: str) -> str:
    if character in _SPECIAL:
        return _SPECIAL[character]
    if character.isascii():
        return character
    if character in _UNICODE:
        return _UNICODE[character]
    decomposed = unicodedata.normalize("NFKD", character)
    base, marks = decomposed[0], decomposed[1:]
    if base.isascii() and len(marks) == 1 and marks[0] in _ACCENTS:
        return f"\\{_ACCENTS[marks[0]]}{{{base}}}"
    return base if base.isascii() and not marks else "?"


@dataclass(frozen=True)
class _Token:
    kind: str
    text: str


def prose(text: str, notation: Mapping[str, str] | None = None) -> str:
    r"""Write prose in LaTeX, with the formulas in it set as formulas.

    Parameters
    ----------
    text : str
        Words, with formulas as one types them.
    notation : mapping of str to str, optional
        LaTeX of names, for a claim's own notation; its names also count as
        symbols where a word alone would not.

    Returns
    -------
    str
        ASCII, for LaTeX's text mode.

    Examples
    --------
    >>> print(prose("decay exponent of the leg A m^-a, at most 5 %", {"A": "A", "a": "a"}))
    decay exponent of the leg $A m^{-a}$, at most 5 \%
    >>> print(prose("a layer keeps (1 - gamma x/L)^(2L) of it (textbook)"))
    a layer keeps $(1 - \gamma x/L)^{2 L}$ of it (textbook)
    """
    notation = notation or {}
    tokens = [_Token(m.lastgroup or "other", m[0]) for m in _TOKENS.finditer(" ".join(text.split()))]
    made, at = "", 0
    while at < len(tokens):
        end = _formula_end(tokens, at, notation)
        if end > at:
            made += f"${_formula(tokens[at:end], notation)}$"
            at = end
        else:
            made += " -- " if _is_dash(tokens, at) else escape(tokens[at].text)
            at += 1
    return re.sub(r" +", " ", made)


def _is_dash(tokens: list[_Token], at: int) -> bool:
    around = tokens[max(at - 1, 0) : at + 2]
    return tokens[at].text == "-" and [t.kind for t in around] == ["space", "operator", "space"]


# --- where a formula begins and ends ----------------------------------------------------------------------------------


def _formula_end(tokens: list[_Token], start: int, notation: Mapping[str, str]) -> int:
    """Where the formula that starts here ends; ``start`` itself if none does."""
    before = tokens[start - 1] if start else None
    signed = tokens[start].text == "-" and (before is None or before.kind in ("space", "open"))
    if signed and (start + 1 == len(tokens) or tokens[start + 1].kind == "space"):
        return start
    if before is not None and before.kind in ("word", "number", "skip"):
        return start
    last = at = start + signed
    while at < len(tokens):
        token = tokens[at]
        if token.kind == "open":
            close = _closing(tokens, at, notation)
            if close is None:
                break
            at = last = close + 1
        elif token.kind == "number" or (token.kind == "word" and _is_symbol(tokens, at, notation)):
            at = last = at + 1
        elif token.text == "|" and _is_bar(tokens, at, start):
            at += 1
            last = at if last > start else last
        elif token.kind in ("operator", "power", "space") and at > start:
            at += 1
        else:
            break
    run = tokens[start:last]
    return last if _is_formula(run) else start


def _is_bar(tokens: list[_Token], at: int, start: int) -> bool:
    """A bar opens a modulus before a symbol and closes one after it."""
    opens = at + 1 < len(tokens) and tokens[at + 1].kind != "space"
    closes = at > start and tokens[at - 1].kind in ("word", "number", "close")
    return opens or closes


def _is_formula(run: list[_Token]) -> bool:
    """A lone number, or numbers joined by a hyphen, are text."""
    if any(t.kind in ("word", "power") for t in run):
        return any(t.kind in ("word", "number") for t in run)
    if any(t.kind == "number" and _number(t.text) != t.text for t in run):
        return True
    signs = {t.text for t in run if t.kind == "operator"}
    spaced = any(t.kind == "space" for t in run)
    return (
        bool(signs & {"/", "=", "<", ">", "+", "*", "<=", ">="})
        or ("-" in signs and spaced)
        or (len(run) == 2 and run[0].text == "-")
    )


def _closing(tokens: list[_Token], at: int, notation: Mapping[str, str]) -> int | None:
    """Index of the parenthesis that closes this one, if all between is formula."""
    depth, seen = 0, False
    for index in range(at, len(tokens)):
        token = tokens[index]
        if token.kind == "open":
            depth += 1
        elif token.kind == "close":
            depth -= 1
            if depth == 0:
                alone = at == 0 or tokens[at - 1].kind == "space"
                signs = any(t.kind in ("operator", "power") for t in tokens[at:index])
                raised = index + 1 < len(tokens) and tokens[index + 1].kind == "power"
                return index if seen and (not alone or signs or raised) else None
        elif token.kind == "word":
            if not _is_symbol(tokens, index, notation):
                return None
            seen = True
        elif token.kind == "number":
            seen = True
        elif token.kind not in ("operator", "power", "space") and token.text != ",":
            return None
    return None


def _is_symbol(tokens: list[_Token], at: int, notation: Mapping[str, str]) -> bool:
    word = tokens[at].text
    if not word.isascii():
        return False
    after, before = _neighbour(tokens, at, 1), _neighbour(tokens, at, -1)
    touching = {t.kind for t in (after, before) if t is not None} & {"operator", "power"}
    if word in _FUNCTIONS:
        opens = next((i for i in (at + 1, at + 2) if i < len(tokens) and tokens[i].kind != "space"), None)
        applied = opens is not None and tokens[opens].kind == "open" and _closing(tokens, opens, notation) is not None
        return applied or (after is not None and _names_symbol(after.text) and after.kind == "word")
    if word in _LETTERS_IN_WORDS:
        follows = after is not None and after.kind == "word" and _names_symbol(after.text) and word == "A"
        return word in notation and (bool(touching) or follows)
    if _names_symbol(word) or "_" in word:
        return after is None or after.text not in _NOUNS
    raised = at + 1 < len(tokens) and tokens[at + 1].kind == "power"
    differential = re.fullmatch(r"d[a-z]", word) is not None and before is not None and before.text == "/"
    equated = any(t is not None and t.text == "=" for t in (before, after))
    quotient = any(
        t is not None and t.text == "/" and (far := _neighbour(tokens, at, 2 * step)) and _names_symbol(far.text)
        for t, step in ((before, -1), (after, 1))
    )
    return raised or differential or equated or quotient or (word in notation and bool(touching))


def _names_symbol(word: str) -> bool:
    return word in GREEK or (len(word) == 1 and word not in _LETTERS_IN_WORDS)


def _neighbour(tokens: list[_Token], at: int, steps: int) -> _Token | None:
    """The token so many steps away, spaces not counted."""
    step = 1 if steps > 0 else -1
    while steps:
        at += step
        if not 0 <= at < len(tokens):
            return None
        steps -= step * (tokens[at].kind != "space")
    return tokens[at]


# --- setting a formula ------------------------------------------------------------------------------------------------


def _formula(run: list[_Token], notation: Mapping[str, str]) -> str:
    made, at = "", 0
    while at < len(run):
        token = run[at]
        if token.kind == "power":
            raised, at = _raised(run, at + 1, notation)
            made = f"{made.rstrip()}^{{{raised}}}"
            continue
        if token.kind == "word":
            written = _word(token.text, notation)
            follows = any(t.kind in ("word", "number", "close") for t in _before(run, at))
            upright = r"\mathrm" in written or re.search(r"\\mathrm\{\w*\}$", made.rstrip())
            made = (made.rstrip() + (r"\, " if upright else " ") if follows else made) + written
        elif token.kind == "space":
            made += " "
        elif token.kind == "number":
            made += _number(token.text)
        else:
            made += _OPERATORS.get(token.text, token.text)
        at += 1
    return re.sub(r" +", " ", made).strip()


def _before(run: list[_Token], at: int) -> list[_Token]:
    """The last token before this one, spaces not counted, or nothing."""
    return [t for t in run[:at] if t.kind != "space"][-1:]


def _raised(run: list[_Token], at: int, notation: Mapping[str, str]) -> tuple[str, int]:
    """The exponent that starts here, and where it ends."""
    sign = ""
    if at < len(run) and run[at].text == "-":
        sign, at = "-", at + 1
    if at < len(run) and run[at].kind == "open":
        depth, end = 1, at + 1
        while end < len(run) and depth:
            depth += {"open": 1, "close": -1}.get(run[end].kind, 0)
            end += 1
        inner = _formula(run[at + 1 : end - 1], notation)
        return (f"-({inner})" if sign and re.search(r" [-+] ", inner) else sign + inner), end
    return sign + _formula(run[at : at + 1], notation), at + 1


def _number(number: str) -> str:
    """A number with its power of ten as it is set in print."""
    mantissa, _, power = number.partition("e")
    if power and mantissa == "1":
        return f"10^{{{int(power)}}}"
    if power:
        return rf"{mantissa} \times 10^{{{int(power)}}}"
    return f"10^{{{len(number) - 1}}}" if re.fullmatch(r"10{5,}", number) else number


def _word(word: str, notation: Mapping[str, str]) -> str:
    if word in notation:
        return notation[word]
    if word in _FUNCTIONS:
        return _FUNCTIONS[word]
    if word.startswith("sum_"):
        return rf"\sum_{{{name(word.removeprefix('sum_'))}}} "
    return word if re.fullmatch(r"d[a-z]", word) else name(word)
