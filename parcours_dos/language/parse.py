"""From one line of text to a condition.

The text is a small part of Python's expression syntax, read by the standard `ast` module
and never executed: names of facts, `and or not`, comparisons, quoted choices, `in [..]`,
`at_least(n, a, b, …)`, whole numbers. Anything else is refused with its place and a cure.
"""

from __future__ import annotations

import ast

from .errors import ConditionError
from .tree import All, AnyOf, AtLeast, Compare, Condition, Fact, Not, OneOf

LONGEST = 2_000
OPERATORS: dict[type[ast.cmpop], str] = {
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
}


def parse(text: str) -> Condition:
    """Read a condition. Raises `ConditionError` naming the character and what to write instead."""
    if len(text) > LONGEST:
        raise ConditionError(
            text, LONGEST + 1, "la condition est trop longue.", "Coupez-la en faits dérivés."
        )
    if "#" in text:  # Python would drop what follows without a word; a rule is never read in part
        place = text.index("#") + 1
        raise ConditionError(
            text, place, "la suite ne serait pas lue.", "Écrivez la remarque hors de la règle."
        )
    try:
        return _condition(_syntax(text), text)
    except (RecursionError, MemoryError):
        cure = "Coupez-la en faits dérivés."
        raise ConditionError(text, 1, "la condition est trop imbriquée.", cure) from None


def _syntax(text: str) -> ast.expr:
    try:
        return ast.parse(text, mode="eval").body
    except SyntaxError as error:
        place = _start_of_line(text, error.lineno or 1) + error.offset if error.offset else len(text) + 1
        cure = "Vérifiez les parenthèses, les guillemets et « and », « or », « not »."
        raise ConditionError(text, place, "cette écriture n'est pas comprise.", cure) from None
    except ValueError:  # a null character, or half of a character
        raise ConditionError(text, 1, "un caractère ne peut pas être lu.", "Retapez la condition.") from None


def places(text: str) -> list[int]:
    """Where each fact is named in a condition that parses: the characters, from 1, left to right."""
    nodes = list(ast.walk(ast.parse(text, mode="eval")))
    called = {id(node.func) for node in nodes if isinstance(node, ast.Call)}
    return sorted(
        _place(node, text) for node in nodes if isinstance(node, ast.Name) and id(node) not in called
    )


def _condition(node: ast.expr, text: str) -> Condition:
    match node:
        case ast.Name(id=name):
            return Fact(name)
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return Not(_condition(operand, text))
        case ast.BoolOp(op=ast.And(), values=values):
            return All(tuple(_condition(value, text) for value in values))
        case ast.BoolOp(op=ast.Or(), values=values):
            return AnyOf(tuple(_condition(value, text) for value in values))
        case ast.Compare():
            return _comparison(node, text)
        case ast.Call():
            return _count(node, text)
        case ast.Constant():
            cure = "Écrivez le nom d'un fait, seul ou comparé."
            raise _refusal(node, text, "une valeur seule ne dit rien.", cure)
        case _:
            cure = "Seuls sont admis : noms de faits, and, or, not, comparaisons, in [..], at_least(n, ...)."
            raise _refusal(node, text, "cette forme n'existe pas dans le langage.", cure)


def _comparison(node: ast.Compare, text: str) -> Condition:
    if len(node.ops) != 1:
        raise _refusal(node, text, "deux comparaisons se suivent.", "Séparez-les par « and ».")
    operator, right = node.ops[0], node.comparators[0]
    if not isinstance(node.left, ast.Name):
        cure = "Écrivez « fait >= 3 »."
        raise _refusal(node.left, text, "la comparaison doit commencer par un fait.", cure)
    name = node.left.id
    if isinstance(operator, ast.In):
        if not isinstance(right, ast.List) or not right.elts:
            raise _refusal(right, text, "« in » demande une liste.", "Écrivez « fait in ['a', 'b'] ».")
        return OneOf(name, tuple(_bound(item, text) for item in right.elts))
    sign = OPERATORS.get(type(operator))
    if sign is None:
        raise _refusal(node, text, "cette comparaison n'existe pas.", "Utilisez == != < <= > >= ou in.")
    return Compare(name, sign, _bound(right, text))


def _bound(node: ast.expr, text: str) -> int | str:
    match node:
        case ast.Constant(value=bool()):
            cure = "Écrivez le fait seul, ou « not fait »."
            raise _refusal(node, text, "oui et non ne se comparent pas.", cure)
        case ast.Constant(value=int() | str() as value):
            return value
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() as value)) if type(value) is int:
            return -value
        case _:
            cure = "Écrivez un nombre entier ou un choix entre guillemets."
            raise _refusal(node, text, "la borne n'est ni un nombre entier ni un choix.", cure)


def _count(node: ast.Call, text: str) -> Condition:
    if not isinstance(node.func, ast.Name) or node.func.id != "at_least" or node.keywords:
        cure = "Le seul appel admis est at_least(n, a, b, ...)."
        raise _refusal(node, text, "cet appel n'existe pas.", cure)
    if len(node.args) < 2:
        raise _refusal(node, text, "at_least compte au moins un signe.", "Écrivez at_least(2, a, b, c).")
    first, *rest = node.args
    if not isinstance(first, ast.Constant) or type(first.value) is not int:
        raise _refusal(first, text, "le premier mot de at_least est un nombre.", "Écrivez at_least(2, a, b).")
    if any(isinstance(item, ast.Starred) for item in rest):
        raise _refusal(node, text, "l'étoile n'existe pas ici.", "Nommez chaque signe.")
    if not 1 <= first.value <= len(rest):
        cure = f"Choisissez un nombre de 1 à {len(rest)}."
        raise _refusal(first, text, "ce nombre ne peut pas être atteint, ou l'est toujours.", cure)
    return AtLeast(first.value, tuple(_condition(item, text) for item in rest))


def _refusal(node: ast.expr, text: str, reason: str, cure: str) -> ConditionError:
    return ConditionError(text, _place(node, text), reason, cure)


def _place(node: ast.expr, text: str) -> int:
    """The character, from 1. Python counts bytes, and from the start of the line."""
    start = _start_of_line(text, node.lineno)
    before = text[start:].encode()[: node.col_offset].decode()
    return start + len(before) + 1


def _start_of_line(text: str, line: int) -> int:
    """How many characters stand before this line."""
    return sum(len(before.decode()) for before in text.encode().splitlines(keepends=True)[: line - 1])
