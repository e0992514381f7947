"""A small sound pack on disk, for tests that break it."""

from __future__ import annotations

from pathlib import Path

from neutro_desk.workup.fever_bodies import DefinitionBody

ITEM = 'sources = ["book"]\nchecked = "source checked"\nstatus = "under review"\ndate = 2026-11-21\n'
QUESTION = f"""[[question]]
id = "spleen-large"
step = "autoimmune-spleen"
text = {{ clinician = "Large spleen?", patient = "Is your spleen large?" }}
{ITEM}
"""
FELTY = f"""name = {{ clinician = "Felty syndrome", patient = "Felty syndrome" }}
category = "autoimmune"
mechanisms = ["increased_destruction"]
about = {{ clinician = "About it." }}
{ITEM}
[[link]]
question = "spleen-large"
answer = "yes"
weight = 2
reason = {{ clinician = "Large spleen" }}
{ITEM}
[[test]]
text = {{ clinician = "Ultrasound" }}

[[fact]]
text = {{ clinician = "A fact." }}
{ITEM}
"""
CLOZAPINE = f"""[[drug]]
id = "clozapine"
name = {{ clinician = "clozapine", patient = "clozapine" }}
drug_class = "antipsychotic"
names = ["clozapine", "clozaril"]
mechanisms = ["unknown"]
evidence = 3
latency_days = [42, 126]
about = {{ clinician = "About it." }}
{ITEM}
"""
CAUTION = f"""[[caveat]]
id = "with-prescriber"
text = {{ clinician = "Decide with the prescriber." }}
conditions = [
  "category:drug", "cause:felty", "cause:drug.clozapine", "question:spleen-large", "severity:severe",
]
{ITEM}
"""
GATES = f"""[stopping]
{ITEM}
[[label]]
id = "US"
{ITEM}
[[label]]
id = "EU"
{ITEM}
[[label]]
id = "UK"
{ITEM}
[[repeat]]
label = "US"
population = "general"
below = "1.5"
hours = 24

[[band]]
label = "US"
population = "general"
low = "1.5"
level = "not below"
treatment = "continue"
monitoring = "schedule"
{ITEM}
[[band]]
label = "US"
population = "general"
high = "1.5"
level = "severe"
treatment = "interrupt"
resume = "1.5"
monitoring = "daily_thrice"
until = ["1.0", "1.4"]
{ITEM}
[[band]]
label = "EU"
population = "general"
level = "unnamed"
{ITEM}
[[band]]
label = "UK"
population = "general"
level = "unnamed"
{ITEM}
"""
FEVER = (
    "\n".join(f'[[definition]]\nid = "{body.value}"\n{ITEM}' for body in DefinitionBody)
    + f"""
[[text]]
id = "older"
topic = "antibiotics"
text = {{ clinician = "Older: 2 hours." }}
{ITEM}
"""
)
MEDICINES = f"""others = "clonazepam, olanzapine"
[[product]]
names = ["clozapine-olanzapine"]
agents = ["clozapine"]
others = ["olanzapine"]
{ITEM}
[[abbreviation]]
text = "clz"
meanings = ["clozapine", "clonazepam"]
"""
FILES = {
    "pack.toml": 'version = "2026-11"\nreview_by = 2027-05-31\n',
    "references.toml": '[book]\nshort = "Book 2017"\nfull = "A book, 2017."\n',
    "questions.toml": QUESTION,
    "drugs.toml": CLOZAPINE,
    "caveats.toml": CAUTION,
    "clozapine.toml": GATES,
    "fever.toml": FEVER,
    "medicines.toml": MEDICINES,
    "causes/felty.toml": FELTY,
}


def written(folder: Path) -> Path:
    """Write the pack into a folder, and return it."""
    (folder / "causes").mkdir(parents=True)
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def changed(folder: Path, file: str, old: str, new: str) -> None:
    """Replace text in a file that must hold it."""
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
