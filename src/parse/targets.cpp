// What may be assigned to or deleted, and the contexts that says.

#include "parse/builder.h"

namespace regraft {

using namespace ast;

namespace {

/// How CPython calls an expression in its messages.
std::string describe(const Expr* expr) {
    switch (expr->kind) {
        case Kind::Call: return "function call";
        case Kind::BoolOp:
        case Kind::BinOp:
        case Kind::UnaryOp: return "expression";
        case Kind::Compare: return "comparison";
        case Kind::GeneratorExp: return "generator expression";
        case Kind::Yield:
        case Kind::YieldFrom: return "yield expression";
        case Kind::Await: return "await expression";
        case Kind::ListComp: return "list comprehension";
        case Kind::SetComp: return "set comprehension";
        case Kind::DictComp: return "dict comprehension";
        case Kind::Dict: return "dict literal";
        case Kind::Set: return "set display";
        case Kind::JoinedStr:
        case Kind::FormattedValue: return "f-string expression";
        case Kind::TemplateStr:
        case Kind::Interpolation: return "t-string expression";
        case Kind::IfExp: return "conditional expression";
        case Kind::NamedExpr: return "named expression";
        case Kind::Lambda: return "lambda";
        case Kind::Attribute: return "attribute";
        case Kind::Subscript: return "subscript";
        case Kind::Starred: return "starred";
        case Kind::List: return "list";
        case Kind::Tuple: return "tuple";
        case Kind::NameExpr: return "name";
        case Kind::Constant:
            switch (static_cast<const Constant*>(expr)->value.type) {
                case Literal::Type::None: return "None";
                case Literal::Type::True: return "True";
                case Literal::Type::False: return "False";
                case Literal::Type::Ellipsis: return "ellipsis";
                default: return "literal";
            }
        default: return "expression";
    }
}

/// CPython counts the targets before a star in a byte.
constexpr std::size_t maxBeforeStar = 256;

}  // namespace

/// Makes the item a target of an assignment of that sort.
void Builder::store(const Item& item, TargetUse use) {
    Expr* target = item.expr();
    const Kind kind = target->kind;
    const bool sequence = kind == Kind::List || kind == Kind::Tuple;
    if (use == TargetUse::Walrus && (kind != Kind::NameExpr || item.parenthesized())) refuseTarget(target, use);
    if (use == TargetUse::AugAssign && (sequence || kind == Kind::Starred)) refuseTarget(target, use);
    if (use == TargetUse::Annotate && (sequence || kind == Kind::Starred))
        failSyntax("only single target (not " + describe(target) + ") can be annotated", target->span);
    setContext(target, ExprContext::Store, use, false);
}

void Builder::setContext(Expr* target, ExprContext context, TargetUse use, bool nested) {
    auto all = [&](std::span<Expr*> elements) {
        int stars = 0;
        for (std::size_t i = 0; i < elements.size(); ++i) {
            Expr* element = elements[i];
            setContext(element, context, use, true);
            if (element->kind == Kind::Starred && i >= maxBeforeStar)
                failSyntax("too many expressions in star-unpacking assignment", element->span);
            if (element->kind == Kind::Starred && ++stars > 1) failSyntax("multiple starred expressions in assignment", element->span);
        }
    };
    const char* verb = context == ExprContext::Del ? "delete" : "assign to";
    if (auto* named = as<NameExpr>(target)) {
        refuseDebug(named->id, verb, target->span);
        named->ctx = context;
    } else if (auto* attribute = as<Attribute>(target)) {
        refuseDebug(attribute->attr, verb, target->span);
        attribute->ctx = context;
    } else if (auto* subscript = as<Subscript>(target)) {
        subscript->ctx = context;
    } else if (auto* list = as<List>(target)) {
        list->ctx = context;
        all(list->elts);
    } else if (auto* tuple = as<Tuple>(target)) {
        tuple->ctx = context;
        all(tuple->elts);
    } else if (auto* star = as<Starred>(target); star && context == ExprContext::Store) {
        if (!nested) failSyntax("starred assignment target must be in a list or tuple", target->span);
        if (star->value->kind == Kind::Starred) failSyntax("cannot assign to starred", target->span);
        star->ctx = context;
        setContext(star->value, context, use, true);
    } else {
        refuseTarget(target, use);
    }
}

void Builder::refuseTarget(const Expr* target, TargetUse use) {
    const std::string what = describe(target);
    switch (use) {
        case TargetUse::Delete: failSyntax("cannot delete " + what, target->span);
        case TargetUse::Walrus: failSyntax("cannot use assignment expressions with " + what, target->span);
        case TargetUse::AugAssign: failSyntax("'" + what + "' is an illegal expression for augmented assignment", target->span);
        case TargetUse::Annotate: failSyntax("illegal target for annotation", target->span);
        default: failSyntax("cannot assign to " + what, target->span);
    }
}

/// A starred expression must stand in a list, tuple, set or call.
void Builder::refuseLoneStar(const Expr* value) {
    if (value->kind == Kind::Starred) failSyntax("can't use starred expression here", value->span);
}

}  // namespace regraft
