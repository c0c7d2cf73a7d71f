"""How the documentation is built: ``sphinx-build -W -b html docs docs/_build/html``."""

import sys
from pathlib import Path

HERE = Path(__file__).parent
# A checkout that is not installed builds as well.
sys.path[:0] = [str(HERE.parent), str(HERE / "_ext")]

project = "scaling-theory"
author = copyright = "The scaling-theory contributors"

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "sphinx.ext.viewcode",
    "sphinxcontrib.bibtex",
    "mathml",
    "gallery",
]
exclude_patterns = ["_build", "example"]
default_role = "py:obj"  # names in single backticks link to what they name
suppress_warnings = ["ref.python"]  # several classes describe an attribute ``exponent``; links may mean any

myst_enable_extensions = ["colon_fence", "deflist", "dollarmath"]
myst_heading_anchors = 3

html_theme = "furo"
html_title = "scaling-theory"
html_math_renderer = "mathml"
html_copy_source = False

bibtex_bibfiles = ["references.bib"]
bibtex_default_style = "alpha"
bibtex_reference_style = "author_year"

autodoc_member_order = "bysource"
autodoc_typehints = "none"  # the docstrings say types, shapes and domains
napoleon_google_docstring = False
napoleon_use_ivar = True
napoleon_use_rtype = False
