"""The words: every message in Dutch, the same fields in both, the language the locale asks for."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator, Mapping
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kamerbrief_assistant
from kamerbrief_assistant import wording
from kamerbrief_assistant.wording.catalogue import parse_po

SOURCES = Path(kamerbrief_assistant.__file__).parent
DUTCH = parse_po(
    files("kamerbrief_assistant.wording").joinpath("catalogues", "nl.po").read_text(encoding="utf-8")
)


def said() -> Iterator[tuple[str, str | None, str]]:
    """(message id, its plural, where) of every message in the sources."""
    for path in sorted(SOURCES.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.id if isinstance(node.func, ast.Name) else ""
            given_ = [a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
            if name in {"text", "_", "mark"} and given_ and given_[0].strip(" -"):
                yield given_[0], None, path.name
            if name == "plural" and len(given_) > 1:
                yield given_[0], given_[1], path.name


def fields(message: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(message) if name is not None}


def test_every_message_has_its_dutch() -> None:
    assert [(msgid, where) for msgid, _, where in said() if msgid not in DUTCH] == []


def test_no_dutch_is_left_over() -> None:
    assert sorted(set(DUTCH) - {msgid for msgid, _, _ in said()}) == []


def test_plurals_have_two_forms_and_others_one() -> None:
    kinds: dict[str, set[bool]] = {}
    for msgid, many, _ in said():
        kinds.setdefault(msgid, set()).add(many is not None)
    for msgid, forms in DUTCH.items():
        assert kinds[msgid] == {len(forms) == 2}, msgid


@pytest.mark.parametrize("msgid", sorted(DUTCH))
def test_dutch_fills_in_the_same_fields(msgid: str) -> None:
    for form in DUTCH[msgid]:
        assert fields(form) == fields(msgid)


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({"LANG": "nl_NL.UTF-8"}, "nl"),
        ({"LANG": "nl_BE"}, "nl"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "nl_NL.UTF-8", "LC_ALL": "en_US.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "nl_NL"}, "nl"),
        ({"LANG": "de_DE.UTF-8", "LANGUAGE": "fr:nl:en"}, "nl"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "C.UTF-8"}, "nl"),
        ({}, "nl"),
    ],
)
def test_the_locale_chooses_the_language(environ: Mapping[str, str], language: str) -> None:
    assert wording.choose(None, environ) == language


def test_a_language_asked_for_wins_over_the_locale() -> None:
    assert wording.choose("nl", {"LANG": "en_US"}) == "nl"
    assert wording.choose("fr", {"LANG": "nl_NL"}) == "nl"


def test_the_language_can_change_while_running() -> None:
    wording.use("nl")
    assert wording.plural("{n} letter", "{n} letters", 1) == "1 brief"
    assert wording.plural("{n} letter", "{n} letters", 3) == "3 brieven"
    assert wording.text("no such message {x}", x=3) == "no such message 3"
    wording.use("en")
    assert wording.plural("{n} letter", "{n} letters", 3) == "3 letters"
    assert wording.text("") == ""


def quoted(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


plain = st.text(
    st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\u2028\u2029\x85"), min_size=1
)


@given(st.dictionaries(plain, plain))
def test_a_catalogue_is_read_back_as_written(entries: dict[str, str]) -> None:
    source = "\n\n".join(f"# note\nmsgid {quoted(k)}\nmsgstr {quoted(v)}" for k, v in entries.items())
    assert parse_po(source) == {k: (v,) for k, v in entries.items()}


def test_strings_over_several_lines_are_joined_and_untranslated_ones_left_out() -> None:
    source = (
        'msgid ""\nmsgstr ""\n"Language: nl\\n"\n\nmsgid "a"\n"b"\nmsgstr ""\n"c"\n\nmsgid "d"\nmsgstr ""\n'
    )
    assert parse_po(source) == {"ab": ("c",)}


def test_a_broken_catalogue_names_its_line() -> None:
    with pytest.raises(ValueError, match="line 2"):
        parse_po('msgid "a"\nmsgstr oops\n')
