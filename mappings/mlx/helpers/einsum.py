import functools
import operator

import mlx.core as mx


def einsum(equation, *operands):
    """The sum of products by Einstein's notation, of integers and truth values too."""
    dtype = functools.reduce(mx.result_type, operands[1:], operands[0].dtype)
    if mx.issubdtype(dtype, mx.inexact):
        return mx.einsum(equation, *operands)
    inputs, arrow, output = equation.replace(" ", "").partition("->")
    inputs = inputs.split(",")
    free = max(operand.ndim - len(term.replace("...", "")) for term, operand in zip(inputs, operands))
    dots = [f"dots{place}" for place in range(free)]

    def letters(term, rank):
        before, found, after = term.partition("...")
        return list(before) + (dots[free - (rank - len(before) - len(after)) :] if found else []) + list(after)

    terms = [letters(term, operand.ndim) for term, operand in zip(inputs, operands)]
    every = [letter for term in terms for letter in term]
    once = sorted({letter for letter in every if letter not in dots and every.count(letter) == 1})
    result = letters(output, free + len(output.replace("...", ""))) if arrow else dots * ("..." in equation) + once
    order = result + sorted({letter for letter in every if letter not in result})
    factors = []
    for term, operand in zip(terms, operands):
        while len(set(term)) < len(term):
            double = next(letter for letter in term if term.count(letter) > 1)
            places = [place for place, letter in enumerate(term) if letter == double][:2]
            operand = mx.diagonal(operand, axis1=places[0], axis2=places[1])
            term = [letter for place, letter in enumerate(term) if place not in places] + [double]
        operand = mx.transpose(operand, [term.index(letter) for letter in order if letter in term])
        factors.append(mx.expand_dims(operand, [place for place, letter in enumerate(order) if letter not in term]))
    return mx.sum(functools.reduce(operator.mul, factors), axis=tuple(range(len(result), len(order)))).astype(dtype)
