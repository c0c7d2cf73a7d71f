"""Words over two letters."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

__all__ = ["words"]


def words(length: int) -> Iterator[str]:
    """All words over a and b of a length."""
    return ("".join(letters) for letters in product("ab", repeat=length))
