"""The words of the command line, and what each of them runs."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence

from parcours_dos.pathway.loading import KnowledgeError
from parcours_dos.pathway.shapes import EVERYONE

from . import cost, diff, draw, exercises, explain, knowledge, orient, plan, programme, score
from . import texts as texts_command
from .refusals import DONE, REFUSED, InputError, refuse


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code."""
    options = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = options.command
    try:
        return command(options)
    except InputError as error:
        return refuse(error.problems, getattr(options, "json", False))
    except KnowledgeError as error:
        print(error, file=sys.stderr)
        return REFUSED
    except BrokenPipeError:
        sys.stderr.close()
        return DONE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="parcours-dos", description="Qui voir pour un mal de dos, et sous quel délai."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMANDE")
    person = commands.add_parser("orient", help="orienter une personne à partir de ses faits (YAML ou JSON)")
    _about_one_person(person)
    person.set_defaults(command=orient.orient)
    care = commands.add_parser("plan", help="combien de séances, à quel rythme, de quoi, à quel prix")
    _about_one_person(care)
    care.set_defaults(command=plan.plan)
    scale = commands.add_parser("score", help="le score d'un questionnaire, à partir de ses réponses")
    scale.add_argument("file", metavar="FICHIER", nargs="?", help="un fichier, ou - pour l'entrée standard")
    scale.add_argument("--list", action="store_true", help="les questionnaires, et leurs réponses")
    scale.add_argument("--json", action="store_true", help="le résultat en JSON")
    scale.set_defaults(command=score.score)
    price = commands.add_parser("cost", help="le prix des séances, ce qui reste, et quand agir")
    price.add_argument("file", metavar="FICHIER", help="un fichier, ou - pour l'entrée standard")
    price.add_argument("--country", default=None, help="le pays, en deux lettres (défaut : FR)")
    price.add_argument(
        "--on", default=None, help="AAAA-MM-JJ (midi), ou un instant avec fuseau (défaut : maintenant)"
    )
    price.add_argument("--json", action="store_true", help="le résultat en JSON")
    price.set_defaults(command=cost.cost)
    home = commands.add_parser("programme", help="les exercices à la maison ou au travail, et pourquoi")
    _about_one_person(home)
    home.set_defaults(command=programme.programme)
    library = commands.add_parser("exercises", help="les exercices : par zone, genre, lieu, ou avec vos mots")
    for word, what in (
        ("region", "la partie du dos (low_back, upper_back, neck, whole)"),
        ("category", "le genre (mobility, strength, relaxation…)"),
        ("position", "la position (sitting, standing, lying_on_back…)"),
        ("place", "le lieu (work, chair, floor, bed, car…)"),
        ("equipment", "ce que vous avez, séparé par des virgules, ou none"),
        ("search", "des mots, même mal écrits"),
    ):
        library.add_argument(f"--{word}", default=None, metavar="MOT", help=what)
    library.add_argument("--json", action="store_true", help="la liste en JSON")
    library.set_defaults(command=exercises.exercises)
    _drawing(commands.add_parser("draw", help="le dessin d'un exercice, ou tous sur une planche"))
    facts = commands.add_parser("facts", help="la liste des faits que les règles connaissent")
    facts.add_argument("--json", action="store_true", help="la liste en JSON")
    facts.set_defaults(command=knowledge.facts)
    rulebook = commands.add_parser("rulebook", help="toutes les règles, en français")
    rulebook.set_defaults(command=knowledge.rulebook)
    check = commands.add_parser("check", help="vérifier la connaissance et les cas de chaque règle")
    check.add_argument(
        "--knowledge", default=None, metavar="DOSSIER", help="un autre dossier de connaissance"
    )
    check.set_defaults(command=knowledge.check)
    texts = commands.add_parser("texts", help="ce qui reste à traduire dans une langue, en paires à remplir")
    texts.add_argument("language", metavar="LANGUE", help="par exemple en")
    texts.add_argument("--file", default=None, metavar="FICHIER", help="un seul fichier de la connaissance")
    texts.set_defaults(command=texts_command.texts)
    rule = commands.add_parser(
        "explain", help="tout savoir d'une règle : phrase, source, cas, preuves, histoire"
    )
    rule.add_argument(
        "name", metavar="NOM", help="le nom d'un signe, d'un fait déduit, d'un chemin, d'un conseil"
    )
    rule.add_argument("--knowledge", default=None, metavar="DOSSIER", help="un autre dossier de connaissance")
    rule.add_argument("--json", action="store_true", help="l'explication en JSON")
    rule.set_defaults(command=explain.explain_rule)
    two = commands.add_parser("diff", help="comparer deux éditions, et les personnes pour qui l'avis change")
    two.add_argument("old", metavar="AVANT", help="un dossier de connaissance, ou une révision du dépôt")
    two.add_argument("new", metavar="APRÈS", help="un dossier de connaissance, ou une révision du dépôt")
    two.add_argument(
        "--people",
        default=None,
        metavar="FICHIER",
        help="les personnes à essayer (défaut : celles des essais)",
    )
    two.add_argument(
        "--on", default=None, help="AAAA-MM-JJ (midi), ou un instant avec fuseau (défaut : maintenant)"
    )
    two.add_argument("--json", action="store_true", help="la différence en JSON")
    two.set_defaults(command=diff.diff)
    prove = commands.add_parser("prove", help="prouver les promesses pour toute personne possible")
    prove.set_defaults(command=knowledge.prove)
    return parser


def _drawing(parser: argparse.ArgumentParser) -> None:
    """The words that say which drawing, and how it is made."""
    parser.add_argument("name", metavar="NOM", nargs="?", help="le nom d'un exercice")
    parser.add_argument("-o", "--output", default=None, metavar="FICHIER", help="un fichier .svg ou .png")
    parser.add_argument(
        "--contact-sheet", default=None, metavar="FICHIER", help="tous les dessins, dans un .svg ou un .png"
    )
    parser.add_argument("--colours", choices=("light", "dark", "print"), default="light", help="les couleurs")
    parser.add_argument("--mirrored", action="store_true", help="pour l'autre côté")
    parser.add_argument("--large", action="store_true", help="en gros traits")
    parser.add_argument("--animated", action="store_true", help="qui bouge (SVG)")
    parser.set_defaults(command=draw.draw)


def _about_one_person(parser: argparse.ArgumentParser) -> None:
    """The words that say who, where and when."""
    parser.add_argument("file", metavar="FICHIER", help="un fichier, ou - pour l'entrée standard")
    parser.add_argument("--by", choices=EVERYONE, default="patient", help="qui répond (défaut : patient)")
    parser.add_argument("--country", default=None, help="le pays, en deux lettres (défaut : FR)")
    parser.add_argument(
        "--on", default=None, help="AAAA-MM-JJ (midi), ou un instant avec fuseau (défaut : maintenant)"
    )
    parser.add_argument("--site", default=None, metavar="FICHIER", help="le fichier du site")
    parser.add_argument("--json", action="store_true", help="le résultat en JSON")
