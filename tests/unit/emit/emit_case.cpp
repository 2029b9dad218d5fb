#include "emit_case.h"

#include <catch2/catch.hpp>
#include <memory>

#include "ast/visit.h"
#include "emit/emission.h"

namespace regraft::test {

namespace {

std::string squeezed(std::string_view text) {
    std::string out;
    for (char c : text)
        if (c != ' ' && c != '\n') out += c;
    return out;
}

bool isExpressionNode(const ast::Node& node) {
    return ast::dispatch(node, [](const auto& n) { return std::is_base_of_v<ast::Expr, std::decay_t<decltype(n)>>; });
}

const ast::Node* findNode(const ParsedFile& file, const std::string& pattern, bool statements) {
    std::string_view prefix = pattern;
    bool open = pattern.ends_with("…");
    if (open) prefix.remove_suffix(std::string_view("…").size());
    const ast::Node* found = nullptr;
    ast::walk(*file.module, [&](const ast::Node& node) {
        bool wanted = statements ? !isExpressionNode(node) && node.kind != ast::Kind::Module : isExpressionNode(node);
        std::string_view text = node.span.of(file.text);
        if (wanted && !found && (open ? text.starts_with(prefix) : text == prefix)) found = &node;
        return true;
    });
    INFO("no node for " << pattern);
    REQUIRE(found);
    return found;
}

/// Turns the text of a replacement into a tree.
class Reader {
public:
    Reader(Arena& arena, const ParsedFile& file, const ast::Node& user, std::string_view text, const Framework& target)
        : arena_(arena),
          file_(file),
          user_(user),
          text_(text),
          target_(target) {}

    const py::Expr* read(const ast::Expr& expr) {
        std::string text(expr.span.of(text_));
        if (text == "SELF") return make({py::ExprKind::Source, {}, {}, {}, static_cast<const ast::Expr*>(&user_)});
        if (const ast::Expr* hole = find(text)) return make({py::ExprKind::Source, {}, {}, {}, hole});
        if (text.starts_with("helpers.") && text.find('(') == std::string::npos)
            return make({py::ExprKind::Helper, arena_.copy(std::string_view(text).substr(8))});
        if (isApi(expr, text)) return make({py::ExprKind::Api, arena_.copy(text)});
        return shape(expr);
    }

private:
    bool isApi(const ast::Expr& expr, const std::string& text) const {
        if (expr.kind != ast::Kind::Attribute) return false;
        return text.starts_with(target_.module + ".") && text.find_first_of("([ ") == std::string::npos;
    }

    const py::Expr* make(const py::Expr& expr) { return arena_.make<py::Expr>(expr); }

    /// The user's expression of that text; not a callee, and not the whole.
    const ast::Expr* find(std::string_view text) {
        const ast::Expr* found = nullptr;
        ast::walk(user_, [&](const ast::Node& node) {
            if (&node != &user_ && isExpressionNode(node) && !found && squeezed(node.span.of(file_.text)) == squeezed(text))
                found = static_cast<const ast::Expr*>(&node);
            return true;
        });
        return found;
    }

    const ast::Call* callOfUser() const {
        const ast::Call* found = nullptr;
        ast::walk(user_, [&](const ast::Node& node) {
            if (!found) found = ast::as<ast::Call>(&node);
            return !found;
        });
        return found;
    }

    const py::Expr* shape(const ast::Expr& expr) {
        using K = py::ExprKind;
        const auto* origin = static_cast<const ast::Expr*>(isExpressionNode(user_) ? &user_ : nullptr);
        if (const auto* call = ast::as<ast::Call>(&expr)) return readCall(*call);
        if (const auto* attribute = ast::as<ast::Attribute>(&expr))
            return make({K::Attribute, arena_.copy(attribute->attr.text()), parts({attribute->value}), {}, origin});
        if (const auto* subscript = ast::as<ast::Subscript>(&expr))
            return make({K::Subscript, {}, parts({subscript->value, subscript->slice}), {}, origin});
        if (const auto* slice = ast::as<ast::Slice>(&expr)) return make({K::Slice, {}, parts({slice->lower, slice->upper, slice->step})});
        if (const auto* op = ast::as<ast::BinOp>(&expr))
            return make({K::Binary, ast::opSymbol(op->op), parts({op->left, op->right}), {}, origin});
        if (const auto* op = ast::as<ast::Compare>(&expr))
            return make({K::Binary, ast::opSymbol(op->ops[0]), parts({op->left, op->comparators[0]}), {}, origin});
        if (const auto* op = ast::as<ast::BoolOp>(&expr))
            return make({K::Binary, op->op == ast::BooleanOp::And ? "and" : "or", parts({op->values[0], op->values[1]}), {}, origin});
        if (const auto* op = ast::as<ast::UnaryOp>(&expr); op && op->operand->kind != ast::Kind::Constant)
            return make({K::Unary, ast::opSymbol(op->op), parts({op->operand}), {}, origin});
        if (const auto* choice = ast::as<ast::IfExp>(&expr))
            return make({K::Conditional, {}, parts({choice->body, choice->test, choice->orelse})});
        if (const auto* tuple = ast::as<ast::Tuple>(&expr)) return make({K::Tuple, {}, parts({tuple->elts.begin(), tuple->elts.end()})});
        if (const auto* list = ast::as<ast::List>(&expr))
            return make({K::List, {}, parts({list->elts.begin(), list->elts.end()}), {}, origin});
        if (const auto* name = ast::as<ast::NameExpr>(&expr)) return make({K::Name, arena_.copy(name->id.text())});
        return make({K::Literal, arena_.copy(expr.span.of(text_))});
    }

    const py::Expr* readCall(const ast::Call& call) {
        std::vector<py::Argument> arguments;
        for (const ast::Expr* argument : call.args) {
            const auto* starred = ast::as<ast::Starred>(argument);
            if (starred && !find(argument->span.of(text_))) arguments.push_back({"*", read(*starred->value)});
            else arguments.push_back({{}, read(*argument)});
        }
        for (const ast::keyword* keyword : call.keywords)
            arguments.push_back({keyword->name ? arena_.copy(keyword->name.text()) : "**", read(*keyword->value)});
        const ast::Call* origin = callOfUser();
        for (py::Argument& argument : arguments) argument.origin = originOf(argument, origin);
        return make({py::ExprKind::Call, {}, parts({call.func}), arena_.copy(arguments), origin});
    }

    /// Values that are new take the place of the keyword of the same name.
    const ast::Node* originOf(const py::Argument& argument, const ast::Call* origin) const {
        if (!origin || argument.keyword.empty()) return nullptr;
        for (const ast::keyword* keyword : origin->keywords)
            if (keyword->name == argument.keyword && argument.value->kind != py::ExprKind::Source) return keyword;
        return nullptr;
    }

    std::span<const py::Expr* const> parts(const std::vector<const ast::Expr*>& exprs) {
        std::vector<const py::Expr*> out;
        for (const ast::Expr* expr : exprs) out.push_back(expr ? read(*expr) : nullptr);
        return arena_.copy(out);
    }

    Arena& arena_;
    const ParsedFile& file_;
    const ast::Node& user_;
    std::string_view text_;
    const Framework& target_;
};

}  // namespace

Emitted emitCase(const EmitCase& input) {
    ParseResult parsed = parseModule(input.source);
    REQUIRE(parsed.file);
    const Tables& tables = Tables::builtin();
    EmitRequest request;
    request.file = parsed.file.get();
    request.tables = &tables;
    request.from = {tables.framework(input.fromFramework)};
    request.target = tables.framework(input.target);
    request.setups = input.setups;
    REQUIRE(request.target);
    Arena arena;
    std::vector<ParseResult> texts;
    for (const TextRewrite& rewrite : input.rewrites) {
        const ast::Node* node = findNode(*parsed.file, rewrite.from, false);
        texts.push_back(parseExpression(rewrite.to));
        REQUIRE(texts.back().file);
        const auto& body = *ast::as<ast::ExprStmt>(texts.back().file->module->body[0]);
        Reader reader(arena, *parsed.file, *node, rewrite.to, *request.target);
        request.rewrites.push_back({static_cast<const ast::Expr*>(node), reader.read(*body.value)});
    }
    for (const TextRewrite& rewrite : input.statements) {
        const ast::Node* node = findNode(*parsed.file, rewrite.from, true);
        texts.push_back(parseModule(rewrite.to));
        const auto& assign = *ast::as<ast::Assign>(texts.back().file->module->body[0]);
        Reader reader(arena, *parsed.file, *node, rewrite.to, *request.target);
        request.statements.push_back({static_cast<const ast::Stmt*>(node), {reader.read(*assign.targets[0]), reader.read(*assign.value)}});
    }
    Facts facts{[](const ast::NameExpr&) { return true; }, [](const ast::Expr&) { return false; }};
    EmitResult result = Emission(request, facts).run();
    Emitted out{applyEdits(input.source, result.edits).value(), {}, result.edits};
    for (const EmitResult::Refused& refused : result.refused) out.refusals.push_back(refused.reason);
    ParseResult again = parseModule(out.text);
    INFO("output does not parse:\n" << out.text);
    CHECK(again.file);
    return out;
}

std::string rewritten(const std::string& source, const std::vector<TextRewrite>& rewrites) { return emitCase({source, rewrites}).text; }

std::string rewritten(const std::string& source, const std::string& from, const std::string& to) {
    return rewritten(source, std::vector<TextRewrite>{{from, to}});
}

}  // namespace regraft::test
