#include "lift/attribute_aliases.h"

#include <algorithm>

#include "lift/methods.h"
#include "lift/passing_functions.h"

namespace regraft {

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

namespace {

/// Whether somebody may look at what an argument holds once the call is over.
bool isSeenAfter(const ast::Expr& argument, const Analysis& analysis, const ProgramEffects* effects, ScopeAliases& scopes) {
    const Place place = placeOf(argument, analysis);
    const ast::Stmt& statement = *analysis.statementOf(argument);
    if (!place) return !place.isFresh && analysis.useAt(argument);
    const Aliases* aliases = scopes.around(statement, analysis, effects);
    if (!aliases) return true;
    const WriteEffect effect = aliases->ofWrite(place, statement);
    return effect.isHolderLive || !effect.parameters.empty();
}

bool isCalledProperty(const ast::Expr& decorator) {
    const auto* name = ast::as<ast::NameExpr>(&decorator);
    return name && name->id.text() == "property";
}

bool isSetter(const ast::Expr& decorator) {
    const auto* attribute = ast::as<ast::Attribute>(&decorator);
    return attribute && attribute->attr.text() == "setter";
}

/// As far as the class and those above it are defined in the file: the analysis knows nothing of the nodes of others.
bool hasProperty(const ast::ClassDef& definition, std::string_view name, const Analysis& analysis) {
    if (!analysis.isOwn(definition)) return false;
    bool isComputed = false, isSet = false;
    for (const ast::Stmt* statement : definition.body) {
        const auto* function = ast::as<ast::FunctionDef>(statement);
        if (!function || function->name.text() != name) continue;
        const auto has = [&](bool (*is)(const ast::Expr&)) {
            return std::ranges::any_of(function->decorator_list, [&](const ast::Expr* decorator) { return is(*decorator); });
        };
        isComputed = isComputed || has(isCalledProperty);
        isSet = isSet || has(isSetter);
    }
    if (isComputed) return !isSet;
    return analysis.isOwn(definition) && std::ranges::any_of(definition.bases, [&](const ast::Expr* base) {
               const auto* above = ast::as<ast::ClassDef>(analysis.typeOf(*base)->definition);
               return above && above != &definition && hasProperty(*above, name, analysis);
           });
}

}  // namespace

std::string givenByMaker(const Place& place, const ast::Stmt& statement, const CallGraph& calls, const Analysis& analysis,
                         const ProgramEffects* effects, ScopeAliases& scopes) {
    const ast::Node* method = scopeAround(statement, analysis);
    const auto* definition = method ? ast::as<ast::ClassDef>(analysis.parent(*method)) : nullptr;
    const ast::FunctionDef* constructor = definition ? constructorOf(*definition) : nullptr;
    const std::string object = constructor ? objectName(*method) : std::string();
    if (object.empty() || method == constructor || !place.key.starts_with(object + ".")) return {};
    const Aliases* made = scopes.around(*constructor->body[0], analysis, effects);
    const std::string attribute = objectName(*constructor) + place.key.substr(object.size());
    const std::set<std::string> shared = made ? made->sharingAtEnd(attribute) : std::set<std::string>();
    for (Name parameter : parametersOf(*constructor->args)) {
        const std::string name(parameter.text());
        if (!shared.contains(name) || made->isRebound(name)) continue;
        for (const KnownCall& call : calls.calls()) {
            const ast::Expr* argument = call.callee == constructor ? argumentFor(call, name) : nullptr;
            if (argument && isSeenAfter(*argument, analysis, effects, scopes)) return name;
        }
    }
    return {};
}

bool isProperty(const ast::Expr& target, const Analysis& analysis) {
    const auto* attribute = ast::as<ast::Attribute>(&target);
    const Type* owner = attribute ? analysis.typeOf(*attribute->value) : nullptr;
    const auto* definition = owner && owner->kind == TypeKind::Instance ? ast::as<ast::ClassDef>(owner->definition) : nullptr;
    return definition && hasProperty(*definition, attribute->attr.text(), analysis);
}

}  // namespace regraft
