"""What pages share: the document, sections, lists of facts, tables."""

from __future__ import annotations

from collections.abc import Iterable

from proofs_check.report.markup import Html, el, join

__all__ = ["document", "facts", "scrolled", "section", "table"]


def document(title: str, *content: str, kind: str = "claim", script: str | None = None) -> Html:
    """A whole page; style and script lie beside it.

    Parameters
    ----------
    title : str
    *content : str or Html
    kind : str
        Class of the body.
    script : str, optional
        File name of a script.

    Returns
    -------
    Html
    """
    head = el(
        "head",
        el("meta", charset="utf-8"),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("title", title),
        el("link", rel="stylesheet", href="report.css"),
        el("script", src=script, defer=True) if script else "",
    )
    skip = el("a", "Skip to the content", href="#content", class_="skip")
    body = el("body", skip, el("main", *content, id="content"), class_=kind)
    return join([Html("<!DOCTYPE html>\n"), el("html", head, body, lang="en"), "\n"])


def section(title: str, *children: str) -> Html:
    """A section under its heading."""
    return el("section", el("h2", title), *children)


def facts(*pairs: tuple[str, str | None]) -> Html:
    """Named facts; those without words are left out."""
    return el("dl", *(join([el("dt", name), el("dd", words)]) for name, words in pairs if words), class_="facts")


def table(caption: str, columns: Iterable[str], rows: Iterable[str]) -> Html:
    """A table that scrolls where it is too wide."""
    head = el("thead", el("tr", *(el("th", c, scope="col") for c in columns)))
    return scrolled(el("table", el("caption", caption), head, el("tbody", *rows)))


def scrolled(*content: str, kind: str = "") -> Html:
    """A block that scrolls sideways where it is too wide."""
    return el("div", *content, class_=f"{kind} scroll".strip())
