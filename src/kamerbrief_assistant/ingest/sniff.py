"""Is the file what its name says? Told by its first bytes."""

from __future__ import annotations

from kamerbrief_assistant.domain.errors import UnreadableError

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BLANK = b"\x00 \t\r\n\xef\xbb\xbf"
_SAVE_AS = "Open it in the program that made it and save it as .docx, .pdf or .txt."
_NAME_IT = "Give it a name that ends in {}."
_MAGIC = (
    (b"%PDF-", "a PDF", _NAME_IT.format(".pdf")),
    (b"PK\x03\x04", "a zip archive", "If it is a Word or OpenDocument file, name it .docx or .odt."),
    (b"{\\rtf", "a rich-text (RTF) file", _SAVE_AS),
    (b"\x89PNG", "a picture", _SAVE_AS),
    (b"\xff\xd8\xff", "a picture", _SAVE_AS),
    (b"GIF8", "a picture", _SAVE_AS),
    (b"\x7fELF", "a program", _SAVE_AS),
    (b"MZ\x90", "a program", _SAVE_AS),
    (b"\x1f\x8b\x08", "a gzip archive", _SAVE_AS),
    (b"7z\xbc\xaf\x27\x1c", "a 7-zip archive", _SAVE_AS),
    (b"Rar!", "a rar archive", _SAVE_AS),
)
_OWN = {".pdf": "a PDF", ".docx": "a zip archive", ".odt": "a zip archive"}


def check(data: bytes, suffix: str) -> None:
    """Raise UnreadableError when `data` is empty or plainly another type than `suffix` says."""
    head = data[:1024].lstrip(_BLANK)
    if not head and not data.strip(_BLANK):
        raise UnreadableError("The file is empty.", code="empty", remedy="Copy or export the letter again.")
    if data.startswith(_OLE):
        _refuse_ole(data, suffix)
    own = _OWN.get(suffix)
    if own == "a PDF" and b"%PDF-" in data[:1024]:
        return
    for magic, what, remedy in _MAGIC:
        if head.startswith(magic):
            if what != own:
                raise _wrong(suffix, what, remedy)
            return
    if own:
        raise _wrong(suffix, "something else", _SAVE_AS)
    markup = head[:256].lower()
    if suffix in {".txt", ".md"} and markup.startswith((b"<!doctype html", b"<html")):
        raise _wrong(suffix, "a web page", _NAME_IT.format(".html"))
    if suffix != ".xml" and markup.startswith(b"<?xml") and b"<html" not in data[:4096].lower():
        raise _wrong(suffix, "an XML file", _NAME_IT.format(".xml"))


def _wrong(suffix: str, what: str, remedy: str) -> UnreadableError:
    message = f"The name ends in {suffix}, but the file is {what}."
    return UnreadableError(message, code="wrong_type", remedy=remedy)


def _refuse_ole(data: bytes, suffix: str) -> None:
    """Old Word files, and new ones behind a password, are both OLE compound files."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise UnreadableError(
            "The file is protected with a password.",
            code="encrypted",
            remedy="Open it in Word, take the password off, and save it again.",
        )
    raise _wrong(suffix, "an old Word (.doc) file", "Open it in Word or LibreOffice and save it as .docx.")
