"""The files: light, safe, readable without colours, without style and without movement."""

import gzip
import re
from collections.abc import Callable
from xml.etree import ElementTree

import pytest

from parcours_dos import figures
from parcours_dos.figures import curve
from parcours_dos.figures.geometry import Point

from .scenes import ALL, MOVING, SAMPLES, figure

SVG = "{http://www.w3.org/2000/svg}"
STILL, MOVES = 6 * 1024, 16 * 1024


def parsed(name: str, **how: object) -> ElementTree.Element:
    return ElementTree.fromstring(figures.draw(figure(name), "Titre & Cie", "Début < fin", **how))  # type: ignore[arg-type]


def test_a_file_says_its_title_what_it_shows_and_its_licence() -> None:
    root = parsed("bridge")
    assert root.get("role") == "img"
    assert root.findtext(f"{SVG}title") == "Titre & Cie"
    assert root.findtext(f"{SVG}desc") == "Début < fin"
    assert "CC0" in (root.findtext(f"{SVG}metadata") or "")


@pytest.mark.parametrize("name", sorted(ALL))
@pytest.mark.parametrize("animated", [False, True])
def test_a_file_holds_only_shapes(name: str, animated: bool) -> None:
    text = figures.draw(figure(name), "t", "d", animated=animated)
    words = ["svg", "title", "desc", "metadata", "style", "defs", "clipPath", "rect", "g", "path", "animate"]
    allowed = {f"{SVG}{word}" for word in words}
    for element in ElementTree.fromstring(text).iter():
        assert element.tag in allowed
        assert "style" not in element.attrib
        assert not any(word.startswith("on") for word in element.attrib)
    assert re.findall(r"https?://[^\"]*", text) == ["http://www.w3.org/2000/svg"]
    assert "nan" not in text
    assert "inf" not in text.replace("infinite", "").replace("indefinite", "")


@pytest.mark.parametrize("name", sorted(ALL))
def test_a_file_is_light(name: str) -> None:
    still = figures.draw(figure(name), "t", "d")
    moves = figures.draw(figure(name), "t", "d", animated=True)
    assert len(gzip.compress(still.encode(), 6)) <= STILL
    assert len(gzip.compress(moves.encode(), 6)) <= MOVES


@pytest.mark.parametrize("draw", [curve.closed, curve.opened])
def test_a_path_written_short_goes_through_its_points(draw: Callable[[list[Point]], str]) -> None:
    points = [(0.0, 0.4), (10.3, 0.5), (9.5, 9.3), (-0.2, 8.0), (0.0, 3.0)]
    start, road = draw(points).rstrip("z").split("c")
    numbers = [float(word) for word in re.findall(r"-?(?:\d+(?:\.\d)?|\.\d)", road)]
    assert len(numbers) % 6 == 0
    here = [tuple(float(word) for word in start[1:].split())]
    for step in range(4, len(numbers), 6):
        here.append((here[-1][0] + numbers[step], here[-1][1] + numbers[step + 1]))
    wanted = [*points, points[0]] if draw is curve.closed else points
    assert [pytest.approx(point) for point in wanted] == here


@pytest.mark.parametrize("name", MOVING)
def test_with_motion_blocked_the_still_is_seen(name: str) -> None:
    """Without its style, or for who asks for less motion, the start pose alone is shown."""
    text = figures.draw(figure(name), "t", "d", animated=True)
    root = ElementTree.fromstring(text)
    groups = {group.get("class"): group for group in root.findall(f"{SVG}g")}
    assert set(groups) == {"still", "move"}
    assert groups["move"].get("display") == "none"
    assert groups["still"].get("display") is None
    assert not list(groups["still"].iter(f"{SVG}animate"))
    shown = re.findall(r"@media \(prefers-reduced-motion:no-preference\)\{(.*?\})\}", text)
    assert shown == [".still{display:none}.move{display:inline}"]
    assert text.count("display:") == 2, "nothing else shows or hides"


@pytest.mark.parametrize("name", MOVING)
def test_what_moves_keeps_the_same_commands_in_every_frame(name: str) -> None:
    root = parsed(name, animated=True)
    roads = list(root.iter(f"{SVG}animate"))
    assert roads
    for road in roads:
        frames = (road.get("values") or "").split(";")
        assert len({re.sub(r"[^A-Za-z]", "", frame) for frame in frames}) == 1
        times = [float(time) for time in (road.get("keyTimes") or "").split(";")]
        assert len(times) == len(frames)
        assert times == sorted(times)
        assert (times[0], times[-1]) == (0.0, 1.0)
        assert frames[0] == frames[-1], "it ends where it starts"


@pytest.mark.parametrize("name", ["bridge", "neck_rotation", "sit_to_stand"])
def test_a_mirror_of_a_mirror_is_the_original(name: str) -> None:
    """Each panel is turned in place: the same drawing inside, and the digits stay readable outside."""
    plain = figures.draw(figure(name), "t", "d")
    mirrored = figures.draw(figure(name), "t", "d", mirrored=True)
    turns = re.findall(r'<g transform="matrix\(([^)]*)\)">', mirrored)
    assert turns == ["-1 0 0 1 300 0"] * len(figure(name).panels)
    a, _, _, _, shift, _ = (float(part) for part in turns[0].split())
    assert [a * (a * x + shift) + shift for x in (0.0, 42.0, 300.0)] == [0.0, 42.0, 300.0]
    paths = re.compile(r' d="([^"]*)"')
    assert paths.findall(plain) == paths.findall(mirrored)
    root = ElementTree.fromstring(mirrored)
    turned = [g for g in root.iter(f"{SVG}g") if "matrix" in (g.get("transform") or "")]
    assert not [path for g in turned for path in g.iter(f"{SVG}path") if path.get("class") == "n"]


def test_large_print_has_thicker_lines_and_the_same_shapes() -> None:
    plain, large = (figures.draw(figure("bridge"), "t", "d", large=large) for large in (False, True))
    assert 'stroke-width="2.2"' in large
    assert 'stroke-width="2.2"' not in plain
    assert re.findall(r'<path d="([^"]*)"/>', plain) == re.findall(r'<path d="([^"]*)"/>', large)
    assert int(re.findall(r'width="(\d+)"', large)[0]) > int(re.findall(r'width="(\d+)"', plain)[0])


def test_the_file_for_paper_has_no_colour() -> None:
    text = figures.draw(figure("row"), "t", "d", variant="print")
    assert "<style>" not in text
    for colour in set(re.findall(r"#([0-9A-F]{6})", text)):
        parts = [int(colour[index : index + 2], 16) for index in (0, 2, 4)]
        assert max(parts) - min(parts) <= 8, colour


def test_the_dark_file_needs_no_style() -> None:
    text = figures.draw(figure("row"), "t", "d", variant="dark")
    assert "<style>" not in text
    assert "#6FE0D2" in text


def test_three_poses_make_three_panels_and_a_step_may_stay_hidden() -> None:
    assert parsed("sit_to_stand").get("viewBox") == "0 0 900 236"
    assert len(figure("knee_to_chest").states) == 3
    assert parsed("knee_to_chest").get("viewBox") == "0 0 600 164"


def test_the_last_panel_stays_clean() -> None:
    for name in SAMPLES:
        assert figure(name).arrows_of(len(figure(name).panels) - 1) == [] or len(figure(name).panels) == 1


def test_the_same_figure_is_always_the_same_file() -> None:
    again = figures.read("bird_dog", ALL["bird_dog"])
    assert figures.draw(again, "t", "d") == figures.draw(figure("bird_dog"), "t", "d")
