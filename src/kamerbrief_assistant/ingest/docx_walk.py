"""A walk through a Word document's body, in reading order."""

from __future__ import annotations

from kamerbrief_assistant.domain.letters import Block, Kind

from . import header
from .builder import Builder
from .docx_fields import Fields
from .docx_notes import Notes
from .docx_numbering import Numbering, W, value
from .docx_pages import Pages
from .docx_styles import Style, Styles, on, outline_level
from .docx_symbols import symbol
from .xml_tree import Element, local

_GONE = {"del", "moveFrom", "sectPr", "pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "sdtEndPr",
         "instrText", "delText", "delInstrText", "proofErr", "annotationRef", "commentReference"}  # fmt: skip
_LEAVES = {"t", "oMath", "oMathPara", "tab", "br", "cr", "ptab", "noBreakHyphen", "lastRenderedPageBreak",
           "footnoteReference", "endnoteReference", "sym"}  # fmt: skip
_HEADING_LENGTH = 120
_LONGEST_MARK = 10


class Walk:
    """Collects the blocks of a part. Text boxes that are no running text are put aside in `boxes`."""

    def __init__(self, styles: Styles, numbering: Numbering, notes: Notes, pages: Pages) -> None:
        self.out = Builder()
        self.boxes: list[Block] = []
        self._styles, self._numbering, self._notes, self._pages = styles, numbering, notes, pages
        self._found_boxes: list[Element] = []
        self._fields = Fields()
        self._breaks = 0
        self._joins = False  # the paragraph's end was deleted: the next one goes on in it

    def blocks(self, parent: Element) -> None:
        """The paragraphs and tables in `parent`."""
        for child in parent:
            name = local(child)
            if name == "p":
                self.paragraph(child)
            elif name == "tbl":
                self.table(child)
            elif name == "AlternateContent":
                self.blocks(chosen(child))
            elif name == "sdt" and _is_contents(child):
                self._leave_out(child)
            elif name not in _GONE:
                self.blocks(child)

    def _leave_out(self, element: Element) -> None:
        """Only the pages of `element` count, and the fields that begin or end in it."""
        for inner in element.iter(f"{W}lastRenderedPageBreak", f"{W}fldChar", f"{W}r"):
            if inner.tag == f"{W}r":
                self._fields.feed(inner)
            elif inner.tag == f"{W}fldChar":
                self._fields.mark(inner.get(f"{W}fldCharType") or "")
            else:
                self._pages.turn()

    def paragraph(self, element: Element) -> None:
        properties = element.find(f"{W}pPr")
        style = self._styles[value(properties, "pStyle") if properties is not None else ""]
        if style.contents:
            self._leave_out(element)
            return
        self._breaks = 0
        if not self._joins:
            self._open(element, properties, style)
        self.inline(element, Kind.PARAGRAPH)
        if properties is not None and properties.find(f"{W}sectPr") is not None:
            self._notes.turn("eachSect")
        gone = None if properties is None else properties.find(f"{W}rPr/{W}del")
        self._joins = gone is not None
        if not self._joins:
            self.out.end()
            self._take_boxes()

    def _open(self, element: Element, properties: Element | None, style: Style) -> None:
        level = style.level
        if properties is not None and (outline := properties.find(f"{W}outlineLvl")) is not None:
            level = outline_level(outline) or level
        label, listed = self._label(properties, style)
        if level is None and not listed and element.getparent().tag != f"{W}tc":
            level = _looks_heading(element, style)
        if level is not None:
            self.out.begin(Kind.HEADING, level=level, page=self._pages.page)
        else:
            self.out.begin(Kind.LIST_ITEM if listed else Kind.PARAGRAPH, page=self._pages.page)
        if label and any((text.text or "").strip() for text in element.iter(f"{W}t")):
            self.out.text(label + " ")

    def _label(self, properties: Element | None, style: Style) -> tuple[str, bool]:
        """The printed number of a list paragraph, and whether it is one."""
        numbered = properties.find(f"{W}numPr") if properties is not None else None
        list_id, level = style.list_id, style.list_level
        if numbered is not None:
            list_id = value(numbered, "numId") or list_id
            text = value(numbered, "ilvl")
            level = int(text) if text.isdecimal() else level
        if not list_id or list_id == "0":
            return "", False
        return self._numbering.label(list_id, level), True

    def inline(self, parent: Element, kind: Kind) -> None:
        """The text of runs in `parent` into the open block."""
        for child in parent:
            name = local(child)
            if name in _GONE:
                continue
            if name == "fldChar":
                self._fields.mark(child.get(f"{W}fldCharType") or "")
            elif name == "r":
                if not _is_hidden(child):
                    self._fields.feed(child)
                    self.inline(child, kind)
            elif name in {"drawing", "pict", "object"}:
                self._found_boxes += [
                    box for box in child.iter(f"{W}txbxContent") if not _is_nested(box, child)
                ]
            elif name == "AlternateContent":
                self.inline(chosen(child), kind)
            elif name == "fldSimple":
                if not Fields.is_furniture(child.get(f"{W}instr") or ""):
                    self.inline(child, kind)
            elif name not in _LEAVES:
                self.inline(child, kind)
            elif self._fields.shown:
                self._leaf(child, name, kind)

    def _leaf(self, child: Element, name: str, kind: Kind) -> None:
        if name in {"t", "oMath", "oMathPara"}:
            text = "".join(child.itertext())
            self._breaks = 0 if text.strip() else self._breaks
            if self._fields.is_note_reference:
                self.out.mark(text.strip())
            else:
                self.out.text(text)
        elif name in {"tab", "br", "cr", "ptab"}:
            self.out.text(" ")
            self._breaks += name in {"br", "cr"}
            if self._breaks == 2:  # an empty line parts paragraphs, whatever the writer pressed
                self.out.begin(kind, page=self._pages.page)
        elif name == "noBreakHyphen":
            self.out.text("-")
        elif name == "lastRenderedPageBreak":
            self._notes.turn("eachPage")
            self._pages.turn()
            self.out.turn(self._pages.page)
        elif name == "sym":
            self.out.text(symbol(child))
        else:
            self._note(child, name)

    def _note(self, reference: Element, name: str) -> None:
        own = ""
        if (reference.get(f"{W}customMarkFollows") or "0").lower() in {"1", "true", "on"}:
            own = _typed_mark(reference)
        number, body = self._notes.next(
            reference.get(f"{W}id") or "", end=name == "endnoteReference", own=own
        )
        if body is None:
            self.out.mark(number)
            return
        inner = Walk(self._styles, self._numbering, Notes(), Pages(None, None))
        inner.blocks(body)
        inner.out.end()
        self.out.mark(number)
        self.out.note(number, " ".join(block.text for block in inner.out.blocks))

    def table(self, table: Element) -> None:
        heading = ""
        for row in _rows(table):
            if row.find(f"{W}trPr/{W}del") is not None:
                continue
            cells = []
            for cell in _cells(row):
                inner = Walk(self._styles, self._numbering, self._notes, self._pages)
                inner.blocks(cell)
                inner.out.end()
                self.boxes += inner.boxes
                cells.append(inner.out.blocks)
            text = self.out.row(cells, header=heading)
            repeated = row.find(f"{W}trPr/{W}tblHeader")
            if text and repeated is not None and on(repeated):
                heading = text

    def _take_boxes(self) -> None:
        """Text boxes come after the paragraph that anchors them."""
        found, self._found_boxes = self._found_boxes, []
        for box in found:
            inner = Walk(self._styles, self._numbering, self._notes, self._pages)
            inner.blocks(box)
            inner.out.end()
            self.boxes += inner.boxes
            # A box with running text is a part of the letter; one without is its side block.
            running = any(header.is_running(block) for block in inner.out.blocks)
            (self.out.blocks if running else self.boxes).extend(inner.out.blocks)


def _typed_mark(reference: Element) -> str:
    """The mark that the writer typed after a note's reference, taken out of the text."""
    following = reference.getnext()
    if following is None and (run := reference.getparent().getnext()) is not None and local(run) == "r":
        following = next((child for child in run if local(child) in {"t", "sym"}), None)
    if following is None or local(following) not in {"t", "sym"}:
        return ""
    typed = symbol(following) if local(following) == "sym" else following.text or ""
    mark = typed.split(maxsplit=1)[0] if typed.strip() else ""
    if len(mark) > _LONGEST_MARK:
        return ""
    if local(following) == "sym":
        following.set(f"{W}char", "")
    else:
        following.text = typed.replace(mark, "", 1)
    return mark


def chosen(alternate: Element) -> Element:
    """The one of the alternatives (`mc:Choice`, `mc:Fallback`) that is read; both say the same."""
    for name in ("Choice", "Fallback"):
        found = alternate.find(f"{{*}}{name}")
        if found is not None:
            return found
    return alternate


def _is_nested(box: Element, outer: Element) -> bool:
    """Whether a text box stands in another one, or in the second copy of one."""
    for above in box.iterancestors():
        if above is outer:
            return False
        if local(above) in {"txbxContent", "Fallback"}:
            return True
    return False


def _rows(table: Element) -> list[Element]:
    return [row for row in table.iter(f"{W}tr") if next(row.iterancestors(f"{W}tbl"), None) is table]


def _cells(row: Element) -> list[Element]:
    return [cell for cell in row.iter(f"{W}tc") if next(cell.iterancestors(f"{W}tr"), None) is row]


def _is_contents(element: Element) -> bool:
    gallery = element.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    return gallery is not None and "Contents" in (gallery.get(f"{W}val") or "")


def _is_hidden(run: Element) -> bool:
    vanish = run.find(f"{W}rPr/{W}vanish")
    return vanish is not None and on(vanish)


def _looks_heading(element: Element, style: Style) -> int | None:
    """The level of a short line all in bold (2) or all in italics or underlined (3), else nothing."""
    runs = [run for run in element.iter(f"{W}r") if any((t.text or "").strip() for t in run.iter(f"{W}t"))]
    text = "".join(t.text or "" for run in runs for t in run.iter(f"{W}t")).strip()
    if not 2 <= len(text) <= _HEADING_LENGTH or text[-1] in ".,;:!?…" or not text[0].isalnum():
        return None

    def all_are(name: str, *, inherited: bool = False) -> bool:
        for run in runs:
            toggle = run.find(f"{W}rPr/{W}{name}")
            if not (inherited if toggle is None else on(toggle)):
                return False
        return True

    if all_are("b", inherited=style.bold):
        return 2
    return 3 if all_are("i") or all_are("u") else None
