import tensorflow as tf


def einsum(equation, *operands):
    """The sum of products, its result's axes in the order that goes without saying: `...`, then the letters that occur once."""
    once = sorted(letter for letter in set(equation) if letter.isalpha() and equation.count(letter) == 1)
    return tf.einsum(equation + "->..." + "".join(once), *operands)
