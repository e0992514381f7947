"""Shapes of a drawing in points, as plain values that the page template draws itself.

The template draws them natively instead of placing an SVG image: Qt's renderer turns an SVG inside an SVG
page into pixels, in a system font, so that preview and print would not show what the PDF shows.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from neutro_desk.paper.fonts import BOLD, ITALIC, REGULAR, SEMIBOLD, font, printable

Point = tuple[float, float]

BLACK = 0
WHITE = 100

_FACES = {"regular": REGULAR, "semibold": SEMIBOLD, "bold": BOLD, "italic": ITALIC}


@dataclass(frozen=True, slots=True)
class Stroke:
    """Open or closed lines of one pen.

    Attributes:
        paths: Each a run of points joined by straight lines.
        grey, fill: Lightness in per cent, 0 black; fill None leaves it open.
        dash: Lengths of dash and gap in points.
    """

    paths: tuple[tuple[Point, ...], ...]
    width: float
    grey: int = BLACK
    fill: int | None = None
    closed: bool = False
    dash: tuple[float, ...] = ()
    round_ends: bool = False


@dataclass(frozen=True, slots=True)
class Disc:
    """A filled disc."""

    centre: Point
    radius: float
    grey: int = BLACK


@dataclass(frozen=True, slots=True)
class Label:
    """One line of text, its baseline starting at `at`."""

    at: Point
    text: str
    size: float
    face: str = "regular"
    plate: bool = False

    @property
    def width(self) -> float:
        """Width in points."""
        return text_width(self.text, self.size, self.face)


Shape = Stroke | Disc | Label


@dataclass(slots=True)
class Drawing:
    """A drawing being made: shapes in painting order, on a sheet of `width` x `height` points."""

    width: float
    height: float
    shapes: list[Shape] = field(default_factory=list)

    def add(self, *shapes: Shape) -> None:
        """Paint shapes over what is there."""
        self.shapes.extend(shapes)

    def line(
        self, start: Point, end: Point, width: float, grey: int = BLACK, dash: tuple[float, ...] = ()
    ) -> None:
        """Paint one straight line."""
        self.add(Stroke(((start, end),), width, grey, dash=dash))

    def label(
        self,
        at: Point,
        text: str,
        size: float,
        face: str = "regular",
        anchor: str = "start",
        *,
        plate: bool = False,
    ) -> Label:
        """Write a text; `anchor` says whether `at` is its start, middle or end."""
        shown = printable(text)
        shift = {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor] * text_width(shown, size, face)
        label = Label((at[0] - shift, at[1]), shown, size, face, plate)
        self.add(label)
        return label

    def as_values(self) -> dict[str, object]:
        """Return the drawing as lists and numbers for the template."""
        return {
            "width": self.width,
            "height": self.height,
            "shapes": [_values(shape) for shape in self.shapes],
        }


def text_width(text: str, size: float, face: str = "regular") -> float:
    """Return the width of a text in points."""
    return font(_FACES[face]).width(text, size)


def _values(shape: Shape) -> dict[str, object]:
    if isinstance(shape, Label):
        return {
            "kind": "label",
            "x": round(shape.at[0], 2),
            "y": round(shape.at[1], 2),
            "text": shape.text,
            "size": shape.size,
            "face": shape.face,
            "plate": round(shape.width, 2) if shape.plate else 0,
        }
    if isinstance(shape, Disc):
        return {
            "kind": "disc",
            "x": round(shape.centre[0] - shape.radius, 2),
            "y": round(shape.centre[1] - shape.radius, 2),
            "radius": shape.radius,
            "grey": shape.grey,
        }
    return {
        "kind": "stroke",
        "paths": [[[round(x, 2), round(y, 2)] for x, y in path] for path in shape.paths],
        "width": shape.width,
        "grey": shape.grey,
        "fill": shape.fill,
        "closed": shape.closed,
        "dash": list(shape.dash),
        "round": shape.round_ends,
    }
