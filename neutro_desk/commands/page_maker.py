"""One case becomes its page or its words, under the settings of a call; what is refused is a value."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from neutro_desk.commands.call import Call, moment
from neutro_desk.commands.terminal import WrongCallError
from neutro_desk.commands.whole_file import WholeFileError, whole_file
from neutro_desk.exchange.case_file import CaseFileError, read_case
from neutro_desk.installed_files import resource
from neutro_desk.languages import ENGLISH, language_of
from neutro_desk.paper.options import PageOptions, Paper, PaperError, WardPage
from neutro_desk.text_template import TextTemplate
from neutro_desk.ward import Ward, WardError, read_ward
from neutro_desk.ward_knowledge import with_own
from neutro_desk.ward_pages import page_of
from neutro_desk.ward_schemes import schemes_of
from neutro_desk.wording.phrasebook import Phrasebook, Reader, load_catalogue
from neutro_desk.workup.clozapine_labels import Jurisdiction
from neutro_desk.workup.summary import Summary


@dataclass(frozen=True, slots=True)
class Sheet:
    """A case file, and where its page goes; None for its words."""

    path: Path
    target: Path | None


@dataclass(frozen=True, slots=True)
class Made:
    """What became of a sheet.

    Attributes:
        sheet: The case and its page.
        text: The words, where no file was asked for.
        refused: What of the case was refused, line by line; the page was made all the same.
        fault: Why there is no page; None where there is one.
    """

    sheet: Sheet
    text: str | None = None
    refused: tuple[str, ...] = ()
    fault: str | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """The options of a call that its pages depend on, so that another process can make the same pages."""

    audience: str
    paper: str | None
    grey: bool
    text: bool
    html: bool
    json: bool
    template: str | None
    language: str | None
    printed_at: datetime
    ward: Path | None


def asked_by(options: Namespace) -> Asked:
    """Return what a call asks of its pages; the clock is read here, once for all of them.

    Raises:
        WrongCallError: If the time of printing is no time.
    """
    named: str | None = options.printed_at
    return Asked(
        audience=options.audience,
        paper=options.paper,
        grey=options.grey,
        text=options.text,
        html=options.html,
        json=options.json,
        template=options.template,
        language=options.language,
        printed_at=datetime.now().replace(microsecond=0) if named is None else moment("--printed-at", named),
        ward=options.ward,
    )


class PageMaker:
    """Makes pages under one call's settings.

    Attributes:
        remarks: What of the ward's settings could not be used.
    """

    def __init__(self, call: Call, asked: Asked) -> None:
        """Read the settings once for all pages.

        Raises:
            WrongCallError: If they cannot be read, with every problem.
        """
        self._call, self._asked = call, asked
        self.remarks: list[str] = []
        ward, ward_page = self._settings()
        self._template = self._template_of(ward)
        self._options = PageOptions(
            audience=Reader(asked.audience),
            paper=Paper(asked.paper or ward.paper),
            printed_at=asked.printed_at,
            ward=ward_page,
            grey=asked.grey,
        )
        catalogue = load_catalogue(resource("wording", call.language.code))
        self._phrasebook = Phrasebook(
            catalogue, self._options.audience, ward.first_unit, language=call.language
        )

    def make(self, sheet: Sheet) -> Made:
        """Write the page of a case, or return its words."""
        try:
            return self._made(sheet)
        except (CaseFileError, PaperError, WholeFileError) as error:
            return Made(sheet, fault=str(error))

    def _made(self, sheet: Sheet) -> Made:
        from neutro_desk.paper.page import write_pdf  # noqa: PLC0415  the page's engine loads slowly

        work_up = self._call.work_up(read_case(sheet.path))
        refused = tuple(self._call.unusable(work_up.counts, sheet.path))
        asked = self._asked
        if sheet.target is not None and not (asked.text or asked.html):
            write_pdf(sheet.target, work_up.summary, self._phrasebook, self._options)
            return Made(sheet, refused=refused)
        text = self._text(work_up.summary)
        if sheet.target is None:
            return Made(sheet, text, refused)
        with whole_file(sheet.target) as stream:
            stream.write(text if text.endswith("\n") else f"{text}\n")
        return Made(sheet, refused=refused)

    def _text(self, found: Summary) -> str:
        """Return the words of the page, or the ward's own text."""
        from neutro_desk.paper.plain_text import summary_text  # noqa: PLC0415  the engine loads slowly
        from neutro_desk.paper.rich_text import summary_html  # noqa: PLC0415
        from neutro_desk.paper.ward_text import ward_text  # noqa: PLC0415

        if self._template is not None:
            return ward_text(self._template, found, self._phrasebook)
        words = summary_html if self._asked.html else summary_text
        return words(found, self._phrasebook, self._options)

    def _template_of(self, ward: Ward) -> TextTemplate | None:
        """Return the ward's own text that `--template` names; None without it.

        Raises:
            WrongCallError: If it is not asked for as text for clinicians, or the ward has none of that name.
        """
        name = self._asked.template
        if name is None:
            return None
        if not self._asked.text or self._asked.audience != Reader.CLINICIAN.value:
            message = "--template is for --text, for clinicians"
            raise WrongCallError(message)
        found = {text.name: text for text in ward.texts}
        if name not in found:
            names = ", ".join(found) or "none"
            message = (
                f"--template {name!r}: the texts of the ward are: {names}; they stand in --ward WARD.toml"
            )
            raise WrongCallError(message)
        return found[name]

    def _settings(self) -> tuple[Ward, WardPage]:
        """Return the settings that `--ward` names, or the defaults; what else they say holds for the call."""
        call, path = self._call, self._asked.ward
        if path is None:
            call.language = language_of(self._asked.language or ENGLISH.code)
            return Ward(), WardPage()
        if path.name != "ward.toml" or not path.is_file():
            message = f"--ward {path} must name a file ward.toml"
            raise WrongCallError(message)
        try:
            ward = read_ward(path.parent)
        except WardError as error:
            raise WrongCallError(str(error)) from error
        call.language = language_of(self._asked.language or ward.language)
        call.schemes = schemes_of(ward, path.parent)
        call.clozapine_label = Jurisdiction(ward.clozapine_label) if ward.clozapine_label else None
        page, fault = page_of(ward, path.parent)
        said = (
            "" if fault is None else call.text(fault),
            call.schemes.own_fault,
            *self._lay_own(ward, path.parent),
        )
        self.remarks += [one for one in said if one]
        return ward, page

    def _lay_own(self, ward: Ward, folder: Path) -> tuple[str, ...]:
        """Lay the ward's own pack over ours for this call; return why not, where it is refused."""
        call = self._call
        if not ward.knowledge:
            return ()
        call.pack = with_own(call.pack, folder / ward.knowledge)
        return tuple(call.text(remark) for remark in call.pack.remarks)
