"""The small pack of `a_pack` in German on disk, for tests that break it."""

from __future__ import annotations

from pathlib import Path

from neutro_desk.knowledge.translation_shapes import digest_of


def _row(english: str, german: str, patient: tuple[str, str] = ("", "")) -> str:
    plain = f', patient = "{patient[1]}"' if patient[1] else ""
    return f'{{ of = "{digest_of(english, patient[0])}", clinician = "{german}"{plain} }}'


def _lines(english: str, german: str) -> str:
    return f'of = "{digest_of(english, "")}"\nclinician = "{german}"\n'


FILES = {
    "pack.toml": 'language = "de"\nversion = "2026-11-de.1"\nstatus = "submitted"\ndate = 2026-11-21\n',
    "questions.toml": "[spleen-large]\ntext = "
    + _row("Large spleen?", "Große Milz?", ("Is your spleen large?", "Ist Ihre Milz groß?"))
    + "\n",
    "drugs.toml": '[names]\nclozapine = "Clozapin"\nclonazepam = "Clonazepam"\n'
    + '[classes]\nantipsychotic = "Antipsychotikum"\n[[text]]\n'
    + _lines("About it.", "Darüber."),
    "caveats.toml": "with-prescriber = "
    + _row("Decide with the prescriber.", "Mit der verordnenden Stelle entscheiden.")
    + "\n",
    "fever.toml": "older = " + _row("Older: 2 hours.", "Älter: 2 Stunden.") + "\n",
    "references.toml": f'[book]\nof = "{digest_of("Book 2017", "A book, 2017.")}"\n'
    'short = "Buch 2017"\nfull = "Ein Buch, 2017."\n',
    "causes/felty.toml": "name = "
    + _row("Felty syndrome", "Felty-Syndrom", ("Felty syndrome", "Felty-Syndrom"))
    + f'\nabout = {_row("About it.", "Darüber.")}\n[reason]\n"spleen-large.yes" = '
    + f"{_row('Large spleen', 'Große Milz')}\n[[test]]\n{_lines('Ultrasound', 'Ultraschall')}"
    + f"[[fact]]\n{_lines('A fact.', 'Ein Fakt.')}",
}


def written(folder: Path) -> Path:
    """Write the translation into a folder, and return it."""
    (folder / "causes").mkdir(parents=True)
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder
