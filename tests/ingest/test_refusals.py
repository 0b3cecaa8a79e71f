"""What is refused, with which code; that it is refused soon; and what is read all the same."""

from __future__ import annotations

import io
import re
import struct
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

import letters
from kamerbrief_assistant.domain.errors import UnreadableError
from kamerbrief_assistant.ingest import limits, read_bytes, read_letter, reading

MAKERS: dict[str, Callable[[Path, Sequence[str]], Path]] = {
    "docx": letters.make_docx,
    "html": letters.make_html,
    "md": letters.make_markdown,
    "odt": letters.make_odt,
    "txt": letters.make_text,
    "xml": letters.make_xml,
}
TEXT = ["Dit is een brief van de minister aan de Kamer over het beleid van het kabinet."]


def refused(data: bytes, file: str) -> str:
    with pytest.raises(UnreadableError) as caught:
        read_bytes(data, file=file)
    assert caught.value.message
    assert caught.value.remedy
    return caught.value.code


def zipped(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return out.getvalue()


@pytest.fixture
def docx(tmp_path: Path) -> bytes:
    return letters.make_docx(tmp_path / "b.docx", TEXT).read_bytes()


@pytest.fixture
def pdf(tmp_path: Path) -> bytes:
    return letters.make_pdf(tmp_path / "b.pdf", TEXT * 30).read_bytes()


def test_a_type_that_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "brief.pages"
    path.write_bytes(b"x")
    with pytest.raises(UnreadableError) as caught:
        read_letter(path, file="brief.pages")
    assert caught.value.code == "unsupported"


def test_a_file_that_is_gone(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_letter(tmp_path / "weg.txt", file="weg.txt")
    assert caught.value.code == "permission"


def test_a_file_over_the_limit_is_not_even_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "groot.txt"
    path.write_bytes(b"a" * 2000)
    monkeypatch.setattr(reading, "MAX_FILE_BYTES", 1000)
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("read"))
    with pytest.raises(UnreadableError) as caught:
        read_letter(path, file="groot.txt")
    assert caught.value.code == "too_large"


@pytest.mark.parametrize("suffix", sorted(reading.SUFFIXES))
def test_an_empty_file(suffix: str) -> None:
    assert refused(b"", f"leeg{suffix}") == "empty"


@pytest.mark.parametrize(
    ("file", "data"),
    [
        ("brief.docx", b"%PDF-1.4 ..."),
        ("brief.pdf", b"PK\x03\x04"),
        ("brief.pdf", b"gewone tekst"),
        ("brief.odt", b"gewone tekst"),
        ("brief.html", b"%PDF-1.4"),
        ("brief.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
        ("brief.txt", b"{\\rtf1 tekst}"),
        ("brief.xml", b"<?xml version='1.0'?><html><body><p>tekst</p></body></html>"),
        ("brief.html", b"<?xml version='1.0'?><officiele-publicatie/>"),
    ],
)
def test_what_is_not_what_its_name_says(file: str, data: bytes) -> None:
    assert refused(data, file) == "wrong_type"


def test_archives_that_hold_no_letter() -> None:
    other = zipped({"iets.txt": b"tekst"})
    assert refused(other, "brief.docx") == "wrong_type"
    assert refused(other, "brief.odt") == "wrong_type"


def test_password_protected_word_files_are_told_from_old_ones() -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    assert refused(ole + "EncryptedPackage".encode("utf-16-le"), "brief.docx") == "encrypted"


def test_password_protected_open_documents() -> None:
    parts = {"content.xml": b"\x8f\x12", "META-INF/manifest.xml": b"<manifest:encryption-data/>"}
    assert refused(zipped(parts), "brief.odt") == "encrypted"


def test_password_protected_parts_of_an_archive(docx: bytes) -> None:
    locked = bytearray(docx)
    for found in re.finditer(rb"PK\x01\x02", docx):
        locked[found.start() + 8] |= 1
    assert refused(bytes(locked), "brief.docx") == "encrypted"


def test_password_protected_pdf(pdf: bytes) -> None:
    encrypt = (
        b"/Encrypt << /Filter /Standard /V 1 /R 2 /O <" + b"28" * 32 + b"> /U <" + b"41" * 32 + b"> /P -4 >>"
        b" /ID [<00> <00>] "
    )
    assert refused(pdf.replace(b"trailer << ", b"trailer << " + encrypt), "brief.pdf") == "encrypted"


@pytest.mark.parametrize("kept", [0.2, 0.5, 0.9, 0.99])
def test_files_cut_short(kept: float, docx: bytes, pdf: bytes, tmp_path: Path) -> None:
    odt = letters.make_odt(tmp_path / "b.odt", TEXT).read_bytes()
    xml = letters.make_xml(tmp_path / "b.xml", TEXT).read_bytes()
    for file, data in (("b.docx", docx), ("b.pdf", pdf), ("b.odt", odt), ("b.xml", xml)):
        assert refused(data[: int(len(data) * kept)], file) == "broken"


def test_a_linearised_pdf_cut_short_although_it_holds_an_end_mark(pdf: bytes) -> None:
    head = b"%PDF-1.4\n9 0 obj\n<< /Linearized 1 /L 999999 /H [ 0 0 ] >>\nendobj\n"
    assert refused(head + pdf[9:], "brief.pdf") == "broken"


def test_a_pdf_of_pictures() -> None:
    bare = letters.pdf._file([[], []])
    assert refused(bare, "scan.pdf") == "no_text_layer"


def test_a_pdf_with_some_scanned_pages_is_read_with_a_warning() -> None:
    page = [
        (79.0, 700.0 - 11 * row, 9.0, False, "Dit is een regel van de brief van de minister.")
        for row in range(9)
    ]
    letter = read_bytes(letters.pdf._file([page, [], page]), file="brief.pdf")
    assert any("2" in warning for warning in letter.warnings)


def test_zip_bombs() -> None:
    assert refused(zipped({"word/document.xml": b"0" * 90_000_000}), "bom.docx") == "bomb"
    assert refused(zipped({"content.xml": b" " * 50_000_000}), "bom.odt") == "bomb"
    many = zipped({f"word/{number}.xml": b"" for number in range(limits.MAX_ARCHIVE_ENTRIES + 1)})
    assert refused(many, "bom.docx") == "bomb"


def test_a_zip_that_lies_about_its_size() -> None:
    data = bytearray(zipped({"word/document.xml": b"0" * 40_000_000}))
    for found in re.finditer(rb"PK\x01\x02", bytes(data)):
        struct.pack_into("<I", data, found.start() + 24, 1000)
    assert refused(bytes(data), "bom.docx") in {"bomb", "broken"}


@pytest.mark.parametrize("name", ["../../etc/cron.d/x", "/etc/passwd", "..\\..\\x", "C:\\x", "word/../../x"])
def test_names_that_leave_the_archive(name: str, docx: bytes) -> None:
    out = io.BytesIO(docx)
    with zipfile.ZipFile(out, "a") as package:
        package.writestr(name, "x")
    assert refused(out.getvalue(), "pad.docx") == "unsafe"


LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "lol">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghi", "bcdefghij", strict=True))
    + "]><officiele-publicatie><al>&j;</al></officiele-publicatie>"
).encode()
OUTSIDE = (
    b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    b"<officiele-publicatie><al>Lees dit: &x;</al></officiele-publicatie>"
)


def test_entity_bombs_and_external_entities_in_every_format_with_xml() -> None:
    assert refused(LAUGHS, "brief.xml") == "bomb"
    assert refused(OUTSIDE, "brief.xml") == "unsafe"
    assert refused(zipped({"word/document.xml": LAUGHS}), "brief.docx") == "bomb"
    assert refused(zipped({"word/document.xml": OUTSIDE}), "brief.docx") == "unsafe"
    assert refused(zipped({"content.xml": OUTSIDE}), "brief.odt") == "unsafe"


def test_a_document_type_on_the_network_is_not_fetched() -> None:
    page = (
        b'<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://localhost:9/xhtml1-strict.dtd">'
        b"<html xmlns='http://www.w3.org/1999/xhtml'><body><p>Financi&euml;le steun voor de regio.</p></body></html>"
    )
    assert read_bytes(page, file="brief.html").passages[0].text == "Financiële steun voor de regio."


@pytest.mark.parametrize("file", ["diep.xml", "diep.html"])
def test_nesting_without_end_is_refused_or_read_but_never_breaks(file: str) -> None:
    deep = b"<al>" * 100_000 + b"tekst" + b"</al>" * 100_000
    data = b"<html><body>" + deep.replace(b"al>", b"div>") + b"</body></html>" if "html" in file else deep
    try:
        read_bytes(data, file=file)
    except UnreadableError as error:
        assert error.code in {"broken", "empty", "too_large"}  # noqa: PT017 - reading it is as good


def test_a_pdf_with_a_page_of_too_many_characters(monkeypatch: pytest.MonkeyPatch, pdf: bytes) -> None:
    monkeypatch.setattr("kamerbrief_assistant.ingest.pdf_glyphs.MAX_GLYPHS", 100)
    assert refused(pdf, "brief.pdf") == "too_large"


@pytest.mark.parametrize("suffix", ["html", "xml", "odt", "docx"])
def test_a_line_of_a_million_characters_in_any_format(suffix: str, tmp_path: Path) -> None:
    path = MAKERS[suffix](tmp_path / f"lang.{suffix}", ["Dit is een zin van de brief. " * 36_000])
    letter = read_letter(path, file=path.name)
    assert max(len(passage.text) for passage in letter.passages) <= limits.MAX_PASSAGE
    assert sum(len(passage.text) for passage in letter.passages) > 1_000_000


@pytest.mark.parametrize("suffix", ["html", "txt", "md"])
def test_escapes_and_overrides_never_reach_a_passage(suffix: str, tmp_path: Path) -> None:
    hostile = "Let op\u202e: de\u200b minister\u2066 heeft\x07 dit\u00ad gezegd\ufeff over het beleid van de regering."
    path = MAKERS[suffix](tmp_path / f"brief.{suffix}", [hostile])
    text = read_letter(path, file=path.name).text
    assert not re.search(
        "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]", text
    )
    assert "minister heeft dit gezegd" in text
