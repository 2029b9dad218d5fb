#include "lift/attribute_aliases.h"

#include "lift/calls.h"

namespace regraft {

namespace {

/// The name by which a method calls its object; empty if it is none.
std::string objectName(const ast::Node& function) {
    const ast::arguments* arguments = argumentsOf(function);
    if (!arguments) return {};
    if (!arguments->posonlyargs.empty()) return std::string(arguments->posonlyargs[0]->name.text());
    return arguments->args.empty() ? std::string() : std::string(arguments->args[0]->name.text());
}

}  // namespace

std::string attributeSharing(const Place& place, const ast::Stmt& statement, const Analysis& analysis, const ProgramEffects* effects,
                             ScopeAliases& scopes) {
    const ast::Node* method = scopeAround(statement, analysis);
    const auto* definition = method ? ast::as<ast::ClassDef>(analysis.parent(*method)) : nullptr;
    const std::string object = definition ? objectName(*method) : std::string();
    const Aliases* own = object.empty() ? nullptr : scopes.around(statement, analysis, effects);
    if (!own || !place.key.starts_with(object + ".")) return {};
    const std::string attribute = place.key.substr(object.size());
    for (const ast::Stmt* other : definition->body) {
        const std::string name = objectName(*other);
        const Aliases* aliases = name.empty() ? nullptr : scopes.around(*bodyOf(*other)[0], analysis, effects);
        if (!aliases) continue;
        for (const std::string& shared : aliases->sharingAtEnd(name + attribute)) {
            if (!shared.starts_with(name + ".") || overlap(shared, name + attribute)) continue;
            const std::string here = object + shared.substr(name.size());
            if (own->isSeenStale(place.key, here, statement)) return here;
        }
    }
    return {};
}

}  // namespace regraft
