#include "semantic/language/attributes.h"

#include <algorithm>

#include "mapping/instantiate.h"
#include "mapping/result_rule.h"
#include "mapping/training_rules.h"
#include "semantic/definitions/classes.h"
#include "semantic/dicts.h"
#include "semantic/evaluation_state.h"
#include "semantic/frameworks/framework_guesses.h"
#include "semantic/frameworks/generators.h"
#include "semantic/frameworks/guesses.h"
#include "semantic/frameworks/module_members.h"
#include "semantic/frameworks/objects.h"
#include "semantic/frameworks/uses.h"

namespace regraft::semantic {

const Type* Attributes::attributeOf(const ast::Attribute& node, const Type* given, bool isCalled) {
    const Type* base = withoutNone(given);
    if (base->isArray()) return arrayAttribute(node, base, isCalled);
    uses_.withdraw(node);
    switch (base->kind) {
        case TypeKind::Tuple: return tupleField(node, *base);
        case TypeKind::DType: return objects_.memberOfClass(node, *base, "dtype");
        case TypeKind::Device: return objects_.memberOfClass(node, *base, "device");
        case TypeKind::Shape: return objects_.memberOfClass(node, *base, "shape");
        case TypeKind::Object: return isCalled ? unknownType() : objects_.memberOfClass(node, *base, base->role());
        case TypeKind::Generator: return isCalled ? unknownType() : generators_.attribute(node, *base);
        case TypeKind::Dict: {  // of modules: `self.blocks.first`
            const bool isKey = isKnownDict(*base) && std::ranges::find(base->fields, node.attr.text()) != base->fields.end();
            return isKey ? valueAt(*base, node.attr.text()) : unknownType();
        }
        case TypeKind::Layer: {
            if (const Type* named = moduleMembers_.namedLayer(node.attr, *base)) return named;
            const Type* type = isCalled ? nullptr : moduleMembers_.attribute(node, *base);
            return type ? type : unknownType();
        }
        case TypeKind::Instance: {
            const Type* own = classes_.instanceAttribute(node, *base);
            if (isCalled || !own->isUnknown() || isPending(own)) return own;
            const Type* type = moduleMembers_.attribute(node, *base);
            return type ? type : describedOr(node, own);
        }
        case TypeKind::Class:
            if (!apiOf(base) && base->definition) return classes_.classAttribute(*base->definition, node.attr);
            return unknownType();
        case TypeKind::Other:  // of a framework's, whose attributes are known: `np.finfo(dtype).eps`
            for (std::size_t i = 0; i < base->fields.size(); ++i)
                if (base->fields[i] == node.attr.text()) return base->items[i];
            return unknownType();
        case TypeKind::Beside: return base;
        case TypeKind::Unknown: break;
        default: return unknownType();
    }
    return isCalled ? state_.unknown({base}) : attributeOfUnknown(node, base);
}

/// What the attribute itself says of a value of which nothing is known.
const Type* Attributes::attributeOfUnknown(const ast::Attribute& node, const Type* base) {
    for (const Framework* source : facts_.from)
        if (source->gradientFunctions && node.attr == source->gradientFunctions->saved)
            return containerOf(arena_, TypeKind::Iterator, arrayType(arena_, source->id, DType::Unknown));
    if (const Type* object = objects_.objectWith(node.attr)) {  // nothing else has such an attribute
        Type sure = *object;
        sure.assumed = false;
        return objects_.memberOfClass(node, sure, sure.role());
    }
    const Framework* framework = frameworks_.ofMember(node.attr, nullptr);
    if (!framework) framework = frameworks_.ofComparedWith(node);
    if (!framework) framework = frameworks_.ofHandedToModule(node);
    if (!framework) framework = frameworks_.ofGivenToArrays(node);
    if (!framework) framework = frameworks_.ofShaped(node);
    if (!framework) return describedOr(node, state_.unknown({base}));
    guesses_.guess(*node.value, *framework);
    const Type* array = assumedOf(arena_, arrayType(arena_, framework->id, DType::Unknown));
    facts_.note(*node.value, array);
    return arrayAttribute(node, array, false);
}

/// `self.dtype`, `x.shape`, of which nothing is known, in a file that uses one framework: a dtype or shape of it. A `device` may be a
/// string. NumPy beside it has dtypes of its own, but its shapes are tuples as the framework's are.
const Type* Attributes::describedOr(const ast::Attribute& node, const Type* unknown) {
    if (isPending(unknown) || apiOf(unknown)) return unknown;
    const Framework* only = frameworks_.theOnly();
    const Framework* own = only ? only : frameworks_.onlyBesideCommonGround();
    const ApiRef ref = own ? facts_.arrayMember(*own, node.attr) : ApiRef();
    const auto* lift = ref ? ast::as<ast::Call>(ref.entry->overloads.front().lift) : nullptr;
    const Operation* operation = lift ? operationNamed(*lift->func) : nullptr;
    const std::string_view kind = operation ? ruleName(*operation->result) : std::string_view();
    return kind == "shape" || (kind == "dtype" && only) ? assumedOf(arena_, objects_.instanceOf(kind, own->id)) : unknown;
}

const Type* Attributes::arrayAttribute(const ast::Attribute& node, const Type* base, bool isCalled) {
    uses_.withdraw(node);
    facts_.note(*node.value, base);
    const Framework& framework = *facts_.tables.framework(base->framework);
    ApiRef ref = facts_.arrayMember(framework, node.attr);
    const bool isGradient =
        framework.training && !framework.training->gradient.empty() && node.attr == std::string_view(framework.training->gradient);
    if (isGradient && !ref) {
        Type gradient = *base;
        gradient.isHeld = true;  // what is written into it, the array has
        return isCalled ? unknownType() : arena_.make<Type>(gradient);
    }
    if (isCalled) return unknownType();
    if (!facts_.isSource(framework.id)) {
        UseSite site;
        site.node = &node;
        site.receiver = node.value;
        site.form = neutral::Form::Attribute;
        return ref ? uses_.applyUnrecorded(ref, site) : uses_.orBeside(unknownType(), framework, site);
    }
    return uses_.apply(uses_.addArrayAttribute(node, *base));
}

/// `torch.max(x, 1).values`, or the same of a name that holds such a tuple. Right on the call, lifting picks it.
const Type* Attributes::tupleField(const ast::Attribute& node, const Type& tuple) {
    for (std::size_t i = 0; i < tuple.fields.size() && i < tuple.items.size(); ++i) {
        if (tuple.fields[i] != node.attr.text()) continue;
        if (node.value->kind == ast::Kind::Call || !facts_.isSource(tuple.items[i]->framework)) return tuple.items[i];
        Use& use = uses_.add(node, *facts_.tables.framework(tuple.items[i]->framework));
        use.name = "field " + std::string(node.attr.text());
        use.site.form = neutral::Form::Attribute;
        use.site.receiver = node.value;
        neutral::Expr source{neutral::ExprKind::Source};
        source.source = node.value;
        source.type = &tuple;
        neutral::Expr item{neutral::ExprKind::Item};
        item.parts = arena_.copy(std::vector<const neutral::Expr*>{arena_.make<neutral::Expr>(source)});
        item.index = static_cast<int>(i);
        item.type = tuple.items[i];
        item.source = &node;
        use.meaning = arena_.make<neutral::Expr>(item);
        return item.type;
    }
    return unknownType();
}

}  // namespace regraft::semantic
