"""A figure: a person, key poses, things around, arrows; ready to be drawn at any moment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

from . import arrows, landmarks, person, props, timeline
from .arrows import Arrow, Drawn
from .errors import FigureError, Problem
from .frame import FRAMES, Frame, fitted
from .geometry import Point
from .limits import beyond
from .palette import PEOPLE
from .person import Layers
from .pose import SIDES, Pose, Reader, nearest
from .prop import Prop
from .rig import Body, Rig, State

WORDS = (
    "title",
    "person",
    "view",
    "frame",
    "props",
    "start",
    "via",
    "end",
    "arrows",
    "ghost",
    "focus",
    "zoom",
)


PART = 1.8  # how much larger a part of the body is drawn, unless said


@dataclass(frozen=True, eq=False)
class Figure:
    """One exercise, drawn: read from its file, checked, in numbers."""

    name: str
    title: str
    view: str
    frame_name: str
    person: str
    props: tuple[Prop, ...]
    rig: Rig
    states: tuple[State, ...]
    places: tuple[str, ...]
    panels: tuple[int, ...]
    arrows: tuple[Arrow, ...]
    ghost: bool
    focus: str
    zoom: float

    @property
    def moves(self) -> bool:
        """Whether there is more than one pose."""
        return len(self.states) > 1

    def state(self, step: float) -> State:
        """The numbers of one moment: 0 the first pose, 1 the second."""
        return timeline.blended(self.states, step)

    def body(self, step: float) -> Body:
        """The body at one moment."""
        return timeline.build(self.state(step), self.rig)

    def layers(self, body: Body) -> Layers:
        """The person of one moment, drawn."""
        return person.drawn(body, self.bun)

    @cached_property
    def bodies(self) -> tuple[Body, ...]:
        """The body of each key pose."""
        return tuple(timeline.build(state, self.rig) for state in self.states)

    @cached_property
    def drawings(self) -> tuple[Layers, ...]:
        """The person of each key pose, drawn."""
        return tuple(self.layers(body) for body in self.bodies)

    @cached_property
    def ways(self) -> tuple[list[Body], ...]:
        """The moments from each pose shown to the next."""
        if not self.moves:
            return ([self.bodies[0]],)
        last = arrows.SAMPLES - 1
        return tuple(
            [
                self.bodies[one],
                *(self.body(one + (other - one) * part / last) for part in range(1, last)),
                self.bodies[other],
            ]
            for one, other in pairwise(self.panels)
        )

    @cached_property
    def frame(self) -> Frame:
        """Where the scene stands in its panel."""
        return fitted(self)

    def arrows_of(self, panel: int) -> list[Drawn]:
        """The arrows of a panel, in panel units."""
        if panel >= len(self.tracks):
            return []
        return [arrows.drawn(arrow, track, self.frame.place) for arrow, track in self.tracks[panel]]

    @cached_property
    def tracks(self) -> tuple[list[tuple[Arrow, list[Point]]], ...]:
        """The arrows of each panel, with their roads. The last panel has those alone that ask for it."""
        last = len(self.ways)
        return tuple(
            [
                (arrow, arrows.track_of(arrow, way))
                for arrow in self.arrows
                if arrow.step == index + 1 or (arrow.step is None and index < last)
            ]
            for index, way in enumerate([*self.ways, self.ways[-1][-1:]])
        )

    @cached_property
    def bun(self) -> bool:
        """Whether the hair makes a bun: never when the head lies on its back, where it would sink."""
        lying = self.view == "above" or (
            self.view == "side" and min(state.get("pelvis", 0.0) for state in self.states) < -45.0
        )
        return PEOPLE[self.person].bun and not lying


def read(name: str, data: Mapping[str, Any], bases: Mapping[str, Any]) -> Figure:
    """Read a figure from its file, or refuse it with every fault found."""
    problems: list[Problem] = []
    if not isinstance(data, Mapping):
        raise FigureError(name, (Problem(name, "la figure est vide", "écrire « start: » et « end: »"),))
    problems += [
        Problem(str(word), f"« {word} » n'existe pas", nearest(str(word), WORDS))
        for word in data
        if word not in WORDS
    ]
    view = _chosen("view", data.get("view", "side"), SIDES, "side", problems)
    frame = _chosen("frame", data.get("frame", "standing"), FRAMES, "standing", problems)
    who = _chosen("person", data.get("person", "anna"), PEOPLE, "anna", problems)
    scene = _scene(data, view, problems)
    poses, places = _poses(data, view, scene, bases, problems)
    focus = str(data.get("focus", "skull"))
    if focus not in landmarks.names(view):
        problems.append(
            Problem(
                "focus", f"« {focus} » n'est pas un point du corps", nearest(focus, landmarks.names(view))
            )
        )
        focus = "skull"
    pointed = _listed(data, "arrows", problems)
    found = [arrows.read(f"arrows.{index + 1}", said, view, problems) for index, said in enumerate(pointed)]
    zoom = data.get("zoom", PART if frame == "bust" else 1.0)
    if isinstance(zoom, bool) or not isinstance(zoom, int | float) or not 1.0 <= zoom <= 3.0:
        problems.append(Problem("zoom", f"« {zoom} » ne convient pas", "écrire un nombre de 1 à 3"))
    if problems:
        raise FigureError(name, tuple(problems))
    rig, states, problems = timeline.resolved(view, poses, places)
    figure = Figure(
        name=name,
        title=str(data.get("title", name)),
        view=view,
        frame_name=frame,
        person=who,
        props=scene,
        rig=rig,
        states=tuple(states),
        places=tuple(places),
        panels=tuple(index for index, pose in enumerate(poses) if pose.shown or index in (0, len(poses) - 1)),
        arrows=tuple(arrow for arrow in found if arrow),
        ghost=bool(data.get("ghost", False)),
        focus=focus,
        zoom=zoom,
    )
    for place, state, body in zip(places, figure.states, figure.bodies, strict=True):
        problems += beyond(place, state, rig, body)
    if problems:
        raise FigureError(name, tuple(problems))
    return figure


def _chosen(
    place: str, value: object, allowed: Mapping[str, Any], otherwise: str, problems: list[Problem]
) -> str:
    if isinstance(value, str) and value in allowed:
        return value
    problems.append(Problem(place, f"« {value} » n'existe pas", nearest(str(value), allowed)))
    return otherwise


def _listed(data: Mapping[str, Any], word: str, problems: list[Problem]) -> Sequence[Any]:
    said = data.get(word) or []
    if isinstance(said, list | tuple):
        return said
    problems.append(Problem(word, "il faut une liste", f"écrire « {word}: [ … ] »"))
    return []


def _scene(data: Mapping[str, Any], view: str, problems: list[Problem]) -> tuple[Prop, ...]:
    said = _listed(data, "props", problems)
    found = [props.read(f"props.{index + 1}", one, view, problems) for index, one in enumerate(said)]
    return tuple(prop for prop in found if prop)


def _poses(
    data: Mapping[str, Any],
    view: str,
    scene: tuple[Prop, ...],
    bases: Mapping[str, Any],
    problems: list[Problem],
) -> tuple[list[Pose], list[str]]:
    reader = Reader(view, bases, props.supports(scene), problems)
    said = [("start", data.get("start"))]
    via = data.get("via") or []
    said += [
        (f"via.{index + 1}", one) for index, one in enumerate(via if isinstance(via, list | tuple) else [via])
    ]
    if "end" in data:
        said.append(("end", data["end"]))
    poses: list[Pose] = []
    for place, one in said:
        poses.append(reader.pose(place, one, poses[-1] if poses else None))
    return poses, [place for place, _ in said]
