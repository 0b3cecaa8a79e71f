"""One open library, for the command line and the screen."""
