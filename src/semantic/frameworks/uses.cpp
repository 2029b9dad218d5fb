#include "semantic/frameworks/uses.h"

#include <algorithm>

#include "mapping/sharing.h"
#include "mapping/training_rules.h"
#include "semantic/calls/function_transforms.h"
#include "semantic/evaluation_state.h"
#include "semantic/frameworks/guesses.h"
#include "semantic/frameworks/layers.h"

namespace regraft::semantic {

Use& Uses::add(const ast::Expr& node, const Framework& framework) {
    std::uint32_t& index = facts_.useOf[node.id];
    if (index == none) {
        index = static_cast<std::uint32_t>(facts_.usePool.size());
        facts_.usePool.emplace_back();
    } else {
        facts_.usePool[index] = Use{};
    }
    Use& use = facts_.usePool[index];
    use.site.node = &node;
    use.framework = &framework;
    use.inAnnotation = state_.inAnnotation;
    return use;
}

Use& Uses::addArrayMember(const ast::Expr& node, const Framework& framework, Name member) {
    Use& use = add(node, framework);
    use.name = framework.array + "." + std::string(member.text());
    use.api = facts_.arrayMember(framework, member);
    return use;
}

Use& Uses::addArrayAttribute(const ast::Attribute& node, const Type& array) {
    Use& use = addArrayMember(node, *facts_.tables.framework(array.framework), node.attr);
    use.site.receiver = node.value;
    use.site.form = neutral::Form::Attribute;
    use.assumed = array.assumed;
    return use;
}

void Uses::withdraw(const ast::Expr& node) {
    if (facts_.useOf[node.id] != none) facts_.usePool[facts_.useOf[node.id]].site.node = nullptr;
}

const Use& Uses::refer(const ast::Expr& node, const ApiName& name) {
    Use& use = add(node, *name.framework);
    use.name = name.text;
    use.api = name.ref;
    use.asValue = !name.isValue();
    if (!use.api) return use;
    use.choice = chooseOverload(use.api, use.site, facts_);
    if (!use.asValue) use.meaning = liftChoice(use.choice, use.site, *use.framework, facts_, arena_);
    return use;
}

const Type* Uses::apply(Use& use) {
    if (!use.api) return unknownType();
    const auto& overloads = use.api.entry->overloads;
    bool isMethod = std::all_of(overloads.begin(), overloads.end(), [](const Overload& o) { return o.callable; });
    if (!use.site.call && isMethod) {  // `f = x.sum`
        use.asValue = true;
        use.choice.problem = BindProblem::Unsupported;
        use.choice.detail = "it is a method that is not called here";
        return unknownType();
    }
    use.choice = chooseOverload(use.api, use.site, facts_);
    use.meaning = liftChoice(use.choice, use.site, *use.framework, facts_, arena_);
    if (!use.meaning) {
        guesses_.learnFirst(use);
        return gradientType(use);
    }
    guesses_.learn(*use.meaning, *use.framework);
    if (use.choice.written) return applyInPlace(use);
    if (holdsObjects(use.site)) return unknownType();
    const Type* type = layers_.madeBy(use, *transforms_.apply(*use.site.node, *use.meaning, *use.framework, use.meaning->type));
    return use.assumed ? assumedOf(arena_, type) : type;
}

/// What a call gives that marks an array, `x.requires_grad_()`, or asks for gradients of arrays; else nothing is known of it.
const Type* Uses::gradientType(const Use& use) const {
    const auto& rules = use.framework->training;
    if (!rules || rules->record.empty()) return unknownType();
    const auto* method = use.site.call ? ast::as<ast::Attribute>(use.site.call->func) : nullptr;
    if (method && use.site.receiver && method->attr == std::string_view(rules->record)) return facts_.typeOf(*use.site.receiver);
    if (use.name == rules->gradientsOf) return containerOf(arena_, TypeKind::List, arrayType(arena_, use.framework->id, DType::Unknown));
    return unknownType();
}

/// An array of any objects, `np.empty(3, dtype=object)`: what its items are, nobody knows.
bool Uses::holdsObjects(const UseSite& site) const {
    if (!site.call) return false;
    auto isObject = [&](const ast::Expr* arg) {
        const ApiName* name = facts_.names[arg->id];
        return name && name->text == "builtins.object";
    };
    return std::any_of(site.call->args.begin(), site.call->args.end(), isObject) ||
           std::any_of(site.call->keywords.begin(), site.call->keywords.end(),
                       [&](const ast::keyword* keyword) { return isObject(keyword->value); });
}

/// A call that writes its result into an argument: the array keeps its dtype, and its shape unless the call is about that.
const Type* Uses::applyInPlace(const Use& use) {
    const Type* before = facts_.typeOf(*use.choice.written);
    const Type* after = isView(*use.meaning) ? use.meaning->type : before;
    const auto* name = ast::as<ast::NameExpr>(use.choice.written);
    if (name && after != before) state_.store(facts_.scopes.symbolOf[name->Node::id], after);
    return use.choice.overload->givesNone ? simpleType(TypeKind::None) : after;
}

const Type* Uses::applyUnrecorded(const ApiRef& ref, const UseSite& site) {
    if (!ref || holdsObjects(site)) return unknownType();
    const Framework& framework = *ref.entry->framework;
    Choice choice = chooseOverload(ref, site, facts_);
    const neutral::Expr* meaning = liftChoice(choice, site, framework, facts_, arena_);
    const bool isPythons = meaning && meaning->kind == neutral::ExprKind::Operation && meaning->operation->name == "tolist";
    if (isPythons) return unknownType();
    return meaning ? orBeside(transforms_.apply(*site.node, *meaning, framework, meaning->type), framework, site)
                   : orBeside(unknownType(), framework, site);
}

const Type* Uses::orBeside(const Type* type, const Framework& framework, const UseSite& site) const {
    if (!type->isUnknown() || isPending(type) || !framework.isCommonGround || facts_.isSource(framework.id) || facts_.isMigration)
        return type;
    const auto isPendingHere = [&](const ast::Expr* expr) { return isPending(facts_.typeOf(*expr)); };
    const bool mayBeKnownLater =
        (site.receiver && isPendingHere(site.receiver)) || (site.call && std::ranges::any_of(site.call->args, isPendingHere));
    return mayBeKnownLater ? type : besideType(arena_, framework.id);
}

void arrangeUses(Facts& facts) {
    for (Use& use : facts.usePool)
        if (use.site.node) facts.uses.push_back(std::move(use));
    std::stable_sort(facts.uses.begin(), facts.uses.end(), [](const Use& a, const Use& b) {
        Span left = a.site.node->span, right = b.site.node->span;
        return left.begin != right.begin ? left.begin < right.begin : left.end > right.end;
    });
    std::fill(facts.useOf.begin(), facts.useOf.end(), none);
    for (std::uint32_t i = 0; i < facts.uses.size(); ++i) facts.useOf[facts.uses[i].site.node->id] = i;
    facts.usePool.clear();
}

}  // namespace regraft::semantic
