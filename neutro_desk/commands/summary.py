"""The verb `summary`: the page of one case or of several, as PDF or as text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from neutro_desk.commands.call import Call, moment
from neutro_desk.commands.terminal import WrongCallError
from neutro_desk.commands.whole_file import WholeFileError, whole_file
from neutro_desk.exchange import results
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

_ENDINGS = (".neutro.json", ".json")


def summary(call: Call) -> None:
    """Write a page for each case, or print its words; one case that cannot be used leaves the others."""
    options = call.options
    paths: list[Path] = options.cases
    as_words = options.text or options.html
    ending = ".html" if options.html else ".txt" if options.text else ".pdf"
    targets = _targets(paths, options.output, ending, text=as_words)
    ward, ward_page = _settings(call)
    page = _page(call, ward, ward_page)
    catalogue = load_catalogue(resource("wording", call.language.code))
    phrasebook = Phrasebook(catalogue, page.audience, ward.first_unit, language=call.language)
    template = _template(call, ward)
    made: list[results.Json] = []
    refused: list[results.Json] = []
    for number, (path, target) in enumerate(zip(paths, targets, strict=True), start=1):
        if len(paths) > 1:
            call.terminal.progress(f"{number} of {len(paths)}  {path.name[:40]}", last=number == len(paths))
        try:
            made.append(_one(path, target, _Words(phrasebook, page, template), call))
        except (CaseFileError, PaperError, WholeFileError) as error:
            problems = [f"{path.name}: {line}" for line in str(error).splitlines()]
            if len(paths) == 1:
                raise WrongCallError("\n".join(problems)) from error
            call.terminal.refuse("\n".join(problems))
            refused.append({"file": str(path), "reason": str(error)})
    if as_words and options.output is None:
        call.terminal.give({"texts": made, "refused": refused}, [str(one["text"]) for one in made])
        return
    written = [str(one["written"]) for one in made]
    call.terminal.give({"written": written, "refused": refused}, written)


@dataclass(frozen=True, slots=True)
class _Words:
    """What a page is written with.

    Attributes:
        template: The ward's own text that is wanted in its place; None for the page itself.
    """

    phrasebook: Phrasebook
    page: PageOptions
    template: TextTemplate | None

    def text(self, found: Summary, *, html: bool) -> str:
        """Return the words of the page, or the ward's own text."""
        from neutro_desk.paper.plain_text import summary_text  # noqa: PLC0415  the engine loads slowly
        from neutro_desk.paper.rich_text import summary_html  # noqa: PLC0415
        from neutro_desk.paper.ward_text import ward_text  # noqa: PLC0415

        if self.template is not None:
            return ward_text(self.template, found, self.phrasebook)
        return (summary_html if html else summary_text)(found, self.phrasebook, self.page)


def _one(path: Path, target: Path | None, words: _Words, call: Call) -> results.Json:
    from neutro_desk.paper.page import write_pdf  # noqa: PLC0415  the page's engine loads slowly

    work_up = call.work_up(read_case(path))
    call.refuse_unusable(work_up.counts, path)
    found: Summary = work_up.summary
    options = call.options
    if not (options.text or options.html) and target is not None:
        write_pdf(target, found, words.phrasebook, words.page)
        return {"file": str(path), "written": str(target)}
    text = words.text(found, html=options.html)
    if target is None:
        return {"file": str(path), "text": text}
    with whole_file(target) as stream:
        stream.write(text if text.endswith("\n") else f"{text}\n")
    return {"file": str(path), "written": str(target)}


def _template(call: Call, ward: Ward) -> TextTemplate | None:
    """Return the ward's own text that `--template` names; None without it.

    Raises:
        WrongCallError: If it is not asked for as text for clinicians, or the ward has none of that name.
    """
    name: str | None = call.options.template
    if name is None:
        return None
    if not call.options.text or call.options.audience != Reader.CLINICIAN.value:
        message = "--template is for --text, for clinicians"
        raise WrongCallError(message)
    found = {text.name: text for text in ward.texts}
    if name not in found:
        names = ", ".join(found) or "none"
        message = f"--template {name!r}: the texts of the ward are: {names}; they stand in --ward WARD.toml"
        raise WrongCallError(message)
    return found[name]


def _page(call: Call, ward: Ward, ward_page: WardPage) -> PageOptions:
    options = call.options
    named = options.printed_at
    printed_at = datetime.now().replace(microsecond=0) if named is None else moment("--printed-at", named)
    return PageOptions(
        audience=Reader(options.audience),
        paper=Paper(options.paper or ward.paper),
        printed_at=printed_at,
        ward=ward_page,
        grey=options.grey,
    )


def _settings(call: Call) -> tuple[Ward, WardPage]:
    """Return the settings that `--ward` names, or the defaults; language, label and more hold for the call.

    Raises:
        WrongCallError: If they cannot be read, with every problem.
    """
    path: Path | None = call.options.ward
    if path is None:
        call.language = language_of(call.options.language or ENGLISH.code)
        return Ward(), WardPage()
    if path.name != "ward.toml" or not path.is_file():
        message = f"--ward {path} must name a file ward.toml"
        raise WrongCallError(message)
    try:
        ward = read_ward(path.parent)
    except WardError as error:
        raise WrongCallError(str(error)) from error
    call.language = language_of(call.options.language or ward.language)
    call.schemes = schemes_of(ward, path.parent)
    call.clozapine_label = Jurisdiction(ward.clozapine_label) if ward.clozapine_label else None
    page, fault = page_of(ward, path.parent)
    for said in (fault, call.schemes.own_fault, *_lay_own(call, ward, path.parent)):
        if said:
            call.terminal.refuse(said)
    return ward, page


def _targets(paths: Sequence[Path], output: Path | None, ending: str, *, text: bool) -> list[Path | None]:
    """Return the file for each page; None where the words are printed.

    Raises:
        WrongCallError: If pages would overwrite each other or a case file, or several have no folder.
    """
    if output is None:
        if not text:
            message = "give -o OUT.pdf, --text or --html"
            raise WrongCallError(message)
        return [None] * len(paths)
    if len(paths) == 1 and not output.is_dir():
        targets = [output]
    else:
        targets = [output / f"{_stem(path)}{ending}" for path in paths]
        _make_folder(output)
    _refuse_overwriting(paths, targets)
    return list(targets)


def _make_folder(output: Path) -> None:
    if output.suffix.casefold() in (".pdf", ".txt", ".html") or (output.exists() and not output.is_dir()):
        message = f"-o {output} must name a folder when there are several cases"
        raise WrongCallError(message)
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"the folder {output} could not be made: {(error.strerror or 'not allowed').lower()}"
        raise WrongCallError(message) from error


def _refuse_overwriting(paths: Sequence[Path], targets: Sequence[Path]) -> None:
    twice = sorted({target for target in targets if targets.count(target) > 1})
    if twice:
        message = f"two cases would be written to {twice[0]}"
        raise WrongCallError(message)
    read = {path.resolve() for path in paths}
    over = [target for target in targets if target.resolve() in read]
    if over:
        message = f"-o {over[0]} is a case file of this call and would be overwritten"
        raise WrongCallError(message)


def _stem(path: Path) -> str:
    return next((path.name.removesuffix(end) for end in _ENDINGS if path.name.endswith(end)), path.stem)


def _lay_own(call: Call, ward: Ward, folder: Path) -> tuple[str, ...]:
    """Lay the ward's own pack over ours for this call; return why not, where it is refused."""
    if not ward.knowledge:
        return ()
    call.pack = with_own(call.pack, folder / ward.knowledge)
    return tuple(call.text(remark) for remark in call.pack.remarks)
