"""Mathematics for a browser without network: LaTeX to MathML, or code where that fails."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from html import escape
from xml.etree import ElementTree

__all__ = ["displayed", "mathml", "running"]

NAMESPACE = "http://www.w3.org/1998/Math/MathML"
# Elements of MathML Core and, of their attributes, those whose values are bounded below; the rest is dropped.
ROWS = {"math", "mrow", "mstyle", "mtd"}
PARTS = {"mfrac": 2, "mroot": 2, "msup": 2, "msub": 2, "mover": 2, "munder": 2, "msubsup": 3, "munderover": 3}
ALLOWED = {*ROWS, *PARTS, "mi", "mn", "mo", "mtext", "mspace", "msqrt", "mtable", "mtr"}
KEPT = {"displaystyle", "scriptlevel", "stretchy", "fence", "form", "mathvariant"}
CLOSING = {")", "]", "}", "|", "!", "⋆"}
LIMITS = {"lim", "max", "min", "sup", "inf", "∑", "∏"}
BELOW = {"msub": "munder", "msubsup": "munderover"}
OPERATORS = {"~": "\N{TILDE OPERATOR}", "/": "/"}  # \sim comes as the character of the keyboard

FORMULA = re.compile(
    r"\$(?P<inline>[^$]+)\$|\\\[(?P<display>.+?)\\\]|\\begin\{gather\*\}(?P<lines>.+?)\\end\{gather\*\}", re.DOTALL
)
SHRUNK = re.compile(r"^\\shrunk\{(.*)\}", re.DOTALL)  # set smaller for the width of a page


@cache
def mathml(latex: str, *, display: bool = False) -> str:
    r"""LaTeX as MathML; as code if it cannot be converted.

    Parameters
    ----------
    latex : str
        Mathematics without dollar signs.
    display : bool
        Whether fractions and sums are as large as in a displayed formula.

    Returns
    -------
    str
        HTML.

    Examples
    --------
    >>> mathml("x^2")
    '<math><mrow><msup><mi>x</mi><mn>2</mn></msup></mrow></math>'
    >>> mathml(r"\frac{1")
    '<code>\\frac{1</code>'
    """
    import latex2mathml.converter

    try:
        root = _mended(ElementTree.fromstring(latex2mathml.converter.convert(latex)))
    except Exception:  # the converter raises many kinds; a page must be made whatever the fragment
        return f"<code>{escape(latex)}</code>"
    if display:
        root.set("displaystyle", "true")
    return ElementTree.tostring(root, encoding="unicode")


def displayed(latex: str) -> str:
    """A formula on a line of its own."""
    return f"<div>{mathml(latex, display=True)}</div>"


def running(text: str) -> str:
    r"""Words in LaTeX with formulas between them, inline and displayed, as HTML.

    Parameters
    ----------
    text : str
        Formulas stand in dollars, in brackets for displays, or in ``gather*``; words without macros.

    Returns
    -------
    str
        HTML.

    Examples
    --------
    >>> running("for $a < 1$ & more")
    'for <math><mrow><mi>a</mi><mo>&lt;</mo><mn>1</mn></mrow></math> &amp; more'
    """
    made, end = "", 0
    for found in FORMULA.finditer(text):
        made += escape(text[end : found.start()], quote=False)
        if found["inline"] is not None:
            made += mathml(found["inline"].strip())
        else:
            lines = [found["display"]] if found["display"] is not None else found["lines"].split(r"\\")
            made += "".join(displayed(SHRUNK.sub(r"\1", line.strip())) for line in lines)
        end = found.end()
    return made + escape(text[end:], quote=False)


def _mended(element: ElementTree.Element) -> ElementTree.Element:
    """A copy with what MathML Core knows, and with what the converter gets wrong put right."""
    tag, text = element.tag.removeprefix(f"{{{NAMESPACE}}}"), element.text or ""
    if tag not in ALLOWED or "\\" in text or len(element) != PARTS.get(tag, len(element)):
        raise ValueError(f"{tag} {text}")
    children = [_mended(child) for child in element]
    made = ElementTree.Element(tag, {k: v for k, v in element.attrib.items() if k in KEPT})
    made.text = element.text
    if tag in ROWS:
        if len(children) > 1 and all(c.tag == "mi" and c.get("mathvariant") == "normal" for c in children):
            return _leaf("mi", "".join(c.text or "" for c in children))  # a word: \mathrm{risk}
        made.extend(_spaced(children))
        return made
    made.extend(children)
    if tag in BELOW and children[0].text in LIMITS:
        made.tag = BELOW[tag]
    if text in OPERATORS:
        made = _leaf("mo", OPERATORS[text], lspace="0" if text == "/" else None, rspace="0" if text == "/" else None)
    elif tag == "mi" and re.fullmatch("[Α-Ω]", text):
        made.set("mathvariant", "normal")  # capital Greek is upright in TeX
    elif text == "∞":
        made = _leaf("mi", text)
    elif tag == "mspace":
        width = element.get("width", "")
        made.set("width", width if re.fullmatch(r"[0-9.]+em", width) else "0em")
    return made


def _leaf(tag: str, text: str, **attributes: str | None) -> ElementTree.Element:
    made = ElementTree.Element(tag, {k: v for k, v in attributes.items() if v is not None})
    made.text = text
    return made


def _spaced(children: list[ElementTree.Element]) -> Iterator[ElementTree.Element]:
    """A row with thin spaces around the names of functions, which MathML Core leaves to the author."""
    before = None
    for child, after in zip(children, [*children[1:], None], strict=True):
        named = child.tag == "mi" and len(child.text or "") > 1
        if named and before is not None and (before.tag not in ("mo", "mspace") or before.text in CLOSING):
            yield ElementTree.Element("mspace", {"width": "0.17em"})
        if child.text == "−" and before is not None and before.tag in ("mo", "mtext") and before.text not in CLOSING:
            child.set("form", "prefix")  # a sign, not a difference
        yield child
        if named and after is not None and next(e.tag for e in after.iter() if not len(e)) not in ("mo", "mspace"):
            yield ElementTree.Element("mspace", {"width": "0.17em"})
        before = child
