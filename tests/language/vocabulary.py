"""The words of this manual: a walk in the mountains, so that no example looks like a medical rule."""

from __future__ import annotations

from parcours_dos.language.as_sentence import Words
from parcours_dos.language.check import Choice, Direction, Number, Vocabulary, YesNo
from parcours_dos.pathway.loading import load

VOCABULARY: Vocabulary = {
    "rain": YesNo(),
    "wind": YesNo(),
    "fog": YesNo(),
    "lost": YesNo(),
    "map": YesNo(),
    "hours": Number(0, 24),
    "degrees": Number(-20, 40),
    "water": Number(0, 5),
    "slope": Choice(("flat", "gentle", "steep"), ordered=True),
    "path": Choice(("road", "forest", "river")),
}

# Which answer is the warning: rain and not having a map, a long walk and little water.
WORSE: dict[str, Direction] = {
    "rain": "yes",
    "wind": "yes",
    "fog": "yes",
    "lost": "yes",
    "map": "no",
    "hours": "higher",
    "degrees": "none",
    "water": "lower",
    "slope": "higher",
    "path": "none",
}

GRAMMAR = load().wording.grammar
ENGLISH = load(language="en").wording.grammar
WORDS = {
    "rain": Words("il pleut", "il ne pleut pas"),
    "wind": Words("il y a du vent", "il n'y a pas de vent"),
    "fog": Words("il y a du brouillard"),
    "lost": Words("le groupe est perdu", "le groupe n'est pas perdu"),
    "map": Words("le groupe a une carte", "le groupe n'a pas de carte"),
    "hours": Words("la durée de marche", unit="heures"),
    "degrees": Words("la température", unit="degrés"),
    "water": Words("la réserve d'eau", unit="litres"),
    "slope": Words("la pente", choices={"flat": "nulle", "gentle": "douce", "steep": "raide"}),
    "path": Words("le chemin", choices={"road": "la route", "forest": "la forêt", "river": "la rivière"}),
}
