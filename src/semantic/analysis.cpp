#include "semantic/analysis.h"

#include "ast/node_base.h"
#include "semantic/analyser.h"

namespace regraft {

Analysis::Analysis() = default;
Analysis::~Analysis() = default;

const Type* Analysis::typeOf(const ast::Expr& expr) const { return isOwn(expr) ? state_->typeOf(expr) : unknownType(); }

bool Analysis::mayBeNone(const ast::Expr& expr) const {
    const Type* type = isOwn(expr) && expr.id < state_->types.size() ? state_->types[expr.id] : nullptr;
    return type && semantic::isOptional(type);
}

const Use* Analysis::useAt(const ast::Node& node) const {
    if (!isOwn(node)) return nullptr;
    std::uint32_t index = state_->useOf[node.id];
    return index == semantic::none ? nullptr : &state_->uses[index];
}

std::span<const Use> Analysis::uses() const { return state_->uses; }
std::span<const ImportedName> Analysis::imports() const { return state_->imports; }

bool Analysis::isBound(std::string_view name, const ast::Node& where) const {
    return !isOwn(where) || state_->scopes.isBoundNear(name, state_->scopeAround(where));
}

std::string_view Analysis::qualifiedName(const ast::Expr& expr) const {
    const semantic::ApiName* name = isOwn(expr) ? state_->names[expr.id] : nullptr;
    return name && name->framework ? name->text : std::string_view();
}

const ast::Node* Analysis::callee(const ast::Call& call) const {
    auto it = state_->callees.find(call.id);
    return it == state_->callees.end() || !isOwn(call) ? nullptr : it->second;
}

const ast::Node* Analysis::parent(const ast::Node& node) const { return isOwn(node) ? state_->parent(node) : nullptr; }

bool Analysis::isOwn(const ast::Node& node) const { return state_->isOwn(node); }

const ast::Stmt* Analysis::statementOf(const ast::Node& node) const {
    const ast::Node* at = &node;
    while (at && !ast::isStatement(*at)) at = parent(*at);
    return static_cast<const ast::Stmt*>(at);
}

std::string Analysis::printNames() const { return semantic::describeNames(*state_); }
std::string Analysis::printTypes() const { return semantic::describeTypes(*state_); }

Analyser::Analyser(ParsedFile& file, std::span<const Framework* const> from, bool isMigration) : analysis_(new Analysis) {
    analysis_->state_ = std::make_unique<Analysis::State>(file, from);
    analysis_->state_->isMigration = isMigration;
    semantic::collectImports(*analysis_->state_);
    evaluator_ = std::make_unique<semantic::Evaluator>(*analysis_->state_);
}

void Analyser::join(const semantic::World& world, ModuleId self) {
    analysis_->state_->world = &world;
    analysis_->state_->self = self;
    semantic::claimOwnImports(*analysis_->state_);
}

bool Analyser::step(semantic::Phase phase, int rounds) { return evaluator_->step(phase, rounds); }

std::unique_ptr<Analysis> Analyser::finish() {
    evaluator_.reset();
    Analysis::State& state = *analysis_->state_;
    semantic::arrangeUses(state);
    for (ImportedName& name : state.imports) {
        semantic::SymbolId symbol = state.scopes.symbolOf[name.alias->id];
        if (symbol != semantic::none) name.references = state.scopes.symbols[symbol].reads;
        for (const auto& [call, given] : state.given) {
            const bool isHere =
                given.to.starts_with(name.target) && (given.to.size() == name.target.size() || given.to[name.target.size()] == '.');
            name.isGivenArrays = name.isGivenArrays || (isHere && given.arrays);
            name.isGivenFunctions = name.isGivenFunctions || (isHere && given.functions);
        }
    }
    return std::move(analysis_);
}

std::unique_ptr<Analysis> analyse(ParsedFile& file, std::span<const Framework* const> from, bool isMigration) {
    constexpr int patientRounds = 1, freeRounds = 3, forcingRounds = 3;
    Analyser analyser(file, from, isMigration);
    analyser.step(semantic::Phase::Patient, patientRounds);
    analyser.step(semantic::Phase::Free, freeRounds);
    analyser.step(semantic::Phase::Forcing, forcingRounds);
    return analyser.finish();
}

}  // namespace regraft
