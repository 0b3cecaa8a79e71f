"""Find, cite and track what ministers' letters to the Dutch parliament say."""

import os

__version__ = "0.1.0"

# The products of matrices here are small: with several threads they wait for one another longer than they
# work. Heeded when numpy is loaded after this.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
