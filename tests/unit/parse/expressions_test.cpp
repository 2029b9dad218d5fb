#include "parsing.h"

using namespace regraft;

TEST_CASE("precedence") {
    REQUIRE(dumped("a + b * c") == dumped("a + (b * c)"));
    REQUIRE(dumped("a - b - c") == dumped("(a - b) - c"));
    REQUIRE(dumped("a ** b ** c") == dumped("a ** (b ** c)"));
    REQUIRE(dumped("-a ** b") == dumped("-(a ** b)"));
    REQUIRE(dumped("a ** -b * c") == dumped("(a ** (-b)) * c"));
    REQUIRE(dumped("not a in b") == dumped("not (a in b)"));
    REQUIRE(dumped("a or b and c") == dumped("a or (b and c)"));
    REQUIRE(dumped("a | b ^ c & d << e + f") == dumped("a | (b ^ (c & (d << (e + f))))"));
    REQUIRE(dumped("a if b else c if d else e") == dumped("a if b else (c if d else e)"));
    REQUIRE(dumped("lambda: a, b") == dumped("(lambda: a), b"));
}

TEST_CASE("chains of and, or and comparisons are one node") {
    REQUIRE(dumped("a and b and c") ==
            "BoolOp(op=And(), values=[Name(id='a', ctx=Load()), Name(id='b', ctx=Load()), Name(id='c', ctx=Load())])");
    REQUIRE(dumped("a < b is not c not in d") ==
            "Compare(left=Name(id='a', ctx=Load()), ops=[Lt(), IsNot(), NotIn()], comparators=[Name(id='b', ctx=Load()), "
            "Name(id='c', ctx=Load()), Name(id='d', ctx=Load())])");
    REQUIRE(dumped("(a and b) and c") != dumped("a and b and c"));
    REQUIRE(refusal("a + not b").starts_with("invalid syntax @ not"));
    REQUIRE(refusal("a is not not b").starts_with("invalid syntax @ not"));
}

TEST_CASE("parentheses are outside an expression's span, inside its parents'") {
    const std::string_view text = "(a) + (b.c)";
    const auto file = parsed(text);
    const auto* sum = ast::as<ast::BinOp>(ast::as<ast::ExprStmt>(file->module->body[0])->value);
    REQUIRE(sum->span.of(text) == "(a) + (b.c)");
    REQUIRE(sum->left->span.of(text) == "a");
    REQUIRE(ast::as<ast::Attribute>(sum->right)->attrSpan.of(text) == "c");
}

TEST_CASE("spans of tuples, calls and generators") {
    const auto spanOf = [](std::string_view text) {
        const auto file = parsed(text);
        return std::string(ast::as<ast::ExprStmt>(file->module->body[0])->value->span.of(text));
    };
    REQUIRE(spanOf("(a, b)") == "(a, b)");
    REQUIRE(spanOf("a, b, ") == "a, b,");
    REQUIRE(spanOf("((a))") == "a");
    REQUIRE(spanOf("(f)(x)") == "(f)(x)");
    const std::string_view call = "f(x for x in y)";
    const auto file = parsed(call);
    const auto* node = ast::as<ast::Call>(ast::as<ast::ExprStmt>(file->module->body[0])->value);
    REQUIRE(node->args[0]->span.of(call) == "(x for x in y)");
}

TEST_CASE("subscripts") {
    REQUIRE(dumped("a[1:2, ::3]") ==
            "Subscript(value=Name(id='a', ctx=Load()), slice=Tuple(elts=[Slice(lower=Constant(value=1), "
            "upper=Constant(value=2)), Slice(step=Constant(value=3))], ctx=Load()), ctx=Load())");
    REQUIRE(dumped("a[*b]") ==
            "Subscript(value=Name(id='a', ctx=Load()), slice=Tuple(elts=[Starred(value=Name(id='b', ctx=Load()), "
            "ctx=Load())], ctx=Load()), ctx=Load())");
    REQUIRE(dumped("a[b:=1]").find("NamedExpr") != std::string::npos);
}

TEST_CASE("displays") {
    REQUIRE(dumped("{}") == "Dict(keys=[], values=[])");
    REQUIRE(dumped("{**a, 1: 2}") == "Dict(keys=[None, Constant(value=1)], values=[Name(id='a', ctx=Load()), Constant(value=2)])");
    REQUIRE(dumped("{1, *a}") == "Set(elts=[Constant(value=1), Starred(value=Name(id='a', ctx=Load()), ctx=Load())])");
    REQUIRE(dumped("()") == "Tuple(elts=[], ctx=Load())");
    REQUIRE(dumped("async def f(): [x async for x in y if a if b]").find("is_async=1") != std::string::npos);
    for (const char* bad : {"{a: b, c}", "{a, b: c}", "{**a, b}", "[a,,b]", "[,]", "(,)", "{a: *b}", "(*a)", "[*a for a in b]",
                            "{**a for a in b}", "(a as b)"})
        REQUIRE_FALSE(accepts(bad));
}

TEST_CASE("calls") {
    REQUIRE(dumped("f(a, *b, c=1, **d)") ==
            "Call(func=Name(id='f', ctx=Load()), args=[Name(id='a', ctx=Load()), Starred(value=Name(id='b', ctx=Load()), "
            "ctx=Load())], keywords=[keyword(arg='c', value=Constant(value=1)), keyword(value=Name(id='d', ctx=Load()))])");
    REQUIRE(refusal("f(a=1, b)") == "positional argument follows keyword argument @ b");
    REQUIRE(refusal("f(**a, b)") == "positional argument follows keyword argument unpacking @ b");
    REQUIRE(refusal("f(**a, *b)") == "iterable argument unpacking follows keyword argument unpacking @ *");
    REQUIRE(refusal("f(a=1, a=2)") == "keyword argument repeated: a @ a=2");
    REQUIRE(refusal("f(x for x in y, z)").starts_with("Generator expression must be parenthesized"));
    REQUIRE(refusal("f(a.b=1)").starts_with("expression cannot contain assignment"));
    REQUIRE(refusal("f(True=1)") == "cannot assign to True @ True");
    REQUIRE(refusal("f(a b)") == "invalid syntax; perhaps a comma is missing @ b");
}

TEST_CASE("a lone star") {
    for (const char* bad : {"*a", "x = *a", "return *a", "for x in *a: pass", "print(*a or b, *(c), **d)[*e for e in f]"})
        REQUIRE_FALSE(accepts(bad));
    REQUIRE(accepts("x = *a, b"));
    REQUIRE(accepts("def f(): return *a, b"));
    REQUIRE(refusal("x = [*a or b]").starts_with("invalid syntax"));
    REQUIRE(accepts("f(*a or b)"));
}

TEST_CASE("parseExpression") {
    const auto one = parseExpression("a +\n  b  # note");
    REQUIRE(one.file);
    REQUIRE(ast::dump(*one.file->module) ==
            "Module(body=[Expr(value=BinOp(left=Name(id='a', ctx=Load()), op=Add(), "
            "right=Name(id='b', ctx=Load())))], type_ignores=[])");
    REQUIRE(one.file->comments.size() == 1);
    for (const char* bad : {"", "a b", "x = 1", "a)", "pass", "(a"}) REQUIRE(parseExpression(bad).error);
}
