"""A theory of one's own: how small should the penalty be, if solving costs compute?

One folder is one paper. This file says which; every other file of the folder
holds one claim, and the file of the same name in ``checks/`` measures it. A
file whose name starts with an underscore may hold what several of them share:
``from ._symbols import a, b``.
"""

from theory.records import Paper

PAPER = Paper(
    key="mypaper",  # lower-case letters and digits; every claim id starts with it
    title="The Price of a Small Penalty",
    authors=("A. Author", "B. Author"),
    year=2026,
    venue="draft",
    # Optional: url="https://...", eprint="2601.00001", and how far a paper by others could be read:
    # read="Only the abstract was read.",
)
