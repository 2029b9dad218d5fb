#include <algorithm>

#include "ast/visit.h"
#include "mapping/training_rules.h"
#include "semantic/evaluator.h"
#include "semantic/python_names.h"

namespace regraft::semantic {

namespace {
constexpr int maxDepth = 6;  // of operations within one API's meaning

bool isNumber(const ast::Expr& value) {
    const auto* negated = ast::as<ast::UnaryOp>(&value);
    const auto* constant = ast::as<ast::Constant>(negated ? negated->operand : &value);
    return constant && (constant->value.type == ast::Literal::Type::Int || constant->value.type == ast::Literal::Type::Float);
}
}  // namespace

/// Whatever an operation takes as an array, and nothing else is known of, is one: otherwise the call would fail.
void Evaluator::learn(const neutral::Expr& meaning, const Framework& framework, int depth) {
    if (depth > maxDepth || meaning.kind == neutral::ExprKind::Source) return;
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
            const Type* result = meaning.type;
            const Framework* owner = result->framework ? facts_.tables.framework(result->framework) : nullptr;
            if (owner && facts_.isSource(owner->id)) guess(*part->source, *owner);
        } else if (isArray && i == 0 && part->kind == neutral::ExprKind::Source && part->type->isArray() && part->type->assumed) {
            confirm(*part->source, *facts_.tables.framework(part->type->framework));
        } else {
            learn(*part, framework, depth + 1);
        }
    }
}

/// Where the overload is undecided, the first argument is the array all the same.
void Evaluator::learnFirst(const Use& use) {
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

/// From here on a name of unknown type is taken for an array; so is the parameter that it comes from, from the start.
void Evaluator::guess(const ast::Expr& expr, const Framework& framework) {
    guess(expr, assumedOf(arena_, arrayType(arena_, framework.id, DType::Unknown)));
}

void Evaluator::guess(const ast::Expr& expr, const Type* type) {
    const Type* known = facts_.types[expr.id];
    if (!known || !withoutNone(known)->isUnknown() || apiOf(withoutNone(known))) return;
    if (const ast::arg* parameter = parameterOf(withoutNone(known))) guessParameter(*parameter, type);
    const ast::Expr* comparison = resultOfComparison(withoutNone(known));
    const ast::Expr* origin = comparison ? comparison : resultOfCall(withoutNone(known));
    if (comparison) type = assumedOf(arena_, arrayType(arena_, type->framework, DType::Bool));
    if (origin && facts_.guessedResults.emplace(origin->id, type).second) {
        at_->function.isDirty = true;
        if (!comparison) guessReceiver(*origin, *type);
    }
    const auto* name = ast::as<ast::NameExpr>(&expr);
    if (!name || isPending(known)) return;
    SymbolId id = facts_.scopes.symbolOf[name->Node::id];
    if (id == none) return;
    const Symbol& symbol = facts_.scopes.symbols[id];
    if (symbol.frame == at_->function.frame && !symbol.isWrittenOutside && environment().get(symbol.slot) == known)
        environment().set(symbol.slot, type);
}

/// What a method gives is an array, which arrays have too: `y = x.copy()` before `np.sum(y)`; then so is what it is called on.
void Evaluator::guessReceiver(const ast::Expr& origin, const Type& result) {
    const auto* call = ast::as<ast::Call>(&origin);
    const auto* method = call ? ast::as<ast::Attribute>(call->func) : nullptr;
    const Framework* framework = method && result.isArray() ? facts_.tables.framework(result.framework) : nullptr;
    const ApiRef member = framework ? facts_.arrayMember(*framework, method->attr) : ApiRef();
    if (member && std::ranges::any_of(member.entry->overloads, &Overload::callable)) guess(*method->value, *framework);
}

/// Where a framework's functions take its own arrays only, a name that one was called with is an array from then on.
void Evaluator::confirm(const ast::Expr& expr, const Framework& framework) {
    const auto* name = ast::as<ast::NameExpr>(&expr);
    const Type* known = facts_.types[expr.id];
    if (!name || !known || framework.acceptsLists || framework.acceptsScalars) return;
    SymbolId id = facts_.scopes.symbolOf[name->Node::id];
    if (id == none) return;
    const Symbol& symbol = facts_.scopes.symbols[id];
    if (symbol.frame != at_->function.frame || symbol.isWrittenOutside || environment().get(symbol.slot) != known) return;
    Type proved = *known;
    proved.assumed = false;
    environment().set(symbol.slot, arena_.make<Type>(proved));
}

void Evaluator::guessParameter(const ast::arg& parameter, const Type* type) {
    const ast::Node* function = facts_.parent(*facts_.parent(parameter));
    FunctionInfo& info = facts_.function(*function);
    auto index = static_cast<std::size_t>(std::find(info.parameters.begin(), info.parameters.end(), &parameter) - info.parameters.begin());
    if (info.guessed[index]) return;
    const bool isSure = type->isArray() && (info.traced[index] || takesArrays(info));
    info.guessed[index] = isSure ? arrayType(arena_, type->framework, DType::Unknown) : type;
    info.isDirty = true;
}

/// The one source whose arrays a value must be of to have this member; null if other things have it, too.
const Framework* Evaluator::frameworkOfMember(Name member, const ast::Call* call) {
    auto [it, isNew] = (call ? methods_ : attributes_).try_emplace(member, nullptr);
    if (isNew) {
        bool isAmbiguous = false;
        for (const Framework* framework : facts_.imported) {
            ApiRef ref = facts_.arrayMember(*framework, member);
            if (!ref) continue;
            // `ctx.dim` is no evidence where `dim` is a method.
            const auto& overloads = ref.entry->overloads;
            bool fits = std::any_of(overloads.begin(), overloads.end(), [&](const Overload& o) { return o.callable == (call != nullptr); });
            if (!fits) isAmbiguous = true;
            isAmbiguous = isAmbiguous || it->second || !facts_.isSource(framework);
            it->second = framework;
        }
        bool isLibrarys = facts_.usesDataLibrary && isLibraryMember(member.text());
        if (isAmbiguous || isLibrarys || isCommonMember(member.text())) it->second = nullptr;
    }
    if (it->second || !call) return it->second;
    if (const Framework* named = frameworkOfFields(member, *call)) return named;
    if (const Framework* only = onlyFrameworkWith(member);
        only && std::ranges::find(only->ownMethods, member.text()) != only->ownMethods.end())
        return only;
    if (const Framework* owner = ownerOfDevice(*call)) return owner;
    if (call->keywords.empty()) return nullptr;
    const Framework* found = nullptr;
    for (const Framework* framework : facts_.from)
        if (onlyArraysTake(*framework, member, *call)) {
            if (found) return nullptr;
            found = framework;
        }
    return found;
}

/// `_, predicted = outputs.max(1)`: the one framework whose method gives as many named items as the call's value is unpacked into; null if
/// there is none.
const Framework* Evaluator::frameworkOfFields(Name member, const ast::Call& call) {
    const auto* assign = ast::as<ast::Assign>(facts_.parent(call));
    const auto* targets =
        assign && assign->value == &call && assign->targets.size() == 1 ? ast::as<ast::Tuple>(assign->targets[0]) : nullptr;
    const Framework* found = nullptr;
    for (const Framework* framework : targets ? facts_.from : decltype(facts_.from)()) {
        ApiRef ref = facts_.arrayMember(*framework, member);
        const bool fits = ref && std::ranges::any_of(ref.entry->overloads,
                                                     [&](const Overload& one) { return one.fields.size() == targets->elts.size(); });
        if (fits && found) return nullptr;
        if (fits) found = framework;
    }
    return found;
}

/// `x.to(device)`, where x is nothing that is called as modules are: the framework of the device.
const Framework* Evaluator::ownerOfDevice(const ast::Call& call) {
    const auto* method = ast::as<ast::Attribute>(call.func);
    const auto* receiver = method ? ast::as<ast::NameExpr>(method->value) : nullptr;
    const Type* given = receiver && call.args.size() == 1 ? facts_.types[call.args[0]->id] : nullptr;
    if (!given || given->kind != TypeKind::Device || !facts_.isSource(given->framework)) return nullptr;
    const Framework& framework = *facts_.tables.framework(given->framework);
    return !isCalledHere(*receiver) && facts_.arrayMember(framework, method->attr) ? &framework : nullptr;
}

/// Whether the file calls what has the same text, as modules are called, `self.net(x)`; all that it calls is found when first asked for.
bool Evaluator::isCalledHere(const ast::Expr& callee) {
    const std::string_view text = facts_.file.text;
    if (!called_) {
        called_.emplace();
        ast::walk(*facts_.file.module, [&](const ast::Node& node) {
            if (const auto* call = ast::as<ast::Call>(&node)) called_->insert(call->func->span.of(text));
            return true;
        });
    }
    return called_->contains(callee.span.of(text));
}

/// `(a == b).mean()`, `(a - b).max()`, `hits.sum()` after `hits = a == b`: Python's own values have no such methods on what their operators
/// give, so this is an array, of the framework that the file uses.
const Framework* Evaluator::frameworkOfComputed(const ast::Expr& value, const Type* type, Name member) {
    const bool isCompared = value.kind == ast::Kind::Compare || resultOfComparison(type);
    const bool isComputed = value.kind == ast::Kind::BinOp && isStatistic(member.text());
    const Framework* only = isCompared || isComputed ? onlyFramework() : nullptr;
    return only && facts_.arrayMember(*only, member) ? only : nullptr;
}

/// `x[2:] = 0`, `x[2:] += 2.0`; a slice of a list may be multiplied
bool Evaluator::isGivenNumber(const ast::Subscript& node) const {
    const ast::Node* parent = facts_.parent(node);
    if (const auto* assign = ast::as<ast::Assign>(parent)) return assign->value != &node && isNumber(*assign->value);
    const auto* augmented = ast::as<ast::AugAssign>(parent);
    return augmented && augmented->target == &node && isNumber(*augmented->value) && augmented->op != ast::BinaryOp::Mult;
}

/// `x[:, 0]`, `x[..., 1:]`, `x[x > 0]`, `x[2:] = 0`: Python's own containers take no such index, and no number for a slice, so this is an
/// array, of the framework that the file uses.
const Framework* Evaluator::frameworkOfIndex(const ast::Subscript& node) const {
    const auto isSlice = [](const ast::Expr* key) { return key->kind == ast::Kind::Slice; };
    const auto* keys = ast::as<ast::Tuple>(node.slice);
    const auto* compared = ast::as<ast::Compare>(node.slice);
    const auto* operand = compared ? ast::as<ast::NameExpr>(compared->left) : nullptr;
    const auto* indexed = ast::as<ast::NameExpr>(node.value);
    const bool isMask = operand && indexed && operand->id == indexed->id;
    const bool isBlock = keys && std::ranges::any_of(keys->elts, isSlice);
    return isMask || isBlock || (isSlice(node.slice) && isGivenNumber(node)) ? onlyFramework() : nullptr;
}

/// What is indexed, if nothing else is known of it than how.
const Type* Evaluator::guessedByIndex(const ast::Subscript& node, const Type* base) {
    const auto* member = ast::as<ast::Attribute>(node.value);
    const auto* owner = member ? ast::as<ast::NameExpr>(member->value) : ast::as<ast::NameExpr>(node.value);
    const bool isVariable = owner && (!member || owner->id == "self");  // `x.at[:, 0]` is no array
    const bool isOpen = isVariable && base->isUnknown() && !isPending(base) && !apiOf(base);
    const Framework* framework = isOpen ? frameworkOfIndex(node) : nullptr;
    if (!framework) return base;
    guess(*node.value, *framework);
    return assumedOf(arena_, arrayType(arena_, framework->id, DType::Unknown));
}

/// `preds == labels.data` with an array on the other side: what else has `data` is not compared with arrays.
const Framework* Evaluator::frameworkOfComparedWith(const ast::Attribute& member) {
    const auto* compare = ast::as<ast::Compare>(facts_.parent(member));
    const Framework* only = compare && compare->comparators.size() == 1 ? onlyFramework() : nullptr;
    if (!only || !only->training || member.attr != std::string_view(only->training->unrecorded)) return nullptr;
    const ast::Expr* other = compare->left == &member ? compare->comparators[0] : compare->left;
    return facts_.typeOf(*other)->isArray() ? only : nullptr;
}

/// The framework whose arrays the file's arrays must be: the only one that it imports, and no data library beside it.
const Framework* Evaluator::onlyFramework() const {
    bool isOnly = !facts_.usesDataLibrary && facts_.from.size() == 1 && facts_.imported.size() == 1 && facts_.imported[0] == facts_.from[0];
    return isOnly ? facts_.from[0] : nullptr;
}

/// The same, where arrays of a common ground, NumPy, may be beside its own, but have no method of that name: `x.size(0)`.
const Framework* Evaluator::onlyFrameworkWith(Name method) {
    if (facts_.usesDataLibrary || facts_.from.size() != 1) return nullptr;
    const auto lacks = [&](const Framework* other) {
        if (other == facts_.from[0]) return true;
        const ApiRef ref = other->isCommonGround ? facts_.arrayMember(*other, method) : ApiRef();
        return other->isCommonGround && (!ref || std::ranges::none_of(ref.entry->overloads, &Overload::callable));
    };
    const bool isImported = std::ranges::find(facts_.imported, facts_.from[0]) != facts_.imported.end();
    return isImported && std::ranges::all_of(facts_.imported, lacks) ? facts_.from[0] : nullptr;
}

/// Whether a keyword of the call is one that, of what the file imports, only this framework's method of the name has:
/// `x.sum(dim=1)`.
bool Evaluator::onlyArraysTake(const Framework& framework, Name member, const ast::Call& call) {
    auto takes = [&](const Framework& other, std::string_view keyword) {
        ApiRef ref = facts_.arrayMember(other, member);
        if (!ref) return false;
        for (const Overload& overload : ref.entry->overloads)
            for (const Parameter& parameter : overload.parameters)
                if (parameter.name == keyword) return true;
        return false;
    };
    for (const ast::keyword* keyword : call.keywords) {
        const bool isArraysAxis = keyword->name && keyword->name == "axis" && !facts_.usesDataLibrary;  // data frames have axes, too
        if (!keyword->name || (!isArraysAxis && isCommonKeyword(keyword->name.text())) || !takes(framework, keyword->name.text())) continue;
        bool isShared = false;
        for (const Framework* other : facts_.imported) isShared = isShared || (other != &framework && takes(*other, keyword->name.text()));
        if (!isShared) return true;
    }
    return false;
}

}  // namespace regraft::semantic
