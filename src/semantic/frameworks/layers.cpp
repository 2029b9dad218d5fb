#include "semantic/frameworks/layers.h"

#include <algorithm>
#include <optional>

#include "mapping/instantiate.h"
#include "mapping/layer_attributes.h"
#include "mapping/result_type.h"
#include "semantic/definitions/classes.h"
#include "semantic/dicts.h"
#include "semantic/evaluation_state.h"
#include "semantic/frameworks/guesses.h"
#include "semantic/frameworks/uses.h"

namespace regraft::semantic {

namespace {

const neutral::Expr* nameLiteral(const std::string& name, Arena& arena) {
    ast::Constant text{};
    text.kind = ast::Kind::Constant;
    text.value.type = ast::Literal::Type::Str;
    text.value.text = arena.copy(std::string_view(name));
    return makeLiteral(*arena.make<ast::Constant>(text), arena);
}

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

const Type* Layers::madeBy(const Use& use, const Type& type) {
    if (type.kind != TypeKind::Layer || use.meaning->kind != neutral::ExprKind::Operation) return &type;
    const LayerMaker maker{use.meaning, arena_.copy(std::string_view(use.name)), use.site.node};
    Type made = type;
    made.makers = arena_.copy(std::span<const LayerMaker>(&maker, 1));
    return arena_.make<Type>(made);
}

const Type* Layers::ofClass(const ApiName& name) {
    const std::span<const LayerMaker> makers = name.ref ? makersOf(*name.ref.entry, arena_) : std::span<const LayerMaker>();
    if (makers.empty()) return unknownType();
    Type type = *makers[0].layer->type;
    type.makers = makers;
    return arena_.make<Type>(type);
}

const Type* Layers::member(Use& use, const ast::Attribute& node, const Type& layer) {
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

void Layers::storeMember(const ast::Attribute& target, const Type& layer) {
    const Framework& framework = *facts_.tables.framework(layer.framework);
    if (!arrayRank(layer, framework, facts_.tables, target.attr.text())) return;
    Use& use = uses_.add(target, framework);
    use.name = framework.modules->base + "." + std::string(target.attr.text());
    use.site.receiver = target.value;
    use.site.form = neutral::Form::Attribute;
    use.isStore = true;
    member(use, target, layer);
}

const Type* Layers::call(const CallArguments& arguments, const Type& layer) {
    const Framework& framework = *facts_.tables.framework(layer.framework);
    const Type* argument = arguments.at(0);
    if (facts_.isSource(framework.id) && !arguments.hasStar && !arguments.positional.empty())
        guesses_.guess(*arguments.call.args[0], framework);
    return layerResult(layer, argument, 0);
}

bool Layers::isChain(const Type& type) const {
    return type.kind == TypeKind::Layer && !type.definition && !(type.items.size() == 1 && type.items[0]->isArray());
}

bool Layers::holdsChain(const CallArguments& arguments) const {
    return std::any_of(arguments.positional.begin(), arguments.positional.end(),
                       [this](const Type* type) { return type && isChain(*type) && facts_.isSource(type->framework); });
}

const Type* Layers::named(Name name, const Type& sequence) {
    const Type* found = nullptr;
    for (const LayerMaker& maker : sequence.makers) {
        const std::string_view operation = maker.layer->operation->name;
        const neutral::Expr* layers = maker.layer->parts.empty() ? nullptr : maker.layer->parts[0];
        const bool isEmpty = operation == "layers.sequential" && (!layers || layers->parts.empty());  // they are added later
        if (!isEmpty && operation != "layers.named_sequential") return nullptr;
        const Type* dict = layers && layers->parts.size() == 1 ? layers->parts[0]->type : unknownType();
        const bool isKnown = isKnownDict(*dict) && std::ranges::find(dict->fields, name.text()) != dict->fields.end();
        const Type* one = isKnown ? valueAt(*dict, name.text()) : anyLayer(*facts_.tables.framework(sequence.framework));
        found = found ? joinTypes(arena_, found, one) : one;
    }
    return found;
}

const Type* Layers::anyLayer(const Framework& framework) const {
    Type layer;
    layer.kind = TypeKind::Layer;
    layer.framework = framework.id;
    return arena_.make<Type>(layer);
}

const Type* Layers::membersOf(const ast::Expr& expr, const Type* type) {
    const Operation* operation = isChain(*type) && facts_.isSource(type->framework) ? facts_.tables.operation("layers.members") : nullptr;
    if (!operation || expr.kind == ast::Kind::Call) return type;
    const Framework& framework = *facts_.tables.framework(type->framework);
    Use& use = uses_.add(expr, framework);
    use.name = framework.modules->base + ".__getitem__";
    use.operation = operation;
    LiftContext context{framework, arena_, neutral::Form::Attribute, &expr};
    use.meaning = makeOperation(*operation, {makeSource(expr, type, arena_)}, context);
    if (!type->items.empty()) return tupleType(arena_, type->items);
    return listType(arena_, anyLayer(framework));
}

/// What `layer` gives for an argument of this type; a chain hands it from one to the next.
const Type* Layers::layerResult(const Type& layer, const Type* argument, int depth) {
    const Framework& framework = *facts_.tables.framework(layer.framework);
    const Type* array = arrayType(arena_, framework.id, DType::Unknown);
    if (depth > maxBases) return array;
    if (!isChain(layer)) return callResult(layer, argument->isArray() ? argument : array, framework.id, framework.dtypeRules, arena_);
    if (layer.items.empty()) return array;
    for (const Type* item : layer.items) {
        const Type* result = nullptr;
        if (item->kind == TypeKind::Layer) result = layerResult(*item, argument, depth + 1);
        else if (item->kind == TypeKind::Instance)
            if (FunctionInfo* call = classes_.method(*item->definition, framework.modules->call)) result = state_.read(call->result);
        argument = result && !isPending(result) && !result->isUnknown() ? result : array;
    }
    return argument;
}

}  // namespace regraft::semantic
