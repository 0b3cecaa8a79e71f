"""Bringing the index up to date with the files on disk."""
