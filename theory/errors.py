"""Errors a user can mend: each names the bad input and the remedy."""

from __future__ import annotations

from typing import Any

__all__ = ["ExpressionError", "LoadError", "OutsideTheClassError", "SeveralPhasesError", "TheoryError"]


class TheoryError(ValueError):
    """Base of all errors caused by what a user handed in."""


class ExpressionError(TheoryError):
    """An expression could not be read."""


class LoadError(TheoryError):
    """A paper, claim, or check could not be found or loaded."""


class OutsideTheClassError(TheoryError):
    """A risk or cost lies outside the class the engine handles."""


class SeveralPhasesError(TheoryError):
    """The answer changes its form within the given region of parameters.

    Attributes
    ----------
    sides : tuple of relations
        Facts each of which would leave one form only, where they are known.
    """

    def __init__(self, message: str, sides: tuple[Any, ...] = ()) -> None:
        super().__init__(message)
        self.sides = sides
