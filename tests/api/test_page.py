"""The page that presents the API: what it shows works when it is copied."""

import html
import json
import re
import shlex

from .program import Program

CURL = re.compile(r"<pre[^>]*><code>(.*?)</code></pre>", re.DOTALL)


def test_every_example_of_the_page_works_as_written(program: Program) -> None:
    page = program.client.get("/api").content.decode()
    examples = [shlex.split(html.unescape(shown)) for shown in CURL.findall(page)]
    assert len(examples) == 12
    for words in examples:
        assert words[0] == "curl"
        address = next(word for word in words if word.startswith("http://127.0.0.1/api/"))
        path = address.removeprefix("http://127.0.0.1")
        if "-d" in words:
            assert words[words.index("-H") + 1] == "Content-Type: application/json"
            answer = program.send(path, words[words.index("-d") + 1].encode())
        else:
            answer = program.get(path)
        assert answer.status_code == 200
        assert json.loads(answer.content)


def test_the_page_leads_to_the_description_and_to_every_problem(program: Program) -> None:
    page = program.client.get("/api").content.decode()
    for address in set(re.findall(r'href="(/api/[^"]+)"', page)):
        assert program.get(address).status_code == 200
    assert 'href="/api/openapi.json"' in page
    assert 'href="/api/problems/invalid-facts"' in page
