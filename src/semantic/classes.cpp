#include <algorithm>

#include "semantic/evaluator.h"

namespace regraft::semantic {

namespace {
constexpr int maxBases = 20;  // classes may claim to inherit from themselves
}

/// A class body runs where it stands; what its names hold at the end are its attributes.
void Evaluator::defineClass(const ast::ClassDef& definition) {
    for (const ast::Expr* decorator : definition.decorator_list) evaluate(*decorator);
    ClassInfo& info = classInfo(definition);
    info.bases.clear();
    for (const ast::Expr* base : definition.bases) info.bases.push_back(evaluate(*base));
    for (const ast::keyword* keyword : definition.keywords) evaluate(*keyword->value);
    executeBody(definition.body);
    ScopeId scope = facts_.scopes.scopeOf[definition.id];
    for (const ast::Stmt* statement : definition.body) {
        SymbolId symbol = facts_.scopes.symbolOf[statement->id];  // of a function or class
        auto keep = [&](SymbolId id) {
            const Symbol& found = facts_.scopes.symbols[id];
            const Type* value = found.scope == scope ? environment().get(found.slot) : nullptr;
            if (value) updateAttribute(definition, found.name, value);
        };
        if (symbol != none) keep(symbol);
        if (const auto* assign = ast::as<ast::Assign>(statement))
            for (const ast::Expr* target : assign->targets)
                if (target->kind == ast::Kind::NameExpr) keep(facts_.scopes.symbolOf[target->id]);
        if (const auto* assign = ast::as<ast::AnnAssign>(statement); assign && assign->value && assign->target->kind == ast::Kind::NameExpr)
            keep(facts_.scopes.symbolOf[assign->target->id]);
    }
    store(facts_.scopes.symbolOf[definition.id], info.type);
}

void Evaluator::updateAttribute(const ast::Node& definition, Name name, const Type* type) {
    ClassInfo& info = classInfo(definition);
    const Type* general = generalised(arena_, type, true);
    if (info.isForeign() && !isSoft(general)) {
        auto known = std::find_if(info.written.begin(), info.written.end(), [&](const auto& one) { return one.first == name; });
        if (known == info.written.end()) info.written.emplace_back(name, general);
        else known->second = join(known->second, general);
    }
    update(info.attributes[name], general);
}

/// An attribute of a class or its instances, looked up through the bases that are known.
const Type* Evaluator::classAttribute(const ast::Node& definition, Name name, int depth) {
    ClassInfo& info = classInfo(definition);
    if (info.isForeign()) {
        read(info.membership);
        if (!isShown(info)) return unknown({pendingType()});
    }
    auto declared = info.declared.find(name);
    if (declared != info.declared.end() && declared->second != unknownType()) return declared->second;
    if (auto found = info.attributes.find(name); found != info.attributes.end()) return read(found->second);
    auto set = facts_.outline.selfAttributes.find(&definition);
    if (set != facts_.outline.selfAttributes.end() && set->second.contains(name)) return read(info.attributes[name]);
    for (const Type* base : info.bases) {
        if (base->kind != TypeKind::Class || apiOf(base) || !base->definition || depth > maxBases) continue;
        const Type* type = classAttribute(*base->definition, name, depth + 1);
        if (type != unknownType()) return type;
    }
    return unknownType();
}

const Type* Evaluator::instanceAttribute(const ast::Attribute& node, const Type& instance) {
    const Type* type = classAttribute(*instance.definition, node.attr);
    FunctionInfo* function = functionOf(type);
    if (!function || !function->isProperty) return type;
    return resultOf(*function);
}

/// What a function gives that is called without a call: a property, `__getitem__`.
const Type* Evaluator::resultOf(FunctionInfo& function) {
    if (!function.isForeign() && needsEvaluation(function)) runFunction(function);
    const Type* result = read(function.result);
    bool isDeclared = function.declaredResult && !function.declaredResult->isUnknown();
    return isDeclared && (result->isUnknown() || isPending(result)) ? function.declaredResult : result;
}

/// What iterating over a value gives, also where its class says so.
const Type* Evaluator::iterationOf(const Type* given) {
    const Type* iterated = withoutNone(given);
    if (isSoft(iterated)) return pendingType();
    if (iterated->kind != TypeKind::Instance) return elementOf(arena_, iterated);
    if (FunctionInfo* iterates = method(*iterated->definition, "__iter__")) return elementOf(arena_, resultOf(*iterates));
    FunctionInfo* getter = method(*iterated->definition, "__getitem__");
    return getter ? resultOf(*getter) : elementOf(arena_, asTuple(iterated));
}

/// A named tuple as the tuple that it is; other types are themselves.
const Type* Evaluator::asTuple(const Type* type) {
    if (type->kind != TypeKind::Instance) return type;
    ClassInfo& info = classInfo(*type->definition);
    bool isNamedTuple = std::any_of(info.bases.begin(), info.bases.end(), [](const Type* base) {
        const ApiName* name = apiOf(base);
        return name && name->text == "typing.NamedTuple";
    });
    if (!isNamedTuple) return type;
    std::vector<const Type*> items;
    for (Name field : info.fields) items.push_back(classAttribute(*type->definition, field));
    return tupleType(arena_, items);
}

FunctionInfo* Evaluator::method(const ast::Node& definition, std::string_view name) {
    Name interned = facts_.file.names->intern(name);
    return functionOf(classAttribute(definition, interned));
}

const Type* Evaluator::instantiate(const CallArguments& arguments, const Type& type) {
    ClassInfo& info = classInfo(*type.definition);
    facts_.callees[arguments.call.id] = type.definition;
    if (FunctionInfo* constructor = method(*type.definition, "__init__")) callFunction(*constructor, arguments, info.instance);
    else bindFields(info, arguments);
    return info.instance;
}

/// The constructor of a dataclass or named tuple.
void Evaluator::bindFields(ClassInfo& info, const CallArguments& arguments) {
    for (std::size_t i = 0; i < arguments.positional.size() && i < info.fields.size(); ++i)
        if (arguments.positional[i]) updateAttribute(*info.node, info.fields[i], arguments.positional[i]);
    for (const ast::keyword* keyword : arguments.call.keywords)
        if (keyword->name && info.declared.contains(keyword->name))
            updateAttribute(*info.node, keyword->name, facts_.types[keyword->value->id]);
}

}  // namespace regraft::semantic
