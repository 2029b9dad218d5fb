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
    update(classInfo(definition).attributes[name], generalised(arena_, type, true));
}

/// An attribute of a class or its instances, looked up through the bases that the file defines.
const Type* Evaluator::classAttribute(const ast::Node& definition, Name name, int depth) {
    ClassInfo& info = classInfo(definition);
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
    if (needsEvaluation(*function)) runFunction(*function);
    return read(function->result);
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
        if (keyword->name && info.declared.contains(keyword->name)) updateAttribute(*info.node, keyword->name, facts_.types[keyword->value->id]);
}

}  // namespace regraft::semantic
