#include "modules/named_sequences.h"

#include <unordered_map>

#include "mapping/tables.h"

namespace regraft {

namespace {

using ByNode = std::unordered_map<const ast::Node*, Lifted*>;

std::string_view operationOf(const Lifted& one) {
    return one.meaning->kind == neutral::ExprKind::Operation ? one.meaning->operation->name : std::string_view();
}

/// The layers that a sequence was made of say what it gives: with more of them that would be another thing.
bool isToldByLayers(const Type& sequence) { return !sequence.items.empty() && !sequence.items[0]->isUnknown(); }

/// Has `maker` make a sequence with names. Gives why it can't.
std::string nameLayers(Lifted* maker, Arena& arena) {
    if (!maker) return "where its receiver is made is not known here";
    if (operationOf(*maker) == "layers.named_sequential") return {};
    if (operationOf(*maker) != "layers.sequential") return "only sequences take layers by their names there";
    if (isToldByLayers(*maker->meaning->type)) return "what its receiver gives is told by the layers that it was made of";
    neutral::Expr named = *maker->meaning;
    named.operation = Tables::builtin().operation("layers.named_sequential");
    maker->meaning = arena.make<neutral::Expr>(named);
    return {};
}

}  // namespace

void nameGrownSequences(std::vector<Lifted>& lifted, const Framework& target, Arena& arena) {
    ByNode byNode;
    for (Lifted& one : lifted) byNode[one.node] = &one;
    for (Lifted& one : lifted) {
        if (operationOf(one) != "layers.add_module" || !one.problem.empty()) continue;
        const Type& receiver = *one.meaning->parts[0]->type;
        if (receiver.kind == TypeKind::Instance || !target.modules->moduleAdders.empty()) continue;
        if (receiver.kind != TypeKind::Layer || receiver.makers.empty()) one.problem = nameLayers(nullptr, arena);
        for (const LayerMaker& maker : receiver.makers) {
            const auto found = byNode.find(maker.node);
            std::string problem = nameLayers(found == byNode.end() ? nullptr : found->second, arena);
            if (one.problem.empty()) one.problem = std::move(problem);
        }
    }
}

}  // namespace regraft
