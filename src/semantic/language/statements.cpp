#include "semantic/language/statements.h"

#include "semantic/definitions/classes.h"
#include "semantic/definitions/definitions.h"
#include "semantic/definitions/function_definitions.h"
#include "semantic/evaluation_state.h"
#include "semantic/language/annotations.h"
#include "semantic/language/assignments.h"
#include "semantic/language/control_flow.h"
#include "semantic/language/expressions.h"
#include "semantic/language/import_statements.h"
#include "semantic/language/names.h"
#include "semantic/language/narrowing.h"
#include "semantic/language/operators.h"
#include "semantic/language/subscripts.h"

namespace regraft::semantic {

void Statements::executeBody(std::span<ast::Stmt* const> statements) {
    for (const ast::Stmt* statement : statements) execute(*statement);
}

void Statements::execute(const ast::Stmt& node) {
    switch (node.kind) {
        case ast::Kind::ExprStmt: expressions_.evaluate(*static_cast<const ast::ExprStmt&>(node).value); return;
        case ast::Kind::Assign: return executeAssign(static_cast<const ast::Assign&>(node));
        case ast::Kind::AugAssign: return executeAugAssign(static_cast<const ast::AugAssign&>(node));
        case ast::Kind::AnnAssign: return executeAnnAssign(static_cast<const ast::AnnAssign&>(node));
        case ast::Kind::Return: return executeReturn(static_cast<const ast::Return&>(node));
        case ast::Kind::If: return controlFlow_.executeIf(static_cast<const ast::If&>(node));
        case ast::Kind::For: return controlFlow_.executeFor(static_cast<const ast::For&>(node));
        case ast::Kind::AsyncFor: return controlFlow_.executeFor(static_cast<const ast::AsyncFor&>(node));
        case ast::Kind::While: return controlFlow_.executeWhile(static_cast<const ast::While&>(node));
        case ast::Kind::Try: return controlFlow_.executeTry(static_cast<const ast::Try&>(node));
        case ast::Kind::TryStar: return controlFlow_.executeTry(static_cast<const ast::TryStar&>(node));
        case ast::Kind::With: return controlFlow_.executeWith(static_cast<const ast::With&>(node));
        case ast::Kind::AsyncWith: return controlFlow_.executeWith(static_cast<const ast::AsyncWith&>(node));
        case ast::Kind::Match: return controlFlow_.executeMatch(static_cast<const ast::Match&>(node));
        case ast::Kind::FunctionDef: return functionDefinitions_.define(static_cast<const ast::FunctionDef&>(node));
        case ast::Kind::AsyncFunctionDef: return functionDefinitions_.define(static_cast<const ast::AsyncFunctionDef&>(node));
        case ast::Kind::ClassDef: return classes_.define(static_cast<const ast::ClassDef&>(node));
        case ast::Kind::Import: return imports_.executeImport(static_cast<const ast::Import&>(node));
        case ast::Kind::ImportFrom: return imports_.executeImportFrom(static_cast<const ast::ImportFrom&>(node));
        case ast::Kind::Delete:
            for (const ast::Expr* target : static_cast<const ast::Delete&>(node).targets) assignments_.deleteTarget(*target);
            return;
        case ast::Kind::Raise: return executeRaise(static_cast<const ast::Raise&>(node));
        case ast::Kind::Assert: return executeAssert(static_cast<const ast::Assert&>(node));
        case ast::Kind::TypeAlias: {
            const auto& alias = static_cast<const ast::TypeAlias&>(node);
            annotations_.evaluate(*alias.value);
            return assignments_.assign(*alias.name, unknownType());
        }
        case ast::Kind::Break: return controlFlow_.leaveLoop(true);
        case ast::Kind::Continue: return controlFlow_.leaveLoop(false);
        default: return;  // pass, global, nonlocal
    }
}

void Statements::executeAssign(const ast::Assign& node) {
    const Type* value = expressions_.evaluate(*node.value);
    for (const ast::Expr* target : node.targets) assignments_.assign(*target, value);
}

void Statements::executeReturn(const ast::Return& node) {
    const Type* value = node.value ? expressions_.evaluate(*node.value) : simpleType(TypeKind::None);
    state_.at->returned = joinTypes(arena_, state_.at->returned, generalised(arena_, value, true));
    state_.environment().isLive = false;
}

void Statements::executeRaise(const ast::Raise& node) {
    if (node.exc) expressions_.evaluate(*node.exc);
    if (node.cause) expressions_.evaluate(*node.cause);
    state_.environment().isLive = false;
}

void Statements::executeAssert(const ast::Assert& node) {
    expressions_.evaluate(*node.test);
    if (node.msg) expressions_.evaluate(*node.msg);
    narrowing_.narrow(*node.test, true);
}

/// Updates in place where the array is mutable and is certainly an array: its dtype and shape stay.
void Statements::executeAugAssign(const ast::AugAssign& node) {
    const ast::Expr& target = *node.target;
    const Type* before = nullptr;
    if (const auto* name = ast::as<ast::NameExpr>(&target)) {
        const Type* held = state_.load(facts_.scopes.symbolOf[target.id], name->id);
        before = facts_.note(target, held ? withoutNone(held) : unknownType());  // none: perhaps a name of Python's own, `__doc__ += …`
    } else if (const auto* item = ast::as<ast::Subscript>(&target)) before = subscripts_.evaluate(*item);
    else before = names_.settle(target, names_.denote(target));
    const Type* value = expressions_.evaluate(*node.value);
    const Type* result = nullptr;
    if (const Framework* framework = operators_.operatorFramework(before, value)) {
        facts_.note(target, before);
        result = operators_.operate(target, ast::opSymbol(node.op), {&target, node.value}, *framework);
        bool writes = framework->isMutable && framework->augmentsInPlace;
        bool isInPlace = before->isArray() && writes && before->rank > 0;
        if (isInPlace) result = before;
        else if (before->isArray() && writes) result = joinTypes(arena_, before, result);
        if (facts_.useOf[target.id] != none) facts_.usePool[facts_.useOf[target.id]].isStore = true;
    } else {
        result = operators_.pythonArithmetic(node.op, before, value);
        if (result->isUnknown() && parameterOf(before)) result = before;  // what its later uses tell is told of the parameter
    }
    if (target.kind == ast::Kind::NameExpr) {
        state_.store(facts_.scopes.symbolOf[target.id], result);
        facts_.note(target, before);  // as an operand: what it was
    } else if (const auto* attribute = ast::as<ast::Attribute>(&target)) {
        if (const Type* base = withoutNone(facts_.types[attribute->value->id]); base->kind == TypeKind::Instance)
            classes_.updateAttribute(*base->definition, attribute->attr, result);
    }
}

void Statements::executeAnnAssign(const ast::AnnAssign& node) {
    const Type* declared = annotations_.evaluate(*node.annotation);
    const Type* value = node.value ? expressions_.evaluate(*node.value) : nullptr;
    const ast::Node* around = facts_.parent(node);
    const auto* name = ast::as<ast::NameExpr>(node.target);
    if (around->kind == ast::Kind::ClassDef && name) {
        ClassInfo& info = definitions_.classInfo(*around);
        if (info.declared.emplace(name->id, declared).second) info.fields.push_back(name->id);
    }
    if (!value) {
        if (!name) names_.denote(*node.target);
        return;
    }
    if (value->isUnknown() && !isOptional(value) && !declared->isUnknown()) value = declared;
    assignments_.assign(*node.target, value);
}

}  // namespace regraft::semantic
