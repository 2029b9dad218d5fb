#include "semantic/frameworks/guesses.h"

#include <algorithm>

#include "neutral/kinds.h"
#include "semantic/evaluation_state.h"
#include "semantic/frameworks/framework_guesses.h"
#include "semantic/frameworks/module_members.h"

namespace regraft::semantic {

namespace {

constexpr int deepestMeaning = 6;  // of operations within one API's meaning

/// Whether the framework's functions take no lists and no numbers where they take arrays.
bool takesArraysOnly(const Framework& framework) { return !framework.acceptsLists && !framework.acceptsScalars; }

}  // namespace

void Guesses::learn(const neutral::Expr& meaning, const Framework& framework, int depth) {
    if (depth > deepestMeaning || meaning.kind == neutral::ExprKind::Source) return;
    for (std::size_t i = 0; i < meaning.parts.size(); ++i) {
        const neutral::Expr* part = meaning.parts[i];
        if (!part) continue;
        bool isGenerator = meaning.kind == neutral::ExprKind::Operation && i < meaning.operation->parameters.size() &&
                           meaning.operation->parameters[i].type == ParamType::Generator;
        if (isGenerator && part->kind == neutral::ExprKind::Source && part->type->isUnknown()) {
            guess(*part->source, assumedOf(arena_, generatorType(arena_, framework.id)));
            continue;
        }
        bool isArray = meaning.kind == neutral::ExprKind::Operation && i < meaning.operation->parameters.size() &&
                       meaning.operation->parameters[i].type == ParamType::Array;
        if (isArray && part->kind == neutral::ExprKind::Source && part->type->isUnknown()) {
            // A number or a shape, `torch.is_complex(x)`, is of no framework; what takes arrays only was given one.
            const FrameworkId made = meaning.type->framework;
            const Framework* owner = made ? facts_.tables.framework(made) : takesArraysOnly(framework) ? &framework : nullptr;
            if (owner && facts_.isSource(owner->id)) guess(*part->source, *owner);
        } else if (isArray && i == 0 && part->kind == neutral::ExprKind::Source && part->type->isArray() && part->type->assumed) {
            confirm(*part->source, *facts_.tables.framework(part->type->framework));
        } else {
            learn(*part, framework, depth + 1);
        }
    }
}

void Guesses::learnFirst(const Use& use) {
    if (use.choice.problem != BindProblem::Ambiguous) return;
    const ast::Expr* first = use.site.receiver;
    if (!first && use.site.call && !use.site.call->args.empty()) first = use.site.call->args[0];
    Choice tentative = use.choice;
    tentative.problem = BindProblem::None;
    const neutral::Expr* meaning = first ? liftChoice(tentative, use.site, *use.framework, facts_, arena_) : nullptr;
    if (!meaning || meaning->kind != neutral::ExprKind::Operation) return;
    for (std::size_t i = 0; i < meaning->parts.size(); ++i)
        if (meaning->parts[i] && meaning->parts[i]->source == first && meaning->operation->parameters[i].type == ParamType::Array)
            guess(*first, *use.framework);
}

void Guesses::guess(const ast::Expr& expr, const Framework& framework) {
    guess(expr, assumedOf(arena_, arrayType(arena_, framework.id, DType::Unknown)));
}

void Guesses::guess(const ast::Expr& expr, const Type* type) {
    const Type* known = facts_.types[expr.id];
    if (!known || !withoutNone(known)->isUnknown() || apiOf(withoutNone(known))) return;
    if (type->isArray()) type = withStandInsOf(arena_, type, *withoutNone(known));
    if (const ast::arg* parameter = parameterOf(withoutNone(known))) guessParameter(*parameter, type);
    const ast::Expr* comparison = resultOfComparison(withoutNone(known));
    const ast::Expr* origin = comparison ? comparison : resultOfCall(withoutNone(known));
    if (!origin) origin = targetGiven(withoutNone(known));
    if (comparison) type = assumedOf(arena_, arrayType(arena_, type->framework, DType::Bool));
    if (origin && facts_.guessedResults.emplace(origin->id, type).second) {
        state_.at->function.isDirty = true;
        if (comparison) guessCompared(*comparison, *type);
        else guessReceiver(*origin, *type);
    }
    const auto* part = ast::as<ast::Subscript>(&expr);
    if (part && part->slice->kind == ast::Kind::Slice && type->isArray()) guess(*part->value, type);  // `np.roots(x[::-1])`
    const auto* name = ast::as<ast::NameExpr>(&expr);
    if (!name || isPending(known)) return;
    SymbolId id = facts_.scopes.symbolOf[name->Node::id];
    if (id == none) return;
    const Symbol& symbol = facts_.scopes.symbols[id];
    if (symbol.frame == state_.at->function.frame && !symbol.isWrittenOutside && state_.environment().get(symbol.slot) == known)
        state_.environment().set(symbol.slot, type);
}

/// What a method gives is an array, which arrays have too: `y = x.copy()` before `np.sum(y)`; then so is what it is called on.
void Guesses::guessReceiver(const ast::Expr& origin, const Type& result) {
    const auto* call = ast::as<ast::Call>(&origin);
    const auto* method = call ? ast::as<ast::Attribute>(call->func) : nullptr;
    const Framework* framework = method && result.isArray() ? facts_.tables.framework(result.framework) : nullptr;
    const ApiRef member = framework ? facts_.arrayMember(*framework, method->attr) : ApiRef();
    if (member && std::ranges::any_of(member.entry->overloads, &Overload::callable)) guess(*method->value, *framework);
}

/// `mask == 0` where only arrays are taken, as in `scores.masked_fill(mask == 0, -1e9)`: a number compared with a number would be none.
void Guesses::guessCompared(const ast::Expr& comparison, const Type& result) {
    const auto* compare = ast::as<ast::Compare>(&comparison);
    const Framework* framework = compare && compare->comparators.size() == 1 ? facts_.tables.framework(result.framework) : nullptr;
    if (framework && takesArraysOnly(*framework) && compare->comparators[0]->kind == ast::Kind::Constant) guess(*compare->left, *framework);
}

/// Where a framework's functions take its own arrays only, a name that one was called with is an array from then on.
void Guesses::confirm(const ast::Expr& expr, const Framework& framework) {
    const auto* name = ast::as<ast::NameExpr>(&expr);
    const Type* known = facts_.types[expr.id];
    if (!name || !known || !takesArraysOnly(framework)) return;
    SymbolId id = facts_.scopes.symbolOf[name->Node::id];
    if (id == none) return;
    const Symbol& symbol = facts_.scopes.symbols[id];
    if (symbol.frame != state_.at->function.frame || symbol.isWrittenOutside || state_.environment().get(symbol.slot) != known) return;
    Type proved = *known;
    proved.assumed = false;
    state_.environment().set(symbol.slot, arena_.make<Type>(proved));
}

void Guesses::guessParameter(const ast::arg& parameter, const Type* type) {
    const ast::Node* function = facts_.parent(*facts_.parent(parameter));
    FunctionInfo& info = facts_.function(*function);
    auto index = static_cast<std::size_t>(std::find(info.parameters.begin(), info.parameters.end(), &parameter) - info.parameters.begin());
    const bool isSure = type->isArray() && (info.traced[index] || moduleMembers_.takesArrays(info));
    const Type* before = info.guessed[index];  // or its docstring's
    if (before && !(isSure && before->assumed)) return;
    info.guessed[index] = isSure ? arrayType(arena_, type->framework, DType::Unknown) : type;
    info.isDirty = true;
}

const Type* Guesses::guessedByIndex(const ast::Subscript& node, const Type* base) {
    const auto* member = ast::as<ast::Attribute>(node.value);
    const auto* owner = member ? ast::as<ast::NameExpr>(member->value) : ast::as<ast::NameExpr>(node.value);
    const bool isVariable = owner && (!member || owner->id == "self");  // `x.at[:, 0]` is no array
    const bool isOpen = isVariable && base->isUnknown() && !isPending(base) && !apiOf(base);
    const Framework* framework = isOpen ? frameworks_.ofIndex(node, base) : nullptr;
    if (!framework) return base;
    guess(*node.value, *framework);
    return assumedOf(arena_, arrayType(arena_, framework->id, DType::Unknown));
}

}  // namespace regraft::semantic
