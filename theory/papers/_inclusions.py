"""Claims of inclusions that the rules derive."""

from theory.classes import read_assumed, read_class
from theory.records import Claim, Derivation, Inclusion, Inside

__all__ = ["chain"]


def chain(name: str, title: str, small: str, large: str, *given: str, apart: bool = False, **more: str) -> Claim:
    """An inclusion, or its contrary if hypotheses are given or `apart`, derived by the rules."""
    hypotheses = tuple(map(read_assumed, given))
    pair = read_class(small), read_class(large)
    return Claim(
        id=name,
        title=title,
        statement=Inclusion(*pair, "not inside" if given or apart else "inside", hypotheses),
        source="ours",
        fidelity="reconstructed",
        reference=more["reference"],
        derivation=Derivation(premises=(), steps=(Inside("chain", *pair, hypotheses),)),
        notes=more.get("notes", ""),
    )
