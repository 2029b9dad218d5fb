#include "semantic/language/assignments.h"

#include "semantic/definitions/classes.h"
#include "semantic/dicts.h"
#include "semantic/evaluation_state.h"
#include "semantic/frameworks/framework_guesses.h"
#include "semantic/frameworks/guesses.h"
#include "semantic/frameworks/layers.h"
#include "semantic/frameworks/objects.h"
#include "semantic/frameworks/uses.h"
#include "semantic/language/expressions.h"
#include "semantic/language/names.h"

namespace regraft::semantic {

void Assignments::assign(const ast::Expr& target, const Type* type) {
    switch (target.kind) {
        case ast::Kind::NameExpr:
            type = state_.given(static_cast<const ast::NameExpr&>(target), type);
            facts_.note(target, type);
            return state_.store(facts_.scopes.symbolOf[target.id], type);
        case ast::Kind::Tuple: return assignSequence(static_cast<const ast::Tuple&>(target).elts, type);
        case ast::Kind::List: return assignSequence(static_cast<const ast::List&>(target).elts, type);
        case ast::Kind::Starred:
            return assign(*static_cast<const ast::Starred&>(target).value, containerOf(arena_, TypeKind::List, elementOf(arena_, type)));
        case ast::Kind::Attribute: return assignAttribute(static_cast<const ast::Attribute&>(target), type);
        case ast::Kind::Subscript: return assignItem(static_cast<const ast::Subscript&>(target), type);
        default: return;
    }
}

void Assignments::assignSequence(std::span<ast::Expr* const> targets, const Type* given) {
    const Type* type = classes_.asTuple(withoutNone(given));
    std::size_t star = targets.size();
    for (std::size_t i = 0; i < targets.size(); ++i)
        if (targets[i]->kind == ast::Kind::Starred) star = i;
    bool isExact = type->kind == TypeKind::Tuple && !type->items.empty() &&
                   (star == targets.size() ? type->items.size() == targets.size() : type->items.size() + 1 >= targets.size());
    const Type* element = classes_.iterationOf(type);
    for (std::size_t i = 0; i < targets.size(); ++i) {
        if (i == star) {
            const Type* rest = pendingType();
            if (isExact)
                for (std::size_t j = star; j + (targets.size() - star) <= type->items.size(); ++j)
                    rest = joinTypes(arena_, rest, type->items[j]);
            assign(*static_cast<const ast::Starred*>(targets[i])->value, containerOf(arena_, TypeKind::List, isExact ? rest : element));
        } else if (isExact) {
            assign(*targets[i], type->items[i < star ? i : type->items.size() - (targets.size() - i)]);
        } else {
            assign(*targets[i], element);
        }
    }
}

/// `torch.backends.cudnn.benchmark = True`: a setting that the tables know, of a source framework's module.
bool Assignments::assignSetting(const ast::Attribute& target, const Denoted& base, const Type* type) {
    const ApiName* module = base.name ? base.name : apiOf(base.type);
    if (!module || !module->isModule || !module->framework || !facts_.isSource(module->framework)) return false;
    const ApiName* setting = facts_.apis.member(*module, target.attr);
    if (!setting->ref || !setting->isValue()) return false;
    facts_.note(*target.value, base.type);
    facts_.note(target, type);
    uses_.withdraw(*target.value);
    uses_.refer(target, *setting);
    facts_.usePool[facts_.useOf[target.id]].isStore = true;
    return true;
}

void Assignments::assignAttribute(const ast::Attribute& target, const Type* type) {
    Denoted base = names_.denote(*target.value);
    if (assignSetting(target, base, type)) return;
    const Type* owner = withoutNone(names_.settle(*target.value, base));
    const Framework* marked = owner->isUnknown() && !isPending(owner) ? frameworks_.ofMarked(target) : nullptr;
    if (marked) {  // `x.requires_grad = True`
        guesses_.guess(*target.value, *marked);
        owner = assumedOf(arena_, arrayType(arena_, marked->id, DType::Unknown));
    }
    facts_.note(target, type);
    if (owner->kind == TypeKind::Instance || (owner->kind == TypeKind::Class && !apiOf(owner) && owner->definition))
        return classes_.updateAttribute(*owner->definition, target.attr, type);
    uses_.withdraw(target);
    if (owner->kind == TypeKind::Layer && facts_.isSource(owner->framework)) return layers_.storeMember(target, *owner);
    if (owner->kind == TypeKind::Object) return objects_.storeMember(target, *owner);
    if (!owner->isArray() || !facts_.isSource(owner->framework)) return;
    facts_.note(*target.value, owner);
    uses_.addArrayAttribute(target, *owner).isStore = true;
}

void Assignments::assignItem(const ast::Subscript& target, const Type* type) {
    const Type* base = withoutNone(expressions_.evaluate(*target.value));
    const Type* key = expressions_.evaluate(*target.slice);
    base = guesses_.guessedByIndex(target, base);
    facts_.note(target, type);
    uses_.withdraw(target);
    if (base->isArray()) {
        facts_.note(*target.value, base);
        if (!facts_.isSource(base->framework)) return;
        const Framework& framework = *facts_.tables.framework(base->framework);
        Use& use = uses_.add(target, framework);
        use.name = "operator []=";
        use.operation = facts_.operationOfSymbol("[]=");
        use.site.operands = {target.value, target.slice};
        use.site.form = neutral::Form::Operator;
        use.assumed = base->assumed;
        use.isStore = true;
    } else if (base->kind == TypeKind::List && key->kind == TypeKind::Int) {
        changeContainer(*target.value,
                        containerOf(arena_, TypeKind::List, base->items.empty() ? unknownType() : joinTypes(arena_, base->items[0], type)));
    } else if (isKnownDict(*base)) {
        changeContainer(*target.value, withEntry(arena_, *base, key, type, true));
    }
}

void Assignments::changeContainer(const ast::Expr& container, const Type* type) {
    if (container.kind == ast::Kind::NameExpr) return state_.store(facts_.scopes.symbolOf[container.id], type);
    const auto* attribute = ast::as<ast::Attribute>(&container);
    const Type* base = attribute ? facts_.types[attribute->value->id] : nullptr;
    if (base && withoutNone(base)->kind == TypeKind::Instance)
        classes_.updateAttribute(*withoutNone(base)->definition, attribute->attr, type);
}

void Assignments::deleteTarget(const ast::Expr& target) {
    if (target.kind == ast::Kind::NameExpr) {
        SymbolId id = facts_.scopes.symbolOf[target.id];
        if (id == none) return;
        const Symbol& symbol = facts_.scopes.symbols[id];
        if (symbol.frame == state_.at->function.frame) state_.environment().set(symbol.slot, nullptr);
    } else if (const auto* item = ast::as<ast::Subscript>(&target)) {
        const Type* before = expressions_.evaluate(*item->value);
        if (before->isArray()) assignItem(*item, unknownType());
        else expressions_.evaluate(*item->slice);
    } else if (const auto* attribute = ast::as<ast::Attribute>(&target)) {
        expressions_.evaluate(*attribute->value);
    } else if (const auto* tuple = ast::as<ast::Tuple>(&target)) {
        for (const ast::Expr* element : tuple->elts) deleteTarget(*element);
    } else if (const auto* list = ast::as<ast::List>(&target)) {
        for (const ast::Expr* element : list->elts) deleteTarget(*element);
    }
}

}  // namespace regraft::semantic
