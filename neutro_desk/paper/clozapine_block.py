"""The page's block about clozapine: what the chosen label says, or that none was chosen."""

from __future__ import annotations

from neutro_desk.paper.words import MARKS, Rich, Words, joined_sentences
from neutro_desk.workup.causes import Checked
from neutro_desk.workup.clozapine import LabelLine
from neutro_desk.workup.content import Provenance
from neutro_desk.workup.summary import Summary


def clozapine_block(summary: Summary, words: Words) -> dict[str, object] | None:
    """Return title and text; None where clozapine is not on the time line."""
    advice = summary.clozapine
    if advice is None:
        return None
    if advice.label is None:
        return {"title": words.line("clozapine.heading"), "text": words.own("clozapine.none_chosen")}
    following: list[LabelLine | None] = [*advice.lines[1:], None]
    sentences = [_sentence(line, after, words) for line, after in zip(advice.lines, following, strict=True)]
    return {
        "title": words.line("clozapine.title", label=advice.label),
        "text": joined_sentences(sentences),
    }


def clozapine_marks(summary: Summary) -> set[Checked]:
    """Return which marks of certainty the block carries."""
    lines = () if summary.clozapine is None else summary.clozapine.lines
    return {line.provenance.checked for line in lines if line.provenance is not None}


def _sentence(line: LabelLine, after: LabelLine | None, words: Words) -> Rich:
    """Return one sentence; its source stands once, after the last sentence in a row that rests on it."""
    said = words.rich(line.text)
    if line.strong:
        said = [[text, kind or "b"] for text, kind in said]
    provenance = line.provenance
    if provenance is None or (after is not None and after.provenance == provenance):
        return said
    return [*said, *_cited(provenance, words)]


def _cited(provenance: Provenance, words: Words) -> Rich:
    numbers = [number for key in provenance.sources if (number := words.number_of(key)) is not None]
    cited = f" [{', '.join(map(str, sorted(numbers)))}]" if numbers else ""
    return [[f"{cited}{MARKS[provenance.checked]}", "r"]]
