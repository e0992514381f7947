"""The text of the forms that stand open, to be kept and put back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from neutro_desk.ward_records.kept_work import KeptForms

if TYPE_CHECKING:
    from neutro_desk.forms import Forms
    from neutro_desk.medication_form import MedicationForm
    from neutro_desk.workup.case import Case, Event


def forms_text(forms: Forms, case: Case) -> KeptForms:
    """Return the text of the forms that stand open now.

    Args:
        forms: The forms.
        case: The open case: an event that is being amended is kept as its place in it.
    """
    standing = forms.standing()
    if not standing:
        return KeptForms()
    from neutro_desk.screens.event_dialog import EventDialog  # noqa: PLC0415  made when first opened
    from neutro_desk.screens.medication_dialog import MedicationDialog  # noqa: PLC0415
    from neutro_desk.screens.patient_dialog import PatientDialog  # noqa: PLC0415
    from neutro_desk.screens.quick_table import QuickTable  # noqa: PLC0415
    from neutro_desk.screens.review_grid import ReviewGrid  # noqa: PLC0415

    event = next((one for one in standing if isinstance(one, EventDialog)), None)
    patient = next((one for one in standing if isinstance(one, PatientDialog)), None)
    table = next((one for one in standing if isinstance(one, QuickTable)), None)
    review = next((one for one in standing if isinstance(one, ReviewGrid)), None)
    medicines = next((one for one in standing if isinstance(one, MedicationDialog)), None)
    edits = () if medicines is None else tuple(medicines.typed.edits.items())
    return KeptForms(
        event=None if event is None else event.typed(),
        event_at=-1 if event is None else _place(event.before, case),
        patient=None if patient is None else patient.typed(),
        rows=table.typed if table is not None and table.rows_left else (),
        block=review.review.text if review is not None and review.counts_left else "",
        medicines="" if medicines is None else medicines.typed.text,
        edits=tuple((line, number, edit) for (line, number), edit in edits),
    )


def reopen(kept: KeptForms, forms: Forms, medicines: MedicationForm, case: Case) -> None:
    """Open the forms again with the text that was kept.

    Of a pasted block the text comes back and is read anew: what was ticked in it is not kept.
    """
    if kept.rows:
        forms.open_table_typed(kept.rows)
    if kept.block:
        forms.review_block(kept.block)
    if kept.medicines:
        from neutro_desk.screens.medication_dialog import TypedList  # noqa: PLC0415

        edits = {(line, number): edit for line, number, edit in kept.edits}
        medicines.open_typed(TypedList(kept.medicines, edits))
    if kept.event is not None:
        before = case.events[kept.event_at] if 0 <= kept.event_at < len(case.events) else None
        forms.open_event_typed(before, kept.event)
    if kept.patient is not None:
        forms.open_patient_typed(kept.patient)


def _place(event: Event | None, case: Case) -> int:
    return case.events.index(event) if event is not None and event in case.events else -1
