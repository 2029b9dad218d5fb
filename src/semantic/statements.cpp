#include "semantic/evaluator.h"

namespace regraft::semantic {

void Evaluator::executeBody(std::span<ast::Stmt* const> statements) {
    for (const ast::Stmt* statement : statements) execute(*statement);
}

void Evaluator::execute(const ast::Stmt& node) {
    switch (node.kind) {
        case ast::Kind::ExprStmt: evaluate(*static_cast<const ast::ExprStmt&>(node).value); return;
        case ast::Kind::Assign: {
            const auto& statement = static_cast<const ast::Assign&>(node);
            const Type* value = evaluate(*statement.value);
            for (const ast::Expr* target : statement.targets) assign(*target, value);
            return;
        }
        case ast::Kind::AugAssign: return executeAugAssign(static_cast<const ast::AugAssign&>(node));
        case ast::Kind::AnnAssign: return executeAnnAssign(static_cast<const ast::AnnAssign&>(node));
        case ast::Kind::Return: {
            const auto& statement = static_cast<const ast::Return&>(node);
            const Type* value = statement.value ? evaluate(*statement.value) : simpleType(TypeKind::None);
            at_->returned = join(at_->returned, generalised(arena_, value, true));
            environment().isLive = false;
            return;
        }
        case ast::Kind::If: return executeIf(static_cast<const ast::If&>(node));
        case ast::Kind::For: {
            const auto& loop = static_cast<const ast::For&>(node);
            return executeFor(loop, *loop.target, *loop.iter, loop.body, loop.orelse);
        }
        case ast::Kind::AsyncFor: {
            const auto& loop = static_cast<const ast::AsyncFor&>(node);
            return executeFor(loop, *loop.target, *loop.iter, loop.body, loop.orelse);
        }
        case ast::Kind::While: return executeWhile(static_cast<const ast::While&>(node));
        case ast::Kind::Try: return executeTry(static_cast<const ast::Try&>(node));
        case ast::Kind::TryStar: return executeTry(static_cast<const ast::TryStar&>(node));
        case ast::Kind::With: {
            const auto& with = static_cast<const ast::With&>(node);
            return executeWith(with.items, with.body);
        }
        case ast::Kind::AsyncWith: {
            const auto& with = static_cast<const ast::AsyncWith&>(node);
            return executeWith(with.items, with.body);
        }
        case ast::Kind::Match: return executeMatch(static_cast<const ast::Match&>(node));
        case ast::Kind::FunctionDef: {
            const auto& function = static_cast<const ast::FunctionDef&>(node);
            return defineFunction(function, *function.args, function.decorator_list, function.returns);
        }
        case ast::Kind::AsyncFunctionDef: {
            const auto& function = static_cast<const ast::AsyncFunctionDef&>(node);
            return defineFunction(function, *function.args, function.decorator_list, function.returns);
        }
        case ast::Kind::ClassDef: return defineClass(static_cast<const ast::ClassDef&>(node));
        case ast::Kind::Import: return executeImport(static_cast<const ast::Import&>(node));
        case ast::Kind::ImportFrom: return executeImportFrom(static_cast<const ast::ImportFrom&>(node));
        case ast::Kind::Delete:
            for (const ast::Expr* target : static_cast<const ast::Delete&>(node).targets) deleteTarget(*target);
            return;
        case ast::Kind::Raise: {
            const auto& raise = static_cast<const ast::Raise&>(node);
            if (raise.exc) evaluate(*raise.exc);
            if (raise.cause) evaluate(*raise.cause);
            environment().isLive = false;
            return;
        }
        case ast::Kind::Assert: {
            const auto& assertion = static_cast<const ast::Assert&>(node);
            evaluate(*assertion.test);
            if (assertion.msg) evaluate(*assertion.msg);
            return narrow(*assertion.test, true);
        }
        case ast::Kind::TypeAlias: {
            const auto& alias = static_cast<const ast::TypeAlias&>(node);
            return assign(*alias.name, (evaluateAnnotation(*alias.value), unknownType()));
        }
        case ast::Kind::Break: return leaveLoop(true);
        case ast::Kind::Continue: return leaveLoop(false);
        default: return;  // pass, global, nonlocal
    }
}

/// Updates in place where the array is mutable and is certainly an array: its dtype and shape stay.
void Evaluator::executeAugAssign(const ast::AugAssign& node) {
    const ast::Expr& target = *node.target;
    const Type* before = nullptr;
    if (const auto* name = ast::as<ast::NameExpr>(&target)) {
        const Type* held = load(facts_.scopes.symbolOf[target.id], name->id);
        before = note(target, held ? withoutNone(held) : unknownType());  // none: perhaps a name of Python's own, `__doc__ += …`
    } else if (const auto* item = ast::as<ast::Subscript>(&target)) before = evaluateSubscript(*item);
    else before = settle(target, denote(target));
    const Type* value = evaluate(*node.value);
    const Type* result = nullptr;
    if (const Framework* framework = operatorFramework(before, value)) {
        note(target, before);
        result = operate(target, ast::opSymbol(node.op), {&target, node.value}, *framework);
        bool writes = framework->isMutable && framework->augmentsInPlace;
        bool isInPlace = before->isArray() && writes && before->rank > 0;
        if (isInPlace) result = before;
        else if (before->isArray() && writes) result = join(before, result);
        if (facts_.useOf[target.id] != none) facts_.usePool[facts_.useOf[target.id]].isStore = true;
    } else {
        result = pythonArithmetic(node.op, before, value);
        if (result->isUnknown() && parameterOf(before)) result = before;  // what its later uses tell is told of the parameter
    }
    if (target.kind == ast::Kind::NameExpr) {
        store(facts_.scopes.symbolOf[target.id], result);
        note(target, before);  // as an operand: what it was
    } else if (const auto* attribute = ast::as<ast::Attribute>(&target)) {
        if (const Type* base = withoutNone(facts_.types[attribute->value->id]); base->kind == TypeKind::Instance)
            updateAttribute(*base->definition, attribute->attr, result);
    }
}

void Evaluator::executeAnnAssign(const ast::AnnAssign& node) {
    const Type* declared = evaluateAnnotation(*node.annotation);
    const Type* value = node.value ? evaluate(*node.value) : nullptr;
    const ast::Node* around = facts_.parent(node);
    const auto* name = ast::as<ast::NameExpr>(node.target);
    if (around->kind == ast::Kind::ClassDef && name) {
        ClassInfo& info = classInfo(*around);
        if (info.declared.emplace(name->id, declared).second) info.fields.push_back(name->id);
    }
    if (!value) {
        if (!name) denote(*node.target);
        return;
    }
    if (value->isUnknown() && !isOptional(value) && !declared->isUnknown()) value = declared;
    assign(*node.target, value);
}

void Evaluator::executeImport(const ast::Import& statement) {
    for (const ast::alias* alias : statement.names) {
        std::string_view text = alias->name.text();
        std::string_view bound = alias->asname ? text : text.substr(0, text.find('.'));
        ModuleId own = facts_.world ? facts_.world->finder.find(facts_.self, bound) : noModule;
        if (own != noModule) {
            store(facts_.scopes.symbolOf[alias->id], moduleType(own));
            continue;
        }
        const ApiName* name = facts_.apis.module(bound);
        facts_.apis.module(text);
        store(facts_.scopes.symbolOf[alias->id], name->type);
    }
}

void Evaluator::executeImportFrom(const ast::ImportFrom& statement) {
    if (statement.module == "__future__") return;
    std::string from = importedModule(statement);
    ModuleId own = facts_.world ? facts_.world->finder.find(facts_.self, from) : noModule;
    const ApiName* module = facts_.apis.module(from);
    for (const ast::alias* alias : statement.names) {
        if (alias->name == "*") continue;
        if (own != noModule) {
            const Type* type = nameOfModule(own, alias->name);
            store(facts_.scopes.symbolOf[alias->id], type ? type : unknownType());
            continue;
        }
        const Found found = facts_.world ? facts_.world->imported(facts_.self, from, alias->name.text()) : Found{};
        store(facts_.scopes.symbolOf[alias->id],
              found.module != noModule ? moduleType(found.module) : facts_.apis.member(*module, alias->name)->type);
    }
}

}  // namespace regraft::semantic
