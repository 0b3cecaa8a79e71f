"""The parts of a zip container (.docx, .odt), read in memory within limits. Nothing is unpacked to disk."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import PurePosixPath

from kamerbrief_assistant.domain.errors import UnreadableError

from .limits import MAX_ARCHIVE_ENTRIES, MAX_ARCHIVE_RATIO, MAX_MEMBER_BYTES, MIB

_AGAIN = "Open it in the program that made it and save it again."


class Package:
    """An opened container.

    Raises:
        UnreadableError: `broken`, `encrypted`, `bomb`, or `unsafe` (names that leave the container).
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            entries = self._zip.infolist()
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as error:
            raise UnreadableError("The file is broken or cut short.", code="broken", remedy=_AGAIN) from error
        if len(entries) > MAX_ARCHIVE_ENTRIES:
            raise _bomb()
        names = [entry.filename for entry in entries]
        if any(_leaves(name) for name in names) or len(set(names)) != len(names):
            raise UnreadableError(
                "The file holds parts with names that point outside it, or twice the same part.",
                code="unsafe",
                remedy=_AGAIN,
            )
        if any(entry.flag_bits & 1 for entry in entries):
            raise UnreadableError(
                "The file is protected with a password.",
                code="encrypted",
                remedy="Open it, take the password off, and save it again.",
            )
        self._entries = dict(zip(names, entries, strict=True))

    def names(self) -> tuple[str, ...]:
        return tuple(self._entries)

    def read(self, name: str) -> bytes:
        """The bytes of the part `name`; KeyError when there is none."""
        entry = self._entries[name]
        declared = entry.file_size > MIB and entry.file_size > MAX_ARCHIVE_RATIO * max(entry.compress_size, 1)
        if entry.file_size > MAX_MEMBER_BYTES or declared:
            raise _bomb()
        try:
            with self._zip.open(entry) as part:
                data = part.read(MAX_MEMBER_BYTES + 1)
        except (
            zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError, ValueError,
        ) as error:  # fmt: skip
            raise UnreadableError("The file is broken or cut short.", code="broken", remedy=_AGAIN) from error
        if len(data) > MAX_MEMBER_BYTES or len(data) > MIB + MAX_ARCHIVE_RATIO * entry.compress_size:
            raise _bomb()
        return data


def _leaves(name: str) -> bool:
    """Whether a part's name is absolute, climbs out, or is written for another system's paths."""
    path = PurePosixPath(name.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts or (bool(path.parts) and ":" in path.parts[0])


def _bomb() -> UnreadableError:
    return UnreadableError(
        "The file unpacks to far more than a letter holds.",
        code="bomb",
        remedy="Do not open it elsewhere either; ask the sender for another copy.",
    )
