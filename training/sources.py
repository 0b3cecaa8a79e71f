"""Reading the training texts: every source here has a licence that allows it (see README.md).

Nothing under `benchmark/` is read, and nothing derived from it.
"""

from __future__ import annotations

import gzip
import json
import re
import tarfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise, product
from pathlib import Path

LICENSED_FOLDERS = (
    "MinBZK+Algoritmekader/",
    "MinBZK+NeRDS/",
    "MinBZK+regels.overheid.nl/",
    "MinBZK+par-dpia-form/",
    "MinBZK+moza-site/",
    "VNG-Realisatie+gemma-zaken/",
    "minvws+beleidsontwikkeling/",
    "Geonovum+KBI-WOZ-advies/",
    "Logius-standaarden+logboek-dataverwerkingen-juridisch-beleidskader/",
)
"""The folders of `gov_markdown_nl` with a known licence: EUPL-1.2 or CC BY 4.0."""

_HERE = Path(__file__).parent
POLICY_WORDS = _HERE.parent / "src" / "kamerbrief_assistant" / "language" / "lists" / "synonyms.txt"
ASKED = _HERE / "asked.tsv"

_SENTENCE_END = re.compile(r"(?<=[.?!;:])\s*(?=[A-ZÀ-Þ0-9\"“‘(-])")
_NUMBERING = re.compile(r"^\s*(?:[0-9]{1,2}[.)]|[a-z][.)]|[-–•])\s*")
_BARE_HEADING = re.compile(r"^(?:artikel|art\.|§|[0-9ivx.]+$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Document:
    """A text as sentences in order, with the headings above it; `group` names the work it is part of."""

    group: str
    headings: tuple[str, ...]
    sentences: tuple[str, ...]


def _lines(path: Path) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf-8") as handle:
        for line in handle:
            yield line.rstrip("\n")


def sentences_of(text: str, shortest: int = 20) -> tuple[str, ...]:
    """Sentences of `text`; pieces under `shortest` characters stay with the sentence before them."""
    found: list[str] = []
    for piece in _SENTENCE_END.split(text):
        clean = _NUMBERING.sub("", piece).strip()
        if not clean:
            continue
        if found and len(clean) < shortest:
            found[-1] = f"{found[-1]} {clean}"
        else:
            found.append(clean)
    return tuple(found)


def parliament(data: Path) -> list[Document]:
    """Written questions of the Belgian Chamber, each once (one question often goes to many ministers)."""
    seen: set[str] = set()
    documents: list[Document] = []
    for line in _lines(data / "mono" / "be_parliament_2020_nl.jsonl.gz"):
        text = json.loads(line)["text"]
        key = re.sub(r"\W+", "", text.lower())[:160]
        if key in seen:
            continue
        seen.add(key)
        documents.append(Document("parliament", (), sentences_of(text)))
    return documents


def law(data: Path) -> list[Document]:
    """Paragraphs of Dutch law, in the order of the law and its articles."""
    rows = [json.loads(line) for line in _lines(data / "mono" / "bwb_paragraphs.jsonl.gz")]
    by_article: defaultdict[tuple[str, str], list[Document]] = defaultdict(list)
    for row in rows:
        work = row["id"].split("-")[0]
        heading = row["heading"].strip()
        headings = (row["title"],) if _BARE_HEADING.match(heading) else (row["title"], heading)
        document = Document(work, headings, sentences_of(row["text"]))
        by_article[work, heading].append(document)
    return [document for key in sorted(by_article) for document in by_article[key]]


def policy_pages(data: Path) -> list[Document]:
    """Paragraphs of policy pages with the headings above them; only folders with a known licence."""
    documents: list[Document] = []
    with tarfile.open(data / "mono" / "gov_markdown_nl.tar.gz") as archive:
        for member in archive:
            name = member.name.removeprefix("./")
            if not member.isfile() or not any(folder in f"{name}" for folder in LICENSED_FOLDERS):
                continue
            handle = archive.extractfile(member)
            if handle is not None:
                documents += _markdown(name, handle.read().decode("utf-8", "replace"))
    return documents


def _markdown(name: str, text: str) -> list[Document]:
    text = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL)
    text = re.sub(r"```.*?```", "", text, flags=re.DOTALL)
    text = re.sub(r"<[^>]+>|\{[^}]*\}", " ", text)
    text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", text)
    headings: list[str] = []
    documents: list[Document] = []
    for block in re.split(r"\n\s*\n|\n(?=#)", text):
        title = re.match(r"(#+)\s*(.+)", block)
        if title:
            level = len(title[1])
            headings = [*headings[: level - 1], title[2].strip()]
        body = block[title.end() :] if title else block
        clean = re.sub(r"[*_`|>#]+|\s+", " ", body).strip()
        if len(clean) >= 60:
            documents.append(Document(name, tuple(headings[-2:]), sentences_of(clean)))
    return documents


def parallel(data: Path, name: str) -> list[tuple[str, str]]:
    """(Dutch, English) pairs of one file under `parallel/`, each once, without empty or identical sides."""
    pairs: dict[tuple[str, str], None] = {}
    for number, line in enumerate(_lines(data / "parallel" / f"{name}.tsv.gz")):
        cells = line.split("\t")
        if number and len(cells) >= 2 and cells[0].strip() and cells[1].strip():
            pairs[cells[0].strip(), cells[1].strip()] = None
    return list(pairs)


def parallel_names(data: Path) -> list[str]:
    """Names of the sentence-parallel files, in alphabetical order."""
    names = sorted(path.name.removesuffix(".tsv.gz") for path in (data / "parallel").glob("*.tsv.gz"))
    return [name for name in names if name != "wordnet_lexicon_nl_en"]


def synonyms(data: Path) -> list[tuple[str, str]]:
    """Dutch word and synonym, one pair a synonym."""
    pairs: list[tuple[str, str]] = []
    for number, line in enumerate(_lines(data / "lexicon" / "open_dutch_wordnet_synonyms.tsv.gz")):
        lemma, *others = line.split("\t")
        if number:
            pairs += [(lemma, other) for other in others if other.strip()]
    return pairs


def policy_words() -> list[tuple[str, str]]:
    """Expressions of one meaning, Dutch with Dutch and Dutch with English, from the program's own list."""
    pairs: list[tuple[str, str]] = []
    for dutch, english in _policy_groups():
        pairs += combinations(dutch, 2)
        pairs += product(dutch, english)
    return pairs


def dictionary(data: Path) -> list[tuple[str, str]]:
    """Dutch words with their English ones: the shared synsets, and the program's own list."""
    own = [pair for dutch, english in _policy_groups() for pair in product(dutch, english)]
    return parallel(data, "wordnet_lexicon_nl_en") + own


def _policy_groups() -> Iterator[tuple[list[str], list[str]]]:
    for line in POLICY_WORDS.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            here, there = (f"{line}|".split("|"))[:2]
            yield [e.replace("_", " ") for e in here.split()], [e.replace("_", " ") for e in there.split()]


def asked() -> list[tuple[str, str]]:
    """Questions and plain words with the official sentence that says the same, and with one another.

    A line of the file is a sentence and, after tabs, what asks for it or restates it in other words.
    """
    pairs: list[tuple[str, str]] = []
    for line in ASKED.read_text(encoding="utf-8").splitlines():
        sentence, *others = line.split("\t")
        pairs += [(other, sentence) for other in others]
        pairs += pairwise(others)
    return pairs


def dutch_words(data: Path) -> list[str]:
    """The checked Dutch word list."""
    return [line for line in _lines(data / "lexicon" / "opentaal_words.txt.gz") if line]
