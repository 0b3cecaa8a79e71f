"""`kamerbrief status`, `doctor` and `history`."""

from __future__ import annotations

import argparse
import json

from kamerbrief_assistant.domain.errors import UsageError
from kamerbrief_assistant.domain.progress import Skipped
from kamerbrief_assistant.wording import text

from .opening import open_assistant, why_skipped


def status(parsed: argparse.Namespace) -> int:
    """What is in the library, how the disk differs from it, and what could not be read."""
    facts = open_assistant(parsed).status()
    if parsed.json:
        print(json.dumps(facts, ensure_ascii=False, indent=1))
        return 0
    for name, value in facts.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            print(f"{name}: {len(value)}")
            for item in value:
                print(f"  {item['file']}: {why_skipped(Skipped(**item))}")
        elif isinstance(value, list):
            print(f"{name}: {len(value)}{''.join(f'{chr(10)}  {item}' for item in value)}")
        elif isinstance(value, dict):
            print(f"{name}: {len(value)}")
            for file, warnings in value.items():
                print(f"  {file}: {'; '.join(map(text, warnings))}")
        else:
            print(f"{name}: {value}")
    return 0


def doctor(parsed: argparse.Namespace) -> int:
    """All checks; exit code 1 when one of them is an error."""
    checks = open_assistant(parsed).doctor(repair=parsed.repair)
    if parsed.json:
        shown = [
            {"name": c.name, "verdict": c.verdict, "message": c.message, "remedy": c.remedy} for c in checks
        ]
        print(json.dumps(shown, ensure_ascii=False, indent=1))
    else:
        for check in checks:
            print(f"{check.verdict:<8} {check.name}: {check.message} {check.remedy}".rstrip())
    mended = any(check.name == "repair" for check in checks)
    return int(any(check.verdict == "error" for check in checks) and not mended)


def history(parsed: argparse.Namespace) -> int:
    """Where conversations are kept, and deleting them."""
    from kamerbrief_assistant.ui.history import history_folder, wipe

    if not parsed.wipe:
        print(history_folder())
        return 0
    removed = wipe()
    if removed < 0:
        raise UsageError("The history could not be deleted.", remedy="Check the folder's permissions.")
    print(text("Deleted: {count} files", count=removed))
    return 0
