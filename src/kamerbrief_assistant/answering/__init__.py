"""From passages to verbatim, checked, cited sentences, or an honest 'not found'."""
