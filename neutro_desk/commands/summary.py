"""The verb `summary`: the page of one case or of several, as PDF or as text."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from neutro_desk.commands.call import Call
from neutro_desk.commands.page_maker import Made, PageMaker, Sheet, asked_by
from neutro_desk.commands.pages_in_step import pages_of
from neutro_desk.commands.terminal import WrongCallError
from neutro_desk.exchange import results

_ENDINGS = (".neutro.json", ".json")


def summary(call: Call) -> None:
    """Write a page for each case, or print its words; one case that cannot be used leaves the others."""
    options = call.options
    paths: list[Path] = options.cases
    ending = ".html" if options.html else ".txt" if options.text else ".pdf"
    targets = _targets(paths, options.output, ending, text=options.text or options.html)
    asked = asked_by(options)
    maker = PageMaker(call, asked)
    for said in maker.remarks:
        call.terminal.refuse(said)
    sheets = [Sheet(path, target) for path, target in zip(paths, targets, strict=True)]
    made: list[Made] = []
    for number, one in enumerate(pages_of(sheets, maker, asked), start=1):
        if len(sheets) > 1:
            name = one.sheet.path.name[:40]
            call.terminal.progress(f"{number} of {len(sheets)}  {name}", last=number == len(sheets))
        _name_refused(call, one, alone=len(sheets) == 1)
        made.append(one)
    _give(call, made)


def _name_refused(call: Call, made: Made, *, alone: bool) -> None:
    """Name what was refused of a case, and why it has no page.

    Raises:
        WrongCallError: If the only case of the call has none.
    """
    for line in made.refused:
        call.terminal.refuse(line)
    if made.fault is not None:
        said = "\n".join(f"{made.sheet.path.name}: {line}" for line in made.fault.splitlines())
        if alone:
            raise WrongCallError(said)
        call.terminal.refuse(said)


def _give(call: Call, made: Sequence[Made]) -> None:
    done = [one for one in made if one.fault is None]
    refused: list[results.Json] = [
        {"file": str(one.sheet.path), "reason": one.fault} for one in made if one.fault is not None
    ]
    if (call.options.text or call.options.html) and call.options.output is None:
        texts: list[results.Json] = [{"file": str(one.sheet.path), "text": one.text} for one in done]
        call.terminal.give({"texts": texts, "refused": refused}, [str(one.text) for one in done])
        return
    written = [str(one.sheet.target) for one in done]
    call.terminal.give({"written": written, "refused": refused}, written)


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
