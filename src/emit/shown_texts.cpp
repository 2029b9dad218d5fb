#include "emit/shown_texts.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "ast/names.h"
#include "emit/formatted_numbers.h"
#include "lift/outside_name.h"

namespace regraft {

namespace {

using Visit = std::function<void(const ShownText&)>;

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
    constexpr std::array<std::string_view, 6> functions = {"print", "str", "format", "repr", "ascii", "pprint.pprint"};
    const auto known = std::ranges::find(functions, name);
    if (known != functions.end()) {
        const bool byRepr = *known == "repr" || *known == "ascii" || *known == "pprint.pprint";
        for (const ast::Expr* argument : call.args) visit({argument, byRepr, *known, &call});
        return;
    }
    const auto* method = ast::as<ast::Attribute>(call.func);
    if (method && method->attr == "format" && isText(*method->value, analysis)) {
        const std::string_view text = ast::writtenText(method->value);
        const bool byRepr = text.find("!r") != text.npos || text.find("!a") != text.npos;
        for (const ast::Expr* argument : call.args) visit({argument, byRepr, "format", &call});
        for (const ast::keyword* argument : call.keywords) visit({argument->value, byRepr, "format", &call});
    } else if (isLogging(call, analysis)) {
        const std::string_view text = ast::writtenText(call.args[0]);
        const bool byRepr = text.find("%r") != text.npos || text.find("%a") != text.npos;
        for (std::size_t i = 1; i < call.args.size(); ++i) visit({call.args[i], byRepr, method->attr.text(), &call});
    }
}

/// `%r`, `!r`, and `a`, which writes the same in ASCII.
bool isByRepr(int conversion) { return conversion == 'r' || conversion == 'a'; }

/// `"%s of %r" % (x, n)`; a dict beside the operator is one of values that the format names.
void visitFormat(const ast::BinOp& binary, const Analysis& analysis, const Visit& visit) {
    if (binary.op != ast::BinaryOp::Mod || !isText(*binary.left, analysis)) return;
    const std::string_view text = ast::writtenText(binary.left);
    const auto* several = ast::as<ast::Tuple>(binary.right);
    const TypeKind kind = analysis.typeOf(*binary.right)->kind;
    const auto conversions = text.empty() ? std::nullopt : conversionsIn(text);
    if (!several && (kind == TypeKind::Tuple || (kind == TypeKind::Dict && (!conversions || conversions->find('(') != std::string::npos))))
        return;
    const std::vector<const ast::Expr*> alone{binary.right};
    const std::span<const ast::Expr* const> values = several ? std::span<const ast::Expr* const>(several->elts) : alone;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const char conversion = conversions && i < conversions->size() ? (*conversions)[i] : 's';
        if (conversion == 's' || isByRepr(conversion)) visit({values[i], isByRepr(conversion), "%", &binary});
    }
}

/// `list(x for …)`: what a generator's items go into; null if that is no container.
const ast::Expr* containerOfGenerated(const ast::GeneratorExp& generator, const Analysis& analysis) {
    const auto* call = ast::as<ast::Call>(analysis.parent(generator));
    if (!call) return nullptr;
    constexpr std::array<std::string_view, 5> containers = {"list", "tuple", "set", "frozenset", "sorted"};
    return std::ranges::find(containers, outsideName(*call->func, analysis)) != containers.end() ? call : nullptr;
}

/// A list, tuple, set, dict or comprehension with the value among its items; null if `node` is none.
const ast::Expr* containerOfItems(const ast::Node& node, const ast::Expr& item, const Analysis& analysis) {
    if (const auto* comprehension = ast::as<ast::ListComp>(&node)) return comprehension->elt == &item ? comprehension : nullptr;
    if (const auto* comprehension = ast::as<ast::SetComp>(&node)) return comprehension->elt == &item ? comprehension : nullptr;
    if (const auto* comprehension = ast::as<ast::DictComp>(&node))
        return comprehension->key == &item || comprehension->value == &item ? comprehension : nullptr;
    if (const auto* generator = ast::as<ast::GeneratorExp>(&node))
        return generator->elt == &item ? containerOfGenerated(*generator, analysis) : nullptr;
    if (const auto* dict = ast::as<ast::Dict>(&node)) return dict;
    if (const auto* set = ast::as<ast::Set>(&node)) return set;
    if (const auto* tuple = ast::as<ast::Tuple>(&node)) return tuple->ctx == ast::ExprContext::Load ? tuple : nullptr;
    const auto* list = ast::as<ast::List>(&node);
    return list && list->ctx == ast::ExprContext::Load ? list : nullptr;
}

}  // namespace

std::optional<ShownText> shownTextOf(const ast::Expr& value, const Analysis& analysis) {
    const ast::Node* parent = analysis.parent(value);
    if (!parent) return std::nullopt;
    std::optional<ShownText> found;
    forEachShownText(*parent, analysis, [&](const ShownText& shown) {
        if (shown.value == &value) found = shown;
    });
    if (const auto* operation = ast::as<ast::BinOp>(analysis.parent(*parent)); !found && operation && operation->right == parent)
        forEachShownText(*operation, analysis, [&](const ShownText& shown) {
            if (shown.value == &value) found = shown;
        });
    if (found) return found;
    const ast::Expr* container = containerOfItems(*parent, value, analysis);
    if (container && (found = shownTextOf(*container, analysis))) found->byRepr = true;
    return found;
}

void forEachShownText(const ast::Node& node, const Analysis& analysis, const Visit& visit) {
    if (const auto* call = ast::as<ast::Call>(&node)) visitCall(*call, analysis, visit);
    else if (const auto* binary = ast::as<ast::BinOp>(&node)) visitFormat(*binary, analysis, visit);
    else if (const auto* value = ast::as<ast::FormattedValue>(&node))
        visit({value->value, isByRepr(value->conversion), isByRepr(value->conversion) ? "repr" : "str", value->value});
}

}  // namespace regraft
