"""Lays a translation over the pack, text by text; a text that is missing or out of date stays English."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from neutro_desk.knowledge.translation import TranslationFile
from neutro_desk.knowledge.translation_shapes import CauseTexts, QuestionTexts, TranslatedShape, digest_of
from neutro_desk.workup.content import Cause, Drug, Link, Pack, Question, Reference, Translation
from neutro_desk.workup.fever_texts import FeverTexts
from neutro_desk.workup.medicines import Abbreviation, Medicines
from neutro_desk.workup.statements import Text

_NOTHING = CauseTexts()
_UNASKED = QuestionTexts()


def translated(pack: Pack, file: TranslationFile) -> Pack:
    """Return a pack with the texts of a translation.

    Texts alone change: what is asked, weighed, cited and counted stays. A text stays English, in both
    registers, when there is none for it or when the English one is not the one that was translated.

    Args:
        pack: Ours, in English, without a ward's own.
        file: The translation.
    """
    laid = _Laid(file)
    over = replace(
        pack,
        questions=tuple([laid.question(one) for one in pack.questions]),
        causes=tuple([laid.cause(one) for one in pack.causes]),
        drugs=tuple(laid.drugs(pack.drugs)),
        caveats=tuple(
            [
                replace(one, text=laid.text(f"caveat {one.id}", one.text, file.caveats.get(one.id)))
                for one in pack.caveats
            ]
        ),
        references=laid.references(pack.references),
        fever=laid.fever(pack.fever),
        medicines=laid.medicines(pack.medicines),
    )
    head = file.head
    told = Translation(
        head.language,
        head.version,
        head.status,
        head.date,
        file.content_hash,
        tuple(dict.fromkeys(laid.english)),
    )
    return replace(over, translation=told)


class _Laid:
    """Takes each text of the translation once it fits, and notes what stays English."""

    def __init__(self, file: TranslationFile) -> None:
        self.english: list[str] = []
        self._file = file
        self._of_drugs = {text.of: text for text in file.drugs.text}

    def text(self, place: str, text: Text, own: TranslatedShape | None) -> Text:
        """Return the translation of a text if it is one of this very text; otherwise the text."""
        digest = digest_of(text.clinician, text.patient)
        if own is None or own.of != digest:
            self.english.append(f"{place}, of {digest}")
            return text
        return Text(own.clinician, own.patient)

    def question(self, one: Question) -> Question:
        own = self._file.questions.get(one.id, _UNASKED)
        at = f"question {one.id}"
        return Question(
            one.id,
            one.step,
            self.text(at, one.text, own.text),
            one.provenance,
            one.kind,
            tuple(
                [
                    (value, self.text(f"{at}, {value}", text, own.choices.get(value)))
                    for value, text in one.choices
                ]
            ),
            None if one.help is None else self.text(f"{at}, help", one.help, own.help),
            one.derived,
            one.sensitive,
            one.group,
            one.more,
        )

    def cause(self, one: Cause) -> Cause:
        own = self._file.causes.get(one.id, _NOTHING)
        at = f"cause {one.id}"
        tests = {text.of: text for text in own.test}
        facts = {text.of: text for text in own.fact}
        return replace(
            one,
            name=self.text(f"{at}, name", one.name, own.name),
            about=self.text(f"{at}, about", one.about, own.about),
            links=tuple([self._link(at, link, own.reason) for link in one.links]),
            tests=tuple([self._listed(f"{at}, test", text, tests) for text in one.tests]),
            facts=tuple([(self._listed(f"{at}, fact", text, facts), source) for text, source in one.facts]),
        )

    def _link(self, at: str, link: Link, own: Mapping[str, TranslatedShape]) -> Link:
        name = f"{link.question}.{link.answer}"
        reason = self.text(f"{at}, reason {name}", link.reason, own.get(name))
        return Link(link.question, link.answer, link.weight, reason, link.provenance)

    def _listed(self, place: str, text: Text, own: Mapping[str, TranslatedShape]) -> Text:
        """Return the translation of one of several texts, found by what it translates."""
        digest = digest_of(text.clinician, text.patient)
        found = own.get(digest)
        if found is None:
            self.english.append(f"{place}, of {digest}")
            return text
        return Text(found.clinician, found.patient)

    def drugs(self, drugs: Iterable[Drug]) -> Iterator[Drug]:
        """Give each drug with the texts it shares with its class, translated once."""
        words = self._file.drugs
        of_class: dict[str, tuple[Text, tuple[Text, ...]]] = {}
        for drug in drugs:
            own = drug.member_of or drug.id
            if own not in of_class:
                at = f"drug {own}"
                tests = tuple([self._listed(at, text, self._of_drugs) for text in drug.tests])
                of_class[own] = self._listed(at, drug.about, self._of_drugs), tests
            about, tests = of_class[own]
            said, plain = drug.name.clinician, drug.name.patient
            clinician = self._word(said, words.names)
            patient = clinician if plain == said else self._word(plain, words.names)
            yield Drug(
                drug.id,
                Text(clinician, patient),
                drug.drug_class,
                _own_first(drug.names, clinician),
                drug.mechanisms,
                drug.evidence,
                about,
                drug.provenance,
                drug.latency_days,
                drug.chemotherapy,
                tests,
                drug.brands,
                drug.products,
                drug.member_of,
                self._word(drug.drug_class, words.classes),
            )

    def _word(self, word: str, words: Mapping[str, str]) -> str:
        """Return a name in the language; the English one without it."""
        found = words.get(word)
        if found is None:
            if word:
                self.english.append(f"name {word}")
            return word
        return found

    def references(self, references: Mapping[str, Reference]) -> Mapping[str, Reference]:
        """Return the citations; those that are no sentence stand as they were published."""
        found = dict(references)
        for key, own in self._file.references.items():
            reference = references.get(key)
            digest = "" if reference is None else digest_of(reference.short, reference.full)
            if own.of == digest:
                found[key] = Reference(key, own.short, own.full)
            else:
                self.english.append(f"reference {key}, of {digest}")
        return found

    def medicines(self, medicines: Medicines | None) -> Medicines | None:
        """Return what names mean, with the meanings of short forms as they are read in the language."""
        if medicines is None:
            return None
        words = self._file.drugs.names
        short = [
            Abbreviation(one.text, tuple([self._word(meaning, words) for meaning in one.meanings]))
            for one in medicines.abbreviations
        ]
        return replace(medicines, abbreviations=tuple(short))

    def fever(self, fever: FeverTexts | None) -> FeverTexts | None:
        """Return the quoted texts."""
        if fever is None:
            return None
        own = self._file.fever
        texts = [
            replace(one, text=self.text(f"fever {one.id}", one.text, own.get(one.id))) for one in fever.texts
        ]
        return replace(fever, texts=tuple(texts))


def _own_first(names: tuple[str, ...], name: str) -> tuple[str, ...]:
    """Return the names of a drug with the one it is shown by first."""
    own = name.partition(" (")[0]
    plain = own.lower()
    return (own, *[one for one in names if one != plain])
