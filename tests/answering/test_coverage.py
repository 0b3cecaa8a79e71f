"""Which of a question's words a text is said to hold."""

from __future__ import annotations

import numpy as np
import pytest

from kamerbrief_assistant.answering.asking import Asked, Word
from kamerbrief_assistant.answering.coverage import Coverage, products
from kamerbrief_assistant.encoding.static import StaticEncoder

BRIDGE = Word("brug", (("brug", 1.0), ("overspan", 0.6)), 3.0)
COSTS = Word("subsidies", (("subsidie", 1.0),), 1.0)
ASKED = Asked("Welke subsidies krijgt de brug?", (BRIDGE, COSTS))


@pytest.fixture(scope="module")
def encoder() -> StaticEncoder:
    return StaticEncoder()


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("De brug krijgt subsidie.", [1.0, 1.0]),
        ("Deze overspanning valt op.", [0.6, 0.0]),
        ("Een subsidieregeling komt er.", [0.0, 0.8]),
        ("De brugwachter zwaait.", [0.0, 0.0]),
        ("", [0.0, 0.0]),
    ],
)
def test_a_word_is_held_as_such_by_its_stand_in_or_within_a_compound(
    encoder: StaticEncoder, text: str, held: list[float]
) -> None:
    exact, nearly = Coverage(ASKED, encoder, None).of([text])
    assert exact[0] == pytest.approx(held)
    assert (nearly >= exact).all()


def test_texts_are_covered_alike_whether_looked_at_together_or_one_by_one(encoder: StaticEncoder) -> None:
    texts = ["De brug krijgt subsidie.", "", "Het viaduct kost geld.", "De brug, het viaduct.", "en de het"]
    together = Coverage(ASKED, encoder, None)
    alone = [Coverage(ASKED, encoder, None).of([text]) for text in texts]
    for at, held in enumerate(together.of(texts)):
        np.testing.assert_allclose(held, [pair[at][0] for pair in alone], atol=1e-6)


def test_a_share_weighs_the_words(encoder: StaticEncoder) -> None:
    coverage = Coverage(ASKED, encoder, None)
    assert coverage.share(np.array([[1.0, 0.0], [1.0, 1.0]])) == pytest.approx([0.75, 1.0])
    assert Coverage(Asked("", ()), encoder, None).share(np.zeros((2, 0))) == pytest.approx([0.0, 0.0])


@pytest.mark.parametrize("others", [1, 3])
def test_products_in_blocks_are_those_of_the_whole(others: int) -> None:
    some = np.random.default_rng(1)
    left = some.random((1_000, 512), dtype=np.float32)
    right = some.random((others, 512), dtype=np.float32)
    np.testing.assert_allclose(products(left, right), left @ right.T, rtol=1e-4)
