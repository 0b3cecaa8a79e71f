"""Where the user's settings and what is kept for them stand, and wiping it."""

from __future__ import annotations

from pathlib import Path

_APP = "kamerbrief-assistant"


def settings_file() -> Path:
    """The settings file, whether it is there or not."""
    import platformdirs

    return platformdirs.user_config_path(_APP, appauthor=False) / "settings.toml"


def history_folder() -> Path:
    """The user's state folder for this program."""
    import platformdirs

    return platformdirs.user_state_path(_APP, appauthor=False)


def wipe(folder: Path | None = None) -> int:
    """Deletes all that was kept, of every library; gives how many files there were, -1 if one stays."""
    root = folder or history_folder()
    count = 0
    try:
        for file in (*sorted(root.glob("libraries/*/*")), *sorted(root.glob("copied.txt"))):
            file.unlink()
            count += 1
        for each in sorted(root.glob("libraries/*")):
            each.rmdir()
    except OSError:
        return -1
    return count
