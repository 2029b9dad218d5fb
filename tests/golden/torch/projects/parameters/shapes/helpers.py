"""Mentions no framework: what it gets is known from its callers."""


def flatten(x):
    return x.reshape(x.shape[0], -1)


def longest(words):
    return max(words, key=len).split()
