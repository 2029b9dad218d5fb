import array_api_strict as xp


def einsum(equation, *operands):
    """The sum of products by Einstein's notation, as one product over all the axes and one sum."""
    inputs, arrow, output = equation.replace(" ", "").partition("->")
    inputs = inputs.split(",")
    free = 0
    for term, operand in zip(inputs, operands):
        if "..." in term:
            free = max(free, operand.ndim - len(term.replace("...", "")))
    dots = [f"dots{place}" for place in range(free)]

    def letters(term, rank=None):
        before, found, after = term.partition("...")
        count = free if rank is None else rank - len(before) - len(after)
        return list(before) + (dots[free - count :] if found else []) + list(after)

    terms = [letters(term, operand.ndim) for term, operand in zip(inputs, operands)]
    every = [letter for term in terms for letter in term]
    if arrow:
        result = letters(output)
    else:
        result = dots + sorted({letter for letter in every if letter not in dots and every.count(letter) == 1})
    order = result + sorted({letter for letter in every if letter not in result})
    product = None
    for term, operand in zip(terms, operands):
        while len(set(term)) < len(term):
            double = next(letter for letter in term if term.count(letter) > 1)
            first = term.index(double)
            second = term.index(double, first + 1)
            operand = xp.linalg.diagonal(xp.moveaxis(operand, (first, second), (-2, -1)))
            term = [letter for place, letter in enumerate(term) if place not in (first, second)] + [double]
        operand = xp.permute_dims(operand, tuple(term.index(letter) for letter in order if letter in term))
        missing = tuple(place for place, letter in enumerate(order) if letter not in term)
        operand = xp.expand_dims(operand, axis=missing)
        product = operand if product is None else product * operand
    return xp.sum(product, axis=tuple(range(len(result), len(order))), dtype=product.dtype)
