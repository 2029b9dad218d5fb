import os
import pickle


def load(file):
    """What save wrote into a file, of which the name is given, or which is open."""
    if not isinstance(file, (str, os.PathLike)):
        return pickle.load(file)
    with open(file, "rb") as opened:
        return pickle.load(opened)
