"""The ward's settings: defaults, every refusal by name, written whole or not at all."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from neutro_desk.text_template import TextTemplate
from neutro_desk.ward import RECENT_KEPT, LookChoice, Ward, WardError, read_ward, write_ward

EVERYTHING = Ward(
    heading='Ward 4 "North"',
    phone="Bleep 1234\\5",
    first_unit="/uL",
    entry="total",
    lower_limit="2.0",
    paper="letter",
    look=LookChoice.DARK,
    scale=150,
    language="de",
    recent=("/home/ward/Größe.neutro.json", "C:\\cases\\bed 4.neutro.json"),
    clozapine_label="UK",
    scheme="Dumfries v2.toml",
    knowledge="Dumfries pack.toml",
    duffy_reference="Namibia",
    policy="Neutropenic sepsis policy 7",
    footer="Form 12",
    logo="logo.svg",
    leave_out=("causes",),
    patient_in_title=True,
    store="/srv/ward 4/records",
    lock_minutes=3,
    texts=(TextTemplate("Übergabe", '{patient}: "{anc}" \\ 🙂\n{warning}'),),
)


def test_a_ward_without_settings_has_the_defaults(tmp_path: Path) -> None:
    ward = read_ward(tmp_path / "nothing-yet")
    assert (ward.first_unit, ward.entry, ward.paper) == ("10*9/L", "segs+bands", "a4")
    assert (ward.look, ward.scale, ward.recent) == (LookChoice.SYSTEM, 100, ())
    assert ward.language == "en"
    assert (ward.heading, ward.phone, ward.lower_limit) == ("", "", "")


def test_no_clozapine_label_is_chosen_by_default_and_none_is_written(tmp_path: Path) -> None:
    assert read_ward(tmp_path).clozapine_label == ""
    write_ward(Ward(), tmp_path)
    assert "clozapine" not in (tmp_path / "ward.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize("sign", ["\U0001f600", "\U00020bb7", "\x7f", "\u2028", "ß", "\\", '"'])
def test_every_sign_of_a_setting_comes_back(tmp_path: Path, sign: str) -> None:
    ward = replace(EVERYTHING, heading=f"Ward {sign}", recent=(f"/cases/{sign}.neutro.json",))
    write_ward(ward, tmp_path)
    assert read_ward(tmp_path) == ward


def test_an_empty_file_is_the_defaults(tmp_path: Path) -> None:
    (tmp_path / "ward.toml").write_text("", encoding="utf-8")
    assert read_ward(tmp_path) == Ward()


def test_what_is_written_comes_back(tmp_path: Path) -> None:
    write_ward(EVERYTHING, tmp_path / "new" / "folder")
    assert read_ward(tmp_path / "new" / "folder") == EVERYTHING


COUNTRIES = "United States, United Kingdom, Saudi Arabia, Namibia"
FILE_REFUSED = 'KEY must be the name of a file beside ward.toml, such as "ward-KEY.toml"'
LOGO_REFUSED = 'logo must be the name of a PNG, JPEG or SVG file beside ward.toml, such as "logo.png"'
LEAVE_OUT_REFUSED = "leave_out must be a list of some of table, checklist, causes, clozapine, notes"
LOCK_REFUSED = "lock_minutes must be a whole number from 1 to 15"
LIMIT_REFUSED = 'lower_limit must be a number in 10^9/L as text, such as "1.8"'


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('first_unit = "/mL"', "first_unit must be one of 10*9/L, /uL"),
        ('entry = "guess"', "entry must be one of lab, total, segs+bands"),
        ('paper = "a5"', "paper must be one of a4, letter"),
        ('language = "fr"', "language must be one of en, de"),
        ("language = 2", "language must be one of en, de"),
        ('look = "green"', "look must be one of system, light, dark"),
        ('clozapine_label = "uk"', "clozapine_label must be one of US, EU, UK"),
        ('clozapine_label = ""', "clozapine_label must be one of US, EU, UK"),
        ('duffy_reference = "Kenya"', f"duffy_reference must be one of {COUNTRIES}"),
        *(
            (f"{key} = {name}", FILE_REFUSED.replace("KEY", key))
            for key in ("scheme", "knowledge")
            for name in ('"ward.toml"', '"../a.toml"', "'C:\\a.toml'", '"a.txt"', "4")
        ),
        ("paper = []", "paper must be one of a4, letter"),
        ("scale = 120", "scale must be one of 100, 110, 125, 150, 175, 200"),
        ('scale = "100"', "scale must be one of 100, 110, 125, 150, 175, 200"),
        ("heading = 4", "heading must be text"),
        ("phone = true", "phone must be text"),
        ("lower_limit = 2.0", LIMIT_REFUSED),
        ('lower_limit = "1,8"', LIMIT_REFUSED),
        ('recent = "one"', "recent must be a list of file names"),
        ("recent = [1]", "recent must be a list of file names"),
        (f'heading = "{"x" * 161}"', "heading must be at most 160 characters"),
        (f'phone = "{"2" * 161}"', "phone must be at most 160 characters"),
        ("footer = 4", "footer must be one line of at most 160 characters"),
        (f'policy = "{"x" * 161}"', "policy must be one line of at most 160 characters"),
        ('policy = "two\\nlines"', "policy must be one line of at most 160 characters"),
        *(
            (f"logo = {name}", LOGO_REFUSED)
            for name in ('"logo.gif"', '"../logo.png"', "'C:\\logo.png'", "1")
        ),
        ('leave_out = ["sources"]', LEAVE_OUT_REFUSED),
        ('leave_out = "causes"', LEAVE_OUT_REFUSED),
        ('patient_in_title = "yes"', "patient_in_title must be true or false"),
        ("store = 4", "store must be text"),
        *((f"lock_minutes = {wrong}", LOCK_REFUSED) for wrong in ("0", "16", "true", "5.0", '"5"')),
        ("fone = 'x'", "fone is not a setting"),
    ],
)
def test_a_setting_that_cannot_be_is_refused_by_name(tmp_path: Path, line: str, says: str) -> None:
    (tmp_path / "ward.toml").write_text(line + "\n", encoding="utf-8")
    with pytest.raises(WardError) as refusal:
        read_ward(tmp_path)
    assert str(refusal.value) == f"ward.toml: {says}"


def test_every_problem_is_named_at_once(tmp_path: Path) -> None:
    (tmp_path / "ward.toml").write_text('paper = "a5"\nscale = 5\n', encoding="utf-8")
    with pytest.raises(WardError, match=r"paper must be .*; scale must be "):
        read_ward(tmp_path)


@pytest.mark.parametrize("minutes", [1, 15])
def test_the_records_lock_after_one_to_fifteen_minutes(tmp_path: Path, minutes: int) -> None:
    (tmp_path / "ward.toml").write_text(f"lock_minutes = {minutes}\n", encoding="utf-8")
    assert read_ward(tmp_path).lock_minutes == minutes


def test_the_records_lock_after_five_minutes_where_nothing_is_said(tmp_path: Path) -> None:
    assert read_ward(tmp_path).lock_minutes == 5


@pytest.mark.parametrize("content", [b"paper = ", b'paper = "a4"\npaper = "a4"\n', b"\xff\xfe"])
def test_a_damaged_file_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "ward.toml").write_bytes(content)
    with pytest.raises(WardError, match=r"ward\.toml"):
        read_ward(tmp_path)


def test_a_folder_in_the_place_of_the_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "ward.toml").mkdir()
    with pytest.raises(WardError, match=r"ward\.toml"):
        read_ward(tmp_path)


def test_a_write_that_fails_leaves_the_old_settings_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_ward(EVERYTHING, tmp_path)

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(WardError, match="could not be saved"):
        write_ward(replace(EVERYTHING, scale=200), tmp_path)
    assert read_ward(tmp_path) == EVERYTHING


def test_a_write_leaves_nothing_beside_the_settings(tmp_path: Path) -> None:
    write_ward(Ward(), tmp_path)
    assert [entry.name for entry in tmp_path.iterdir()] == ["ward.toml"]


def test_the_newest_file_stands_first_once_and_the_oldest_goes(tmp_path: Path) -> None:
    ward = Ward()
    for number in range(RECENT_KEPT + 2):
        ward = ward.with_recent(tmp_path / f"{number}.neutro.json")
    ward = ward.with_recent(tmp_path / "5.neutro.json")
    names = [Path(path).name.split(".")[0] for path in ward.recent]
    assert names == ["5", "9", "8", "7", "6", "4", "3", "2"]
