#include "emit/bridge.h"

#include <fmt/format.h>

#include <algorithm>

#include "ast/visit.h"
#include "lower/build.h"

namespace regraft {

namespace {

constexpr std::string_view bridgeMark = "of code that regraft left as it was.";

std::string importsOf(const BridgeRules& rules) {
    std::string out;
    for (const std::string& statement : rules.imports) out += statement + "\n";
    return out;
}

/// Passes values between frameworks: what of a call is an array, and what goes as it is.
class Border {
public:
    Border(const Use& use, const Framework& target, const Analysis& analysis, Arena& arena)
        : use_(use),
          target_(target),
          analysis_(analysis),
          arena_(arena) {}

    const py::Expr* run() {
        const ast::Call& call = *use_.site.call;
        const py::Expr* function = callee(call);
        std::vector<py::Argument> arguments;
        for (const ast::Expr* argument : call.args) {
            const auto* starred = ast::as<ast::Starred>(argument);
            arguments.push_back({starred ? "*" : "", crossing(starred ? *starred->value : *argument), argument});
        }
        for (const ast::keyword* keyword : call.keywords)
            arguments.push_back({keyword->name ? keyword->name.text() : "**", crossing(*keyword->value), keyword->value});
        const bool isWhole = function && std::ranges::all_of(arguments, [](const py::Argument& one) { return one.value; });
        return isWhole ? passed(target_, py::call(arena_, function, arguments)) : nullptr;
    }

private:
    /// `torch.f` as it stands; of a method, what it is called on crosses.
    const py::Expr* callee(const ast::Call& call) const {
        if (!use_.site.receiver) return py::source(arena_, *call.func);
        const auto* method = ast::as<ast::Attribute>(call.func);
        const py::Expr* receiver = method ? crossing(*method->value) : nullptr;
        return receiver ? py::attribute(arena_, receiver, method->attr.text()) : nullptr;
    }

    /// An argument of the source's call; null if its kind can't cross.
    const py::Expr* crossing(const ast::Expr& expr) const {
        const Type& type = *analysis_.typeOf(expr);
        switch (type.kind) {
            case TypeKind::None:
            case TypeKind::Bool:
            case TypeKind::Int:
            case TypeKind::Float:
            case TypeKind::Complex:
            case TypeKind::Str:
            case TypeKind::Bytes:
            case TypeKind::Ellipsis: return py::source(arena_, expr);
            case TypeKind::DType:
            case TypeKind::Device: return named(expr);
            case TypeKind::Unknown:
            case TypeKind::Array:
            case TypeKind::Tuple:
            case TypeKind::List:
            case TypeKind::Dict:
            case TypeKind::Shape:
                return holdsNumbersOnly(type) ? py::source(arena_, expr) : passed(*use_.framework, py::source(arena_, expr));
            default: return nullptr;
        }
    }

    static bool holdsNumbersOnly(const Type& type) {
        const bool isContainer = type.kind == TypeKind::Tuple || type.kind == TypeKind::List;
        return type.kind == TypeKind::Shape ||
               (isContainer && !type.items.empty() && std::ranges::all_of(type.items, [](const Type* item) { return item->isNumber(); }));
    }

    /// `torch.float64` stays what it is.
    const py::Expr* named(const ast::Expr& expr) const {
        const Use* use = analysis_.useAt(expr);
        return use && !use->site.call && !use->site.receiver ? py::name(arena_, py::ExprKind::Api, use->name) : nullptr;
    }

    const py::Expr* passed(const Framework& to, const py::Expr* value) const {
        return py::call(arena_, py::name(arena_, py::ExprKind::Helper, bridgeName(to)), {{{}, value, nullptr}});
    }

    const Use& use_;
    const Framework& target_;
    const Analysis& analysis_;
    Arena& arena_;
};

/// Whether the call changes an array that it is given: `x.frobnicate_()`, `torch.f(x, out=y)`.
bool changesArguments(const Use& use) {
    const Framework& framework = *use.framework;
    const std::string_view name = std::string_view(use.name).substr(use.name.rfind('.') + 1);
    const std::string& suffix = framework.inPlaceSuffix;
    if (!suffix.empty() && name.ends_with(suffix) && !name.ends_with("__")) return true;
    return std::ranges::any_of(use.site.call->keywords, [&](const ast::keyword* keyword) {
        return keyword->name && (keyword->name == framework.outParameter || keyword->name == framework.inPlaceParameter);
    });
}

bool isCallOf(const ast::Node* node, const std::string& helper) {
    const auto* call = ast::as<ast::Call>(node);
    const auto* name = call ? ast::as<ast::NameExpr>(call->func) : nullptr;
    return name && name->id == helper;
}

}  // namespace

std::string bridgeName(const Framework& framework) { return "to_" + framework.name; }

std::string bridgeText(const Framework& from, const Framework& to) {
    const std::string name = bridgeName(to);
    return importsOf(from.bridge) + importsOf(to.bridge) +
           fmt::format(
               "\n\ndef {0}(value):\n"
               "    \"\"\"value with its arrays as those of {1}, at the border {2}\"\"\"\n"
               "    if {3}:\n"
               "        return {4}\n"
               "    if isinstance(value, dict):\n"
               "        return {{key: {0}(item) for key, item in value.items()}}\n"
               "    if isinstance(value, (list, tuple)):\n"
               "        items = [{0}(item) for item in value]\n"
               "        return type(value)(*items) if hasattr(value, \"_fields\") else type(value)(items)\n"
               "    return value\n",
               name, to.name, bridgeMark, from.bridge.isArray, fmt::format(fmt::runtime(to.bridge.fromNumpy), from.bridge.toNumpy));
}

const py::Expr* bridgedCall(const Use& use, const Framework& target, const Analysis& analysis, Arena& arena) {
    const bool isCall = use.site.call && use.site.node == use.site.call && !use.isDecorator;
    return isCall && !changesArguments(use) ? Border(use, target, analysis, arena).run() : nullptr;
}

std::optional<std::vector<Span>> crossingsOf(const Use& use, const Framework& target, const Analysis& analysis) {
    if (!isCallOf(analysis.parent(*use.site.node), bridgeName(target))) return std::nullopt;
    std::vector<Span> crossings;
    ast::walk(*use.site.node, [&](const ast::Node& node) {
        const bool crosses = isCallOf(&node, bridgeName(*use.framework));
        if (crosses) crossings.push_back(node.span);
        return !crosses;
    });
    return crossings;
}

bool holdsBridges(std::string_view text) { return text.find(bridgeMark) != std::string_view::npos; }

bool isInBridge(const ast::Node& node, const Analysis& analysis) {
    for (const ast::Node* at = &node; at; at = analysis.parent(*at)) {
        const auto* function = ast::as<ast::FunctionDef>(at);
        const auto* first = function && !function->body.empty() ? ast::as<ast::ExprStmt>(function->body.front()) : nullptr;
        const auto* text = first ? ast::as<ast::Constant>(first->value) : nullptr;
        if (text && text->value.type == ast::Literal::Type::Str && text->value.text.find(bridgeMark) != std::string_view::npos) return true;
    }
    return false;
}

}  // namespace regraft
