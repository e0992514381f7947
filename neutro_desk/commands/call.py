"""One call of the program: its options, the terminal, and the resources a verb may ask for."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import datetime
from functools import cached_property
from pathlib import Path

from neutro_desk.commands.scheme_option import schemes_for
from neutro_desk.commands.terminal import Terminal, WrongCallError
from neutro_desk.exchange.case_file import CaseFileError, read_case
from neutro_desk.exchange.delimited import read_time
from neutro_desk.installed_files import resource
from neutro_desk.knowledge.reading import load_pack
from neutro_desk.knowledge.schemes import load_schemes
from neutro_desk.languages import ENGLISH, Language, language_of
from neutro_desk.ward_knowledge import in_language
from neutro_desk.wording.phrasebook import Phrasebook, load_catalogue
from neutro_desk.workup.assessed import AssessedCount
from neutro_desk.workup.case import Case
from neutro_desk.workup.causes import Pack
from neutro_desk.workup.clozapine_labels import Jurisdiction
from neutro_desk.workup.grading import Schemes
from neutro_desk.workup.periodicity import course_periodicity
from neutro_desk.workup.statements import Choice, Note, Statement, Text, leaves_no_number
from neutro_desk.workup.whole import AssessedCase, WorkUp


class Call:
    """What a verb works with.

    Attributes:
        options: The options of the call.
        terminal: Where results and problems go.
        clozapine_label: Whose clozapine label the settings of a ward name; None without.
    """

    def __init__(self, options: argparse.Namespace) -> None:
        """Load nothing yet."""
        self.options = options
        self.terminal = Terminal(as_json=options.json)
        self.clozapine_label: Jurisdiction | None = None

    @cached_property
    def schemes(self) -> Schemes:
        """The grading schemes, with the one that `--scheme` names."""
        shipped = load_schemes(resource("schemes"))
        return schemes_for(getattr(self.options, "scheme", None), shipped)

    @cached_property
    def language(self) -> Language:
        """The language asked for; English for JSON."""
        spoken = getattr(self.options, "language", None)
        return ENGLISH if spoken is None or self.options.json else language_of(spoken)

    @cached_property
    def pack(self) -> Pack:
        """The knowledge pack, in the language of the call."""
        shipped = resource("knowledge")
        return in_language(load_pack(shipped), shipped, self.language.code)

    @cached_property
    def phrasebook(self) -> Phrasebook:
        """For clinicians, in the language of the call; every date carries its year."""
        catalogue = load_catalogue(resource("wording", self.language.code))
        return Phrasebook(catalogue, lines=self.schemes.lines, language=self.language)

    def text(self, said: Statement | Text) -> str:
        """Return the sentence of a statement."""
        return self.phrasebook.text(said)

    def case(self, path: Path) -> Case:
        """Read a case file.

        Raises:
            WrongCallError: With every problem of the file, if it cannot be used.
        """
        try:
            return read_case(path)
        except CaseFileError as error:
            raise WrongCallError(
                "\n".join(f"{path.name}: {problem}" for problem in error.problems)
            ) from error

    def work_up(self, case: Case) -> WorkUp:
        """Return the whole work-up of a case."""
        recorded = AssessedCase(case, self.schemes)
        self.phrasebook.lines = recorded.lines
        return WorkUp(
            recorded,
            pack=self.pack,
            rhythm=course_periodicity(recorded.course),
            clozapine_label=self.clozapine_label,
        )

    def refuse_unusable(self, counts: Sequence[AssessedCount], path: Path) -> None:
        """Name every open question and impossibility among the counts of a case file."""
        for said in self.unusable(counts, path):
            self.terminal.refuse(said)

    def unusable(self, counts: Sequence[AssessedCount], path: Path) -> list[str]:
        """Return every open question and impossibility among the counts of a case file."""
        standing = [count for count in counts if count.cbc.voided is None]
        places = [(count.anc.notes, f"{path.name}, count {count.cbc.id}, ") for count in standing]
        return [said for notes, place in places for said in self._refused_notes(notes, place)]

    def refuse_notes(self, notes: Sequence[Note], place: str = "") -> None:
        """Name every open question with its answers, and every impossibility."""
        for said in self._refused_notes(notes, place):
            self.terminal.refuse(said)

    def _refused_notes(self, notes: Sequence[Note], place: str) -> list[str]:
        found = []
        for note in notes:
            if leaves_no_number((note,)):
                offered = "".join(f" [{self.text(choice.label)}]" for choice in answers(note))
                found.append(f"{place}{note.field}: {self.text(note.statement)}{offered}")
        return found


def answers(note: Note) -> tuple[Choice, ...]:
    """Return the answers that settle a note; what only leads back to a field of the window is none."""
    return tuple(choice for choice in note.choices if choice.changes or choice.confirms)


def moment(option: str, text: str) -> datetime:
    """Return the time an option names, such as 2026-11-21T06:10.

    Raises:
        WrongCallError: If it is no date with a time of day, or carries a time zone.
    """
    time = read_time(text)
    if time is None:
        message = f"{option} {text!r} is not a date with time such as 2026-11-21T06:10, without time zone"
        raise WrongCallError(message)
    return time
