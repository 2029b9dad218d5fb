#include <algorithm>

#include "ast/visit.h"
#include "modules/compact/layer_sites.h"
#include "modules/module_classes.h"

namespace regraft {

bool isMode(const CompactModuleRules& rules, Name name) {
    return name && std::find(rules.modes.begin(), rules.modes.end(), name.text()) != rules.modes.end();
}

LayerMakers::LayerMakers(const ast::FunctionDef& method, const CompactClass& owner, const CompactClasses& classes, const Analysis& analysis,
                         const CompactModuleRules& rules)
    : owner_(owner),
      classes_(classes),
      analysis_(analysis),
      rules_(rules) {
    if (!method.args->args.empty()) self_ = method.args->args.front()->name;
    ast::walk(method, [&](const ast::Node& node) {
        const auto* assign = ast::as<ast::Assign>(&node);
        const auto* name = assign && assign->targets.size() == 1 ? ast::as<ast::NameExpr>(assign->targets[0]) : nullptr;
        if (name) values_[name->id.text()].push_back(assign->value);
        return true;
    });
}

std::string LayerMakers::classNamed(const ast::Expr& expr) const { return classes_.classNamed(expr); }

/// `self.param(…)` for the method `param`.
bool LayerMakers::isOfSelf(const ast::Expr& expr, std::string_view method) const {
    const auto* member = ast::as<ast::Attribute>(&expr);
    const auto* owner = member ? ast::as<ast::NameExpr>(member->value) : nullptr;
    return owner && self_ && owner->id == self_ && member->attr == method;
}

std::string LayerMakers::classHeld(const ast::NameExpr& name) const {
    auto values = values_.find(name.id.text());
    const auto* call = values == values_.end() || values->second.size() != 1 ? nullptr : ast::as<ast::Call>(values->second.front());
    return call && makes(*call) ? classNamed(*call->func) : std::string();
}

bool LayerMakers::makesParameter(const ast::Call& call) const { return isOfSelf(*call.func, rules_.parameter); }

bool LayerMakers::makes(const ast::Call& call) const {
    if (!classNamed(*call.func).empty()) return true;
    bool isNamed =
        std::any_of(call.keywords.begin(), call.keywords.end(), [&](const ast::keyword* one) { return one->name == rules_.name; });
    const auto* member = ast::as<ast::Attribute>(call.func);
    bool isField = member && isOfSelf(*member, member->attr.text()) && owner_.hasField(member->attr);
    const auto* caller = ast::as<ast::Call>(analysis_.parent(call));
    bool isCalled = caller && caller->func == &call;
    if (isField) return isCalled || isNamed;
    const auto* name = ast::as<ast::NameExpr>(call.func);
    if (!name || !analysis_.qualifiedName(*name).empty() || !isCalled) return false;
    const ast::Node* definition = definitionOf(*name, analysis_);
    if (!definition) return values_.find(name->id.text()) == values_.end();  // imported, or a parameter
    if (definition->kind != ast::Kind::FunctionDef) return false;
    bool givesLayer = false;
    ast::walk(*definition, [&](const ast::Node& node) {
        const auto* result = ast::as<ast::Return>(&node);
        const auto* made = result && result->value ? ast::as<ast::Call>(result->value) : nullptr;
        givesLayer = givesLayer || (made && !classNamed(*made->func).empty());
        return true;
    });
    return givesLayer;
}

}  // namespace regraft
