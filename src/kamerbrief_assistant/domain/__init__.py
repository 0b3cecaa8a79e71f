"""The values every room speaks of: letters, passages, answers, commitments, errors. No input or output."""
