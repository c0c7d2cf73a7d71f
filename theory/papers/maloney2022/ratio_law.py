"""The loss at any ratio of features to samples."""

from theory.papers._regression import FEATURES, points
from theory.papers.maloney2022._model import REFERENCE, SAMPLES, SPECTRUM, WIDTH, N, T
from theory.records import Claim, Convention, Derivation, Equality, Identity, Meaning
from theory.symbols import named, parameters

kappa, G, ratio = parameters("kappa G ratio")
H = T - G

CLAIM = Claim(
    id="maloney2022:ratio-law",
    title="Loss of features and samples together",
    statement=Equality(ratio, 1 / (1 - T / N)),
    source="ours",
    fidelity="reconstructed",
    reference=REFERENCE,
    meanings=(
        Meaning(ratio, "excess risk over kappa times the number of samples"),
        Meaning(kappa, "effective ridge, at which as many modes are left as there are samples"),
        Meaning(G, "sum over modes of the squares of what is learned of them"),
        SAMPLES,
        WIDTH,
        SPECTRUM,
    ),
    assumptions=(N > T,),
    convention=Convention(loss="squared", mode="expectation", target="average", limits="features and samples together"),
    derivation=Derivation(
        (FEATURES,),
        (
            Identity(
                "missed",
                kappa * H + H / (N - G) * kappa * G,
                kappa * H * N / (N - G),
                why="a mode of power l = kappa (1 - q)/q, where 1 - q is learned of it: sum p q^2 = kappa H and "
                "sum p q (1 - q) = kappa G",
            ),
            Identity("left", 1 - G / T - H**2 / (T * (N - G)), H * (N - T) / (T * (N - G))),
            Identity("law", named("missed") / named("left") / (kappa * T), 1 / (1 - T / N)),
        ),
    ),
    instances=points("T N alpha", (10, 40, "4/5"), (20, 30, "4/5")),
    notes="Samples and features change places where there are fewer features. At as many of both the loss diverges.",
)
