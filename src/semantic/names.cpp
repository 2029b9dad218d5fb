#include "base/python_names.h"
#include "mapping/training_rules.h"
#include "semantic/evaluator.h"
#include "semantic/python_names.h"

namespace regraft::semantic {

/// What a dotted name stands for, before it is taken for a value. `isCalled`: it is the function of a call, which will
/// say itself what the use is.
Evaluator::Denoted Evaluator::denote(const ast::Expr& expr, bool isCalled) {
    if (const auto* name = ast::as<ast::NameExpr>(&expr)) return denoteName(*name);
    if (const auto* attribute = ast::as<ast::Attribute>(&expr)) return denoteAttribute(*attribute, isCalled);
    if (const auto* call = ast::as<ast::Call>(&expr); call && isKnownGetattr(*call)) return denoteGetattr(*call);
    return {evaluate(expr)};
}

/// `getattr(torch, "relu")`.
bool Evaluator::isKnownGetattr(const ast::Call& call) const {
    const auto* function = ast::as<ast::NameExpr>(call.func);
    if (!function || function->id != "getattr" || facts_.scopes.symbolOf[function->Node::id] != none) return false;
    if (call.args.size() < 2 || call.args.size() > 3 || !call.keywords.empty()) return false;
    const auto* name = ast::as<ast::Constant>(call.args[1]);
    return name && name->value.type == ast::Literal::Type::Str;
}

/// As the dotted name that it is. What an array has is looked up all the same, but stays: nobody can rewrite it in place.
Evaluator::Denoted Evaluator::denoteGetattr(const ast::Call& call) {
    evaluate(*call.func);
    for (const ast::Expr* arg : call.args.subspan(1)) evaluate(*arg);
    const ast::Expr& object = *call.args[0];
    Denoted base = denote(object);
    Name member = facts_.file.names->intern(ast::as<ast::Constant>(call.args[1])->value.text);
    const ApiName* owner = base.name ? base.name : apiOf(withoutNone(base.type));
    facts_.names[call.id] = nullptr;
    withdrawUse(call);
    if (owner && !owner->isValue()) {
        const ApiName* found = facts_.apis.member(*owner, member);
        note(object, base.type);
        withdrawUse(object);
        if (base.name) facts_.names[call.id] = found;
        return {found->type, base.name ? found : nullptr};
    }
    const Type* type = withoutNone(settle(object, base));
    if (type->kind == TypeKind::Instance) return {classAttribute(*type->definition, member)};
    if (!type->isArray() || !facts_.isSource(type->framework)) return {unknown({type})};
    const Framework& framework = *facts_.tables.framework(type->framework);
    Use& use = addUse(call, framework);
    use.name = framework.array + "." + std::string(member.text());
    use.api = facts_.arrayMember(framework, member);
    use.asValue = true;
    use.choice.problem = BindProblem::Unsupported;
    use.choice.detail = "it is looked up by getattr";
    return {unknownType()};
}

Evaluator::Denoted Evaluator::denoteName(const ast::NameExpr& name) {
    SymbolId id = facts_.scopes.symbolOf[name.Node::id];
    const Type* type = id == none ? nullptr : load(id, name.id);
    if (!type && id != none && name.Node::id >= facts_.firstQuoted) type = readAnywhere(id);
    if (!type) {
        bool hasStars = facts_.world && !facts_.world->outlines[facts_.self].stars.empty();
        if (const Type* starred = hasStars ? nameOfModule(facts_.self, name.id) : nullptr) {
            const ApiName* api = apiOf(starred);
            facts_.names[name.Node::id] = api;
            return {starred, api};
        }
        const ApiName* outside = outsideName(name.id);
        facts_.names[name.Node::id] = outside;
        return outside ? Denoted{outside->type, outside} : Denoted{unknownType()};
    }
    const ApiName* api = apiOf(withoutNone(type));
    if (!api) return {type};
    const Symbol& symbol = facts_.scopes.symbols[id];
    bool isReference = api->isUncertain ? symbol.isImported : symbol.isAlias || api->isModule;
    facts_.names[name.Node::id] = isReference ? api : nullptr;
    return {isReference ? api->type : type, isReference ? api : nullptr};
}

Evaluator::Denoted Evaluator::denoteAttribute(const ast::Attribute& attribute, bool isCalled) {
    ++depth_;
    Denoted base = denote(*attribute.value);
    --depth_;
    const ApiName* owner = base.name ? base.name : apiOf(withoutNone(base.type));
    facts_.names[attribute.id] = nullptr;
    if (ModuleId module = moduleOf(base.type); module != noModule) return memberOfModule(attribute, base.type, module);
    const Type* inside = owner && base.name ? dottedModule(*owner, attribute.attr) : nullptr;
    if (inside) {
        note(*attribute.value, base.type);
        return {inside};
    }
    if (owner && !owner->isValue()) {
        const ApiName* member = facts_.apis.member(*owner, attribute.attr);
        note(*attribute.value, base.type);
        withdrawUse(*attribute.value);
        if (base.name) facts_.names[attribute.id] = member;
        return {member->type, base.name ? member : nullptr};
    }
    return {attributeOf(attribute, settle(*attribute.value, base), isCalled)};
}

/// `core.x`, where core is a module of the program: what x holds there, perhaps a name of a framework.
Evaluator::Denoted Evaluator::memberOfModule(const ast::Attribute& attribute, const Type* base, ModuleId module) {
    note(*attribute.value, base);
    withdrawUse(*attribute.value);
    withdrawUse(attribute);
    const Type* type = nameOfModule(module, attribute.attr);
    const ApiName* api = type ? apiOf(withoutNone(type)) : nullptr;
    facts_.names[attribute.id] = api;
    if (!api) return {type ? type : unknown({})};
    return {api->type, api};
}

/// An expression that stands for a value: a mere reference to a framework's name is a use.
const Type* Evaluator::settle(const ast::Expr& expr, Denoted denoted) {
    const Type* type = denoted.type;
    if (denoted.name) {
        if (denoted.name->framework && facts_.isSource(denoted.name->framework)) refer(expr, *denoted.name);
        if (denoted.name->isValue()) type = valueOf(*denoted.name, expr);
        else if (const Type* constant = pythonConstant(denoted.name->text)) type = constant;
    } else if (const ApiName* api = apiOf(type); api && api->isValue()) {
        type = valueOf(*api, expr);
    }
    return note(expr, type);
}

/// The value of a name; null if it holds nothing here, and so may be Python's own.
const Type* Evaluator::load(SymbolId id, Name name) {
    const Symbol& symbol = facts_.scopes.symbols[id];
    if (symbol.frame == at_->function.frame && !symbol.isWrittenOutside) {
        const Type* type = environment().get(symbol.slot);
        if (type) return type;
        bool mayBeBuiltin = facts_.scopes.scopes[symbol.scope].kind != ScopeKind::Function && isPythonBuiltin(name.text());
        return mayBeBuiltin ? nullptr : unknownType();
    }
    return read(facts_.symbols[id]);
}

/// A name that the file binds nowhere: of a star import, or Python's own.
const ApiName* Evaluator::outsideName(Name name) {
    auto [it, isNew] = outside_.try_emplace(name, nullptr);
    if (!isNew) return it->second;
    bool isBuiltin = isPythonBuiltin(name.text());
    for (const ApiName* module : facts_.stars) {
        const ApiName* member = facts_.apis.member(*module, name);
        if (!member->ref && member->type->kind != TypeKind::Module && !member->isArrayClass()) continue;
        it->second = isBuiltin ? nullptr : member;  // which of both, only running it can tell
        if (isBuiltin) return nullptr;
    }
    if (!it->second && isBuiltin) it->second = facts_.apis.find("builtins." + std::string(name.text()));
    return it->second;
}

const Type* Evaluator::valueOf(const ApiName& name, const ast::Expr& node) {
    UseSite site;
    site.node = &node;
    return applyUnrecorded(name.ref, site);
}

const Type* Evaluator::attributeOf(const ast::Attribute& node, const Type* given, bool isCalled) {
    const Type* base = withoutNone(given);
    if (base->isArray()) return arrayAttribute(node, base, isCalled);
    withdrawUse(node);
    switch (base->kind) {
        case TypeKind::Tuple: return tupleField(node, *base);
        case TypeKind::DType: return memberOfClass(node, *base, "dtype");
        case TypeKind::Device: return memberOfClass(node, *base, "device");
        case TypeKind::Shape: return memberOfClass(node, *base, "shape");
        case TypeKind::Object: return isCalled ? unknownType() : memberOfClass(node, *base, base->role());
        case TypeKind::Generator: return isCalled ? unknownType() : generatorAttribute(node, *base);
        case TypeKind::Layer: {
            const Type* type = isCalled ? nullptr : moduleAttribute(node, *base);
            return type ? type : unknownType();
        }
        case TypeKind::Instance: {
            const Type* own = instanceAttribute(node, *base);
            const Type* type = isCalled || !own->isUnknown() || isPending(own) ? nullptr : moduleAttribute(node, *base);
            return type ? type : own;
        }
        case TypeKind::Class:
            if (!apiOf(base) && base->definition) return classAttribute(*base->definition, node.attr);
            return unknownType();
        case TypeKind::Unknown: break;
        default: return unknownType();
    }
    if (isCalled) return unknown({base});
    for (const Framework* source : facts_.from)
        if (source->gradientFunctions && node.attr == source->gradientFunctions->saved)
            return containerOf(arena_, TypeKind::Iterator, arrayType(arena_, source->id, DType::Unknown));
    if (const Type* object = objectWith(node.attr)) {  // nothing else has such an attribute
        Type sure = *object;
        sure.assumed = false;
        return memberOfClass(node, sure, sure.role());
    }
    const Framework* framework = frameworkOfMember(node.attr, nullptr);
    if (!framework) framework = frameworkOfComparedWith(node);
    if (!framework) return unknown({base});
    guess(*node.value, *framework);
    const Type* array = assumedOf(arena_, arrayType(arena_, framework->id, DType::Unknown));
    note(*node.value, array);
    return arrayAttribute(node, array, false);
}

const Type* Evaluator::arrayAttribute(const ast::Attribute& node, const Type* base, bool isCalled) {
    withdrawUse(node);
    note(*node.value, base);
    const Framework& framework = *facts_.tables.framework(base->framework);
    ApiRef ref = facts_.arrayMember(framework, node.attr);
    const bool isGradient =
        framework.training && !framework.training->gradient.empty() && node.attr == std::string_view(framework.training->gradient);
    if (isGradient && !ref) return isCalled ? unknownType() : base;
    if (isCalled) return unknownType();
    if (!facts_.isSource(framework.id)) {
        UseSite site;
        site.node = &node;
        site.receiver = node.value;
        site.form = neutral::Form::Attribute;
        return ref ? applyUnrecorded(ref, site) : unknownType();
    }
    Use& use = addUse(node, framework);
    use.name = framework.array + "." + std::string(node.attr.text());
    use.api = ref;
    use.site.receiver = node.value;
    use.site.form = neutral::Form::Attribute;
    use.assumed = base->assumed;
    return apply(use);
}

/// `torch.max(x, 1).values`, or the same of a name that holds such a tuple. Right on the call, lifting picks it.
const Type* Evaluator::tupleField(const ast::Attribute& node, const Type& tuple) {
    for (std::size_t i = 0; i < tuple.fields.size() && i < tuple.items.size(); ++i) {
        if (tuple.fields[i] != node.attr.text()) continue;
        if (node.value->kind == ast::Kind::Call || !facts_.isSource(tuple.items[i]->framework)) return tuple.items[i];
        Use& use = addUse(node, *facts_.tables.framework(tuple.items[i]->framework));
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
