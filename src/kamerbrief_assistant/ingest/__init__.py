"""Letters in from files: one small reader per format, one way of assembling what they yield."""
