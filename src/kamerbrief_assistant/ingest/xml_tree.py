"""XML and HTML parsed without any reach: no network, no entities, no DTD, no huge trees."""

from __future__ import annotations

import re
from typing import Any

from kamerbrief_assistant.domain.errors import UnreadableError

from .decode import decode

Element = Any
"""An lxml element: the library comes without complete types."""

_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?([\w-]{2,20})", re.IGNORECASE)
_DOUBTFUL = "Save the letter again in the program that made it, or ask the sender for a PDF."


def parse_xml(data: bytes) -> Element:
    """The root of a well-formed XML document.

    Raises:
        UnreadableError: `bomb` or `unsafe` for declared entities, `broken` for what does not parse.
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        attribute_defaults=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        if b"<!ENTITY" in data:
            raise _entities(external=b"SYSTEM" in data or b"PUBLIC" in data) from error
        raise UnreadableError(f"The XML does not parse: {error}.", code="broken", remedy=_DOUBTFUL) from error
    declared: Any = root.getroottree().docinfo.internalDTD
    entities = list(declared.iterentities()) if declared is not None else []
    if entities:
        raise _entities(external=any(entity.content is None for entity in entities))
    return root


def parse_html(data: bytes) -> Element:
    """The root of a web page, whatever its errors.

    Raises:
        UnreadableError: `not_text`, `empty`, or `broken`.
    """
    from lxml import etree, html

    text = _DECLARATION.sub("", _html_text(data)).replace("\x00", "")
    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = html.document_fromstring(text.encode("utf-8", errors="replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise UnreadableError(
            f"The web page does not parse: {error}.", code="broken", remedy=_DOUBTFUL
        ) from error
    return root


def _html_text(data: bytes) -> str:
    """The page's text; its own word on the encoding counts when the bytes do not say otherwise."""
    named = _CHARSET.search(data[:4096])
    if named and named[1].lower() in {b"iso-8859-15", b"iso-8859-2", b"windows-1250"}:
        return data.decode(named[1].decode(), errors="replace")
    return decode(data)


def _entities(*, external: bool) -> UnreadableError:
    if external:
        return UnreadableError(
            "The XML asks for other files to be read into it.",
            code="unsafe",
            remedy="Get the letter from its publisher again; a letter has no use for this.",
        )
    return UnreadableError(
        "The XML declares entities, with which a small file can grow without bound.",
        code="bomb",
        remedy="Get the letter from its publisher again; a letter has no use for this.",
    )


def local(element: Element) -> str:
    """The element's name without its namespace; empty for entities and other oddities."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def plain(element: Element) -> str:
    """All text in `element`."""
    return "".join(element.itertext())
