"""The commands, one a line: the table from which keys, bar, palette, help and docs/keys.md are made."""
# ruff: noqa: E501  one command a line reads as a table

from __future__ import annotations

from kamerbrief_assistant.wording import mark as _

from .command import Command

# fmt: off
COMMANDS: tuple[Command, ...] = (
    Command("app.help", "f1", "app.help", _("Help"), _("The keys that work where you are"), priority=True),
    Command("app.ask", "f2", "app.ask", _("Ask"), _("Go to the question line"), priority=True),
    Command("app.letters", "f3", "app.letters", _("Letters"), _("The letters in the library: add, correct, bring up to date"), priority=True),
    Command("app.register", "f4", "app.register", _("Commitments"), _("What was promised, by when, and where it stands"), priority=True),
    Command("app.note", "f5", "app.note", _("Note"), _("The passages you pinned, to export"), priority=True),
    Command("app.filter", "f7", "app.filter", _("Filter"), _("Ask and list only some letters: by sender, dossier, date or section"), bar=False, priority=True),
    Command("app.update", "f8", "app.update", _("Update"), _("Read new and changed letters into the index"), bar=False, priority=True),
    Command("app.stop", "f9", "app.stop", _("Stop updating"), _("Stop updating; what was finished is kept"), priority=True),
    Command("app.palette", "ctrl+p", "app.command_palette", _("All commands"), _("Find and run any command by its name"), priority=True),
    Command("app.quit", "ctrl+q", "app.quit", _("Quit"), _("Close the assistant"), priority=True),
    Command("app.interrupt", "ctrl+c", "app.interrupt", _("Copy selection"), _("Copy the selected text; it never closes the program"), bar=False),
    Command("app.rebuild", "", "app.rebuild", _("Rebuild"), _("Read every letter again and rebuild the whole index")),
    Command("app.theme", "", "app.next_theme", _("Theme"), _("Change the theme: dark, light, high contrast")),
    Command("app.language", "", "app.next_language", _("Language"), _("Change the language: Dutch or English")),
    Command("app.wipe", "", "app.wipe", _("Wipe history"), _("Wipe the kept conversation and questions from this computer")),
    # Ask and read
    Command("main.other", "f6", "screen.other_pane", _("Other pane"), _("Go to the next pane: question, conversation, letter"), priority=True),
    Command("main.new", "ctrl+n", "screen.new_conversation", _("New conversation"), _("Start a new conversation; follow-up questions forget what came before"), bar=False, priority=True),
    Command("main.export", "", "screen.export", _("Export conversation"), _("Write the conversation to a Markdown or Word file, every quote checked again")),
    # Question line
    Command("question.earlier", "up", "earlier", _("Earlier question"), _("Earlier questions"), bar=False),
    Command("question.later", "down", "later", _("Later question"), _("Later questions"), bar=False),
    Command("question.leave", "escape", "leave", _("Answers"), _("Go to the conversation, where single keys work")),
    # Conversation
    Command("conversation.next", "down,j", "next", _("Next"), _("Next citation"), bar=False),
    Command("conversation.previous", "up,k", "previous", _("Previous"), _("Previous citation"), bar=False),
    Command("conversation.open", "enter", "open", _("Open"), _("Open the letter at this place"), bar=True),
    Command("conversation.copy", "c", "copy", _("Copy with source"), _("Copy the quote with its citation")),
    Command("conversation.copy_quote", "C", "copy_quote", _("Copy quote"), _("Copy the quote alone"), bar=False),
    Command("conversation.pin", "p", "pin", _("Pin"), _("Pin the passage to the dossier note")),
    Command("conversation.edit", "e", "edit", _("Edit question"), _("Change the question and ask again")),
    Command("conversation.first", "home,g", "first", _("First"), _("Top of the conversation"), bar=False),
    Command("conversation.last", "end,G", "last", _("Last"), _("End of the conversation"), bar=False),
    Command("conversation.leave", "escape", "screen.to_question", _("Question line"), _("Back to the question line"), bar=False),
    # Letter
    Command("reader.follow", "enter", "follow", _("Follow"), _("Follow the footnote mark or reference; on a footnote, back to its mark")),
    Command("reader.back", "b,backspace,alt+left", "back", _("Back"), _("Back to where you were")),
    Command("reader.forward", "f,alt+right", "forward", _("Forward"), _("Forward again"), bar=False),
    Command("reader.next_link", "full_stop,tab", "next_link", _("Next mark"), _("Next footnote mark or reference")),
    Command("reader.previous_link", "comma,shift+tab", "previous_link", _("Previous mark"), _("Previous footnote mark or reference"), bar=False),
    Command("reader.next_used", "right_square_bracket", "next_used", _("Next in answer"), _("Next passage that the answer used")),
    Command("reader.previous_used", "left_square_bracket", "previous_used", _("Previous in answer"), _("Previous passage that the answer used"), bar=False),
    Command("reader.find", "slash,ctrl+f", "find", _("Find"), _("Find words in this letter")),
    Command("reader.next_match", "n", "next_match", _("Next match"), _("Next match"), bar=False),
    Command("reader.previous_match", "N", "previous_match", _("Previous match"), _("Previous match"), bar=False),
    Command("reader.outline", "o", "outline", _("Outline"), _("The sections of this letter")),
    Command("reader.references", "r", "references", _("References"), _("The papers this letter refers to")),
    Command("reader.copy", "c", "copy", _("Copy with source"), _("Copy the quote or paragraph with its citation")),
    Command("reader.copy_quote", "C", "copy_quote", _("Copy quote"), _("Copy the quote or paragraph alone"), bar=False),
    Command("reader.pin", "p", "pin", _("Pin"), _("Pin the passage to the dossier note")),
    Command("reader.down", "down,j", "line_down", _("Down"), _("One line down"), bar=False),
    Command("reader.up", "up,k", "line_up", _("Up"), _("One line up"), bar=False),
    Command("reader.page_down", "pagedown,space", "sheet_down", _("Page down"), _("One screen down"), bar=False),
    Command("reader.page_up", "pageup", "sheet_up", _("Page up"), _("One screen up"), bar=False),
    Command("reader.top", "home,g", "top", _("Top"), _("Beginning of the letter"), bar=False),
    Command("reader.bottom", "end,G", "bottom", _("Bottom"), _("End of the letter"), bar=False),
    Command("reader.leave", "escape", "leave", _("Conversation"), _("Back to the conversation"), bar=False),
    # Letters
    Command("letters.open", "enter", "open", _("Open"), _("Read this letter")),
    Command("letters.add", "a", "add", _("Add"), _("Add letters by their path; you can also paste or drop files")),
    Command("letters.edit", "e", "edit", _("Correct"), _("Correct title, date, sender, addressee or dossier")),
    Command("letters.only", "space", "only", _("Ask only this"), _("Ask only this letter, or all again")),
    Command("letters.remove", "delete,x", "remove", _("Remove"), _("Take this letter out of the library"), bar=False),
    Command("letters.sort", "s", "sort", _("Sort"), _("Sort by another column")),
    Command("letters.why", "w", "why", _("Why"), _("Why a letter could not be read, and its warnings")),
    # Commitments
    Command("register.open", "enter", "open", _("Open"), _("Read it in the letter")),
    Command("register.search", "slash", "search", _("Search"), _("Show only lines with these words")),
    Command("register.sort", "s", "sort", _("Sort"), _("Sort by another column")),
    Command("register.view", "t", "timeline", _("Timeline"), _("Timeline by month, or the table again")),
    Command("register.kind", "k", "kind", _("Kind"), _("Commitments, announcements, or both"), bar=False),
    Command("register.filter", "f", "filter_status", _("Status shown"), _("Show all, or one status"), bar=False),
    Command("register.status", "m", "status", _("Mark"), _("Set the status, owner and remark")),
    Command("register.copy", "c", "copy", _("Copy with source"), _("Copy the quote with its citation")),
    Command("register.pin", "p", "pin", _("Pin"), _("Pin the passage to the dossier note"), bar=False),
    Command("register.export", "e", "export", _("Export"), _("Write what is shown to a file")),
    # Note
    Command("note.open", "enter", "open", _("Open"), _("Read it in the letter")),
    Command("note.remark", "r", "remark", _("Remark"), _("Write a remark under the passage")),
    Command("note.up", "shift+up,u", "move_up", _("Move up"), _("Move the passage up"), bar=False),
    Command("note.down", "shift+down,d", "move_down", _("Move down"), _("Move the passage down"), bar=False),
    Command("note.remove", "delete,x", "remove", _("Take off"), _("Take the passage off the note")),
    Command("note.copy", "c", "copy", _("Copy with source"), _("Copy the quote with its citation")),
    Command("note.export", "e", "export", _("Export"), _("Write the note to Markdown or Word, every quote checked again")),
    # Lists
    Command("list.choose", "enter", "choose", _("Choose"), _("Choose this line"), bar=False),
    Command("list.close", "escape", "close", _("Back"), _("Back to where you were")),
)
# fmt: on
