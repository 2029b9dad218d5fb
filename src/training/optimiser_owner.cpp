#include "training/optimiser_owner.h"

#include <algorithm>
#include <set>

#include "ast/visit.h"
#include "lift/flow_graph.h"

namespace regraft {
namespace {

constexpr unsigned tooDeep = 12;  ///< calls that lead from an optimiser's making to its use

/// Statements of a scope itself, that bind something.
std::vector<const ast::Assign*> assignmentsOf(const ast::Node& scope) {
    std::vector<const ast::Assign*> found;
    for (const ast::Stmt* statement : bodyOf(scope))
        ast::walk(*statement, [&](const ast::Node& node) {
            if (const auto* assign = ast::as<ast::Assign>(&node)) found.push_back(assign);
            return !opensScope(node);
        });
    return found;
}

std::vector<const ast::Expr*> resultsOf(const ast::Node& function) {
    std::vector<const ast::Expr*> found;
    for (const ast::Stmt* statement : bodyOf(function))
        ast::walk(*statement, [&](const ast::Node& node) {
            const auto* result = ast::as<ast::Return>(&node);
            if (result && result->value) found.push_back(result->value);
            return !opensScope(node);
        });
    return found;
}

const ast::Expr* itemOf(const ast::Expr& value, std::size_t item) {
    const auto* tuple = ast::as<ast::Tuple>(&value);
    return tuple && item < tuple->elts.size() ? tuple->elts[item] : nullptr;
}

/// Says what all who know say; nothing if they differ.
class Agreement {
public:
    void add(const std::optional<std::string>& found) {
        if (found) all_.insert(*found);
    }
    std::optional<std::string> result() const { return all_.size() == 1 ? std::optional(*all_.begin()) : std::nullopt; }

private:
    std::set<std::string> all_;
};

}  // namespace

std::string OptimiserOwner::moduleOf(const std::string& variable, const ast::Node& scope) const {
    return ofVariable(variable, scope, 0).value_or("");
}

OptimiserOwner::Found OptimiserOwner::ofVariable(const std::string& variable, const ast::Node& scope, unsigned depth) const {
    const auto [place, isNew] = known_.try_emplace({variable, &scope});
    if (!isNew || depth > tooDeep) return place->second;
    const Found found = lookUp(variable, scope, depth);
    return known_[{variable, &scope}] = found;
}

OptimiserOwner::Found OptimiserOwner::lookUp(const std::string& variable, const ast::Node& scope, unsigned depth) const {
    const Variables variables(scope, analysis_);
    if (variable.find('.') != std::string::npos) return ofMember(variable, scope, depth);
    if (variables.isParameter(variable)) return ofParameter(variable, scope, depth);
    Agreement agreement;
    for (const ast::Assign* assign : assignmentsOf(scope))
        for (const ast::Expr* target : assign->targets)
            if (text(*target) == variable) agreement.add(ofValue(*assign->value, scope, depth + 1));
            else if (target->kind == ast::Kind::Tuple) agreement.add(ofUnpacked(*assign, variable, scope, depth + 1));
    if (agreement.result() || scope.kind == ast::Kind::Module || variables.isLocal(variable)) return agreement.result();
    return ofVariable(variable, *file_.module, depth + 1);
}

OptimiserOwner::Found OptimiserOwner::ofValue(const ast::Expr& value, const ast::Node& scope, unsigned depth) const {
    if (depth > tooDeep) return {};
    for (const Optimiser& one : optimisers_.all())
        if (one.node == &value) return one.module ? Found(text(*one.module)) : std::nullopt;
    if (const auto* call = ast::as<ast::Call>(&value)) return ofResult(*call, scope, {}, depth, nullptr);
    const std::string variable = Variables(scope, analysis_).of(value);
    return variable.empty() ? Found() : ofVariable(variable, scope, depth + 1);
}

/// Whoever calls the function gives the module for some other parameter, or it is a variable of the file.
OptimiserOwner::Found OptimiserOwner::ofParameter(const std::string& parameter, const ast::Node& function, unsigned depth) const {
    Agreement agreement;
    for (const KnownCall& call : calls_.calls()) {
        const ast::Expr* given = call.callee == &function ? argumentFor(call, parameter) : nullptr;
        const ast::Node* scope = given ? scopeAround(*call.call, analysis_) : nullptr;
        const Found module = scope ? ofValue(*given, *scope, depth + 1) : Found();
        if (!module) continue;
        const std::string inside = parameterGiven(call, *module);
        if (!inside.empty()) agreement.add(inside);
        else if (scope->kind == ast::Kind::Module && analysis_.isBound(*module, *file_.module)) agreement.add(*module);
    }
    return agreement.result();
}

std::string OptimiserOwner::parameterGiven(const KnownCall& call, const std::string& module) const {
    const ast::arguments& arguments = *argumentsOf(*call.callee);
    for (const auto* list : {&arguments.posonlyargs, &arguments.args, &arguments.kwonlyargs})
        for (const ast::arg* one : *list) {
            const ast::Expr* given = argumentFor(call, one->name.text());
            if (given && text(*given) == module) return std::string(one->name.text());
        }
    const auto* method = ast::as<ast::Attribute>(call.call->func);
    const bool isReceiver = call.isBound && method && !arguments.args.empty() && text(*method->value) == module;
    return isReceiver ? std::string(arguments.args[0]->name.text()) : std::string();
}

/// `self.optimizer`, by what the methods of the class bind it to.
OptimiserOwner::Found OptimiserOwner::ofMember(const std::string& member, const ast::Node& scope, unsigned depth) const {
    const ast::Node* owner = analysis_.parent(scope);
    const auto* definition = owner ? ast::as<ast::ClassDef>(owner) : nullptr;
    if (!definition) return {};
    Agreement agreement;
    for (const ast::Stmt* statement : definition->body) {
        if (!isFunction(*statement)) continue;
        for (const ast::Assign* assign : assignmentsOf(*statement))
            for (const ast::Expr* target : assign->targets) {
                Found module;
                if (text(*target) == member) module = ofValue(*assign->value, *statement, depth + 1);
                else if (target->kind == ast::Kind::Tuple) module = ofUnpacked(*assign, member, *statement, depth + 1);
                if (module) agreement.add(memberThatHolds(*module, *statement));
            }
    }
    return agreement.result();
}

/// `self.model` for the `model` of `self.model = model`.
std::string OptimiserOwner::memberThatHolds(const std::string& inside, const ast::Node& method) const {
    const Variables variables(method, analysis_);
    for (const ast::Assign* assign : assignmentsOf(method)) {
        const std::string variable = assign->targets.size() == 1 ? variables.of(*assign->targets[0]) : std::string();
        const auto* call = ast::as<ast::Call>(assign->value);  // `self.model = model.to(device)`
        const auto* function = call ? ast::as<ast::Attribute>(call->func) : nullptr;
        const bool holds = text(*assign->value) == inside || (function && text(*function->value) == inside);
        if (holds && variable.find('.') != std::string::npos) return variable;
    }
    return inside;
}

/// The optimiser that a function gives, or one of several values that it gives: `bound` is then where the caller has the module, if it is
/// among them.
OptimiserOwner::Found OptimiserOwner::ofResult(const ast::Call& call, const ast::Node&, std::optional<std::size_t> item, unsigned depth,
                                               std::string* bound) const {
    const KnownCall* known = calls_.at(call);
    if (!known) return {};
    Agreement agreement;
    for (const ast::Expr* result : resultsOf(*known->callee)) {
        const ast::Expr* value = item ? itemOf(*result, *item) : result;
        const Found module = value ? ofValue(*value, *known->callee, depth + 1) : Found();
        if (!module) continue;
        const auto* tuple = ast::as<ast::Tuple>(result);
        for (std::size_t i = 0; bound && tuple && i < tuple->elts.size(); ++i)
            if (text(*tuple->elts[i]) == *module) *bound = std::to_string(i);
        agreement.add(bound && !bound->empty() ? *module : atCall(call, *known->callee, *module));
    }
    return agreement.result() && !agreement.result()->empty() ? agreement.result() : Found();
}

/// What the caller calls the module that the function calls `inside`: empty if it can't tell.
std::string OptimiserOwner::atCall(const ast::Call& call, const ast::Node& callee, const std::string& inside) const {
    const std::size_t dot = inside.find('.');
    const KnownCall* known = calls_.at(call);
    const std::string first = inside.substr(0, dot), rest = dot == std::string::npos ? "" : inside.substr(dot);
    if (const ast::Expr* given = argumentFor(*known, first)) return text(*given) + rest;
    const auto* method = ast::as<ast::Attribute>(call.func);
    const ast::arguments& arguments = *argumentsOf(callee);
    const bool isSelf = known->isBound && method && !arguments.args.empty() && arguments.args[0]->name.text() == first;
    return isSelf ? text(*method->value) + rest : std::string();
}

/// `net, optimizer = make()`
OptimiserOwner::Found OptimiserOwner::ofUnpacked(const ast::Assign& assign, const std::string& variable, const ast::Node& scope,
                                                 unsigned depth) const {
    const auto* targets = ast::as<ast::Tuple>(assign.targets[0]);
    if (!targets) return {};
    const auto place = std::ranges::find_if(targets->elts, [&](const ast::Expr* one) { return text(*one) == variable; });
    if (place == targets->elts.end()) return {};
    const std::size_t item = static_cast<std::size_t>(place - targets->elts.begin());
    if (const ast::Expr* value = itemOf(*assign.value, item)) return ofValue(*value, scope, depth);
    const auto* call = ast::as<ast::Call>(assign.value);
    std::string bound;
    Found module = call ? ofResult(*call, scope, item, depth, &bound) : Found();
    if (!module || bound.empty()) return module;
    const std::size_t at = std::stoul(bound);
    return at < targets->elts.size() ? Found(text(*targets->elts[at])) : std::nullopt;
}

}  // namespace regraft
