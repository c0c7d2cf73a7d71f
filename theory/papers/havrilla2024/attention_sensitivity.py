"""How much the output of a ReLU-attention network changes with its weights."""

import sympy

from theory.papers.havrilla2024._network import GROWTH, LAYERS, MAJORANT, SIZES, L, M, kappa
from theory.records import Claim, Combine, Convention, Derivation, Induction, Inequality, Instance, Meaning, Premise

sensitivity = sympy.Function("Lambda")(L)
degree = sympy.symbols("degree", positive=True)

CLAIM = Claim(
    id="havrilla2024:attention-sensitivity",
    title="Sensitivity of ReLU attention to its weights",
    statement=Inequality(sensitivity, "<=", 5 * (3**L - 1) / (2 * kappa) * GROWTH),
    source="ours",
    fidelity="reconstructed",
    reference="Ours, by a majorant. Notes on the paper recall a covering lemma of this structure; it was not seen.",
    meanings=(
        Meaning(sensitivity, "largest change of an entry after L blocks per change of every weight"),
        LAYERS,
        *SIZES,
    ),
    assumptions=(sympy.Ge(M, 1),),
    convention=Convention(target="worst case"),
    derivation=Derivation(
        premises=(
            MAJORANT,
            Premise("claim", "havrilla2024:attention-growth: the majorant F(kappa) is at most the bound there"),
            Premise(
                "citation",
                "the bounds on entries are a polynomial F in kappa with positive coefficients; since relu is "
                "1-Lipschitz, changing every weight by at most e changes an entry by at most F'(kappa) e to first "
                "order, and kappa F'(kappa) <= deg(F) F(kappa), term by term",
            ),
        ),
        steps=(
            Induction(
                name="degree",
                formula=5 * (3**L - 1) / 2,
                index=L,
                start=sympy.S.Zero,
                increment=5 * (3**L - 1) + 5,
                why="degree in kappa: a block triples it and adds three for query, key and value, two for the units",
            ),
            Combine(name="bound", expression=sensitivity <= degree * GROWTH / kappa, why="third premise"),
        ),
    ),
    instances=tuple(
        Instance.of(L=depth, kappa=k, M=size, p=2, m=2, l=3, w=3)
        for depth, k, size in ((1, 2, 3), (2, 2, 3), (3, 2, 3), (2, "1/2", 2))
    ),
    notes="With 3^L = d^(c log_2 3) at depth c log_2 d its logarithm is polynomial in d, and free of the accuracy.",
)
