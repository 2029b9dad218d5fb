// Uses that are refused late or raise in place of what they did, and what came of all in numbers.

#include "emit/bridge.h"
#include "emit/conversion.h"
#include "emit/unsupported.h"

namespace regraft {

void UseOutcomes::refuse(const ast::Node& node, const std::string& reason) {
    auto it = useOfNode_.find(&node);
    if (it == useOfNode_.end() || outcomes_[it->second] == Outcome::Untranslatable) return;
    outcomes_[it->second] = report(*it->second, DiagCode::NoCounterpart, {it->second->name, target_.name, reason});
    raiseInstead(*it->second);
}

bool UseOutcomes::raiseInstead(const Use& use) {
    if (options_.onUnsupported != ConvertOptions::OnUnsupported::Raise || sink_.all().empty()) return false;
    if (use.assumed && again_) return false;
    const ast::Stmt* statement = raisingStatement(use, *frontend_.analysis);
    if (!statement && !canRaiseInPlace(use, *frontend_.analysis)) return false;
    const py::Expr* call = raisingCall(frontend_.parsed->arena, sink_.all().back());
    request_.helpers[raisingHelper] = raisingHelperText();
    if (statement) request_.statements.push_back({statement, nullptr, call});
    else request_.rewrites.push_back({use.site.node, call});
    useOfNode_[statement ? static_cast<const ast::Node*>(statement) : use.site.node] = &use;
    return true;
}

bool UseOutcomes::bridgeInstead(const Use& use) {
    if (options_.onUnsupported != ConvertOptions::OnUnsupported::Bridge || isLeft(use)) return false;
    if (auto crossings = crossingsOf(use, target_, *frontend_.analysis)) {
        replaced_.push_back({use.site.node->span, std::move(*crossings)});
        return false;
    }
    const py::Expr* call = bridgedCall(use, target_, *frontend_.analysis, frontend_.parsed->arena);
    if (!call) return false;
    request_.helpers[bridgeName(*use.framework)] = bridgeText(target_, *use.framework);
    request_.helpers[bridgeName(target_)] = bridgeText(*use.framework, target_);
    replace(*use.site.node, call);
    request_.rewrites.push_back({use.site.node, call});
    useOfNode_[use.site.node] = &use;
    return true;
}

UseCounts UseOutcomes::counts() const {
    UseCounts counts;
    for (const auto& [use, outcome] : outcomes_) {
        if (outcome == Outcome::Exact) ++counts.exact;
        else if (outcome == Outcome::Approximate) ++counts.approximate;
        else ++counts.untranslatable;
    }
    return counts;
}

std::unordered_map<std::string, unsigned> UseOutcomes::reportedNames() const {
    std::unordered_map<std::string, unsigned> names;
    for (const auto& [use, outcome] : outcomes_)
        if (outcome == Outcome::Untranslatable) ++names[use->name];
    return names;
}

}  // namespace regraft
