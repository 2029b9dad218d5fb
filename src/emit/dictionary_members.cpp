#include "emit/dictionary_members.h"

#include <algorithm>

#include "ast/visit.h"
#include "lower/build.h"

namespace regraft {

namespace {

/// Python's own dictionaries have no such members, so this is one of modules.
bool isMember(const ast::Attribute& node, const Analysis& analysis) {
    const Type& type = *analysis.typeOf(*node.value);
    return type.kind == TypeKind::Dict && std::ranges::find(type.fields, node.attr.text()) != type.fields.end();
}

}  // namespace

void requestDictionaryMembers(const ModuleClasses& classes, const ModulePlan& plan, OutcomeContext& context) {
    if (!context.target.modules || !context.target.modules->tracksLists) return;
    Arena& arena = context.arena;
    ast::walk(*context.file.module, [&](const ast::Node& node) {
        const auto* member = ast::as<ast::Attribute>(&node);
        if (!member || !isMember(*member, context.analysis)) return true;
        const ModuleClass* around = classes.around(node);
        if (around && plan.left.contains(around)) return true;
        const py::Expr* key = py::literal(arena, arena.copy("\"" + std::string(member->attr.text()) + "\""));
        context.request.rewrites.push_back(
            {member, py::node(arena, py::ExprKind::Subscript, {py::source(arena, *member->value), key}, {}, member)});
        return true;
    });
}

}  // namespace regraft
