#include "emit/crossings.h"

#include <algorithm>

#include "ast/visit.h"

namespace regraft {

namespace {

/// The framework beside the sources whose functions ask methods; null if the file imports none.
const Framework* asking(const Analysis& analysis, std::span<const Framework* const> from, const Framework& target) {
    for (const ImportedName& import : analysis.imports()) {
        const Framework* framework = import.framework;
        const bool isBeside = framework && framework != &target && std::ranges::find(from, framework) == from.end();
        if (isBeside && !framework->byMethods.empty()) return framework;
    }
    return nullptr;
}

/// What NumPy's functions call `a`.
const ast::Expr* firstArgument(const ast::Call& call) {
    if (!call.args.empty()) return call.args[0];
    for (const ast::keyword* keyword : call.keywords)
        if (keyword->name && keyword->name == "a") return keyword->value;
    return nullptr;
}

}  // namespace

void reportCrossings(const ast::Module& module, const Analysis& analysis, std::span<const Framework* const> from, const Framework& target,
                     DiagnosticSink& sink) {
    const Framework* framework = target.methodsDiffer ? asking(analysis, from, target) : nullptr;
    if (!framework) return;
    ast::walk(module, [&](const ast::Node& node) {
        const auto* call = ast::as<ast::Call>(&node);
        const std::string name(call ? analysis.qualifiedName(*call->func) : std::string_view());
        const bool asks = !name.empty() && std::ranges::find(framework->byMethods, name) != framework->byMethods.end();
        const ast::Expr* asked = asks ? firstArgument(*call) : nullptr;
        const Type* type = asked ? analysis.typeOf(*asked) : unknownType();
        if (type->isArray() && !type->assumed && type->framework != framework->id)
            sink.report(DiagCode::AskedByMethod, call->span, name, {name, target.name, framework->name});
        return true;
    });
}

}  // namespace regraft
