"""Who hears what the user wishes in a window; made anew with each window."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from neutro_desk.parts import Parts
    from neutro_desk.screens.main_window import MainWindow
    from neutro_desk.window_commands import WindowCommands


def connect_window(window: MainWindow, parts: Parts, commands: WindowCommands) -> None:
    """Connect a window whose zones stand with the parts and with what carries out its wishes."""
    desk, filing, entry, bar = parts.desk, parts.filing, window.entry, window.patient_bar
    entry.draft_typed.connect(commands.type_draft)
    entry.choice_taken.connect(desk.choose)
    entry.reason_typed.connect(desk.give_reason)
    entry.fever_answered.connect(commands.answer_fever)
    entry.count_added.connect(commands.add_count)
    entry.new_count_wanted.connect(commands.start_count)
    entry.table_wanted.connect(parts.forms.open_table)
    entry.block_pasted.connect(parts.forms.review_block)
    entry.undo_wanted.connect(commands.undo)
    entry.redo_wanted.connect(commands.redo)
    window.new_count_wanted.connect(commands.start_count)
    window.table_wanted.connect(parts.forms.open_table)
    window.add_wanted.connect(commands.add_count)
    window.event_wanted.connect(parts.forms.add_event)
    window.medication_list_wanted.connect(parts.medication_form.open_list)
    window.amend_wanted.connect(commands.amend_selected)
    window.print_wanted.connect(commands.preview)
    window.pdf_wanted.connect(commands.save_pdf)
    window.copy_wanted.connect(parts.handing_out.copy_text)
    window.paste_wanted.connect(parts.forms.paste_block)
    window.undo_wanted.connect(commands.undo)
    window.redo_wanted.connect(commands.redo)
    window.open_file_wanted.connect(filing.open_with_dialog)
    for signal in (window.save_wanted, bar.save_wanted):
        signal.connect(filing.save)
    window.save_as_wanted.connect(filing.save_as)
    window.file_dropped.connect(filing.open_path)
    window.closing.connect(filing.close_window)
    window.help_wanted.connect(parts.forms.open_help)
    window.check_wanted.connect(parts.forms.open_self_check)
    window.fever_wanted.connect(parts.fever_forms.open_panel)
    window.result.fever_wanted.connect(parts.fever_forms.open_panel)
    window.content_wanted.connect(parts.content_form.open_content)
    window.status.help_wanted.connect(parts.forms.open_help)
    window.status.content_wanted.connect(parts.content_form.open_content)
    bar.patient_wanted.connect(parts.forms.open_patient)
    filing.said.connect(window.status.show_message)
    parts.handing_out.said.connect(window.status.show_message)
    parts.course_out.said.connect(window.status.show_message)
