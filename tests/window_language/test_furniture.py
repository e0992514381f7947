"""The furniture of the window in other languages: complete, in step with the source, and saying the same."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

import PySide6
import pytest
from PySide6.QtCore import QTranslator

from neutro_desk.installed_files import resource
from neutro_desk.languages import CODES, ENGLISH
from neutro_desk.window_language import texts_of
from tests.window_language.source_texts import Text, source_texts

OTHERS = [code for code in CODES if code != ENGLISH.code]


class Message(NamedTuple):
    """A text and what stands for it."""

    text: Text
    translation: str
    state: str


def messages(code: str) -> Iterator[Message]:
    root = ElementTree.parse(resource("translations", f"neutro_desk_{code}.ts")).getroot()  # noqa: S314  our own file
    for context in root.iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            text = Text(context.findtext("name") or "", message.findtext("source") or "")
            yield Message(text, translation.text or "", translation.get("type", "finished"))


def test_every_text_of_the_window_can_be_found_by_who_translates_it() -> None:
    assert source_texts().unreadable == ()


@pytest.mark.parametrize("code", OTHERS)
def test_every_text_of_the_window_is_there_to_be_translated_and_none_that_is_gone(code: str) -> None:
    known = {message.text for message in messages(code)}
    found = source_texts().texts
    assert sorted(found - known) == []  # `make translations`, then fill in what it marks as unfinished
    assert sorted(known - found) == []


@pytest.mark.parametrize("code", OTHERS)
def test_every_text_of_the_window_is_translated(code: str) -> None:
    assert [message.text for message in messages(code) if not message.translation.strip()] == []
    assert [message.text for message in messages(code) if message.state != "finished"] == []


@pytest.mark.parametrize("code", OTHERS)
def test_the_window_speaks_what_was_translated_last(code: str, tmp_path: Path) -> None:
    made = tmp_path / "made.qm"
    tool = Path(PySide6.__file__).parent / ("lrelease.exe" if sys.platform == "win32" else "lrelease")
    source = resource("translations", f"neutro_desk_{code}.ts")
    subprocess.run([tool, "-silent", "-nounfinished", source, "-qm", made], check=True)
    assert made.read_bytes() == texts_of(code).read_bytes()


@pytest.mark.parametrize("code", OTHERS)
def test_a_translation_is_found_by_its_context(code: str) -> None:
    translator = QTranslator()
    assert translator.load(str(texts_of(code)))
    for text, translation, _ in messages(code):
        assert translator.translate(text.context, text.source) == translation


@pytest.mark.parametrize("code", OTHERS)
@pytest.mark.parametrize(
    "part",
    [
        r"\{\d*\}|%n",  # what is put in
        r"…|\.\.\.",  # a dialog follows
        r"\t",  # the key of an entry in a menu
        r"&(?=\w)",  # the letter that chooses
        r"\bF\d+\b|\*\.\w+",  # keys, ends of file names
        r"^\s+|\s+$",
        r"[:?]$",
    ],
)
def test_a_translation_keeps_what_is_put_in_and_what_a_reader_relies_on(code: str, part: str) -> None:
    def parts(words: str) -> Counter[str]:
        return Counter(re.findall(part, words))

    differing = [text for text, words, _ in messages(code) if parts(text.source) != parts(words)]
    assert differing == []


@pytest.mark.parametrize("code", OTHERS)
def test_a_sentence_stays_a_sentence(code: str) -> None:
    sentences = [(text, words) for text, words, _ in messages(code) if text.source.endswith(".")]
    assert [text for text, words in sentences if not words.endswith(".")] == []


@pytest.mark.parametrize("code", OTHERS)
def test_a_translation_holds_the_numbers_of_its_text_with_a_decimal_point(code: str) -> None:
    def numbers(words: str) -> Counter[str]:
        return Counter(re.findall(r"\d+(?:\.\d+)?", words))

    assert [text for text, words, _ in messages(code) if numbers(text.source) != numbers(words)] == []


def test_the_german_window_speaks_to_the_person_politely_and_without_alarm() -> None:
    familiar = re.compile(r"\b(?:du|dein\w*|dir|dich|ihr|euch|euer)\b|!|\bbitte\b", re.IGNORECASE)
    polite = re.compile(r"\b(?:Ihr|Ihre|Ihrer|Ihren|Ihnen|Sie)\b")
    said = [(text, words) for text, words, _ in messages("de") if familiar.search(polite.sub("", words))]
    assert said == []
