#include "semantic/evaluator.h"

namespace regraft::semantic {

namespace {
constexpr int maxRunning = 40;  // functions evaluated inside each other
constexpr int maxDepthOfCalls = 600;
}  // namespace

Evaluator::Evaluator(Facts& facts) : facts_(facts), arena_(facts.arena) {
    moduleSlots_.assign(facts.scopes.frames[0].slots, none);
    for (SymbolId id = 0; id < facts.scopes.symbols.size(); ++id)
        if (facts.scopes.symbols[id].frame == 0) moduleSlots_[facts.scopes.symbols[id].slot] = id;
}

bool Evaluator::step(Phase phase, int rounds) {
    bool wasPatient = std::exchange(isPatient_, phase == Phase::Patient);
    isForcing_ = phase == Phase::Forcing;
    if (!std::exchange(isPrepared_, true)) prepareFunctions();
    lookAround();
    bool any = false, ran = true;
    for (int round = 0; round < rounds && ran; ++round) {
        ran = false;
        for (auto& info : facts_.functions) {
            if (!needsEvaluation(*info) && !(wasPatient && !isPatient_ && info->sawPending)) continue;
            runFunction(*info);
            any = ran = true;
        }
        wasPatient = isPatient_;
    }
    return any;
}

bool Evaluator::needsEvaluation(const FunctionInfo& info) const {
    if (info.isDirty) return true;
    for (const auto& [fact, version] : info.reads)
        if (fact->version != version) return true;
    return false;
}

/// Evaluates a function's body with what is known of its parameters now.
void Evaluator::runFunction(FunctionInfo& info) {
    if (info.isRunning || running_ > maxRunning || depth_ > maxDepthOfCalls) return;
    Activation* outer = at_;
    bool outerAnnotation = std::exchange(inAnnotation_, false);
    Activation activation{Environment(facts_.scopes.frames[info.frame].slots), info, ++activations_};
    at_ = &activation;
    info.isRunning = true;
    info.isDirty = info.sawPending = false;
    info.reads.clear();
    ++running_;
    runBody(info);
    --running_;
    info.isRunning = false;
    at_ = outer;
    inAnnotation_ = outerAnnotation;
}

void Evaluator::runBody(FunctionInfo& info) {
    bindParameters(info);
    if (const auto* module = ast::as<ast::Module>(info.node)) {
        executeBody(module->body);
        return keepExports();
    }
    if (const auto* lambda = ast::as<ast::Lambda>(info.node)) return replace(info.result, evaluate(*lambda->body));
    if (const auto* function = ast::as<ast::FunctionDef>(info.node)) executeBody(function->body);
    if (const auto* function = ast::as<ast::AsyncFunctionDef>(info.node)) executeBody(function->body);
    if (info.node->kind == ast::Kind::AsyncFunctionDef) return replace(info.result, unknownType());
    if (info.isGenerator) return replace(info.result, containerOf(arena_, TypeKind::Iterator, at_->yielded));
    if (environment().isLive) at_->returned = join(at_->returned, simpleType(TypeKind::None));
    replace(info.result, at_->returned);
}

/// What the module's names hold when it has run.
void Evaluator::keepExports() {
    facts_.exports.clear();
    for (SymbolId id : moduleSlots_) {
        if (id == none || facts_.scopes.symbols[id].scope != 0) continue;
        const Symbol& symbol = facts_.scopes.symbols[id];
        const Type* value = environment().get(symbol.slot);
        if (symbol.isWrittenOutside) value = value ? join(value, facts_.symbols[id].type) : facts_.symbols[id].type;
        if (value) facts_.exports.emplace_back(symbol.name.text(), value);
    }
}

/// What is known of a fact; the function being evaluated depends on it from now on.
const Type* Evaluator::read(Fact& fact) {
    if (fact.reader != at_->id) {
        fact.reader = at_->id;
        at_->function.reads.emplace_back(&fact, fact.version);
    }
    if (!isPending(fact.type)) return fact.type;
    at_->function.sawPending = true;
    return isPatient_ ? fact.type : unknownType();
}

void Evaluator::update(Fact& fact, const Type* type) {
    if (isPlaceholder(type)) {
        at_->function.sawPending = true;
        type = isPatient_ ? pendingType() : unknownType();
    }
    const Type* joined = join(fact.type, type);
    if (sameType(joined, fact.type)) return;
    fact.type = isForcing_ ? unknownType() : joined;
    ++fact.version;
}

void Evaluator::replace(Fact& fact, const Type* type) {
    if (isPlaceholder(type)) type = isPatient_ ? pendingType() : unknownType();
    if (sameType(fact.type, type)) return;
    if (isForcing_) type = unknownType();
    else if (!isPatient_) type = join(fact.type, type);
    if (sameType(fact.type, type)) return;
    fact.type = type;
    ++fact.version;
}

/// The result of something nobody can say more about: pending, as long as one of its operands is.
const Type* Evaluator::unknown(std::initializer_list<const Type*> operands) {
    for (const Type* operand : operands) {
        if (!isSoft(operand)) continue;
        at_->function.sawPending = true;
        return pendingType();
    }
    return unknownType();
}

}  // namespace regraft::semantic
