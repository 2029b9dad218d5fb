#include "parsing.h"

using namespace regraft;

namespace {

/// The span of the module's only statement.
std::string spanOf(std::string_view text) {
    const auto file = parsed(text);
    REQUIRE(file->module->body.size() == 1);
    return std::string(file->module->body[0]->span.of(text));
}

}  // namespace

TEST_CASE("an empty module") {
    for (const char* text : {"", "\n\n", "# only this", "   \n\t\n"}) {
        const auto file = parsed(text);
        REQUIRE(file->module->body.empty());
        REQUIRE(ast::dump(*file->module) == "Module(body=[], type_ignores=[])");
    }
}

TEST_CASE("spans of statements") {
    REQUIRE(spanOf("@d\ndef f(): pass\n") == "def f(): pass");
    REQUIRE(spanOf("async def f():\n  pass\n\n# after") == "async def f():\n  pass");
    REQUIRE(spanOf("if a: b;\n") == "if a: b;");  // as CPython has it
    REQUIRE(spanOf("(a)\n") == "(a)");
    REQUIRE(spanOf("try:\n a\nexcept:\n b\nelse:\n c\nfinally:\n d\n") == "try:\n a\nexcept:\n b\nelse:\n c\nfinally:\n d");
}

TEST_CASE("elif is an If in the orelse") {
    const std::string_view text = "if a:\n 1\nelif b:\n 2\nelse:\n 3\n";
    const auto file = parsed(text);
    const auto* outer = ast::as<ast::If>(file->module->body[0]);
    const auto* inner = ast::as<ast::If>(outer->orelse[0]);
    REQUIRE(inner->span.of(text) == "elif b:\n 2\nelse:\n 3");
    REQUIRE(inner->orelse.size() == 1);
}

TEST_CASE("assignments") {
    REQUIRE(dumped("a = b, *c = d").find("Starred(value=Name(id='c', ctx=Store()), ctx=Store())") != std::string::npos);
    REQUIRE(dumped("(x): int").find("simple=0") != std::string::npos);
    REQUIRE(dumped("x: int = 1").find("simple=1") != std::string::npos);
    REQUIRE(refusal("f() = 1") == "cannot assign to function call @ f()");
    REQUIRE(refusal("a + b = 1") == "cannot assign to expression @ a + b");
    REQUIRE(refusal("[a, 1] = x") == "cannot assign to literal @ 1");
    REQUIRE(refusal("None = x") == "cannot assign to None @ None");
    REQUIRE(refusal("f() += 1") == "'function call' is an illegal expression for augmented assignment @ f()");
    REQUIRE(refusal("a, b: int") == "only single target (not tuple) can be annotated @ a, b");
    REQUIRE(refusal("*a, *b = c") == "multiple starred expressions in assignment @ *b");
    REQUIRE(refusal("*a = c") == "starred assignment target must be in a list or tuple @ *a");
    REQUIRE(refusal("del f()") == "cannot delete function call @ f()");
    REQUIRE(refusal("(a.b := 1)") == "cannot use assignment expressions with attribute @ a.b");
    REQUIRE(refusal("__debug__ = 1") == "cannot assign to __debug__ @ __debug__");
}

TEST_CASE("parameters") {
    REQUIRE(dumped("lambda a, /, b=1, *c, d, e=2, **f: 0") ==
            "Lambda(args=arguments(posonlyargs=[arg(arg='a')], args=[arg(arg='b')], vararg=arg(arg='c'), "
            "kwonlyargs=[arg(arg='d'), arg(arg='e')], kw_defaults=[None, Constant(value=2)], kwarg=arg(arg='f'), "
            "defaults=[Constant(value=1)]), body=Constant(value=0))");
    REQUIRE(refusal("def f(a=1, b): pass") == "non-default argument follows default argument @ b");
    REQUIRE(refusal("def f(*): pass") == "named arguments must follow bare * @ *");
    REQUIRE(refusal("def f(*a, *b): pass") == "* argument may appear only once @ *");
    REQUIRE(refusal("def f(**a, b): pass") == "arguments cannot follow var-keyword argument @ b");
    REQUIRE(refusal("def f(/, a): pass") == "at least one argument must precede / @ /");
    REQUIRE(refusal("def f(a, /, b, /): pass") == "/ may appear only once @ /");
    REQUIRE(refusal("def f(*, a, /): pass") == "/ must be ahead of * @ /");
}

TEST_CASE("imports") {
    REQUIRE(dumped("import a . b as c, d") == "Import(names=[alias(name='a.b', asname='c'), alias(name='d')])");
    REQUIRE(dumped("from ... . a import (b as c,)") == "ImportFrom(module='a', names=[alias(name='b', asname='c')], level=4)");
    REQUIRE(dumped("from . import *") == "ImportFrom(names=[alias(name='*')], level=1)");
    REQUIRE(refusal("from a import b,").starts_with("trailing comma not allowed"));
    REQUIRE(refusal("x = 1\nfrom __future__ import annotations").starts_with("from __future__ imports must occur at the beginning"));
    REQUIRE(refusal("from __future__ import nope") == "future feature nope is not defined @ nope");
    REQUIRE(accepts("'doc'\nfrom __future__ import annotations\n"));
}

TEST_CASE("with: parentheses around items are not a tuple") {
    REQUIRE(dumped("with (a, b): pass") == dumped("with a, b: pass"));
    REQUIRE(dumped("with (a as b, c,): pass") == dumped("with a as b, c: pass"));
    REQUIRE(dumped("with (a, b) as c: pass").find("Tuple") != std::string::npos);
    REQUIRE(dumped("with (a, *b): pass").find("Tuple") != std::string::npos);
    for (const char* bad : {"with (a as b) as c: pass", "with (a as b).c: pass", "with (a as b), c: pass", "with a,: pass"})
        REQUIRE_FALSE(accepts(bad));
}

TEST_CASE("try") {
    REQUIRE(refusal("try: pass\nx").starts_with("expected 'except' or 'finally' block"));
    REQUIRE(refusal("try: pass\nexcept: pass\nexcept A: pass").starts_with("default 'except:' must be last"));
    REQUIRE(refusal("try: pass\nexcept A: pass\nexcept* B: pass").starts_with("cannot have both 'except' and 'except*'"));
    REQUIRE(accepts("try: pass\nexcept A, B: pass"));
    REQUIRE(refusal("try: pass\nexcept A, B as c: pass").starts_with("multiple exception types must be parenthesized"));
    REQUIRE(refusal("for x in y:\n try: pass\n except* A: break").starts_with("'break', 'continue' and 'return' cannot appear"));
}

TEST_CASE("what must be inside something") {
    REQUIRE(refusal("return").starts_with("'return' outside function"));
    REQUIRE(refusal("class A:\n return").starts_with("'return' outside function"));
    REQUIRE(refusal("break").starts_with("'break' outside loop"));
    REQUIRE(refusal("for x in y: pass\nelse: break").starts_with("'break' outside loop"));
    REQUIRE(refusal("while x:\n def f(): continue").starts_with("'continue' not properly in loop"));
    REQUIRE(refusal("yield").starts_with("'yield' outside function"));
    REQUIRE(refusal("await x").starts_with("'await' outside function"));
    REQUIRE(refusal("def f(): await x").starts_with("'await' outside async function"));
    REQUIRE(refusal("async def f(): lambda: await x").starts_with("'await' outside async function"));
    REQUIRE(refusal("def f(): [x async for x in y]").starts_with("asynchronous comprehension outside"));
    REQUIRE(refusal("async def f():\n yield\n return 1").starts_with("'return' with value in async generator"));
    REQUIRE(refusal("def f():\n async for x in y: pass").starts_with("'async for' outside async function"));
    REQUIRE(accepts("def f(): return (await x for x in y)"));
    REQUIRE(accepts("async def f():\n def g(): return 1\n yield g"));
    REQUIRE_FALSE(accepts("def f(x=(yield)): pass"));
    REQUIRE(accepts("def g():\n def f(x=(yield)): pass"));
}

TEST_CASE("patterns") {
    const auto pattern = [](const std::string& text) {
        const std::string dump = dumped("match x:\n case " + text + ": pass");
        const std::size_t begin = dump.find("pattern=") + 8;
        return dump.substr(begin, dump.find(", body=[Pass") - begin);
    };
    REQUIRE(pattern("_") == "MatchAs()");
    REQUIRE(pattern("-1 + 2j").starts_with("MatchValue(value=BinOp(left=UnaryOp(op=USub()"));
    REQUIRE(pattern("1 | 2 as y") ==
            "MatchAs(pattern=MatchOr(patterns=[MatchValue(value=Constant(value=1)), "
            "MatchValue(value=Constant(value=2))]), name='y')");
    REQUIRE(pattern("a, *_") == "MatchSequence(patterns=[MatchAs(name='a'), MatchStar()])");
    REQUIRE(pattern("(None)") == "MatchSingleton(value=None)");
    REQUIRE(pattern("{'k': v, **r}") == "MatchMapping(keys=[Constant(value='k')], patterns=[MatchAs(name='v')], rest='r')");
    REQUIRE(pattern("a.B(c, d=e)") ==
            "MatchClass(cls=Attribute(value=Name(id='a', ctx=Load()), attr='B', ctx=Load()), patterns=[MatchAs(name='c')], "
            "kwd_attrs=['d'], kwd_patterns=[MatchAs(name='e')])");
    const auto bad = [](const std::string& text) { return refused("match x:\n case " + text + ": pass").message; };
    REQUIRE(bad("[a, a]") == "multiple assignments to name 'a' in pattern");
    REQUIRE(bad("a | 1") == "name capture 'a' makes remaining patterns unreachable");
    REQUIRE(bad("[a] | [b]") == "alternative patterns bind different names");
    REQUIRE(bad("[*a, *b]") == "multiple starred expressions in sequence pattern");
    REQUIRE(bad("{1: a, 1.0: b}") == "mapping pattern checks duplicate key");
    REQUIRE(bad("C(a=1, 2)") == "positional patterns follow keyword patterns");
    REQUIRE(bad("f'x'") == "patterns may only match literals and attribute lookups");
    REQUIRE(bad("1 as _") == "cannot use '_' as a target");
    REQUIRE(refused("match x:\n case _: pass\n case 1: pass").message == "wildcard makes remaining patterns unreachable");
}

TEST_CASE("newer syntax") {
    for (const char* text : {"type X[T: int = str, *A = *B, **P] = int", "def f[T](x: T): pass", "class A[T](B): pass",
                             "try: pass\nexcept* A: pass", "f'{f'{f'{1}'}'}'", "f'{\n1 # c\n}'", "x[*a, b]", "def f(*a: *b): pass"})
        REQUIRE(accepts(text));
}

TEST_CASE("Python 2 is named as such") {
    for (const char* text : {"print 'x'", "print x", "exec code", "try: pass\nexcept A, e: pass", "raise A, 'b'", "x = `a`", "a <> b",
                             "ur'x'", "0777", "10L", "def f((a, b)): pass", "lambda (a, b): a"})
        REQUIRE(refused(text).pythonTwo);
    for (const char* text : {"print = ", "f(a b)", "x = 09a", "raise A b", "except"}) REQUIRE_FALSE(refused(text).pythonTwo);
}
