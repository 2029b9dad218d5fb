#include "lift/lens.h"

#include "ast/equal.h"
#include "mapping/condition.h"
#include "mapping/result_type.h"

namespace regraft {

namespace {

using neutral::ExprKind;

const Operation* operationOf(std::string_view name) { return Tables::builtin().operation(name); }

bool isCall(const neutral::Expr& expr, std::string_view operation) {
    return expr.kind == ExprKind::Operation && expr.operation->name == operation;
}

bool sameExpr(const neutral::Expr& a, const neutral::Expr& b) {
    if (&a == &b) return true;
    if (a.kind != b.kind || a.operation != b.operation || a.parts.size() != b.parts.size()) return false;
    if (a.kind == ExprKind::Source) return a.source == b.source || ast::equal(*a.source, *b.source);
    if (a.kind == ExprKind::Literal) return sameLiteral(*a.literal, *b.literal);
    if (a.kind == ExprKind::Item || a.kind == ExprKind::Arithmetic) return false;
    for (std::size_t i = 0; i < a.parts.size(); ++i) {
        if (!a.parts[i] != !b.parts[i]) return false;
        if (a.parts[i] && !sameExpr(*a.parts[i], *b.parts[i])) return false;
    }
    return true;
}

/// Whether x[key] names no element twice: ints, slices and masks.
bool namesEachOnce(const neutral::Expr& element) {
    return sharesFirst(element, nullptr) == Sharing::Yes || element.parts[1]->type->dtype == DType::Bool;
}

}  // namespace

const neutral::Expr* updatedAt(const neutral::Expr& array, const neutral::Expr& key, const neutral::Expr& value,
                               const LiftContext& context) {
    const neutral::Expr* element = makeOperation(*operationOf("getitem"), {&array, &key}, context);
    if (value.kind == ExprKind::Operation && !value.parts.empty() && value.parts[0]) {
        bool isOfElement = sameExpr(*value.parts[0], *element);
        if (value.operation->name == "overwritten") return makeOperation(*operationOf("at_set"), {&array, &key, value.parts[1]}, context);
        const Operation* update = operationOf(value.operation->update);
        bool isUpdate = update && value.parts.size() == 2 && update->parameters.size() == 3;
        if (isOfElement && isUpdate && namesEachOnce(*element)) return makeOperation(*update, {&array, &key, value.parts[1]}, context);
    }
    return makeOperation(*operationOf("at_set"), {&array, &key, &value}, context);
}

const neutral::Expr* writtenThrough(const std::vector<const neutral::Expr*>& views, const neutral::Expr* value, const LiftContext& context,
                                    std::string& obstacle) {
    for (auto it = views.rbegin(); it != views.rend(); ++it) {
        const neutral::Expr& view = **it;
        const Operation& operation = *view.operation;
        if (!operation.write) {
            obstacle = "it writes through a view that cannot be written back (`" + std::string(operation.name) + "`)";
            return nullptr;
        }
        if (operation.name == "getitem") {
            value = updatedAt(*view.parts[0], *view.parts[1], *value, context);
            continue;
        }
        std::vector<Parameter> parameters(operation.parameters.begin(), operation.parameters.end());
        parameters.push_back({"value", ParamKind::PositionalOnly, ParamType::Array, nullptr});
        Environment environment{parameters, {view.parts.begin(), view.parts.end()}};
        environment.values.push_back(value);
        std::string problem;
        value = instantiate(*operation.write, environment, context, problem);
        if (value) continue;
        obstacle = "it writes through a view that cannot be written back here (`" + std::string(operation.name) + "`)";
        return nullptr;
    }
    return value;
}

const neutral::Expr* inDTypeOf(const neutral::Expr& written, const neutral::Expr* value, const LiftContext& context) {
    DType old = written.type->isArray() ? written.type->dtype : DType::Unknown, fresh = value->type->dtype;
    bool isOverwriting = isCall(*value, "overwritten");
    if (!value->type->isArray() || fresh == DType::Unknown || old == fresh || isOverwriting) return value;
    if (old == DType::Unknown && fresh != DType::Bool) return value;  // it cannot be wider: the write would be refused
    const neutral::Expr* dtype = makeOperation(*operationOf("dtype"), {&written}, context);
    return makeOperation(*operationOf("astype"), {value, dtype, nullptr, nullptr}, context);
}

const neutral::Expr* withReplaced(const neutral::Expr& expr, const ast::Expr& hole, const neutral::Expr& replacement,
                                  const LiftContext& context) {
    if (expr.kind == ExprKind::Source) return expr.source == &hole ? &replacement : &expr;
    std::vector<const neutral::Expr*> parts;
    bool isChanged = false;
    for (const neutral::Expr* part : expr.parts) {
        parts.push_back(part ? withReplaced(*part, hole, replacement, context) : nullptr);
        isChanged = isChanged || parts.back() != part;
    }
    if (!isChanged) return &expr;
    if (expr.kind == ExprKind::Operation) return makeOperation(*expr.operation, std::move(parts), context);
    neutral::Expr copy = expr;
    copy.parts = context.arena.copy(parts);
    return context.arena.make<neutral::Expr>(copy);
}

}  // namespace regraft
