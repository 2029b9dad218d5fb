// Expressions edited in place and printed anew. There is no import of the source framework in these texts, so each
// output begins with the import that it needs.

#include <catch2/catch.hpp>

#include "emit_case.h"

using regraft::test::emitCase;
using regraft::test::rewritten;

namespace {

/// The text after the rewrite without the added import (and the blank line behind it).
std::string edited(const std::string& source, const std::string& from, const std::string& to) {
    std::string text = rewritten("import jax.numpy as jnp\n" + source, from, to);
    return text.substr(text.find('\n') + 1);
}

}  // namespace

TEST_CASE("a call keeps its arguments") {
    CHECK(edited("y = torch.sum(x, dim=1)  # total\n", "torch.sum(x, dim=1)", "jax.numpy.sum(x, axis=1)") ==
          "y = jnp.sum(x, axis=1)  # total\n");
    CHECK(edited("y = torch.cat([a,b],  0)\n", "torch.cat([a,b],  0)", "jax.numpy.concatenate([a,b], 0)") ==
          "y = jnp.concatenate([a,b],  0)\n");
    CHECK(edited("torch.sum(x, dim = 1)\n", "torch.sum(x, dim = 1)", "jax.numpy.sum(x, axis=1)") == "jnp.sum(x, axis = 1)\n");
    CHECK(edited("torch.sum((a + b), 1)\n", "torch.sum((a + b), 1)", "jax.numpy.sum(a + b, axis=1)") == "jnp.sum((a + b), axis=1)\n");
    CHECK(edited("torch.sum(x, *args, **kw)\n", "torch.sum(x, *args, **kw)", "jax.numpy.sum(x, *args, **kw)") ==
          "jnp.sum(x, *args, **kw)\n");
}

TEST_CASE("only what differs is edited") {
    auto out = emitCase({"import jax.numpy as jnp\ny = torch.sum(x, dim=1)\n", {{"torch.sum(x, dim=1)", "jax.numpy.sum(x, axis=1)"}}});
    REQUIRE(out.edits.size() == 2);
    CHECK(out.edits[0].replacement == "jnp");
    CHECK(out.edits[1].replacement == "axis");
    CHECK(emitCase({"import jax.numpy as jnp\ny = jnp.sum( x )\n", {{"jnp.sum( x )", "jax.numpy.sum(x)"}}}).edits.empty());
}

TEST_CASE("arguments come and go with their commas") {
    CHECK(edited("torch.zeros(n, device=d)\n", "torch.zeros(n, device=d)", "jax.numpy.zeros(n)") == "jnp.zeros(n)\n");
    CHECK(edited("torch.zeros(n, device=d,)\n", "torch.zeros(n, device=d,)", "jax.numpy.zeros(n)") == "jnp.zeros(n,)\n");
    CHECK(edited("f(device=d, n=n)\n", "f(device=d, n=n)", "jax.numpy.zeros(n=n)") == "jnp.zeros(n=n)\n");
    CHECK(edited("torch.zeros(n)\n", "torch.zeros(n)", "jax.numpy.zeros(n, dtype=jax.numpy.float32)") ==
          "jnp.zeros(n, dtype=jnp.float32)\n");
    CHECK(edited("f()\n", "f()", "jax.numpy.zeros(1, 2)") == "jnp.zeros(1, 2)\n");
    CHECK(edited("f(a)\n", "f(a)", "jax.numpy.pi") == "jnp.pi\n");
}

TEST_CASE("calls over several lines stay that way") {
    CHECK(edited("y = torch.zeros(\n    n,  # rows\n    m,  # columns\n    device=d,  # where\n)\n", "torch.zeros(…",
                 "jax.numpy.zeros(n, m)") == "# where\ny = jnp.zeros(\n    n,  # rows\n    m,  # columns\n)\n");
    CHECK(edited("y = torch.zeros(\n    n,\n    device=d,  # where\n    m=m\n)\n", "torch.zeros(…", "jax.numpy.zeros(n, m=m)") ==
          "# where\ny = jnp.zeros(\n    n,\n    m=m\n)\n");
    CHECK(edited("y = torch.zeros(\n    n,\n)\n", "torch.zeros(…", "jax.numpy.zeros(n, dtype=jax.numpy.float32)") ==
          "y = jnp.zeros(\n    n,\n    dtype=jnp.float32,\n)\n");
    CHECK(edited("y = torch.zeros(\n    n  # rows\n)\n", "torch.zeros(…", "jax.numpy.zeros(n, 1)") ==
          "y = jnp.zeros(\n    n,  # rows\n    1\n)\n");
    CHECK(edited("y = torch.zeros(n,  # rows\n                m)\n", "torch.zeros(…", "jax.numpy.zeros(n)") ==
          "y = jnp.zeros(n  # rows\n)\n");
    CHECK(edited("y = x.sum(\n    dim=1,\n    keepdim=True,\n)\n", "x.sum(…", "jax.numpy.sum(x, axis=1, keepdims=True)") ==
          "y = jnp.sum(\n    x,\n    axis=1,\n    keepdims=True,\n)\n");
    CHECK(edited("y = x.sum(dim=1,\n          keepdim=True)\n", "x.sum(…", "jax.numpy.sum(x, axis=1, keepdims=True)") ==
          "y = jnp.sum(x, axis=1,\n          keepdims=True)\n");
}

TEST_CASE("arguments in another order") {
    CHECK(edited("torch.where(c, a, b)\n", "torch.where(c, a, b)", "jax.numpy.f(b, a, c)") == "jnp.f(b, a, c)\n");
    CHECK(edited("f(\n    a,  # one\n    b,  # two\n)\n", "f(…", "jax.numpy.f(b, a)") == "jnp.f(\n    b,  # two\n    a,  # one\n)\n");
    CHECK(edited("f(a,  # one\n  b)\n", "f(…", "jax.numpy.f(b, a)") == "jnp.f(b,\n  a  # one\n)\n");
}

TEST_CASE("methods and functions") {
    CHECK(edited("y = x.sum(dim=1)\n", "x.sum(dim=1)", "jax.numpy.sum(x, axis=1)") == "y = jnp.sum(x, axis=1)\n");
    CHECK(edited("y = x.sum()\n", "x.sum()", "jax.numpy.sum(x)") == "y = jnp.sum(x)\n");
    CHECK(edited("y = (a + b).sum()\n", "(a + b).sum()", "jax.numpy.sum(a + b)") == "y = jnp.sum(a + b)\n");
    CHECK(edited("y = torch.sum(a + b, 1)\n", "torch.sum(a + b, 1)", "(a + b).sum(1)") == "y = (a + b).sum(1)\n");
    CHECK(edited("y = torch.sum(x)\n", "torch.sum(x)", "x.sum()") == "y = x.sum()\n");
    CHECK(edited("y = x.view(b, -1)\n", "x.view(b, -1)", "x.reshape(b, -1)") == "y = x.reshape(b, -1)\n");
    CHECK(edited("y = x.t()\n", "x.t()", "x.T") == "y = x.T\n");
    CHECK(edited("y = x.H\n", "x.H", "jax.numpy.conj(x)") == "y = jnp.conj(x)\n");
    CHECK(edited("return_(x)\ny = [f(x) for x in z].sum()\n", "[f(x) for x in z].sum()", "jax.numpy.sum([f(x) for x in z])") ==
          "return_(x)\ny = jnp.sum([f(x) for x in z])\n");
}

TEST_CASE("chains over several lines") {
    std::string source = "import jax.numpy as jnp\ny = (\n    x\n    .sum(dim=1)  # reduce\n    .sqrt()\n)\n";
    CHECK(rewritten(source, {{"x\n    .sum(dim=1)  # reduce\n    .sqrt()", "jax.numpy.sqrt(x\n    .sum(dim=1))"},
                             {"x\n    .sum(dim=1)", "jax.numpy.sum(x, axis=1)"}}) ==
          "import jax.numpy as jnp\n# reduce\ny = (\n    jnp.sqrt(jnp.sum(x, axis=1))\n)\n");
    CHECK(rewritten("import jax.numpy as jnp\ny = x.sum(1).mean(0)\n",
                    {{"x.sum(1).mean(0)", "jax.numpy.mean(x.sum(1), 0)"}, {"x.sum(1)", "jax.numpy.sum(x, 1)"}}) ==
          "import jax.numpy as jnp\ny = jnp.mean(jnp.sum(x, 1), 0)\n");
}

TEST_CASE("a line break that loses its brackets gets new ones") {
    CHECK(edited("y = f(a +\n      b)\n", "f(a +\n      b)", "a + b") == "y = (a +\n      b)\n");
    CHECK(edited("y = f(a\n  .b)\n", "f(a\n  .b)", "-a.b") == "y = (-a\n  .b)\n");
    CHECK(edited("y = [f(a +\n      b)]\n", "f(a +\n      b)", "a + b") == "y = [a +\n      b]\n");
    CHECK(edited("y = f(\n    a)\n", "f(\n    a)", "a.T") == "y = a.T\n");
}

TEST_CASE("operators") {
    CHECK(edited("y = torch.mul(a + b, c)\n", "torch.mul(a + b, c)", "(a + b) * c") == "y = (a + b) * c\n");
    CHECK(edited("y = torch.add(a * b, c)\n", "torch.add(a * b, c)", "a * b + c") == "y = a * b + c\n");
    CHECK(edited("y = torch.sub(a, b - c)\n", "torch.sub(a, b - c)", "a - (b - c)") == "y = a - (b - c)\n");
    CHECK(edited("y = torch.add(a, b) * c\n", "torch.add(a, b)", "a + b") == "y = (a + b) * c\n");
    CHECK(edited("y = (torch.add(a, b)) * c\n", "torch.add(a, b)", "a + b") == "y = (a + b) * c\n");
    CHECK(edited("y = torch.eq(a, b) == c\n", "torch.eq(a, b)", "a == b") == "y = (a == b) == c\n");
    CHECK(edited("y = torch.lt(a < b, c)\n", "torch.lt(a < b, c)", "(a < b) < c") == "y = (a < b) < c\n");
    CHECK(edited("y = torch.pow(-a, b)\n", "torch.pow(-a, b)", "(-a) ** b") == "y = (-a) ** b\n");
    CHECK(edited("y = torch.pow(a, -b)\n", "torch.pow(a, -b)", "a ** -b") == "y = a ** -b\n");
    CHECK(edited("y = torch.pow(a ** b, c)\n", "torch.pow(a ** b, c)", "(a ** b) ** c") == "y = (a ** b) ** c\n");
    CHECK(edited("y = -torch.pow(a, b)\n", "torch.pow(a, b)", "a ** b") == "y = -a ** b\n");
    CHECK(edited("y = torch.neg(a) ** b\n", "torch.neg(a)", "-a") == "y = (-a) ** b\n");
    CHECK(edited("y = torch.logical_not(a) and b\n", "torch.logical_not(a)", "not a") == "y = not a and b\n");
    CHECK(edited("y = a  +  b\n", "a  +  b", "a * b") == "y = a  *  b\n");
    CHECK(edited("y = (a  # left\n     / b)\n", "a  # left\n     / b", "a // b") == "y = (a  # left\n     // b)\n");
    CHECK(edited("y = a / b\n", "a / b", "a / jax.numpy.asarray(b)") == "y = a / jnp.asarray(b)\n");
    CHECK(edited("y = a not  in b\n", "a not  in b", "a in b") == "y = a in b\n");
    CHECK(edited("y = - x\n", "- x", "-jax.numpy.asarray(x)") == "y = - jnp.asarray(x)\n");
}

TEST_CASE("parentheses where operands need them") {
    CHECK(edited("f(lambda: 1)\n", "f(lambda: 1)", "(lambda: 1).g") == "(lambda: 1).g\n");
    CHECK(edited("f(a if b else c)\n", "f(a if b else c)", "(a if b else c) + 1") == "(a if b else c) + 1\n");
    CHECK(edited("f(a if b else c)\n", "f(a if b else c)", "jax.numpy.g(x=a if b else c)") == "jnp.g(x=a if b else c)\n");
    CHECK(edited("f((y := 1), 2)\n", "f((y := 1), 2)", "jax.numpy.g(a=(y := 1), b=2)") == "jnp.g(a=(y := 1), b=2)\n");
    CHECK(edited("f(y := 1, 2)\n", "f(y := 1, 2)", "jax.numpy.g(a=(y := 1), b=2)") == "jnp.g(a=(y := 1), b=2)\n");
    CHECK(edited("async def g():\n    f(await x)\n", "f(await x)", "(await x).T") == "async def g():\n    (await x).T\n");
    CHECK(edited("f(1)\n", "f(1)", "(1).real") == "(1).real\n");
    CHECK(edited("f(1.5)\n", "f(1.5)", "(1.5).real") == "1.5.real\n");
    CHECK(edited("f(1).real\n", "f(1)", "1") == "(1).real\n");
    CHECK(edited("f(a, b)\n", "f(a, b)", "a if b else 0") == "a if b else 0\n");
    CHECK(edited("y = 1 + f(a, b)\n", "f(a, b)", "a if b else 0") == "y = 1 + (a if b else 0)\n");
}

TEST_CASE("generator expressions") {
    CHECK(edited("f(i for i in x)\n", "f(i for i in x)", "jax.numpy.sum((i for i in x))") == "jnp.sum(i for i in x)\n");
    CHECK(edited("f(i for i in x)\n", "f(i for i in x)", "jax.numpy.sum((i for i in x), 1)") == "jnp.sum((i for i in x), 1)\n");
    CHECK(edited("f((i for i in x), 1)\n", "f((i for i in x), 1)", "jax.numpy.sum((i for i in x))") == "jnp.sum((i for i in x))\n");
    CHECK(edited("f(i for i in x)\n", "f(i for i in x)", "(i for i in x).g()") == "(i for i in x).g()\n");
}

TEST_CASE("tuples") {
    CHECK(edited("a, b = f(x)\n", "f(x)", "(jax.numpy.max(x), jax.numpy.min(x))") == "a, b = jnp.max(x), jnp.min(x)\n");
    CHECK(edited("g(f(x))\n", "f(x)", "(jax.numpy.max(x), 1)") == "g((jnp.max(x), 1))\n");
    CHECK(edited("f(x)[0]\n", "f(x)", "(x, 1)") == "(x, 1)[0]\n");
    CHECK(edited("f(x)\n", "f(x)", "(x,)") == "(x,)\n");
    CHECK(edited("return_ = f(a[i, j])\n", "f(a[i, j])", "a[j, i]") == "return_ = a[j, i]\n");
    CHECK(edited("for i in f(x): pass\n", "f(x)", "(x, 1)") == "for i in x, 1: pass\n");
}

TEST_CASE("subscripts") {
    CHECK(edited("y = f(x, i)\n", "f(x, i)", "x[i]") == "y = x[i]\n");
    CHECK(edited("y = f(x, i)\n", "f(x, i)", "x[i, :]") == "y = x[i, :]\n");
    CHECK(edited("y = f(x, i)\n", "f(x, i)", "x[i:, ::-1]") == "y = x[i:, ::-1]\n");
    CHECK(edited("y = f(a + b, i)\n", "f(a + b, i)", "(a + b)[i]") == "y = (a + b)[i]\n");
    CHECK(edited("y = x[ i , None ]\n", "x[ i , None ]", "x[jax.numpy.asarray(i), None]") == "y = x[ jnp.asarray(i) , None ]\n");
}

TEST_CASE("words do not run together") {
    CHECK(edited("def f():\n    return(a + b).sum()\n", "(a + b).sum()", "jax.numpy.sum(a + b)") ==
          "def f():\n    return jnp.sum(a + b)\n");
    CHECK(edited("y = f(a)if x else 1\n", "f(a)", "a") == "y = a if x else 1\n");
    CHECK(edited("y = 1 if x else(a).sum()\n", "(a).sum()", "jax.numpy.sum(a)") == "y = 1 if x else jnp.sum(a)\n");
}

TEST_CASE("rewrites inside rewrites") {
    CHECK(rewritten("import jax.numpy as jnp\ny = torch.sum(torch.exp(x), dim=torch.ndim(x))\n",
                    {{"torch.sum(torch.exp(x), dim=torch.ndim(x))", "jax.numpy.sum(torch.exp(x), axis=torch.ndim(x))"},
                     {"torch.exp(x)", "jax.numpy.exp(x)"},
                     {"torch.ndim(x)", "x.ndim"}}) == "import jax.numpy as jnp\ny = jnp.sum(jnp.exp(x), axis=x.ndim)\n");
    CHECK(rewritten("import jax.numpy as jnp\ny = torch.mul(torch.add(a, b), c)\n",
                    {{"torch.mul(torch.add(a, b), c)", "torch.add(a, b) * c"}, {"torch.add(a, b)", "a + b"}}) ==
          "import jax.numpy as jnp\ny = (a + b) * c\n");
    CHECK(rewritten("y = torch.detach(x.t())\n", {{"torch.detach(x.t())", "x.t()"}, {"x.t()", "x.T"}}) == "y = x.T\n");
    CHECK(edited("y = f(x)\n", "f(x)", "jax.numpy.asarray(SELF)") == "y = jnp.asarray(f(x))\n");
}
