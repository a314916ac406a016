"""A form filled with answers says these answers when it is read: nothing is lost on the way."""

from hypothesis import given
from hypothesis import strategies as st

from parcours_dos.pathway.loading import load
from parcours_dos.pathway.questions import Row, Screen
from parcours_dos.web.public.forms import filled, is_number, offered, one_by_one, read, values

BOOK = load()


def row(name: str) -> Row:
    entry = BOOK.facts[name]
    return Row(name, str(entry.question), entry, BOOK.bands.get(name, ()))


def screens() -> st.SearchStrategy[Screen]:
    """Each screen of the knowledge, with all its rows."""
    found = []
    for name, entry in BOOK.screens.items():
        rows = tuple(
            row(fact)
            for fact, said in BOOK.facts.items()
            if said.screen == name and "patient" in said.who and not said.volunteered
        )
        if rows:
            chapter = BOOK.chapters[entry.chapter]
            found.append(
                Screen(name, entry.title, chapter, entry.kind, entry.emergency, rows, entry.hint, entry.none)
            )
    return st.sampled_from(found)


@given(screens(), st.data())
def test_what_was_answered_is_read_back(screen: Screen, data: st.DataObject) -> None:
    answers: dict[str, object] = {}
    for line in screen.rows:
        if is_number(line):
            whole = st.integers(line.entry.min or 0, line.entry.max or 0)
            answers[line.fact] = data.draw(st.none() | whole)
        else:
            answers[line.fact] = data.draw(st.sampled_from([answer for _, answer in values(line).values()]))
    if screen.kind == "list" and None in answers.values():  # who does not know answers line by line
        screen = one_by_one(screen)
    for line in screen.rows:
        more = offered(line)
        if more is not None and answers[line.fact] is True and data.draw(st.booleans()):
            answers[more] = True
    reading = read(screen, filled(screen, answers))
    assert reading.remarks == ()
    assert reading.answers == answers


@given(screens(), st.dictionaries(st.text(max_size=12), st.lists(st.text(max_size=12), max_size=3)))
def test_anything_sent_gives_all_answers_or_a_remark(screen: Screen, sent: dict[str, list[str]]) -> None:
    reading = read(screen, {name: tuple(texts) for name, texts in sent.items()})
    assert bool(reading.remarks) != (set(reading.answers) >= {line.fact for line in screen.rows})
