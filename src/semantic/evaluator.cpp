#include "semantic/evaluator.h"

namespace regraft::semantic {

namespace {
constexpr int patientRounds = 1;   // what is pending may still be found
constexpr int freeRounds = 4;      // then what still changes is forced to stay
constexpr int lastRound = 7;
constexpr int maxRunning = 40;     // functions evaluated inside each other
constexpr int maxDepthOfCalls = 600;
}  // namespace

Evaluator::Evaluator(Facts& facts) : facts_(facts), arena_(facts.arena) {
    moduleSlots_.assign(facts.scopes.frames[0].slots, none);
    for (SymbolId id = 0; id < facts.scopes.symbols.size(); ++id)
        if (facts.scopes.symbols[id].frame == 0) moduleSlots_[facts.scopes.symbols[id].slot] = id;
}

void Evaluator::run() {
    prepareFunctions();
    for (int round = 0; round < lastRound; ++round) {
        bool wasPatient = isPatient_;
        isPatient_ = round < patientRounds;
        isForcing_ = round >= freeRounds;
        bool any = false;
        for (auto& info : facts_.functions) {
            if (!needsEvaluation(*info) && !(wasPatient && !isPatient_ && info->sawPending)) continue;
            runFunction(*info);
            any = true;
        }
        if (!any && !isPatient_) break;
    }
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
    if (const auto* module = ast::as<ast::Module>(info.node)) return executeBody(module->body);
    if (const auto* lambda = ast::as<ast::Lambda>(info.node)) return replace(info.result, evaluate(*lambda->body));
    if (const auto* function = ast::as<ast::FunctionDef>(info.node)) executeBody(function->body);
    if (const auto* function = ast::as<ast::AsyncFunctionDef>(info.node)) executeBody(function->body);
    if (info.node->kind == ast::Kind::AsyncFunctionDef) return replace(info.result, unknownType());
    if (facts_.scopes.frames[info.frame].isGenerator)
        return replace(info.result, containerOf(arena_, TypeKind::Iterator, at_->yielded));
    if (environment().isLive) at_->returned = join(at_->returned, simpleType(TypeKind::None));
    replace(info.result, at_->returned);
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
    if (parameterOf(type)) {
        at_->function.sawPending = true;
        type = isPatient_ ? pendingType() : unknownType();
    }
    const Type* joined = join(fact.type, type);
    if (sameType(joined, fact.type)) return;
    fact.type = isForcing_ ? unknownType() : joined;
    ++fact.version;
}

void Evaluator::replace(Fact& fact, const Type* type) {
    if (parameterOf(type)) type = isPatient_ ? pendingType() : unknownType();
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
