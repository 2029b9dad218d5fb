import os
import pickle


def save(value, file):
    """Writes a value into a file, of which the name is given, or which is open."""
    if not isinstance(file, (str, os.PathLike)):
        return pickle.dump(value, file)
    with open(file, "wb") as opened:
        pickle.dump(value, opened)
