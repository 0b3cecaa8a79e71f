"""The words the program says, in Dutch and English."""
