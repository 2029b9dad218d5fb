#include "semantic/evaluator.h"

namespace regraft::semantic {

void Evaluator::store(SymbolId id, const Type* type) {
    if (id == none) return;
    const Symbol& symbol = facts_.scopes.symbols[id];
    if (symbol.frame == at_->function.frame) environment().set(symbol.slot, type);
    if (symbol.isCaptured) update(facts_.symbols[id], type);
}

void Evaluator::assign(const ast::Expr& target, const Type* type) {
    switch (target.kind) {
        case ast::Kind::NameExpr: note(target, type); return store(facts_.scopes.symbolOf[target.id], type);
        case ast::Kind::Tuple: return assignSequence(static_cast<const ast::Tuple&>(target).elts, type);
        case ast::Kind::List: return assignSequence(static_cast<const ast::List&>(target).elts, type);
        case ast::Kind::Starred:
            return assign(*static_cast<const ast::Starred&>(target).value, containerOf(arena_, TypeKind::List, elementOf(arena_, type)));
        case ast::Kind::Attribute: return assignAttribute(static_cast<const ast::Attribute&>(target), type);
        case ast::Kind::Subscript: return assignItem(static_cast<const ast::Subscript&>(target), type);
        default: return;
    }
}

void Evaluator::assignSequence(std::span<ast::Expr* const> targets, const Type* given) {
    const Type* type = asTuple(withoutNone(given));
    std::size_t star = targets.size();
    for (std::size_t i = 0; i < targets.size(); ++i)
        if (targets[i]->kind == ast::Kind::Starred) star = i;
    bool isExact = type->kind == TypeKind::Tuple && !type->items.empty() &&
                   (star == targets.size() ? type->items.size() == targets.size() : type->items.size() + 1 >= targets.size());
    const Type* element = iterationOf(type);
    for (std::size_t i = 0; i < targets.size(); ++i) {
        if (i == star) {
            const Type* rest = pendingType();
            if (isExact)
                for (std::size_t j = star; j + (targets.size() - star) <= type->items.size(); ++j) rest = join(rest, type->items[j]);
            assign(*static_cast<const ast::Starred*>(targets[i])->value, containerOf(arena_, TypeKind::List, isExact ? rest : element));
        } else if (isExact) {
            assign(*targets[i], type->items[i < star ? i : type->items.size() - (targets.size() - i)]);
        } else {
            assign(*targets[i], element);
        }
    }
}

void Evaluator::assignAttribute(const ast::Attribute& target, const Type* type) {
    Denoted base = denote(*target.value);
    const Type* owner = withoutNone(settle(*target.value, base));
    note(target, type);
    if (owner->kind == TypeKind::Instance || (owner->kind == TypeKind::Class && !apiOf(owner) && owner->definition))
        return updateAttribute(*owner->definition, target.attr, type);
    withdrawUse(target);
    if (owner->kind == TypeKind::Layer && facts_.isSource(owner->framework)) return storeLayerMember(target, *owner);
    if (!owner->isArray() || !facts_.isSource(owner->framework)) return;
    note(*target.value, owner);
    const Framework& framework = *facts_.tables.framework(owner->framework);
    Use& use = addUse(target, framework);
    use.name = framework.array + "." + std::string(target.attr.text());
    use.api = facts_.arrayMember(framework, target.attr);
    use.site.receiver = target.value;
    use.site.form = neutral::Form::Attribute;
    use.assumed = owner->assumed;
    use.isStore = true;
}

void Evaluator::assignItem(const ast::Subscript& target, const Type* type) {
    const Type* base = withoutNone(evaluate(*target.value));
    const Type* key = evaluate(*target.slice);
    base = guessedByIndex(target, base);
    note(target, type);
    withdrawUse(target);
    if (base->isArray()) {
        note(*target.value, base);
        if (!facts_.isSource(base->framework)) return;
        const Framework& framework = *facts_.tables.framework(base->framework);
        Use& use = addUse(target, framework);
        use.name = "operator []=";
        use.operation = facts_.operationOfSymbol("[]=");
        use.site.operands = {target.value, target.slice};
        use.site.form = neutral::Form::Operator;
        use.assumed = base->assumed;
        use.isStore = true;
    } else if (base->kind == TypeKind::List && key->kind == TypeKind::Int) {
        changeContainer(*target.value,
                        containerOf(arena_, TypeKind::List, base->items.empty() ? unknownType() : join(base->items[0], type)));
    } else if (base->kind == TypeKind::Dict && base->items.size() == 2) {
        const Type* items[] = {join(base->items[0], generalised(arena_, key, true)), join(base->items[1], generalised(arena_, type, true))};
        changeContainer(*target.value, containerOf(arena_, TypeKind::Dict, items));
    }
}

/// A container that a name or attribute holds now has other elements.
void Evaluator::changeContainer(const ast::Expr& container, const Type* type) {
    if (container.kind == ast::Kind::NameExpr) return store(facts_.scopes.symbolOf[container.id], type);
    const auto* attribute = ast::as<ast::Attribute>(&container);
    const Type* base = attribute ? facts_.types[attribute->value->id] : nullptr;
    if (base && withoutNone(base)->kind == TypeKind::Instance) updateAttribute(*withoutNone(base)->definition, attribute->attr, type);
}

void Evaluator::deleteTarget(const ast::Expr& target) {
    if (target.kind == ast::Kind::NameExpr) {
        SymbolId id = facts_.scopes.symbolOf[target.id];
        if (id == none) return;
        const Symbol& symbol = facts_.scopes.symbols[id];
        if (symbol.frame == at_->function.frame) environment().set(symbol.slot, nullptr);
    } else if (const auto* item = ast::as<ast::Subscript>(&target)) {
        const Type* before = evaluate(*item->value);
        if (before->isArray()) assignItem(*item, unknownType());
        else evaluate(*item->slice);
    } else if (const auto* attribute = ast::as<ast::Attribute>(&target)) {
        evaluate(*attribute->value);
    } else if (const auto* tuple = ast::as<ast::Tuple>(&target)) {
        for (const ast::Expr* element : tuple->elts) deleteTarget(*element);
    } else if (const auto* list = ast::as<ast::List>(&target)) {
        for (const ast::Expr* element : list->elts) deleteTarget(*element);
    }
}

}  // namespace regraft::semantic
