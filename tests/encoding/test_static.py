"""The encoder that ships."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from kamerbrief_assistant.domain.errors import ModelError
from kamerbrief_assistant.encoding.pieces import Segmenter
from kamerbrief_assistant.encoding.static import SHIPPED, StaticEncoder

TEXTS = [
    "De minister stuurt de Kamer voor de zomer een brief over de kroongetuigenregeling.",
    "The minister will send the House a letter on the crown witness scheme before the summer.",
    "Kunt u toelichten hoeveel gemeenten in 2024 subsidie ontvingen voor jeugdzorg?",
    "geïnteresseerd, 36 600 VI, nr. 32 (Kamerstukken II 2024–2025) €1,5 mln.",
    "Σ ΑΣ İstanbul ½ ﬁnanciën 中文 e\u0301\u0301 x\u00a0y",
    "x" * 300,
]


@pytest.fixture(scope="module")
def encoder() -> StaticEncoder:
    return StaticEncoder()


@pytest.fixture(scope="module")
def library_tokenizer() -> Tokenizer:
    return Tokenizer.from_file(str(SHIPPED / "tokenizer.json"))


@pytest.fixture
def copy_of_model(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SHIPPED, tmp_path / "model"))


def test_vectors_are_unit_rows_in_the_order_of_the_texts(encoder: StaticEncoder) -> None:
    rows = encoder.encode_passages(TEXTS)
    assert rows.dtype == np.float32
    assert rows.shape == (len(TEXTS), encoder.dimension)
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)
    alone = np.concatenate([encoder.encode_passages([text]) for text in TEXTS])
    assert np.array_equal(rows, alone)


def test_text_without_words_gives_zeros(encoder: StaticEncoder) -> None:
    assert not encoder.encode_queries(["", " … ?! ", "\U0001f600"]).any()
    assert encoder.encode_queries([]).shape == (0, encoder.dimension)


def test_an_english_question_lies_nearest_its_dutch_sentence(encoder: StaticEncoder) -> None:
    dutch = [
        "De gemeente vergoedt de kosten van het leerlingenvervoer.",
        "De rechter heeft de verdachte vrijgesproken.",
        "De haven van Rotterdam krijgt meer douaniers tegen drugssmokkel.",
        "Het kabinet verlaagt de belasting op arbeid.",
    ]
    english = [
        "Who pays for transport of pupils?",
        "Was the suspect acquitted by the judge?",
        "How many customs officers fight drug smuggling in the port?",
        "Will the cabinet lower the tax on labour?",
    ]
    nearness = encoder.encode_queries(english) @ encoder.encode_passages(dutch).T
    assert nearness.argmax(axis=1).tolist() == [0, 1, 2, 3]


@pytest.mark.parametrize(
    ("word", "other"),
    [("judge", "rechter"), ("harbour", "haven"), ("teacher", "leraar"), ("leerkracht", "docent")],
)
def test_words_lie_beside_their_translation_or_synonym(encoder: StaticEncoder, word: str, other: str) -> None:
    around = ["rechter", "haven", "leraar", "docent", "brood", "snelheid", "belasting", "water", "wet"]
    nearness = encoder.word_vectors([word])[0] @ encoder.word_vectors(around).T
    nearest = [around[at] for at in np.argsort(-nearness)[:2]]
    assert other in nearest


def test_rare_words_weigh_more_than_articles(encoder: StaticEncoder) -> None:
    weights = encoder.word_weights(["de", "van", "kroongetuige", "stikstof"])
    assert max(weights[:2]) < min(weights[2:]) / 2


def test_silent_articles_change_nothing(encoder: StaticEncoder) -> None:
    with_articles = encoder.encode_queries(["De rol van de rechter en de verdachte"])
    without = encoder.encode_queries(["rol rechter verdachte"])
    assert float((with_articles @ without.T).item()) > 0.98


def test_token_vectors_name_the_words_they_belong_to(encoder: StaticEncoder) -> None:
    words, rows = encoder.token_vectors("Geïnteresseerd in de Kamer?")
    assert words == ["geinteresseerd", "in", "de", "kamer"]
    assert np.array_equal(rows, encoder.word_vectors(words))


def test_sentence_transformers_gives_the_same_vectors(encoder: StaticEncoder) -> None:
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(SHIPPED), device="cpu", local_files_only=True)
    theirs = model.encode(TEXTS, convert_to_numpy=True, show_progress_bar=False)
    assert np.allclose(theirs, encoder.encode_passages(TEXTS), atol=1e-5)


def test_model2vec_gives_the_same_vectors(encoder: StaticEncoder) -> None:
    model2vec = pytest.importorskip("model2vec")
    theirs = model2vec.StaticModel.from_pretrained(SHIPPED).encode(TEXTS)
    assert np.allclose(theirs, encoder.encode_passages(TEXTS), atol=1e-5)


@settings(max_examples=200, deadline=None)
@given(text=st.text(max_size=60) | st.text(alphabet="abeéïnrst ëIİΣσ'-1 .", max_size=60))
def test_words_are_cut_as_the_tokenizers_library_cuts_them(
    segmenter: Segmenter, library_tokenizer: Tokenizer, text: str
) -> None:
    unknown = library_tokenizer.token_to_id("[UNK]")
    theirs = [i for i in library_tokenizer.encode(text, add_special_tokens=False).ids if i != unknown]
    assert segmenter.tokens(text) == theirs


def test_a_word_that_is_a_piece_stays_whole(library_tokenizer: Tokenizer) -> None:
    pieces = [piece for piece in library_tokenizer.get_vocab() if piece != "[UNK]"]
    cut = library_tokenizer.encode_batch_fast(pieces, add_special_tokens=False)
    assert [piece for piece, encoding in zip(pieces, cut, strict=True) if len(encoding.ids) != 1] == []


@pytest.fixture(scope="module")
def segmenter() -> Segmenter:
    import json

    return Segmenter(json.loads((SHIPPED / "tokenizer.json").read_bytes()))


def test_a_damaged_file_is_named(copy_of_model: Path) -> None:
    path = copy_of_model / "model.safetensors"
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    with pytest.raises(ModelError, match=r"model\.safetensors is damaged"):
        StaticEncoder(copy_of_model)


@pytest.mark.parametrize("name", ["SHA256SUMS", "model.safetensors", "tokenizer.json"])
def test_a_missing_file_is_named(copy_of_model: Path, name: str) -> None:
    (copy_of_model / name).unlink()
    with pytest.raises(ModelError, match=rf"{name} is missing") as caught:
        StaticEncoder(copy_of_model)
    assert caught.value.remedy


def test_another_model_has_another_identity(encoder: StaticEncoder, copy_of_model: Path) -> None:
    import hashlib

    path = copy_of_model / "config.json"
    path.write_bytes(path.read_bytes() + b"\n")
    sums = copy_of_model / "SHA256SUMS"
    lines = [line.split("  ") for line in sums.read_text(encoding="ascii").splitlines()]
    sums.write_text(
        "".join(f"{hashlib.sha256((copy_of_model / n).read_bytes()).hexdigest()}  {n}\n" for _, n in lines),
        encoding="ascii",
        newline="\n",
    )
    assert StaticEncoder(copy_of_model).identity != encoder.identity
    assert StaticEncoder().identity == encoder.identity


def test_the_model_folder_stays_under_thirty_megabytes() -> None:
    assert sum(path.stat().st_size for path in SHIPPED.rglob("*") if path.is_file()) <= 30_000_000


def test_encoding_loads_no_heavy_library() -> None:
    code = (
        "import sys\n"
        "from kamerbrief_assistant.encoding.static import StaticEncoder\n"
        "StaticEncoder().encode_queries(['Wat is toegezegd?'])\n"
        "heavy = {'torch', 'tokenizers', 'safetensors', 'sentence_transformers', 'model2vec', 'faiss'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert ran.stdout.strip() == "[]"
