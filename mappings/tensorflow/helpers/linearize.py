def linearize(fun, *primals):
    """What fun gives, and the linear function from tangents of the primals to that of the result."""
    return fun(*primals), lambda *tangents: jvp(fun, primals, tangents)[1]
