#include "emit/shown_texts.h"

#include <algorithm>
#include <array>

#include "lift/outside_name.h"

namespace regraft {

namespace {

using Visit = std::function<void(const ShownText&)>;

/// The text of a literal string; empty of anything else.
std::string_view writtenText(const ast::Expr& expr) {
    const auto* constant = ast::as<ast::Constant>(&expr);
    return constant && constant->value.type == ast::Literal::Type::Str ? constant->value.text : std::string_view();
}

bool isText(const ast::Expr& expr, const Analysis& analysis) {
    return expr.kind == ast::Kind::JoinedStr || analysis.typeOf(expr)->kind == TypeKind::Str;
}

/// `log.info("%s", x)`: a method that loggers have, given a text first.
bool isLogging(const ast::Call& call, const Analysis& analysis) {
    constexpr std::array<std::string_view, 6> levels = {"debug", "info", "warning", "error", "exception", "critical"};
    const auto* method = ast::as<ast::Attribute>(call.func);
    if (!method || call.args.size() < 2 || !isText(*call.args[0], analysis)) return false;
    return std::ranges::find(levels, method->attr.text()) != levels.end();
}

void visitCall(const ast::Call& call, const Analysis& analysis, const Visit& visit) {
    const std::string name = outsideName(*call.func, analysis);
    constexpr std::array<std::string_view, 5> functions = {"print", "str", "repr", "format", "pprint.pprint"};
    const auto known = std::ranges::find(functions, name);
    if (known != functions.end()) {
        for (const ast::Expr* argument : call.args) visit({argument, *known == "repr" || *known == "pprint.pprint", *known, &call});
        return;
    }
    const auto* method = ast::as<ast::Attribute>(call.func);
    if (method && method->attr == "format" && isText(*method->value, analysis)) {
        const bool byRepr = writtenText(*method->value).find("!r") != std::string_view::npos;
        for (const ast::Expr* argument : call.args) visit({argument, byRepr, "format", &call});
        for (const ast::keyword* argument : call.keywords) visit({argument->value, byRepr, "format", &call});
    } else if (isLogging(call, analysis)) {
        const bool byRepr = writtenText(*call.args[0]).find("%r") != std::string_view::npos;
        for (std::size_t i = 1; i < call.args.size(); ++i) visit({call.args[i], byRepr, method->attr.text(), &call});
    }
}

/// `"%s of %r" % (x, n)`
void visitFormat(const ast::BinOp& binary, const Analysis& analysis, const Visit& visit) {
    if (binary.op != ast::BinaryOp::Mod || !isText(*binary.left, analysis)) return;
    const bool byRepr = writtenText(*binary.left).find("%r") != std::string_view::npos;
    const auto* several = ast::as<ast::Tuple>(binary.right);
    if (!several && analysis.typeOf(*binary.right)->kind != TypeKind::Tuple) visit({binary.right, byRepr, "%", &binary});
    if (several)
        for (const ast::Expr* value : several->elts) visit({value, byRepr, "%", &binary});
}

}  // namespace

void forEachShownText(const ast::Node& node, const Analysis& analysis, const Visit& visit) {
    if (const auto* call = ast::as<ast::Call>(&node)) visitCall(*call, analysis, visit);
    else if (const auto* binary = ast::as<ast::BinOp>(&node)) visitFormat(*binary, analysis, visit);
    else if (const auto* value = ast::as<ast::FormattedValue>(&node))
        visit({value->value, value->conversion == 'r', value->conversion == 'r' ? "repr" : "str", value->value});
}

}  // namespace regraft
