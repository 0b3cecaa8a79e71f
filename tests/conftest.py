"""What all tests share: a quick encoder, small letters, and a machine without a network."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from doubles import WordEncoder
from kamerbrief_assistant import wording
from small_letters import BRIDGE, SCHOOL, write_letter

if TYPE_CHECKING:
    from kamerbrief_assistant.assistant import Assistant

PROJECT = Path(__file__).resolve().parents[1]
SHARED = PROJECT.parent / "shared"

# Examples are the same at every run, and no example is timed: a busy machine is no failure.
settings.register_profile("project", deadline=None, derandomize=True)
settings.load_profile("project")

_NETWORK_EVENTS = {"socket.connect", "socket.getaddrinfo", "socket.sendto", "socket.gethostbyname"}


def _refuse_network(event: str, arguments: tuple[object, ...]) -> None:
    if event in _NETWORK_EVENTS:
        raise AssertionError(f"the program tried to use the network: {event} {arguments[1:]}")


sys.addaudithook(_refuse_network)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.get_closest_marker("shared") and not SHARED.is_dir():
            item.add_marker(pytest.mark.skip(reason="the real letters are not beside the project"))


@pytest.fixture(autouse=True)
def _english_and_own_folders(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    """Every test speaks English and has its own home, so that no user's files are read or written."""
    home = tmp_path_factory.mktemp("home")
    for name in (
        "HOME",
        "USERPROFILE",
        "XDG_DATA_HOME",
        "XDG_STATE_HOME",
        "XDG_CONFIG_HOME",
        "LOCALAPPDATA",
        "APPDATA",
    ):
        monkeypatch.setenv(name, str(home))
    for name in ("KAMERBRIEF_LIBRARY", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    wording.use("en")
    yield
    wording.use("en")


@pytest.fixture
def encoder() -> WordEncoder:
    return WordEncoder()


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library folder with two short letters, not yet indexed."""
    write_letter(tmp_path, "brug.txt", BRIDGE)
    write_letter(tmp_path, "school.txt", SCHOOL)
    return tmp_path


@pytest.fixture
def assistant(library: Path, encoder: WordEncoder) -> Assistant:
    """An assistant on the two letters, indexed."""
    from kamerbrief_assistant.assistant import Assistant

    opened = Assistant(library, encoder=encoder)
    opened.index()
    return opened


@pytest.fixture
def seed_letter() -> Path:
    return PROJECT / "documents" / "halfjaarbrief-ondermijning.txt"


@pytest.fixture
def copy_seed(seed_letter: Path) -> Callable[[Path], Path]:
    """Put the seed letter in a library's documents/."""

    def copy(root: Path) -> Path:
        target = root / "documents" / seed_letter.name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(seed_letter.read_bytes())
        return target

    return copy
