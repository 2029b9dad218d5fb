// What made a layer, and what its attributes are: arrays that it owns, and arguments that it keeps.

#include "mapping/layer_attributes.h"

#include <optional>

#include "mapping/instantiate.h"
#include "semantic/evaluator.h"

namespace regraft::semantic {

namespace {

const neutral::Expr* nameLiteral(const std::string& name, Arena& arena) {
    ast::Constant text{};
    text.kind = ast::Kind::Constant;
    text.value.type = ast::Literal::Type::Str;
    text.value.text = arena.copy(std::string_view(name));
    return makeLiteral(*arena.make<ast::Constant>(text), arena);
}

}  // namespace

/// The type of a layer, with what made it.
const Type* Evaluator::madeBy(const Use& use, const Type& type) {
    if (type.kind != TypeKind::Layer || use.meaning->kind != neutral::ExprKind::Operation) return &type;
    const LayerMaker maker{use.meaning, arena_.copy(std::string_view(use.name)), use.site.node};
    Type made = type;
    made.makers = arena_.copy(std::span<const LayerMaker>(&maker, 1));
    return arena_.make<Type>(made);
}

/// What `isinstance(m, nn.Linear)` says of m: a layer of this class, made with who knows which arguments.
const Type* Evaluator::layerOfClass(const ApiName& name) {
    const std::span<const LayerMaker> makers = name.ref ? makersOf(*name.ref.entry, arena_) : std::span<const LayerMaker>();
    if (makers.empty()) return unknownType();
    Type type = *makers[0].layer->type;
    type.makers = makers;
    return arena_.make<Type>(type);
}

namespace {

/// The rank of the array that an attribute is for all that may have made the layer: -1 if it varies; nothing if it is no array.
std::optional<int> arrayRank(const Type& layer, const Framework& framework, const Tables& tables, std::string_view attribute) {
    std::optional<int> rank;
    for (const LayerMaker& maker : layer.makers) {
        const std::optional<OwnedArray> array = arrayNamed(attribute, maker.api, *maker.layer, framework, tables);
        if (!array) return std::nullopt;
        rank = !rank || *rank == array->rank() ? array->rank() : -1;
    }
    return rank;
}

std::string argumentOf(const Type& layer, const Framework& framework, const Tables& tables, std::string_view attribute) {
    std::string found;
    for (const LayerMaker& maker : layer.makers) {
        std::string one = argumentNamed(attribute, maker, framework, tables);
        if (one.empty() || (!found.empty() && found != one)) return {};
        found = std::move(one);
    }
    return found;
}

}  // namespace

/// `self.fc.weight`, `conv.out_channels`: a use of the layer. Gives its type.
const Type* Evaluator::layerMember(Use& use, const ast::Attribute& node, const Type& layer) {
    const std::string_view name = node.attr.text();
    const std::optional<int> rank = arrayRank(layer, *use.framework, facts_.tables, name);
    const std::string argument = rank ? std::string() : argumentOf(layer, *use.framework, facts_.tables, name);
    if (!rank && argument.empty()) return unknownType();
    LiftContext context{*use.framework, arena_, neutral::Form::Attribute, &node};
    use.operation = facts_.tables.operation(rank ? "layers.array" : "layers.argument");
    const neutral::Expr* of = nameLiteral(rank ? std::string(name) : argument, arena_);
    use.meaning = makeOperation(*use.operation, {makeSource(*node.value, &layer, arena_), of}, context);
    if (!rank) return use.meaning->type;
    neutral::Expr array = *use.meaning;
    Type type = *array.type;
    type.rank = static_cast<std::int8_t>(*rank);
    type.makers = layer.makers;
    array.type = arena_.make<Type>(type);
    use.meaning = arena_.make<neutral::Expr>(array);
    return array.type;
}

/// `self.fc.weight = …`: a use of the layer, if it is one of its arrays.
void Evaluator::storeLayerMember(const ast::Attribute& target, const Type& layer) {
    const Framework& framework = *facts_.tables.framework(layer.framework);
    if (!arrayRank(layer, framework, facts_.tables, target.attr.text())) return;
    Use& use = addUse(target, framework);
    use.name = framework.modules->base + "." + std::string(target.attr.text());
    use.site.receiver = target.value;
    use.site.form = neutral::Form::Attribute;
    use.isStore = true;
    layerMember(use, target, layer);
}

}  // namespace regraft::semantic
