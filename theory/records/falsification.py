"""What a search for a counterexample found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from theory.records.claims import Instance

__all__ = ["Counterexample", "Falsification", "Survey"]

Survey = Literal["none found", "counterexample", "inconclusive"]


@dataclass(frozen=True)
class Counterexample:
    """A point at which a claim fails, as simple as was found.

    Attributes
    ----------
    at : exact values of the letters
    quantity : what fails there (``value``, ``slope``, ``log``, ``constant``)
    found, stated : the quantity as it was evaluated, and as the statement has it, to some digits
    relation : what the statement says of the two
    member : seed of the drawn member of the class, where one was drawn
    """

    at: Instance
    quantity: str
    found: str
    stated: str
    relation: str
    member: int | None = None


@dataclass(frozen=True)
class Falsification:
    """A search for a counterexample to a claim.

    Attributes
    ----------
    claim : its id
    outcome : ``none found`` means in so many valid draws, and no more than that
    how : what was evaluated at each draw
    premises : what the evaluation takes for granted, printed beside the outcome
    valid : draws at which the statement was seen to hold or to fail
    undecided : draws at which both sides could not be told apart
    outside : draws that the evaluation does not reach
    seed : of the search
    draws : how many valid draws were aimed at, zero for as many as are worth their time
    why : the reason, where it is inconclusive
    """

    claim: str
    outcome: Survey
    how: str
    premises: tuple[str, ...]
    valid: int
    undecided: int
    outside: int
    seed: int
    why: str = ""
    counterexample: Counterexample | None = None
    draws: int = 0
