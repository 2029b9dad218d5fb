import sys

from absl import app


def run_main(argv=None):
    """Parses the flags, and runs `main` of the script."""
    app.run(sys.modules["__main__"].main, argv=argv)
