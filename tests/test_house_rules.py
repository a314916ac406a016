"""The rules of the house, each one seen to hold here and seen to catch a planted fault."""

import ast
import re
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath

import pytest
import yaml

HOUSE = Path(__file__).resolve().parent.parent
KNOWLEDGE = PurePosixPath("parcours_dos/knowledge")
LONGEST_FILE = 400
NAMES_THAT_SAY_NOTHING = {"utils", "util", "helpers", "helper", "common", "base", "misc"}

# Built from pieces, so that this file may itself be read by its own rules.
LEFT_FOR_LATER = ("TO" + "DO", "FIX" + "ME")
REGISTRIES = ("pypi" + ".org", "python" + "hosted", "npm" + "js.", "crates" + ".io", "conda" + ".org")
MACHINE_PATHS = ("/wo" + "rk/main", "/wo" + "rk/shared", "/wo" + "rk/.", "/ro" + "ot/")
LOCKS_WITH_ADDRESSES = {"uv.lock", "poetry.lock", "pdm.lock", "Pipfile.lock", "package-lock.json"}

# A fact that code may name, with the reason. Empty: code knows no medicine.
FACTS_THAT_CODE_MAY_NAME: dict[str, str] = {}


@dataclass(frozen=True)
class File:
    """One file of the repository, as a newcomer receives it."""

    path: PurePosixPath
    text: str

    @property
    def is_python(self) -> bool:
        return self.path.suffix == ".py"

    def is_in(self, *folders: str) -> bool:
        return any(self.path.is_relative_to(folder) for folder in folders)


Complaints = Iterator[str]
Rule = Callable[[list[File]], Complaints]


def files_of_the_house() -> list[File]:
    """Read every file that is, or is about to be, in the repository."""
    if (HOUSE / ".git").exists():
        listing = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
        listed = subprocess.run(listing, cwd=HOUSE, check=True, capture_output=True, text=True)
        paths = [HOUSE / name for name in listed.stdout.split("\0") if name]
    else:  # a source archive: whatever is not hidden
        paths = [path for path in HOUSE.rglob("*") if not is_hidden(path.relative_to(HOUSE))]
    return [
        File(PurePosixPath(path.relative_to(HOUSE).as_posix()), path.read_text("utf-8", errors="ignore"))
        for path in sorted(paths)
        if path.is_file()
    ]


def is_hidden(path: Path) -> bool:
    """Say whether a path is what tools leave behind, not what people write."""
    return any(part.startswith((".", "__pycache__")) for part in path.parts)


def short_files(files: list[File]) -> Complaints:
    """No Python file is longer than one can hold in mind."""
    for file in files:
        length = len(file.text.splitlines())
        if file.is_python and length > LONGEST_FILE:
            yield f"{file.path}: {length} lines, {LONGEST_FILE} at most; split it by idea"


def telling_names(files: list[File]) -> Complaints:
    """No file or folder is named after nothing."""
    for file in files:
        for part in file.path.parts:
            if part.split(".")[0] in NAMES_THAT_SAY_NOTHING:
                yield f"{file.path}: « {part} » does not say what is inside"


def nothing_left_for_later(files: list[File]) -> Complaints:
    """Nothing is promised for later inside a file."""
    later = re.compile(rf"\b({'|'.join(LEFT_FOR_LATER)})\b")
    for file in files:
        for number, line in enumerate(file.text.splitlines(), 1):
            if later.search(line):
                yield f"{file.path}:{number}: do it, or write it where work is planned"


def no_trace_of_a_machine(files: list[File]) -> Complaints:
    """No file names a package registry or a path that exists on one machine only."""
    for file in files:
        if file.path.name in LOCKS_WITH_ADDRESSES:
            yield f"{file.path}: a lock that records addresses; pins with hashes are enough"
        for host in REGISTRIES:
            if host in file.text.lower():
                yield f"{file.path}: names the registry « {host} »"
        for path in MACHINE_PATHS:
            if re.search(rf"(?<![\w.]){re.escape(path)}", file.text):
                yield f"{file.path}: names « {path} », a path of one machine"
        if file.path.name.startswith("requirements") and "://" in file.text:
            yield f"{file.path}: an address in the pinned requirements"


def said_in_words(files: list[File]) -> Complaints:
    """Every module and every public function or class says what it is for."""
    for file in files:
        if not file.is_python or not file.is_in("parcours_dos", "proofs"):
            continue
        module = ast.parse(file.text)
        public = [
            node
            for node in module.body
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
            and not node.name.startswith("_")
        ]
        if not ast.get_docstring(module):
            yield f"{file.path}: no docstring"
        for node in public:
            if not ast.get_docstring(node):
                yield f"{file.path}:{node.lineno}: « {node.name} » has no docstring"


def knowledge_is_yaml(files: list[File]) -> Complaints:
    """The folder of the medicine holds YAML and nothing else."""
    for file in files:
        if file.path.is_relative_to(KNOWLEDGE) and file.path.suffix != ".yaml":
            yield f"{file.path}: only .yaml files live in {KNOWLEDGE}"


def no_clock(files: list[File]) -> Complaints:
    """The pathway and its language are told the moment; they never ask for it."""
    for file in files:
        if not file.is_python or not file.is_in("parcours_dos/pathway", "parcours_dos/language"):
            continue
        for node in ast.walk(ast.parse(file.text)):
            if isinstance(node, ast.Attribute) and node.attr in {"now", "today", "utcnow"}:
                yield f"{file.path}:{node.lineno}: reads the clock; take the moment as an argument"


def no_medicine_in_code(files: list[File], facts: frozenset[str]) -> Complaints:
    """No fact about a person is named in code; only the knowledge speaks of facts."""
    for file in files:
        if file.is_python and file.is_in("parcours_dos"):
            for line, words in words_of_code(ast.parse(file.text)):
                for fact in sorted(words & facts):
                    yield f"{file.path}:{line}: names the fact « {fact} »; say it in {KNOWLEDGE}"


def words_of_code(module: ast.Module) -> Iterator[tuple[int, set[str]]]:
    """Give, line by line, the names and the quoted words of a module, docstrings aside."""
    documented = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(module)
        if isinstance(node, documented) and node.body and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(module):
        line = getattr(node, "lineno", 1)
        match node:
            case ast.Constant(value=str(text)) if id(node) not in docstrings:
                yield line, set(re.findall(r"\w+", text))
            case ast.Name(id=name) | ast.Attribute(attr=name):
                yield line, {name}
            case ast.arg(arg=name) | ast.keyword(arg=str(name)):
                yield line, {name}
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                yield line, {name}


def facts_of_the_knowledge() -> frozenset[str]:
    """Read the names of all facts that rules may speak of."""
    declared = yaml.safe_load((HOUSE / KNOWLEDGE / "facts.yaml").read_text("utf-8"))["facts"]
    return frozenset(declared) - frozenset(FACTS_THAT_CODE_MAY_NAME)


@pytest.fixture(scope="module")
def house() -> list[File]:
    files = files_of_the_house()
    assert any(file.path.name == "pyproject.toml" for file in files), "the house was not found"
    return files


HOUSE_RULES: list[Rule] = [
    short_files,
    telling_names,
    nothing_left_for_later,
    no_trace_of_a_machine,
    said_in_words,
    knowledge_is_yaml,
    no_clock,
]


@pytest.mark.parametrize("rule", HOUSE_RULES, ids=lambda rule: rule.__name__)
def test_the_house_keeps_its_rule(rule: Rule, house: list[File]) -> None:
    assert list(rule(house)) == []


def test_the_code_knows_no_medicine(house: list[File]) -> None:
    facts = facts_of_the_knowledge()
    assert facts, "no fact was read: this test would see nothing"
    assert list(no_medicine_in_code(house, facts)) == []


def test_every_exception_names_a_fact_and_gives_a_reason() -> None:
    declared = yaml.safe_load((HOUSE / KNOWLEDGE / "facts.yaml").read_text("utf-8"))["facts"]
    for fact, reason in FACTS_THAT_CODE_MAY_NAME.items():
        assert fact in declared
        assert reason


about_a_sign = partial(no_medicine_in_code, facts=frozenset({"sore_knee"}))

PLANTED: list[tuple[Rule, str, str]] = [
    (short_files, "proofs/long.py", "x = 1\n" * (LONGEST_FILE + 1)),
    (telling_names, "parcours_dos/web/utils.py", ""),
    (telling_names, "tests/common/knee.py", ""),
    (nothing_left_for_later, "README.md", f"Soon: {LEFT_FOR_LATER[0]} more"),
    (nothing_left_for_later, "Makefile", f"# {LEFT_FOR_LATER[1]}: later"),
    (no_trace_of_a_machine, "pyproject.toml", f"https://{REGISTRIES[0]}/simple"),
    (no_trace_of_a_machine, "Makefile", f"files.{REGISTRIES[1]}"),
    (no_trace_of_a_machine, "README.md", f"cd {MACHINE_PATHS[0]}"),
    (no_trace_of_a_machine, "requirements.txt", "--find-links https://example.test/wheels"),
    (no_trace_of_a_machine, "uv.lock", ""),
    (said_in_words, "proofs/mute.py", "x = 1\n"),
    (said_in_words, "proofs/mute.py", '"""Said."""\ndef prove() -> None: ...\n'),
    (said_in_words, "parcours_dos/mute.py", '"""Said."""\nclass Plan: ...\n'),
    (knowledge_is_yaml, "parcours_dos/knowledge/rule.py", ""),
    (no_clock, "parcours_dos/pathway/plan.py", "moment = datetime.now(UTC)\n"),
    (about_a_sign, "parcours_dos/pathway/plan.py", 'rule = "sore_knee and age > 3"\n'),
    (about_a_sign, "parcours_dos/pathway/plan.py", "def plan(sore_knee): ...\n"),
    (about_a_sign, "parcours_dos/pathway/plan.py", "answer = facts.sore_knee\n"),
    (about_a_sign, "parcours_dos/pathway/plan.py", "decide(sore_knee=True)\n"),
    (about_a_sign, "parcours_dos/pathway/plan.py", "def sore_knee(): ...\n"),
]

SOUND: list[tuple[Rule, str, str]] = [
    (short_files, "proofs/long.py", "x = 1\n" * LONGEST_FILE),
    (telling_names, "parcours_dos/web/basement.py", ""),
    (nothing_left_for_later, "README.md", "la méthode"),
    (no_trace_of_a_machine, "sources.yaml", "https://example.test/work/health"),
    (said_in_words, "proofs/said.py", '"""Said."""\ndef _inner() -> None: ...\n'),
    (knowledge_is_yaml, "parcours_dos/knowledge/countries/france.yaml", ""),
    (no_clock, "parcours_dos/web/pages.py", "moment = datetime.now(UTC)\n"),
    (about_a_sign, "parcours_dos/language/tree.py", '"""As in « sore_knee and not rested »."""\n'),
]


@pytest.mark.parametrize(("rule", "path", "text"), PLANTED, ids=[path for _, path, _ in PLANTED])
def test_a_planted_fault_is_caught(rule: Rule, path: str, text: str) -> None:
    assert len(list(rule([File(PurePosixPath(path), text)]))) == 1


@pytest.mark.parametrize(("rule", "path", "text"), SOUND, ids=[path for _, path, _ in SOUND])
def test_a_sound_file_passes(rule: Rule, path: str, text: str) -> None:
    assert list(rule([File(PurePosixPath(path), text)])) == []
