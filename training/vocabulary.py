"""The bilingual vocabulary: unigram pieces without a mark for the start of a word.

A compound's parts are then the very tokens that stand as words elsewhere ("regeling" in
"kroongetuigenregeling"). Words are runs of letters and digits, in lower case, without diacritics;
punctuation carries no topic and is dropped by the tokenizer.
"""

from __future__ import annotations

import json
import random
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, trainers
from training import sources

_WORD = re.compile(r"[^\W_]+")
UNKNOWN = "[UNK]"


def fold(text: str) -> str:
    """`text` in lower case and without diacritics, as the tokenizer's normaliser does it."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(c for c in decomposed if unicodedata.category(c) != "Mn").lower()


def words(text: str) -> list[str]:
    """The words of `text`, folded."""
    return _WORD.findall(fold(text))


def empty_tokenizer() -> Tokenizer:
    """The tokenizer without its pieces."""
    tokenizer = Tokenizer(models.Unigram())
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.NFD(), normalizers.StripAccents(), normalizers.Lowercase()]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Split(Regex(r"[^\p{L}\p{N}]+"), "removed")
    tokenizer.decoder = decoders.Fuse()
    return tokenizer


def word_counts(data: Path) -> Counter[str]:
    """How often each word stands in the training texts; law counts for a third, questions for four."""
    counts: Counter[str] = Counter()

    def add(texts: Iterable[str], weight: float) -> None:
        here: Counter[str] = Counter()
        for text in texts:
            here.update(words(text))
        for word, count in here.items():
            counts[word] += count * weight  # type: ignore[assignment]

    add((s for d in sources.parliament(data) for s in d.sentences), 4)
    add((s for d in sources.policy_pages(data) for s in (*d.headings, *d.sentences)), 2)
    add((s for d in sources.law(data) for s in (*d.headings[1:], *d.sentences)), 1 / 3)
    for name in sources.parallel_names(data):
        pairs = sources.parallel(data, name)
        weight = 0.5 if name.startswith("bwb") else 2
        add((dutch for dutch, _ in pairs), weight)
        add((english for _, english in pairs), weight)
    lexicon = sources.parallel(data, "wordnet_lexicon_nl_en")
    add((side for pair in lexicon for side in pair), 1)
    add((side for pair in sources.synonyms(data) for side in pair), 0.5)
    add(sources.dutch_words(data), 1)
    return counts


def train(data: Path, size: int, seed: int) -> Tokenizer:
    """A unigram tokenizer of `size` pieces over the training texts."""
    counts = word_counts(data)
    shuffled = sorted(counts)
    random.Random(seed).shuffle(shuffled)

    def batches() -> Iterator[str]:
        for word in shuffled:
            times = round(counts[word])
            while times > 0:
                yield " ".join([word] * min(times, 1000))
                times -= 1000

    tokenizer = empty_tokenizer()
    alphabet = [chr(c) for c in (*range(ord("a"), ord("z") + 1), *range(ord("0"), ord("9") + 1))]
    trainer = trainers.UnigramTrainer(
        vocab_size=size,
        special_tokens=[UNKNOWN],
        unk_token=UNKNOWN,
        initial_alphabet=alphabet,
        max_piece_length=24,
        shrinking_factor=0.8,
        show_progress=True,
    )
    tokenizer.train_from_iterator(batches(), trainer)
    return _settled(tokenizer)


def _settled(tokenizer: Tokenizer) -> Tokenizer:
    """The same, with the few pieces that would themselves be cut raised until they stay whole.

    A word that is a piece then needs no search, which is most of what a reader of the model does.
    """
    description = json.loads(tokenizer.to_str())
    pieces = description["model"]["vocab"]
    for _ in range(10):
        scores = dict(pieces)
        moved = False
        for number, (piece, score) in enumerate(pieces):
            cut = [token.value for token in tokenizer.model.tokenize(piece)]
            if piece != UNKNOWN and cut != [piece]:
                pieces[number] = (piece, max(score, sum(scores[part] for part in cut)) + 1e-3)
                moved = True
        if not moved:
            break
        tokenizer = Tokenizer.from_str(json.dumps(description))
    return tokenizer
