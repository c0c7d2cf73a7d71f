"""Words and numbers of the report: badges, figures with uncertainty, links in prose."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from itertools import zip_longest

from proofs_check.figures import exact, greek
from proofs_check.judge import figure, label
from proofs_check.report.markup import Html, el, join
from theory.records import Estimate, Paper, Record

__all__ = ["badge", "label", "number", "prose", "quantity", "slug", "surnames", "value", "why"]

# A sign beside the word, so that the colour of a badge says nothing of its own.
SIGNS = {"supported": "✓", "refuted": "✗", "inconclusive": "?", "not checked": "–"}
CLAIM_ID = re.compile(r"\b([a-z][a-z0-9]*:[a-z][a-z0-9-]*[a-z0-9])")
MARKED = re.compile(
    r"(?P<number>\b\d[\d.]*e[+-]\d+)"
    r"|\^(?P<power>[-−]?\([^()]*\)|[-−]?\w+(?:/\w+)?)"
    r"|(?<=\b[^\W\d])_(?P<index>[^\W_]+)\b"
)


def badge(record: Record) -> Html:
    """The verdict as a badge: a sign, words, and a colour that repeats them."""
    kind = record.verdict.outcome.replace(" ", "-") if record.claim.vouched else "reported"
    sign = el("span", SIGNS[record.verdict.outcome], aria_hidden="true")
    return el("span", sign, " ", label(record), class_=f"badge {kind}")


def why(record: Record) -> str:
    """The reason of the verdict; for a reported form that fails, its counterexample."""
    fails = record.verdict.outcome == "refuted" and not record.claim.vouched
    return ("counterexample: " if fails else "") + record.verdict.why


def number(text: str) -> Html:
    """A printed number with a minus sign and a power of ten as they are set in print.

    Examples
    --------
    >>> number("-1.5e-08")
    '−1.5 × 10<sup>−8</sup>'
    """
    pieces = re.split(r"e([+-]\d+)", text.replace("-", "−").replace("e−", "e-"))
    powers = [el("sup", str(int(power)).replace("-", "−")) for power in pieces[1::2]]
    return join(piece for pair in zip_longest(pieces[::2], powers) for piece in _with_power(*pair))


def _with_power(mantissa: str, power: Html | None) -> tuple[str, ...]:
    return (mantissa,) if power is None else ("10" if mantissa == "1" else f"{mantissa} × 10", power)


def quantity(estimate: Estimate) -> Html:
    """An estimate with its standard uncertainty.

    Examples
    --------
    >>> from theory.records import Instance
    >>> print(quantity(Estimate("value", Instance.of(), 0.1431, 0.0012, "")))
    0.1431 ± 0.0012
    """
    return number(figure(estimate))


def value(expected: float, estimate: Estimate) -> Html:
    """A prediction to the digits of its estimate, and as a fraction where it is one."""
    if not math.isfinite(expected):
        return Html("undefined there")
    if expected.is_integer() and abs(expected) < 1e6:
        return number(f"{expected:.0f}")
    power, decimals = _printed(estimate)
    fraction = exact(expected)
    shown = min(decimals, 6) if "/" in fraction else decimals  # the fraction tells the rest
    decimal = number(f"{expected / 10.0**power:.{shown}f}" + (f"e{power:+d}" if power else ""))
    return join([fraction, " = ", decimal]) if "/" in fraction else decimal


def _printed(estimate: Estimate) -> tuple[int, int]:
    """The power of ten to take out, and the decimals that show two digits of the uncertainty."""
    size = math.floor(math.log10(abs(estimate.value))) if estimate.value else 0
    power = 0 if -4 < size < 6 else size
    u = estimate.uncertainty / 10.0**power
    return power, min(max(1 - math.floor(math.log10(u)), 0), 14)


def slug(record: Record) -> str:
    """The page of a record."""
    return record.claim.id.replace(":", "--") + ".html"


def surnames(paper: Paper) -> str:
    """A paper by its authors and year."""
    names = [author.split()[-1] for author in paper.authors]
    return f"{' and '.join(names) if len(names) < 3 else f'{names[0]} et al.'} {paper.year}"


def prose(words: str, records: Iterable[Record] = ()) -> Html:
    """Prose in which formulas are set as far as text goes, and the ids of claims link to their pages.

    Examples
    --------
    >>> prose("alpha_N < n^(-1/2) + 3e-08 sigma")
    'α<sub>N</sub> &lt; n<sup>−1/2</sup> + 3 × 10<sup>−8</sup> σ'
    """
    pages = {r.claim.id: slug(r) for r in records}
    made: list[str] = []
    for odd, piece in enumerate(CLAIM_ID.split(words)):
        if odd % 2:
            made.append(el("a", piece, href=pages[piece]) if piece in pages else piece)
        else:
            made.append(_set(greek(piece)))
    return join(made)


def _set(words: str) -> Html:
    made: list[str] = []
    at = 0
    for found in MARKED.finditer(words):
        made += [words[at : found.start()], _marked(found)]
        at = found.end()
    return join([*made, words[at:]])


def _marked(found: re.Match[str]) -> Html:
    if found["number"]:
        return number(found["number"])
    if found["index"]:
        return el("sub", found["index"])
    return el("sup", re.sub(r"^\((.*)\)$", r"\1", found["power"]).replace("-", "−"))
