"""No fixed power of steps decides all of polynomial time."""

from theory.papers._inclusions import chain

CLAIM = chain(
    "merrill2024cot:fixed-power",
    "Linearly many steps do not decide all of polynomial time",
    "P",
    "CoT(n)",
    apart=True,
    reference="Ours: theorem 3, as a summary states it, with the hierarchy of time.",
    notes="Without any hypothesis; another power takes another step of the hierarchy.",
)
