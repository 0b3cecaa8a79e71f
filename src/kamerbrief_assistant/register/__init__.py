"""Commitments and references: found in letters, followed over time, exported."""
