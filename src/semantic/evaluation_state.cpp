#include "semantic/evaluation_state.h"

#include "base/python_names.h"
#include "neutral/kinds.h"

namespace regraft::semantic {

EvaluationState::EvaluationState(Facts& facts) : facts_(facts), arena_(facts.arena) {
    moduleSlots.assign(facts.scopes.frames[0].slots, none);
    for (SymbolId id = 0; id < facts.scopes.symbols.size(); ++id)
        if (facts.scopes.symbols[id].frame == 0) moduleSlots[facts.scopes.symbols[id].slot] = id;
}

const Type* EvaluationState::unknown(std::initializer_list<const Type*> operands) {
    for (const Type* operand : operands) {
        if (!isSoft(operand)) continue;
        at->function.sawPending = true;
        return pendingType();
    }
    return unknownType();
}

const Type* EvaluationState::unknownResult(const ast::Call& call, const Type* function) {
    const Type* result = unknown({function});
    if (isPending(result) || call.id >= facts_.file.nodeCount) return result;
    auto guessed = facts_.guessedResults.find(call.id);
    return guessed == facts_.guessedResults.end() ? resultType(arena_, call) : guessed->second;
}

const Type* EvaluationState::given(const ast::NameExpr& target, const Type* type) {
    const bool isUntold = type->isUnknown() && !type->definition && (type->standIns & untoldStandIns) == type->standIns;
    if (isUntold && type->standIns) return withStandIns(arena_, given(target, unknownType()), type->standIns);
    if (type != unknownType() || target.Node::id >= facts_.file.nodeCount) return type;
    auto guessed = facts_.guessedResults.find(target.Node::id);
    return guessed == facts_.guessedResults.end() ? givenType(arena_, target) : guessed->second;
}

const Type* EvaluationState::read(Fact& fact) {
    if (fact.reader != at->id) {
        fact.reader = at->id;
        at->function.reads.emplace_back(&fact, fact.version);
    }
    if (!isPending(fact.type)) return fact.type;
    at->function.sawPending = true;
    return isPatient ? fact.type : unknownType();
}

namespace {

bool hasOpenDType(const Type& type) {
    return type.isArray() && type.dtype == DType::Unknown && (kindsOf(type) == 0 || kindsOf(type) == inexactKinds);
}

}  // namespace

const Type* EvaluationState::gathered(const Type* known, const Type* type) {
    const bool areOfOneKind = known->isArray() && type->isArray() && known->framework == type->framework;
    if (!isPatient || !areOfOneKind || hasOpenDType(*known) == hasOpenDType(*type)) return joinTypes(arena_, known, type);
    Type told = hasOpenDType(*type) ? *type : *known;
    const Type& telling = hasOpenDType(*type) ? *known : *type;
    told.dtype = telling.dtype;
    told.isSeen = telling.isSeen;
    told.kinds = telling.kinds;
    if (at) at->function.sawPending = true;
    return joinTypes(arena_, arena_.make<Type>(told), &telling);
}

void EvaluationState::update(Fact& fact, const Type* type) {
    if (isPlaceholder(type)) {
        at->function.sawPending = true;
        type = isPatient ? pendingType() : withStandIns(arena_, unknownType(), type->standIns);
    }
    const Type* joined = gathered(fact.type, type);
    if (sameType(joined, fact.type)) return;
    fact.type = isForcing ? unknownType() : joined;
    ++fact.version;
}

void EvaluationState::replace(Fact& fact, const Type* type) {
    if (isPlaceholder(type)) type = isPatient ? pendingType() : unknownType();
    type = bounded(arena_, type);
    if (sameType(fact.type, type)) return;
    if (isForcing) type = unknownType();
    else if (!isPatient) type = joinTypes(arena_, fact.type, type);
    if (sameType(fact.type, type)) return;
    fact.type = type;
    ++fact.version;
}

const Type* EvaluationState::load(SymbolId id, Name name) {
    const Symbol& symbol = facts_.scopes.symbols[id];
    if (symbol.frame == at->function.frame && !symbol.isWrittenOutside) {
        const Type* type = environment().get(symbol.slot);
        if (type) return type;
        bool mayBeBuiltin = facts_.scopes.scopes[symbol.scope].kind != ScopeKind::Function && isPythonBuiltin(name.text());
        return mayBeBuiltin ? nullptr : unknownType();
    }
    return read(facts_.symbols[id]);
}

void EvaluationState::store(SymbolId id, const Type* type) {
    if (id == none) return;
    const ApiName* name = apiOf(type);  // of another place in the source: that of another version, perhaps
    const bool isOther = !name || !facts_.isSource(name->framework);
    if (isOther && std::ranges::find(settled, id) != settled.end()) return;
    const Symbol& symbol = facts_.scopes.symbols[id];
    if (symbol.frame == at->function.frame) environment().set(symbol.slot, type);
    if (symbol.isCaptured) update(facts_.symbols[id], type);
}

}  // namespace regraft::semantic
