"""Any local sentence-transformers folder can be the encoder."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kamerbrief_assistant.cli import main
from kamerbrief_assistant.domain.errors import ModelError
from kamerbrief_assistant.encoding import EncoderChoice, load_encoder, read_choice, write_choice
from kamerbrief_assistant.encoding.static import SHIPPED


def test_a_library_without_a_choice_uses_the_encoder_that_ships(tmp_path: Path) -> None:
    assert read_choice(tmp_path / "encoder.json") == EncoderChoice()


def test_a_choice_is_kept_and_taken_back(tmp_path: Path) -> None:
    path = tmp_path / "marks" / "encoder.json"
    choice = EncoderChoice(
        folder="/models/e5", query_prefix="query: ", passage_prefix="passage: ", max_tokens=512
    )
    write_choice(path, choice)
    assert read_choice(path) == choice
    write_choice(path, EncoderChoice())
    assert not path.exists()


def test_a_choice_that_cannot_be_read_says_how_to_go_back(tmp_path: Path) -> None:
    (tmp_path / "encoder.json").write_text("{")
    with pytest.raises(ModelError, match="--default"):
        read_choice(tmp_path / "encoder.json")


def test_a_folder_that_is_no_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"modules\.json"):
        load_encoder(EncoderChoice(folder=str(tmp_path)))


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::FutureWarning", "ignore::UserWarning")
def test_switching_to_a_local_folder_encodes_the_library_anew_and_answers(
    library: Path, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path_factory.mktemp("models") / "static"
    shutil.copytree(SHIPPED, folder)
    assert main(["--library", str(library), "index"]) == 0
    assert main(["--library", str(library), "model", str(folder)]) == 0
    assert main(["--library", str(library), "ask", "Hoeveel zij-instromers zijn er begonnen?"]) == 0
    captured = capsys.readouterr()
    assert "2.150 zij-instromers" in captured.out
    assert main(["--library", str(library), "model", "--default"]) == 0
    assert main(["--library", str(library), "ask", "Hoeveel zij-instromers zijn er begonnen?"]) == 0
