"""What the main screen does for its reader: finding, outline, references, copying, going back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamerbrief_assistant.domain.answers import Quote
from kamerbrief_assistant.domain.commitments import Reference, ReferenceKind
from kamerbrief_assistant.wording import mark as _
from kamerbrief_assistant.wording import text

from .codes import REFERENCES
from .letterview import Link, Place
from .note import whole
from .taking import hit_of, take

if TYPE_CHECKING:
    from .screens.main import MainScreen
    from .widgets.reader import Reader


def answer_reader(screen: MainScreen, what: str, link: Link | None) -> None:
    """Does what the reader asked for."""
    say = screen.assistant.say
    match what:
        case "leave":
            screen.to_talk()
        case "copy" | "copy-quote" | "pin":
            _take(screen, what)
        case "find":
            _find(screen)
        case "outline":
            _outline(screen)
        case "references":
            _references(screen)
        case "missing" if link is not None and link.reference is not None:
            say(missing(link.reference))
        case "no-note" if link is not None:
            say(text("Footnote {n} has no text in this letter.", n=link.number))
        case "no-mark" if link is not None:
            say(text("Footnote {n} is marked nowhere in this letter.", n=link.number))
        case "used":
            reader = screen.reader
            here = reader.where_now()
            if here in reader.used:
                latest = screen.assistant.desk.session.exchanges
                for exchange in latest:
                    for citation in exchange.citations:
                        if citation.place == here and _uses(reader, exchange.citations[0].place):
                            screen.talk.choose_citation(exchange, citation.number)
        case _:
            say(text(_SAYINGS[what]))


_SAYINGS = {
    "trail-end": _("This is as far as it goes."),
    "no-links": _("There is no footnote mark or reference here."),
    "no-used": _("No answer points to this letter yet. Ask something first."),
    "no-matches": _("Nothing is being looked for. / finds words."),
}


def _uses(reader: Reader, first: Place) -> bool:
    return bool(reader.used) and reader.used[0] == first


def missing(reference: Reference) -> str:
    """What to say of a reference that leads nowhere in the library."""
    if reference.kind is ReferenceKind.WEB:
        return text("Web addresses are not opened: nothing leaves this computer. C copies the passage.")
    kind = text(REFERENCES[reference.kind])
    return text("{kind} {what} is not in the library. F3 adds letters.", kind=kind, what=reference.text)


def _take(screen: MainScreen, what: str) -> None:
    reader = screen.reader
    passage = reader.passage
    if reader.view is None or passage is None:
        return
    hit = hit_of(reader.view.letter, passage)
    place = reader.place
    quote = whole(hit)
    if place is not None and place.order == passage.order and place.end > place.start:
        quote = Quote(0, place.start, place.end, passage.text[place.start : place.end])
    take(screen.assistant, what, hit, quote)


def _find(screen: MainScreen) -> None:
    from .screens.dialogs import Ask

    def done(words: str | None) -> None:
        if not words:
            return
        screen.source.found_words = words
        count = screen.reader.find(words)
        if not count:
            screen.assistant.say(text("“{words}” is not in this letter.", words=words))

    screen.app.push_screen(Ask(text("Find in this letter"), screen.source.found_words), done)


def _outline(screen: MainScreen) -> None:
    from .screens.dialogs import Choice, Choose

    view = screen.reader.view
    if view is None:
        return
    sections = view.outline()
    if not sections:
        screen.assistant.say(text("This letter has no headings."))
        return
    here = max((i for i, (block, *_rest) in enumerate(sections) if block <= screen.reader.here), default=0)
    choices = [Choice("  " * (level - 1) + heading, str(block)) for block, level, heading in sections]

    def done(block: str | None) -> None:
        if block is not None and screen.reader.view is view:
            screen.reader.visit(Place(view.letter.id, view.passage(int(block)).order))

    screen.app.push_screen(Choose(text("Sections of this letter"), choices, here), done)


def _references(screen: MainScreen) -> None:
    from .screens.references import ReferencesPane

    reader = screen.reader
    if reader.view is None:
        return
    opened = screen.assistant.desk.opened(reader.view.letter.id)
    if opened is None or not opened.references:
        screen.assistant.say(text("This letter refers to no papers that we recognise."))
        return

    before = reader.where_now()

    def done(place: Place | None) -> None:
        # What was only looked at is no part of the way back.
        if before is not None:
            reader.go(before)
        if place is not None:
            reader.visit(place)

    screen.app.push_screen(ReferencesPane(opened, reader.go), done)
