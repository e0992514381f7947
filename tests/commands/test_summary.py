from __future__ import annotations

import io
import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader

from neutro_desk.installed_files import resource
from tests.commands.calling import Calling
from tests.knowledge import a_ward_pack

Writing = Callable[..., Path]
AT = ("--printed-at", "2026-11-21T07:02")
SAMPLES = sorted(resource("samples").glob("*.neutro.json"))


def _text(pdf: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf.read_bytes())).pages)


def test_the_same_case_at_the_same_time_gives_the_same_bytes(
    call: Calling, fall: Path, tmp_path: Path
) -> None:
    pages = [tmp_path / "one.pdf", tmp_path / "two.pdf"]
    for page in pages:
        assert call("summary", fall, "-o", page, *AT).status == 0
    assert pages[0].read_bytes() == pages[1].read_bytes()
    assert "0.42" in _text(pages[0])


def test_the_same_case_two_seconds_later_gives_the_same_bytes(
    call: Calling, fall: Path, tmp_path: Path
) -> None:
    first, again = tmp_path / "first.pdf", tmp_path / "again.pdf"
    begun = time.time()
    assert call("summary", fall, "-o", first, *AT).status == 0
    while time.time() < begun + 2:
        assert call("summary", SAMPLES[0], "-o", tmp_path / "between.pdf").status == 0
    assert call("summary", fall, "-o", again, *AT).status == 0
    assert first.read_bytes() == again.read_bytes()
    assert (tmp_path / "between.pdf").read_bytes() != first.read_bytes()


def test_a_grey_page_has_no_colour(call: Calling, fall: Path, tmp_path: Path) -> None:
    red, grey = tmp_path / "red.pdf", tmp_path / "grey.pdf"
    assert call("summary", fall, "-o", red, *AT).status == 0
    assert call("summary", fall, "-o", grey, *AT, "--grey").status == 0
    painted = [_painted(page) for page in (red, grey)]
    assert _inks(painted[0]) - _inks(painted[1])
    assert all(len(set(ink.split())) == 1 for ink in _inks(painted[1]))
    assert _text(red) == _text(grey)


def _painted(pdf: Path) -> str:
    contents = (page.get_contents() for page in PdfReader(io.BytesIO(pdf.read_bytes())).pages)
    return "\n".join(one.get_data().decode("latin-1") for one in contents if one is not None)


def _inks(painted: str) -> set[str]:
    """Return the colours of filling and drawing as they are written: three parts, or one of grey."""
    return {ink.strip() for ink in re.findall(r"(?:cs|CS) ((?:[\d.]+ )+)(?:scn|SCN)", painted)}


def test_without_a_time_of_printing_the_clock_is_on_the_page(
    call: Calling, fall: Path, tmp_path: Path
) -> None:
    found = call("summary", fall, "-o", tmp_path / "page.pdf", "--json")
    assert found.status == 0
    assert found.json == {"written": [str(tmp_path / "page.pdf")], "refused": []}


def test_several_cases_go_into_a_folder_by_their_names(call: Calling, tmp_path: Path) -> None:
    found = call(
        "summary", *SAMPLES, "-o", tmp_path / "pages", *AT, "--audience", "patient", "--paper", "letter"
    )
    assert found.status == 0
    assert sorted(page.name for page in (tmp_path / "pages").iterdir()) == [
        "chemotherapy-course.pdf",
        "drug-induced-fall.pdf",
        "real-series-mimic-iv-demo.pdf",
    ]
    box = PdfReader(tmp_path / "pages" / "drug-induced-fall.pdf").pages[0].mediabox
    assert (float(box.width), float(box.height)) == (612, 792)


def test_a_case_that_is_refused_leaves_the_pages_of_the_others(
    call: Calling, fall: Path, table: Writing, tmp_path: Path
) -> None:
    odd = table('{"format": "neutro-desk-case", "version": 1, "colour": 3}', "odd.neutro.json")
    found = call("summary", odd, fall, "-o", tmp_path / "pages", *AT, "--json")
    assert found.status == 1
    assert found.json["written"] == [str(tmp_path / "pages" / "drug-induced-fall.pdf")]
    assert "colour" in found.json["refused"][0]["reason"]
    assert found.err.startswith("odd.neutro.json: ")


def test_the_words_of_the_page_are_printed_for_either_reader(call: Calling, fall: Path) -> None:
    clinician = call("summary", fall, "--text", *AT)
    patient = call("summary", fall, "--text", *AT, "--audience", "patient")
    assert clinician.status == patient.status == 0
    assert "0.42" in clinician.out
    assert clinician.out != patient.out
    assert call("summary", fall, "--text", *AT, "--json").json["texts"][0]["text"] in clinician.out


def test_the_words_of_the_page_go_to_a_file_on_request(call: Calling, fall: Path, tmp_path: Path) -> None:
    printed = call("summary", fall, "--text", *AT)
    assert call("summary", fall, "--text", *AT, "-o", tmp_path / "page.txt").status == 0
    assert (tmp_path / "page.txt").read_text(encoding="utf-8").strip() == printed.out.strip()


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("-o", "nowhere/page.pdf"),
        ("-o", "page.pdf", "--printed-at", "yesterday"),
        ("-o", "page.pdf", "--printed-at", "2026-11-21"),
        ("-o", "page.pdf", "--paper", "a5"),
        ("-o", "page.pdf", "--language", "xx"),
    ],
)
def test_a_call_that_is_wrong_writes_nothing(
    call: Calling, fall: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    found = call("summary", fall, *words)
    assert found.status == 2
    assert found.out == ""
    assert found.err
    assert list(tmp_path.iterdir()) == []


def test_the_settings_of_a_ward_hold_for_its_pages(call: Calling, fall: Path, tmp_path: Path) -> None:
    settings = tmp_path / "ward.toml"
    settings.write_text('heading = "Ward 5"\nfirst_unit = "/uL"\npaper = "letter"\n', encoding="utf-8")
    page = tmp_path / "page.pdf"
    assert call("summary", fall, "-o", page, "--ward", settings, *AT).status == 0
    text = _text(page)
    assert "Ward 5" in text
    assert "420" in text.split("(0.42")[0]
    assert float(PdfReader(page).pages[0].mediabox.width) == pytest.approx(612)


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("ward.toml", "paper = 'a5'", "paper must be one of a4, letter"),
        ("ward.toml", None, "must name a file ward.toml"),
        ("other.toml", "", "must name a file ward.toml"),
    ],
)
def test_settings_that_cannot_be_used_make_no_page(
    call: Calling, fall: Path, tmp_path: Path, name: str, content: str | None, says: str
) -> None:
    if content is not None:
        (tmp_path / name).write_text(content, encoding="utf-8")
    found = call("summary", fall, "-o", tmp_path / "page.pdf", "--ward", tmp_path / name, *AT)
    assert found.status == 2
    assert says in found.err
    assert not (tmp_path / "page.pdf").exists()


def test_a_faulty_logo_costs_the_logo_alone(call: Calling, fall: Path, tmp_path: Path) -> None:
    (tmp_path / "ward.toml").write_text('logo = "logo.png"', encoding="utf-8")
    found = call("summary", fall, "-o", tmp_path / "page.pdf", "--ward", tmp_path / "ward.toml", *AT)
    assert found.status == 1
    assert "logo.png" in found.err
    assert (tmp_path / "page.pdf").exists()


OWN_CAUTION = """[[caution]]
id = "call"
text = { clinician = "Call the duty haematologist." }
"""


def test_the_own_pack_of_a_ward_stands_on_its_pages_as_its_own(
    call: Calling, fall: Path, tmp_path: Path
) -> None:
    a_ward_pack.written(tmp_path, OWN_CAUTION)
    (tmp_path / "ward.toml").write_text('knowledge = "own.toml"', encoding="utf-8")
    found = call("summary", fall, "--text", "--ward", tmp_path / "ward.toml", *AT)
    assert found.status == 0
    text = " ".join(found.out.split())
    assert "Call the duty haematologist" in text
    assert "¶ This ward's own" in text
    assert "with Dumfries 1 (this ward's own), review by 02-Nov-2027" in text


def test_an_own_pack_that_is_refused_costs_that_alone(call: Calling, fall: Path, tmp_path: Path) -> None:
    a_ward_pack.written(tmp_path, OWN_CAUTION.replace("id =", "ids ="))
    (tmp_path / "ward.toml").write_text('knowledge = "own.toml"', encoding="utf-8")
    found = call("summary", fall, "--text", "--ward", tmp_path / "ward.toml", *AT)
    assert found.status == 1
    assert "own.toml: caution 1, line 8" in found.err
    assert "Call the duty haematologist" not in found.out


def test_pages_never_overwrite_each_other_or_a_case(call: Calling, fall: Path, tmp_path: Path) -> None:
    case = tmp_path / "fall.neutro.json"
    case.write_bytes(fall.read_bytes())
    assert call("summary", case, "-o", case).status == 2
    assert call("summary", case, case, "-o", tmp_path / "pages").status == 2
    assert call("summary", *SAMPLES, "-o", tmp_path / "all.pdf").status == 2
    assert case.read_bytes() == fall.read_bytes()
    assert not (tmp_path / "all.pdf").exists()


def test_a_case_that_cannot_be_read_is_a_wrong_call(call: Calling, tmp_path: Path) -> None:
    found = call("summary", tmp_path / "none.neutro.json", "-o", tmp_path / "page.pdf")
    assert found.status == 2
    assert list(tmp_path.iterdir()) == []


def test_a_text_of_the_ward_is_printed_for_each_case(call: Calling, fall: Path, tmp_path: Path) -> None:
    ward = tmp_path / "ward.toml"
    ward.write_text(
        "[texts]\nhandover = '{patient}: ANC {anc}, {collected}'\nnight = '{warning}'", encoding="utf-8"
    )
    found = call("summary", fall, "--text", "--template", "handover", "--ward", ward)
    assert found.status == 0
    assert found.out.strip().endswith("ANC 0.42 ×10⁹/L, 21-Nov-2026 06:10")
    target = tmp_path / "handover.txt"
    assert call("summary", fall, "--text", "--template", "handover", "--ward", ward, "-o", target).status == 0
    assert target.read_text(encoding="utf-8").strip() == found.out.strip()


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--text", "--template", "other"), "the texts of the ward are: handover"),
        (("--html", "--template", "handover"), "--template is for --text"),
        (("-o", "page.pdf", "--template", "handover"), "--template is for --text"),
        (
            ("--text", "--template", "handover", "--audience", "patient"),
            "--template is for --text, for clinicians",
        ),
    ],
)
def test_a_text_that_the_ward_does_not_have_or_that_is_no_text_is_a_wrong_call(
    call: Calling, fall: Path, tmp_path: Path, options: tuple[str, ...], says: str
) -> None:
    ward = tmp_path / "ward.toml"
    ward.write_text("[texts]\nhandover = '{anc}'", encoding="utf-8")
    found = call("summary", fall, *options, "--ward", ward)
    assert found.status == 2
    assert says in found.err


def test_a_text_without_settings_is_a_wrong_call(call: Calling, fall: Path) -> None:
    found = call("summary", fall, "--text", "--template", "handover")
    assert found.status == 2
    assert "the texts of the ward are: none" in found.err
