"""Drawing batches of (text, text that should be near it) from the tokenised sources.

A batch comes from one source, so that the negatives within it are of the same kind and hard: several
paragraphs of one law, several windows of one parliamentary question.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer
from training import sources

Ids = np.ndarray
Pair = tuple[Ids, Ids]
Drawer = Callable[[np.random.Generator, int], list[Pair]]

_EMPTY = np.zeros(0, np.int32)


@dataclass(frozen=True, slots=True)
class Text:
    """A document as token ids, a row a sentence; `asks` tells which sentences end in a question mark."""

    group: str
    headings: Ids
    sentences: tuple[Ids, ...]
    asks: tuple[bool, ...]


def tokenise(tokenizer: Tokenizer, texts: Sequence[str]) -> list[Ids]:
    """Token ids of each text, int32."""
    found: list[Ids] = []
    for start in range(0, len(texts), 20_000):
        encodings = tokenizer.encode_batch_fast(list(texts[start : start + 20_000]), add_special_tokens=False)
        found += [np.asarray(encoding.ids, np.int32) for encoding in encodings]
    return found


def _texts(tokenizer: Tokenizer, documents: Sequence[sources.Document]) -> list[Text]:
    sentences = tokenise(tokenizer, [s for d in documents for s in d.sentences])
    headings = tokenise(tokenizer, [" ".join(d.headings) for d in documents])
    found: list[Text] = []
    position = 0
    for document, heading in zip(documents, headings, strict=True):
        count = len(document.sentences)
        mine = tuple(sentences[position : position + count])
        asks = tuple(s.rstrip().endswith("?") for s in document.sentences)
        found.append(Text(document.group, heading, mine, asks))
        position += count
    return found


def _join(parts: Sequence[Ids]) -> Ids:
    return np.concatenate(parts) if parts else _EMPTY


def _halves(random: np.random.Generator, ids: Ids) -> Pair:
    cut = int(random.integers(len(ids) // 3, len(ids) - len(ids) // 3 + 1))
    return ids[:cut], ids[cut:]


def _sentence_and_rest(random: np.random.Generator, text: Text, widest: int) -> Pair:
    """One sentence or two, questions first, against a window of the other sentences."""
    count = len(text.sentences)
    if count == 1:
        return _halves(random, text.sentences[0])
    weight = np.where(text.asks, 2.0, 1.0)
    at = int(random.choice(count, p=weight / weight.sum()))
    length = 2 if count > 3 and random.random() < 0.25 else 1
    length = min(length, count - at)
    query = _join(text.sentences[at : at + length])
    others = [i for i in range(count) if not at <= i < at + length]
    width = int(random.integers(1, widest + 1))
    start = int(random.integers(0, max(1, len(others) - width + 1)))
    return query, _join([text.sentences[i] for i in others[start : start + width]])


def question_drawer(texts: Sequence[Text], once: float) -> Drawer:
    """Sentences of a written question against the rest of it.

    A share `once` of a batch are different questions, the rest second draws of some of them.
    """
    usable = [t for t in texts if len(t.sentences) > 1 and sum(map(len, t.sentences)) > 12]

    def draw(random: np.random.Generator, size: int) -> list[Pair]:
        distinct = min(len(usable), round(size * once))
        chosen = random.permutation(len(usable))[:distinct]
        again = chosen[: min(size - distinct, distinct)]
        return [_sentence_and_rest(random, usable[i], 6) for i in (*chosen, *again)]

    return draw


def paragraph_drawer(texts: Sequence[Text], neighbours: int) -> Drawer:
    """Heading against text, sentence against rest, paragraph against the next.

    `neighbours` paragraphs of a work stand together in a batch.
    """
    usable = [t for t in texts if sum(map(len, t.sentences)) >= 8]

    def draw(random: np.random.Generator, size: int) -> list[Pair]:
        starts = random.integers(0, len(usable) - neighbours, -(-size // neighbours))
        pairs: list[Pair] = []
        for start in starts:
            for i in range(start, start + neighbours):
                text, follower = usable[i], usable[i + 1]
                kind = random.random()
                body = _join(text.sentences)
                if kind < 0.4 and len(text.headings) > 1:
                    pairs.append((text.headings, body))
                elif (
                    kind < 0.55
                    and follower.group == text.group
                    and np.array_equal(follower.headings, text.headings)
                ):
                    pairs.append((body, _join(follower.sentences)))
                else:
                    pairs.append(_sentence_and_rest(random, text, 4))
        return pairs[:size]

    return draw


def stranger_drawer(texts: Sequence[Text]) -> Callable[[np.random.Generator, int], list[Ids]]:
    """Pieces of one or two sentences, of any text."""
    usable = [t for t in texts if sum(map(len, t.sentences)) >= 8]

    def draw(random: np.random.Generator, size: int) -> list[Ids]:
        drawn: list[Ids] = []
        for i in random.integers(0, len(usable), size):
            text = usable[i]
            width = int(random.integers(1, 3))
            start = int(random.integers(0, max(1, len(text.sentences) - width + 1)))
            piece = _join(text.sentences[start : start + width])
            if len(piece):
                drawn.append(piece)
        return drawn

    return draw


def pair_drawer(pairs: Sequence[Pair], joined: float = 0.0) -> Drawer:
    """Pairs as they are; with chance `joined` a pair is lengthened by the one after it."""
    usable = [pair for pair in pairs if len(pair[0]) and len(pair[1])]

    def draw(random: np.random.Generator, size: int) -> list[Pair]:
        drawn: list[Pair] = []
        for i in random.integers(0, len(usable) - 1, size):
            first, second = usable[i]
            if joined and random.random() < joined:
                after = usable[i + 1]
                first, second = _join([first, after[0]]), _join([second, after[1]])
            drawn.append((first, second))
        return drawn

    return draw


@dataclass(frozen=True, slots=True)
class Corpus:
    """All sources as token ids."""

    questions: list[Text]
    law: list[Text]
    pages: list[Text]
    treaties: list[Pair]
    sentences: list[Pair]
    lexicon: list[Pair]
    synonyms: list[Pair]
    policy: list[Pair]
    asked: list[Pair]

    def strangers(self) -> Callable[[np.random.Generator, int], list[Ids]]:
        """Draws pieces that answer no question of `asked`."""
        return stranger_drawer([*self.law, *self.questions, *self.pages])

    def drawers(self, held_out: int, once: float, neighbours: int) -> dict[str, Drawer]:
        """A drawer a source; the last `held_out` parliamentary questions are never drawn."""
        return {
            "questions": question_drawer(self.questions[:-held_out], once),
            "law": paragraph_drawer(self.law, neighbours),
            "pages": paragraph_drawer(self.pages, neighbours),
            "treaties": pair_drawer(self.treaties, 0.3),
            "sentences": pair_drawer(self.sentences),
            "lexicon": pair_drawer(self.lexicon),
            "synonyms": pair_drawer(self.synonyms),
            "policy": pair_drawer(self.policy),
            "asked": pair_drawer(self.asked),
        }


def read_corpus(data: Path, tokenizer: Tokenizer) -> Corpus:
    """Read and tokenise every source under `data`."""

    def both(pairs: Sequence[tuple[str, str]]) -> list[Pair]:
        left = tokenise(tokenizer, [a for a, _ in pairs])
        right = tokenise(tokenizer, [b for _, b in pairs])
        return list(zip(left, right, strict=True))

    small = [name for name in sources.parallel_names(data) if not name.startswith("bwb")]
    return Corpus(
        questions=_texts(tokenizer, sources.parliament(data)),
        law=_texts(tokenizer, sources.law(data)),
        pages=_texts(tokenizer, sources.policy_pages(data)),
        treaties=both(sources.parallel(data, "bwb_treaties_nl_en")),
        sentences=[pair for name in small for pair in both(sources.parallel(data, name))],
        lexicon=both(sources.parallel(data, "wordnet_lexicon_nl_en")),
        synonyms=both(sources.synonyms(data)),
        policy=both(sources.policy_words()),
        asked=both(sources.asked()),
    )


def held_out_pairs(corpus: Corpus, held_out: int, seed: int) -> list[Pair]:
    """A fixed pair of every parliamentary question kept aside."""
    random = np.random.default_rng(seed)
    return [
        _sentence_and_rest(random, text, 6)
        for text in corpus.questions[-held_out:]
        if len(text.sentences) > 1
    ]


def token_chances(corpus: Corpus, size: int) -> np.ndarray:
    """How likely each token is, over a quarter of the law, all questions and all sentence pairs."""
    texts = [ids for text in (*corpus.questions, *corpus.law[::4]) for ids in text.sentences]
    texts += [ids for pair in (*corpus.treaties[::2], *corpus.sentences) for ids in pair]
    counts = np.bincount(np.concatenate(texts), minlength=size) + 1.0
    return counts / counts.sum()
