// Expressions that are replaced by themselves. In place: no edit at all. Printed anew: the same syntax tree.

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sstream>

#include "ast/equal.h"
#include "ast/visit.h"
#include "emit/emission.h"
#include "source/source_file.h"

using namespace regraft;

namespace {

bool isExpressionNode(const ast::Node& node) {
    return ast::dispatch(node, [](const auto& n) { return std::is_base_of_v<ast::Expr, std::decay_t<decltype(n)>>; });
}

/// (a or b) or c: without the parentheses it means the same, in another tree.
bool startsAlike(const ast::BoolOp& outer) {
    const auto* inner = ast::as<ast::BoolOp>(outer.values[0]);
    return inner && inner->op == outer.op;
}

/// x[1:2,]: such a tuple can stand nowhere but in an index.
bool holdsSlice(const ast::Tuple& tuple) {
    return std::any_of(tuple.elts.begin(), tuple.elts.end(), [](const ast::Expr* element) { return element->kind == ast::Kind::Slice; });
}

/// Target code that says what the user's node says.
class Mirror {
public:
    Mirror(Arena& arena, bool inPlace) : arena_(arena), inPlace_(inPlace) {}

    const py::Expr* of(const ast::Expr& expr) {
        using K = py::ExprKind;
        origin_ = inPlace_ ? &expr : nullptr;
        if (const auto* call = ast::as<ast::Call>(&expr)) return callOf(*call);
        if (const auto* attribute = ast::as<ast::Attribute>(&expr); attribute && attribute->ctx == ast::ExprContext::Load)
            return make(K::Attribute, attribute->attr.text(), {attribute->value});
        if (const auto* item = ast::as<ast::Subscript>(&expr); item && item->ctx == ast::ExprContext::Load) return subscriptOf(*item);
        if (const auto* op = ast::as<ast::BinOp>(&expr)) return make(K::Binary, ast::opSymbol(op->op), {op->left, op->right});
        if (const auto* op = ast::as<ast::UnaryOp>(&expr)) return make(K::Unary, ast::opSymbol(op->op), {op->operand});
        if (const auto* op = ast::as<ast::Compare>(&expr); op && op->ops.size() == 1)
            return make(K::Binary, ast::opSymbol(op->ops[0]), {op->left, op->comparators[0]});
        if (const auto* op = ast::as<ast::BoolOp>(&expr); op && op->values.size() == 2 && !startsAlike(*op))
            return make(K::Binary, op->op == ast::BooleanOp::And ? "and" : "or", {op->values[0], op->values[1]});
        if (const auto* choice = ast::as<ast::IfExp>(&expr); choice && !inPlace_)
            return make(K::Conditional, {}, {choice->body, choice->test, choice->orelse});
        if (const auto* list = ast::as<ast::List>(&expr); list && list->ctx == ast::ExprContext::Load)
            return make(K::List, {}, {list->elts.begin(), list->elts.end()});
        if (const auto* tuple = ast::as<ast::Tuple>(&expr);
            tuple && tuple->ctx == ast::ExprContext::Load && !inPlace_ && !holdsSlice(*tuple))
            return make(K::Tuple, {}, {tuple->elts.begin(), tuple->elts.end()});
        return nullptr;
    }

private:
    const py::Expr* source(const ast::Expr* expr) {
        if (!expr) return nullptr;
        py::Expr out{py::ExprKind::Source};
        out.origin = expr;
        return arena_.make<py::Expr>(out);
    }
    const py::Expr* make(py::ExprKind kind, std::string_view text, const std::vector<const ast::Expr*>& exprs) {
        std::vector<const py::Expr*> parts;
        for (const ast::Expr* expr : exprs) parts.push_back(source(expr));
        return arena_.make<py::Expr>(py::Expr{kind, text, arena_.copy(parts), {}, origin_});
    }
    const py::Expr* indexOf(const ast::Expr& index) {
        const ast::Expr* origin = origin_;
        origin_ = nullptr;
        const py::Expr* out = source(&index);
        if (const auto* slice = ast::as<ast::Slice>(&index)) out = make(py::ExprKind::Slice, {}, {slice->lower, slice->upper, slice->step});
        if (const auto* tuple = ast::as<ast::Tuple>(&index)) {
            std::vector<const py::Expr*> parts;
            for (const ast::Expr* element : tuple->elts) parts.push_back(indexOf(*element));
            out = arena_.make<py::Expr>(py::Expr{py::ExprKind::Tuple, {}, arena_.copy(parts)});
        }
        origin_ = origin;
        return out;
    }
    const py::Expr* subscriptOf(const ast::Subscript& item) {
        if (inPlace_) return make(py::ExprKind::Subscript, {}, {item.value, item.slice});
        std::vector<const py::Expr*> parts{source(item.value), indexOf(*item.slice)};
        return arena_.make<py::Expr>(py::Expr{py::ExprKind::Subscript, {}, arena_.copy(parts)});
    }
    const py::Expr* callOf(const ast::Call& call) {
        std::vector<py::Argument> arguments;
        for (const ast::Expr* argument : call.args) {
            const auto* starred = ast::as<ast::Starred>(argument);
            arguments.push_back({starred ? "*" : "", source(starred ? starred->value : argument), argument});
        }
        for (const ast::keyword* keyword : call.keywords)
            arguments.push_back({keyword->name ? keyword->name.text() : "**", source(keyword->value), keyword});
        std::vector<const py::Expr*> parts{source(call.func)};
        return arena_.make<py::Expr>(py::Expr{py::ExprKind::Call, {}, arena_.copy(parts), arena_.copy(arguments), origin_});
    }

    Arena& arena_;
    bool inPlace_;
    const ast::Expr* origin_ = nullptr;
};

struct Outcome {
    std::string text;
    std::size_t rewrites = 0, edits = 0, refused = 0;
};

/// Replaces one in `every` expressions by itself.
Outcome mirrored(const ParsedFile& file, bool inPlace, unsigned every) {
    Arena arena;
    EmitRequest request;
    request.file = &file;
    request.tables = &Tables::builtin();
    request.from = {request.tables->framework("torch")};
    request.target = request.tables->framework("jax");
    unsigned count = 0;
    ast::walk(*file.module, [&](const ast::Node& node) {
        if (node.kind == ast::Kind::JoinedStr || node.kind == ast::Kind::TemplateStr || node.kind == ast::Kind::match_case) return false;
        if (!isExpressionNode(node) || ++count % every) return true;
        Mirror mirror(arena, inPlace);
        const auto& expr = static_cast<const ast::Expr&>(node);
        if (const py::Expr* code = mirror.of(expr)) request.rewrites.push_back({&expr, code});
        return true;
    });
    Facts facts{[](const ast::NameExpr&) { return true; }, [](const ast::Expr&) { return false; }};
    EmitResult result = Emission(request, facts).run();
    return {applyEdits(file.text, result.edits).value(), request.rewrites.size(), result.edits.size(), result.refused.size()};
}

/// What is wrong with the text of `file` after the round trip; empty if nothing is.
std::string problem(const ParsedFile& file, unsigned every) {
    if (std::string same = mirrored(file, true, every).text; same != file.text) return "edited in place: the text differs:\n" + same;
    Outcome anew = mirrored(file, false, every);
    ParseResult again = parseModule(anew.text);
    if (!again.file) return "printed anew: " + again.error->message + " in\n" + anew.text;
    return ast::equal(*file.module, *again.file->module) ? "" : "printed anew: the tree differs:\n" + anew.text;
}

const char* const texts[] = {
    "x = (a + b) * (c - (d - e)) ** -f ** g % (h or i) if (yield_ and j) else not (k < l) < m\n",
    "x = f(*a, *(b or c), k=(lambda: 0), **d)(e)(i for i in y)[1:2, ..., ::3].z\n",
    "x = (lambda a: a)(1), (a if b else c)(2), (a, b)[0], (-1) ** 2, -1 ** 2, 1 .real, 1.5.imag, (1).real\n",
    "async def f():\n    return (await x).y, await x ** 2, (await g())[0], -await x\n",
    "def f():\n    x = yield (a, b)\n    y = [(yield), (yield x)]\n    return a, *b\n",
    "x = a[b, c], a[(b, c)], a[b,], a[:], a[1:], a[:2, (yield_)], a[b][c], a[(b := 1)]\n",
    "if (n := len(a)) > 10 and not (m := n): print(f((y := 1), z=(w := 2)))\n",
    "x = [(a, b), *c, (d if e else f), (lambda: g)], {**(a or b), c: (lambda: d)}, {*a, b}\n",
    "x = (\n    a  # one\n    .b(c,  # two\n       d)\n    .e\n    + f\n)\ny = g(  # three\n    h, i,\n)\n",
    "x = a + \\\n    b.c(\n)\nassert (a,\n        b), c\ndel (a.b), c[d]\n",
    "for i in a, b: pass\nfor (j) in (c or d): pass\nwith (a.b) as c, d(): pass\nreturn_ = (a), (b)\n",
    "@a.b(c)\nclass A(B[C], metaclass=D(e)):\n    x: int = f(1)\n    def g(self, a=-1, *b: c.d) -> e[f]: return(a)(b)if(c)else(d)\n",
    "x = 'a' 'b'.join(c), ('a'\n    'b').d, [i for j in (k if l else m) if (n or o) for i in p()]\n",
    "print(not(a), a if(b)else(c), a<(b), [not a, -(-b), ~(~c), - d])\n",
};

}  // namespace

TEST_CASE("what is replaced by itself stays itself") {
    for (const char* text : texts) {
        ParseResult parsed = parseModule(text);
        INFO(text);
        REQUIRE(parsed.file);
        CHECK(mirrored(*parsed.file, false, 1).rewrites > 2);
        for (unsigned every = 1; every < 4; ++every) CHECK(problem(*parsed.file, every) == "");
    }
}

/// REGRAFT_CORPUS names a file that lists Python files, one a line.
TEST_CASE("round trip of a corpus", "[.corpus]") {
    const char* list = std::getenv("REGRAFT_CORPUS");
    REQUIRE(list);
    std::ifstream paths(list);
    unsigned files = 0;
    for (std::string path; std::getline(paths, path);) {
        std::ostringstream bytes;
        bytes << std::ifstream(path, std::ios::binary).rdbuf();
        auto decoded = SourceFile::decode(path, bytes.str());
        const auto* source = std::get_if<SourceFile>(&decoded);
        if (!source) continue;
        ParseResult parsed = parseModule(source->text());
        if (!parsed.file) continue;
        ++files;
        for (unsigned every : {1u, 5u}) {
            std::string wrong = problem(*parsed.file, every);
            INFO(path << " " << every);
            CHECK(wrong.substr(0, 300) == "");
            if (!wrong.empty()) std::ofstream("/tmp/round_trip_failure.py") << wrong;
        }
    }
    CHECK(files > 0);
}
