"""The pictures of a page, drawn by the examples on it.

::

    python docs/_ext/pictures.py papers-derived finite-budgets
"""

from __future__ import annotations

import doctest
import os
import re
import sys
from pathlib import Path

DOCS = Path(__file__).parents[1]
PYTHON = re.compile(r"^```pycon\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


def draw(page: str) -> int:
    """Run the examples of a page where its pictures lie; return how many of them fail."""
    text = "\n".join(PYTHON.findall((DOCS / f"{page}.md").read_text(encoding="utf-8")))
    os.chdir(DOCS / "images")
    examples = doctest.DocTestParser().get_doctest(text, {}, page, page, 0)
    return doctest.DocTestRunner(optionflags=FLAGS).run(examples).failed


if __name__ == "__main__":
    sys.exit(sum(map(draw, sys.argv[1:])))
