"""A candidate is judged by what stands around it, and by its letter."""

import numpy as np
import pytest

from kamerbrief_assistant.retrieval.company import Places, company_figures


def places(letters: list[int], orders: list[int]) -> Places:
    count = len(letters)
    return Places(np.arange(count), np.array(letters), np.array(orders), np.zeros(count, dtype=bool))


def floats(*values: float) -> np.ndarray:
    return np.array(values, dtype=np.float32)


def test_a_passage_gains_by_what_stands_within_two_places_of_it() -> None:
    found = company_figures(
        floats(1, 4, 2, 3), floats(0.1, 0.4, 0.2, 0.3), places([0, 0, 0, 1], [5, 7, 9, 8])
    )
    assert found["beside"].tolist() == [1.0, 0.5, 1.0, 0.0]
    assert found["dense_beside"].tolist() == pytest.approx([0.4, 0.2, 0.4, 0.0])


def test_a_passage_gains_by_the_best_three_others_of_its_letter() -> None:
    cosines = floats(0.6, 0.3, 0.3, 0.6, 0.9, 0.5)
    found = company_figures(
        floats(1, 1, 1, 1, 1, 1), cosines, places([0, 0, 0, 0, 0, 1], [0, 10, 20, 30, 40, 1])
    )
    assert found["letter_dense"].tolist() == pytest.approx([0.6, 0.7, 0.7, 0.6, 0.5, 0.0])


def test_a_letter_with_one_other_candidate_gains_a_third_of_it() -> None:
    found = company_figures(floats(2, 1), floats(0.6, 0.3), places([0, 0], [0, 50]))
    assert found["letter_dense"].tolist() == pytest.approx([0.1, 0.2])
    assert found["beside"].tolist() == [0.0, 0.0]


def test_nothing_found_has_no_company() -> None:
    found = company_figures(floats(), floats(), places([], []))
    assert {name: len(values) for name, values in found.items()} == dict.fromkeys(found, 0)
