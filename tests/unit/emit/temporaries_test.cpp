// Single evaluation, order of evaluation, and where temporaries can stand.

#include <catch2/catch.hpp>

#include "emit_case.h"

using regraft::test::emitCase;
using regraft::test::rewritten;

namespace {

std::string refusal(const std::string& source, const std::string& from, const std::string& to) {
    auto out = emitCase({source, {{from, to}}});
    CHECK(out.text == source);
    REQUIRE(out.refusals.size() == 1);
    return out.refusals[0];
}

const std::string operandIn = "an operand would have to be evaluated beforehand, and it stands in ";

}  // namespace

TEST_CASE("names and constants repeat") {
    CHECK(rewritten("y = sq(x)\n", "sq(x)", "x * x") == "y = x * x\n");
    CHECK(rewritten("y = sq(self.x.w)\n", "sq(self.x.w)", "self.x.w * self.x.w") == "y = self.x.w * self.x.w\n");
    CHECK(rewritten("y = sq(-1)\n", "sq(-1)", "g(-1, -1)") == "y = g(-1, -1)\n");
    CHECK(rewritten("y = sq(x.shape[0])\n", "sq(x.shape[0])", "x.shape[0] * x.shape[0]") == "y = x.shape[0] * x.shape[0]\n");
}

TEST_CASE("anything else is computed once, before the statement") {
    CHECK(rewritten("y = sq(f())\n", "sq(f())", "f() * f()") == "f_value = f()\ny = f_value * f_value\n");
    CHECK(rewritten("def g():\n    return 1 + sq(compute_loss(x))\n", "sq(compute_loss(x))", "compute_loss(x) * compute_loss(x)") ==
          "def g():\n    loss = compute_loss(x)\n    return 1 + loss * loss\n");
    CHECK(rewritten("y = sq(a + b)\n", "sq(a + b)", "(a + b) * (a + b)") == "value = a + b\ny = value * value\n");
    CHECK(rewritten("y = sq(x[i])\n", "sq(x[i])", "x[i] * x[i]") == "x_item = x[i]\ny = x_item * x_item\n");
    CHECK(rewritten("value = 1\ny = sq(a + b)\n", "sq(a + b)", "(a + b) * (a + b)") ==
          "value = 1\nvalue_value = a + b\ny = value_value * value_value\n");
    CHECK(rewritten("y = sq(f(a +\n         b))\n", "sq(…", "f(a+b) * f(a+b)") == "f_value = f(a +\n         b)\ny = f_value * f_value\n");
    CHECK(rewritten("y = sq(a +\n       b)\n", "sq(…", "(a+b) * (a+b)") == "value = (a +\n       b)\ny = value * value\n");
    CHECK(rewritten("y = sq((n := f()))\n", "sq((n := f()))", "(n:=f()) * (n:=f())") == "n_value = (n := f())\ny = n_value * n_value\n");
}

TEST_CASE("what is impure and evaluated earlier goes before it") {
    CHECK(rewritten("y = a() + sq(f())\n", "sq(f())", "f() * f()") == "a_value = a()\nf_value = f()\ny = a_value + f_value * f_value\n");
    CHECK(rewritten("y = a().b(c(), [d()], sq(f()), e())\n", "sq(f())", "f() * f()") ==
          "a_value = a()\nc_value = c()\nd_value = d()\nf_value = f()\ny = a_value.b(c_value, [d_value], f_value * f_value, e())\n");
    CHECK(rewritten("y = (p() or q()) + sq(f())\n", "sq(f())", "f() * f()") ==
          "value = p() or q()\nf_value = f()\ny = (value) + f_value * f_value\n");
    CHECK(rewritten("y = len(a) + sq(f())\n", "sq(f())", "f() * f()") == "f_value = f()\ny = len(a) + f_value * f_value\n");
    CHECK(rewritten("x[k()] = sq(f())\n", "sq(f())", "f() * f()") == "f_value = f()\nx[k()] = f_value * f_value\n");
}

TEST_CASE("order and dropped operands") {
    CHECK(rewritten("y = g(a(), b())\n", "g(a(), b())", "h(b(), a())") == "a_value = a()\ny = h(b(), a_value)\n");
    CHECK(rewritten("y = g(a(), b)\n", "g(a(), b)", "h(b, a())") == "y = h(b, a())\n");
    CHECK(rewritten("y = g(x, out=make())\n", "g(x, out=make())", "h(x)") == "make()\ny = h(x)\n");
    CHECK(rewritten("y = g(f(), out=make())\n", "g(f(), out=make())", "h(f())") == "f_value = f()\nmake()\ny = h(f_value)\n");
    CHECK(rewritten("y = g(f())\n", "g(f())", "f() if c else 0") == "f_value = f()\ny = f_value if c else 0\n");
    CHECK(rewritten("y = g(x, out=w)\n", "g(x, out=w)", "h(x)") == "y = h(x)\n");
}

TEST_CASE("nested rewrites in temporaries") {
    CHECK(rewritten("import jax.numpy as jnp\ny = sq(f(torch.exp(x)))\n",
                    {{"sq(f(torch.exp(x)))", "f(torch.exp(x)) * f(torch.exp(x))"}, {"torch.exp(x)", "jax.numpy.exp(x)"}}) ==
          "import jax.numpy as jnp\nf_value = f(jnp.exp(x))\ny = f_value * f_value\n");
    CHECK(rewritten("y = sq(sq(f()) + 1)\n", {{"sq(sq(f()) + 1)", "(sq(f())+1) * (sq(f())+1)"}, {"sq(f())", "f() * f()"}}) ==
          "f_value = f()\nvalue = f_value * f_value + 1\ny = value * value\n");
}

TEST_CASE("where temporaries stand") {
    CHECK(rewritten("a = 1; y = sq(f())\n", "sq(f())", "f() * f()") == "a = 1; f_value = f(); y = f_value * f_value\n");
    CHECK(rewritten("if c: y = sq(f())\n", "sq(f())", "f() * f()") == "if c: f_value = f(); y = f_value * f_value\n");
    CHECK(rewritten("if sq(f()): pass\n", "sq(f())", "f() * f()") == "f_value = f()\nif f_value * f_value: pass\n");
    CHECK(rewritten("for i in sq(f()):\n    pass\n", "sq(f())", "f() * f()") == "f_value = f()\nfor i in f_value * f_value:\n    pass\n");
    CHECK(rewritten("with sq(f()) as y: pass\n", "sq(f())", "f() * f()") == "f_value = f()\nwith f_value * f_value as y: pass\n");
    CHECK(rewritten("y = [i for i in sq(f())]\n", "sq(f())", "f() * f()") == "f_value = f()\ny = [i for i in f_value * f_value]\n");
    CHECK(rewritten("y = f'{sq(f())}'\n", "sq(f())", "f() * f()") == "f_value = f()\ny = f'{f_value * f_value}'\n");
    CHECK(rewritten("def g():\r\n\treturn sq(f())\r\n", "sq(f())", "f() * f()") ==
          "def g():\r\n\tf_value = f()\r\n\treturn f_value * f_value\r\n");
}

TEST_CASE("where none can stand, the operand gets a name at its first evaluation") {
    const auto doubled = [](const std::string& source) { return rewritten(source, "sq(f())", "f() * f()"); };
    CHECK(doubled("while sq(f()): pass\n") == "while (f_value := f()) * f_value: pass\n");
    CHECK(doubled("if a: pass\nelif sq(f()): pass\n") == "if a: pass\nelif (f_value := f()) * f_value: pass\n");
    CHECK(doubled("y = a and sq(f())\n") == "y = a and (f_value := f()) * f_value\n");
    CHECK(doubled("y = a < b < sq(f())\n") == "y = a < b < (f_value := f()) * f_value\n");
    CHECK(doubled("y = sq(f()) if a else b\n") == "y = (f_value := f()) * f_value if a else b\n");
    CHECK(doubled("y = lambda: sq(f())\n") == "y = lambda: (f_value := f()) * f_value\n");
    CHECK(doubled("y = [sq(f()) for i in x]\n") == "y = [(f_value := f()) * f_value for i in x]\n");
    CHECK(doubled("def g(a=sq(f())): pass\n") == "def g(a=(f_value := f()) * f_value): pass\n");
    CHECK(doubled("@sq(f())\ndef g(): pass\n") == "@(f_value := f()) * f_value\ndef g(): pass\n");
    CHECK(doubled("class A:\n    y = sq(f())\n") == "class A:\n    y = (f_value := f()) * f_value\n");
    CHECK(doubled("assert a, sq(f())\n") == "assert a, (f_value := f()) * f_value\n");
    CHECK(rewritten("while sq(f()): pass\n", "sq(f())", "0 if f() else f()") == "while 0 if (f_value := f()) else f_value: pass\n");
}

TEST_CASE("where no name can stand either") {
    CHECK(refusal("class A:\n    y = [sq(f()) for i in x]\n", "sq(f())", "f() * f()") == operandIn + "a comprehension");
    CHECK(refusal("y = [i for j in x for i in sq(f())]\n", "sq(f())", "f() * f()") == operandIn + "a comprehension");
    CHECK(refusal("y = lambda: sq(f())\n", "sq(f())", "(b or f()) * f()") == operandIn + "a lambda");
}

TEST_CASE("statements become assignments") {
    using regraft::test::EmitCase;
    auto statement = [](const std::string& source, const std::string& from, const std::string& to) {
        EmitCase input{source, {}};
        input.statements = {{from, to}};
        return emitCase(input).text;
    };
    CHECK(statement("x[i] = v  # set\n", "x[i] = v", "x = x.at[i].set(v)") == "x = x.at[i].set(v)  # set\n");
    CHECK(statement("if c: x[i, 1:] += v; y = 1\n", "x[i, 1:] += v", "x = x.at[i, 1:].add(v)") == "if c: x = x.at[i, 1:].add(v); y = 1\n");
    CHECK(statement("self.x[i] = v\n", "self.x[i] = v", "self.x = self.x.at[i].set(v)") == "self.x = self.x.at[i].set(v)\n");
    CHECK(statement("x[i()] = v()\n", "x[i()] = v()", "x = x.at[i()].set(v())") == "v_value = v()\nx = x.at[i()].set(v_value)\n");
    CHECK(statement("m[k()].x[i] = v\n", "m[k()].x[i] = v", "m[k()].x = m[k()].x.at[i].set(v)") ==
          "k_value = k()\nm[k_value].x = m[k_value].x.at[i].set(v)\n");
    CHECK(statement("x[\n    i  # row\n] = v\n", "x[\n    i  # row\n] = v", "x = x.at[i].set(v)") == "# row\nx = x.at[i].set(v)\n");
    CHECK(statement("x[i] = (a +\n        b)\n", "x[i] = (a +\n        b)", "x = x.at[i].set(a+b)") == "x = x.at[i].set(a +\n        b)\n");
    CHECK(statement("x[i] = a, b\n", "x[i] = a, b", "x = x.at[i].set((a, b))") == "x = x.at[i].set((a, b))\n");
}

TEST_CASE("f-strings") {
    CHECK(rewritten("y = f'{norm(x)}'\n", "norm(x)", "norm(x, ord='fro')") == "y = f'{norm(x, ord=\"fro\")}'\n");
    CHECK(rewritten("y = f\"{norm(x)}\"\n", "norm(x)", "norm(x, ord='fro')") == "y = f\"{norm(x, ord='fro')}\"\n");
    CHECK(refusal("y = f'{f\"{norm(x)}\"}'\n", "norm(x)", "norm(x, ord='fro')").find("f-string") != std::string::npos);
    CHECK(rewritten("y = f'''{norm(x)}'''\n", "norm(x)", "norm(x, ord='fro')") == "y = f'''{norm(x, ord=\"fro\")}'''\n");
    CHECK(rewritten("y = f'{x.norm(dim=1):.2f} {y}'\n", "x.norm(dim=1)", "jax.numpy.norm(x, axis=1)") ==
          "import jax.numpy as jnp\n\ny = f'{jnp.norm(x, axis=1):.2f} {y}'\n");
    CHECK(rewritten("y = f'{g({1: 2})}'\n", "g({1: 2})", "{1: 2}") == "y = f'{ {1: 2}}'\n");
    CHECK(refusal("y = f'{g(x)}'\n", "g(x)", "h(x, '\\n')").find("f-string") != std::string::npos);
    CHECK(rewritten("y = f'{f'{norm(x, 'a')}'}'\n", "norm(x, 'a')", "norm(x, ord='a')") == "y = f'{f'{norm(x, ord='a')}'}'\n");
    CHECK(rewritten("y = f'{t(x) = }'\n", "t(x)", "u(x)") == "y = f't(x) = {u(x)!r}'\n");
    CHECK(rewritten("y = f'{t(x)+t(y)=:.2f}'\n", {{"t(x)", "u(x)"}, {"t(y)", "u(y)"}}) == "y = f't(x)+t(y)={u(x)+u(y):.2f}'\n");
}
