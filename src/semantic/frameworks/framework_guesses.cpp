#include "semantic/frameworks/framework_guesses.h"

#include <algorithm>

#include "ast/integer.h"
#include "ast/visit.h"
#include "mapping/training_rules.h"
#include "semantic/python_names.h"

namespace regraft::semantic {

namespace {

/// `x / 2`, `-(x * 0.5)`, `x - y + z`: of numbers or arrays, whatever x is. Python's own containers know `+`, `*` by a whole number, `%`
/// and `|`.
bool isArithmetic(const ast::Expr& value) {
    if (const auto* sign = ast::as<ast::UnaryOp>(&value)) return sign->op != ast::UnaryOperator::Not && isArithmetic(*sign->operand);
    const auto* operation = ast::as<ast::BinOp>(&value);
    if (!operation) {
        const auto* constant = ast::as<ast::Constant>(&value);
        return constant && constant->value.type == ast::Literal::Type::Float;
    }
    switch (operation->op) {
        case ast::BinaryOp::Div:
        case ast::BinaryOp::FloorDiv:
        case ast::BinaryOp::Pow:
        case ast::BinaryOp::MatMult: return true;
        default: return isArithmetic(*operation->left) || isArithmetic(*operation->right);
    }
}

}  // namespace

const Framework* FrameworkGuesses::ofDraw(Name member) {
    const Framework* found = nullptr;
    for (const Framework* framework : facts_.imported) {
        if (facts_.arrayMember(*framework, member)) return nullptr;
        const ApiRef drawn = facts_.isSource(framework) ? facts_.tables.generatorMember(*framework, member.text()) : ApiRef();
        if (!drawn || drawn.entry->isRefusal()) continue;  // a class that is refused as a whole tells nothing
        if (found) return nullptr;
        found = framework;
    }
    return isCommonMember(member.text()) || (facts_.usesDataLibrary && isLibraryMember(member.text())) ? nullptr : found;
}

const Framework* FrameworkGuesses::ofMember(Name member, const ast::Call* call) {
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
    if (const Framework* former = ofFormerMethod(member, *call)) return former;
    if (const Framework* named = ofFields(member, *call)) return named;
    if (const Framework* only = onlyWith(member); only && std::ranges::find(only->ownMethods, member.text()) != only->ownMethods.end())
        return only;
    if (const Framework* owner = ofPlacement(*call)) return owner;
    if (const Framework* owner = ofPositions(member, *call)) return owner;
    if (call->keywords.empty()) return nullptr;
    const Framework* found = nullptr;
    for (const Framework* framework : sourcesHere())
        if (onlyArraysTake(*framework, member, *call)) {
            if (found) return nullptr;
            found = framework;
        }
    return found;
}

/// `x.ptp()`, `x.itemset(0)`: methods that arrays of some version had, and have no longer; where code goes from version to version, one
/// that is called on something unknown may not pass unseen. Null if classes of the file have it, or a dtype is wanted: dtypes have some as
/// well.
const Framework* FrameworkGuesses::ofFormerMethod(Name member, const ast::Call& call) const {
    if (!facts_.isMigration || isCommonMember(member.text()) || standsForDType(call)) return nullptr;
    if (std::ranges::any_of(facts_.classes, [&](const auto& entry) { return entry.second.attributes.contains(member); })) return nullptr;
    for (const Framework* framework : sourcesHere()) {
        const auto spans = facts_.tables.history(*framework, framework->array + "." + std::string(member.text()));
        if (!spans.empty() && !spans.back().until.empty()) return framework;
    }
    return nullptr;
}

/// `np.empty(3, dtype=kind.newbyteorder("B"))`, `x.astype(kind.newbyteorder())`
bool FrameworkGuesses::standsForDType(const ast::Call& call) const {
    const ast::Node* parent = facts_.parent(call);
    if (const auto* keyword = ast::as<ast::keyword>(parent)) return keyword->name && keyword->name == "dtype";
    const auto* outer = ast::as<ast::Call>(parent);
    const auto* function = outer ? ast::as<ast::Attribute>(outer->func) : nullptr;
    const bool takesDType = function && (function->attr == "astype" || function->attr == "dtype" || function->attr == "view");
    return takesDType && !outer->args.empty() && outer->args[0] == &call;
}

/// `_, predicted = outputs.max(1)`: the one framework whose method gives as many named items as the call's value is unpacked into; null if
/// there is none.
const Framework* FrameworkGuesses::ofFields(Name member, const ast::Call& call) {
    const auto* assign = ast::as<ast::Assign>(facts_.parent(call));
    const auto* targets =
        assign && assign->value == &call && assign->targets.size() == 1 ? ast::as<ast::Tuple>(assign->targets[0]) : nullptr;
    const Framework* found = nullptr;
    for (const Framework* framework : targets ? sourcesHere() : std::vector<const Framework*>()) {
        ApiRef ref = facts_.arrayMember(*framework, member);
        const bool fits = ref && std::ranges::any_of(ref.entry->overloads,
                                                     [&](const Overload& one) { return one.fields.size() == targets->elts.size(); });
        if (fits && found) return nullptr;
        if (fits) found = framework;
    }
    return found;
}

/// `x.to(device)`, `(x / y).to(place, y.dtype)`, where x is nothing that is called as modules are: the framework of the device or dtype.
const Framework* FrameworkGuesses::ofPlacement(const ast::Call& call) {
    const auto* method = ast::as<ast::Attribute>(call.func);
    const bool isComputed = method && (method->value->kind == ast::Kind::BinOp || method->value->kind == ast::Kind::UnaryOp);
    const bool isVariable = method && (method->value->kind == ast::Kind::NameExpr || method->value->kind == ast::Kind::Subscript);
    FrameworkId owner = 0;
    for (const ast::Expr* value : call.args) {
        const Type* given = facts_.types[value->id] ? facts_.types[value->id] : unknownType();
        const bool isPlacement = given->kind == TypeKind::Device || given->kind == TypeKind::DType;
        if (!isPlacement && !given->isUnknown()) return nullptr;
        if (isPlacement && facts_.isSource(given->framework)) owner = given->framework;
    }
    const bool namesDType = std::ranges::any_of(call.keywords, [](const ast::keyword* one) { return one->name && one->name == "dtype"; });
    if (const Framework* only = namesDType && !owner ? theOnly() : nullptr) owner = only->id;
    if ((!isComputed && !isVariable) || !owner || (isVariable && isCalledHere(*method->value))) return nullptr;
    const Framework& framework = *facts_.tables.framework(owner);
    return facts_.arrayMember(framework, method->attr) ? &framework : nullptr;
}

bool FrameworkGuesses::isCalledHere(const ast::Expr& callee) {
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

const Framework* FrameworkGuesses::ofComputed(const ast::Expr& value, const Type* type, Name member) {
    const bool isCompared = value.kind == ast::Kind::Compare || resultOfComparison(type);
    const bool isDifference = value.kind == ast::Kind::BinOp && isStatistic(member.text());
    const Framework* only = theOnly();
    if (!only || !facts_.arrayMember(*only, member)) return nullptr;
    return isCompared || isDifference || isArithmetic(value) || holdsComputed(value, type) || holdsArrayElsewhere(value, *only) ? only
                                                                                                                                : nullptr;
}

bool FrameworkGuesses::holdsArrayElsewhere(const ast::Expr& variable, const Framework& framework) {
    if (variable.kind == ast::Kind::Attribute) return isGivenArrayInClass(variable, framework);
    const auto* name = ast::as<ast::NameExpr>(&variable);
    const SymbolId id = name ? facts_.scopes.symbolOf[name->Node::id] : none;
    if (id == none) return false;
    if (bindings_.empty())
        for (const Binding& binding : facts_.scopes.bindings)
            if (binding.kind == BindingKind::Assignment) bindings_[binding.symbol].push_back(binding.node);
    return std::ranges::any_of(bindings_[id], [&](const ast::Node* target) {
        const auto* assign = ast::as<ast::Assign>(facts_.parent(*target));
        const Type* type = assign && assign->value ? facts_.types[assign->value->id] : nullptr;
        return type && type->isArray() && type->framework == framework.id;
    });
}

/// `x[2:] = 0`, `x[2:] += 2.0`; a slice of a list may be multiplied
bool FrameworkGuesses::isGivenNumber(const ast::Subscript& node) const {
    const ast::Node* parent = facts_.parent(node);
    if (const auto* assign = ast::as<ast::Assign>(parent)) return assign->value != &node && ast::isNumberLiteral(*assign->value);
    const auto* augmented = ast::as<ast::AugAssign>(parent);
    return augmented && augmented->target == &node && ast::isNumberLiteral(*augmented->value) && augmented->op != ast::BinaryOp::Mult;
}

bool FrameworkGuesses::holdsComputed(const ast::Expr& variable, const Type* type) const {
    if (const ast::NameExpr* target = targetGiven(type)) {
        const auto* assign = ast::as<ast::Assign>(facts_.parent(*target));
        return assign && isArithmetic(*assign->value);
    }
    const ast::Node* function = &variable;
    while (function && function->kind != ast::Kind::FunctionDef && function->kind != ast::Kind::AsyncFunctionDef)
        function = facts_.parent(*function);
    bool isFound = false;
    const std::string_view text = facts_.file.text;
    if (function && variable.kind == ast::Kind::Attribute)
        ast::walk(*function, [&](const ast::Node& one) {
            const auto* assign = ast::as<ast::Assign>(&one);
            const bool isSame = assign && assign->targets.size() == 1 && assign->targets[0]->span.of(text) == variable.span.of(text);
            isFound = isFound || (isSame && isArithmetic(*assign->value));
            return !isFound;
        });
    return isFound;
}

bool FrameworkGuesses::isWritten(const ast::Subscript& node) const {
    const ast::Node* parent = facts_.parent(node);
    if (const auto* assign = ast::as<ast::Assign>(parent)) return assign->value != &node;
    const auto* augmented = ast::as<ast::AugAssign>(parent);
    return augmented && augmented->target == &node;
}

const Framework* FrameworkGuesses::ofIndex(const ast::Subscript& node, const Type* type) const {
    const auto isSlice = [](const ast::Expr* key) { return key->kind == ast::Kind::Slice; };
    const auto* keys = ast::as<ast::Tuple>(node.slice);
    const auto* compared = ast::as<ast::Compare>(node.slice);
    const auto* operand = compared ? ast::as<ast::NameExpr>(compared->left) : nullptr;
    const auto* indexed = ast::as<ast::NameExpr>(node.value);
    const bool isMask = operand && indexed && operand->id == indexed->id;
    const bool isBlock = keys && std::ranges::any_of(keys->elts, isSlice);
    const bool isComputed = isWritten(node) && holdsComputed(*node.value, type);
    const Type* key = facts_.typeOf(*node.slice);  // a list takes an array of one element only
    const Framework* only = theOnly();
    const bool isGathered = only && key->isArray() && key->framework == only->id && key->rank > 0;
    return isMask || isBlock || isComputed || isGathered || (isSlice(node.slice) && isGivenNumber(node)) ? only : nullptr;
}

const Framework* FrameworkGuesses::ofComparedWith(const ast::Attribute& member) {
    const auto* compare = ast::as<ast::Compare>(facts_.parent(member));
    const Framework* only = compare && compare->comparators.size() == 1 ? theOnly() : nullptr;
    if (!only || !only->training || member.attr != std::string_view(only->training->unrecorded)) return nullptr;
    const ast::Expr* other = compare->left == &member ? compare->comparators[0] : compare->left;
    return facts_.typeOf(*other)->isArray() ? only : nullptr;
}

const Framework* FrameworkGuesses::ofMarked(const ast::Attribute& member) {
    const Framework* only = theOnly();
    const TrainingRules* rules = only ? only->training.get() : nullptr;
    const bool marks = rules && !rules->record.empty() &&
                       (member.attr == std::string_view(rules->record) || member.attr == std::string_view(rules->recorded));
    return marks && !isCalledHere(*member.value) ? only : nullptr;
}

const Framework* FrameworkGuesses::ofHandedToModule(const ast::Attribute& member) const {
    const auto* name = ast::as<ast::NameExpr>(member.value);
    const Framework* only = name ? theOnly() : nullptr;
    if (!only || !only->training || member.attr != std::string_view(only->training->unrecorded)) return nullptr;
    const SymbolId symbol = facts_.scopes.symbolOf[name->Node::id];
    std::unordered_set<std::string_view> taking, asked;
    ast::walk(*facts_.file.module, [&](const ast::Node& node) {
        const auto* call = ast::as<ast::Call>(&node);
        const auto* method = call ? ast::as<ast::Attribute>(call->func) : nullptr;
        if (method && method->attr == std::string_view(only->training->parameters)) asked.insert(method->value->span.of(facts_.file.text));
        for (const ast::Expr* given : call ? call->args : std::span<ast::Expr* const>())
            if (const auto* same = ast::as<ast::NameExpr>(given); same && facts_.scopes.symbolOf[same->Node::id] == symbol)
                taking.insert(call->func->span.of(facts_.file.text));
        return true;
    });
    return std::ranges::any_of(taking, [&](std::string_view one) { return asked.contains(one); }) ? only : nullptr;
}

const Framework* FrameworkGuesses::ofGivenToArrays(const ast::Attribute& member) {
    const auto* name = ast::as<ast::NameExpr>(member.value);
    const auto* call = ast::as<ast::Call>(facts_.parent(member));
    const auto* function = call && call->func != &member ? ast::as<ast::Attribute>(call->func) : nullptr;
    const Framework* only = name && function ? theOnly() : nullptr;
    if (!only || !only->training || member.attr != std::string_view(only->training->unrecorded)) return nullptr;
    const ApiName* api = apiOf(facts_.typeOf(*call->func));
    const bool isArrays = facts_.typeOf(*function->value)->isArray() || (api && api->framework == only);
    return isArrays && facts_.arrayMember(*only, function->attr) && hasArrayMembersOnly(*name, *only) ? only : nullptr;
}

/// Of the sources of a project those that the file imports, if it imports some.
std::vector<const Framework*> FrameworkGuesses::sourcesHere() const {
    std::vector<const Framework*> here = facts_.imported;
    std::erase_if(here, [&](const Framework* one) { return !facts_.isSource(one); });
    return here.empty() ? facts_.from : here;
}

const Framework* FrameworkGuesses::onlySource() const {
    const std::vector<const Framework*> sources = sourcesHere();
    return sources.size() == 1 ? sources[0] : nullptr;
}

const Framework* FrameworkGuesses::theOnly() const {
    const std::vector<const Framework*> sources = sourcesHere();
    if (facts_.usesDataLibrary || sources.size() != 1) return nullptr;
    const bool isImported = facts_.imported.size() == 1 && facts_.imported[0] == sources[0];
    const bool isHelper = facts_.imported.empty() && facts_.world;  // other modules of the project give it their arrays
    return isImported || isHelper ? sources[0] : nullptr;
}

const Framework* FrameworkGuesses::onlyBesideCommonGround() const {
    const std::vector<const Framework*> sources = sourcesHere();
    if (facts_.usesDataLibrary || sources.size() != 1) return nullptr;
    const Framework* own = sources[0];
    const bool isImported = std::ranges::find(facts_.imported, own) != facts_.imported.end();
    const auto mayBeBeside = [&](const Framework* other) { return other == own || other->isCommonGround; };
    return isImported && std::ranges::all_of(facts_.imported, mayBeBeside) ? own : nullptr;
}

/// The same, where arrays of the common ground have no method of that name: `x.size(0)`.
const Framework* FrameworkGuesses::onlyWith(Name method) {
    const Framework* own = onlyBesideCommonGround();
    const auto lacks = [&](const Framework* other) {
        const ApiRef ref = facts_.arrayMember(*other, method);
        return other == own || !ref || std::ranges::none_of(ref.entry->overloads, &Overload::callable);
    };
    return own && std::ranges::all_of(facts_.imported, lacks) ? own : nullptr;
}

/// `x.view(-1, 3)`, where arrays of the common ground have the method but take no such arguments.
const Framework* FrameworkGuesses::ofPositions(Name member, const ast::Call& call) const {
    const Framework* own = onlyBesideCommonGround();
    if (!own || call.args.empty() || isCommonMember(member.text())) return nullptr;
    const auto isOwns = [&](const Framework* one) { return (one == own) == takesPositions(*one, member, call); };
    return std::ranges::all_of(facts_.imported, isOwns) && facts_.imported.size() > 1 ? own : nullptr;
}

bool FrameworkGuesses::takesPositions(const Framework& framework, Name member, const ast::Call& call) const {
    const auto fits = [&](const ast::Expr* argument, const Parameter& parameter) {
        const bool isSize = argument->kind == ast::Kind::Starred || argument->kind == ast::Kind::Tuple || ast::isNumberLiteral(*argument);
        return parameter.type != ParamType::DType || (!isSize && !facts_.typeOf(*argument)->isNumber());
    };
    const auto takes = [&](const Overload& overload) {
        std::size_t place = overload.parameters.empty() || overload.parameters[0].name != "self" ? 0 : 1;
        for (const ast::Expr* argument : call.args) {
            if (place >= overload.parameters.size() || overload.parameters[place].kind == ParamKind::KeywordOnly) return false;
            if (!fits(argument, overload.parameters[place])) return false;
            if (overload.parameters[place].kind != ParamKind::VarPositional) ++place;
        }
        return overload.callable;
    };
    const ApiRef ref = facts_.arrayMember(framework, member);
    return ref && std::ranges::any_of(ref.entry->overloads, takes);
}

/// Whether a keyword of the call is one that, of what the file imports, only this framework's method of the name has:
/// `x.sum(dim=1)`.
bool FrameworkGuesses::onlyArraysTake(const Framework& framework, Name member, const ast::Call& call) {
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
