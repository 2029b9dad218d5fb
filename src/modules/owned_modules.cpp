#include "modules/owned_modules.h"

#include <algorithm>

#include "ast/visit.h"

namespace regraft {

namespace {

const ast::Attribute* memberOfSelf(const ast::Expr& expr) {
    const auto* member = ast::as<ast::Attribute>(&expr);
    const auto* self = member ? ast::as<ast::NameExpr>(member->value) : nullptr;
    return self && self->id == "self" ? member : nullptr;
}

class ListFinder {
public:
    ListFinder(const ModuleClass& of, const ModuleClasses& classes, const Analysis& analysis)
        : of_(of),
          classes_(classes),
          analysis_(analysis) {}

    std::vector<const ast::Expr*> run() const {
        std::vector<const ast::Expr*> found;
        ast::walk(*of_.definition, [&](const ast::Node& node) {
            const auto* assign = ast::as<ast::Assign>(&node);
            const ast::Attribute* member = assign && assign->targets.size() == 1 ? memberOfSelf(*assign->targets[0]) : nullptr;
            const bool isList = member && (assign->value->kind == ast::Kind::List || assign->value->kind == ast::Kind::ListComp);
            if (isList && (holdsModules(*analysis_.typeOf(*assign->value)) || takesModules(member->attr))) found.push_back(assign->value);
            return true;
        });
        return found;
    }

private:
    bool isModule(const Type& type) const {
        return type.kind == TypeKind::Layer || (type.kind == TypeKind::Instance && classes_.find(type.definition));
    }

    bool holdsModules(const Type& list) const {
        return std::ranges::any_of(list.items, [&](const Type* item) { return isModule(*item); });
    }

    /// `self.blocks.append(Block(8))`
    bool takesModules(Name list) const {
        bool takes = false;
        ast::walk(*of_.definition, [&](const ast::Node& node) {
            const auto* call = ast::as<ast::Call>(&node);
            const auto* append = call && call->args.size() == 1 ? ast::as<ast::Attribute>(call->func) : nullptr;
            const ast::Attribute* member = append && append->attr == "append" ? memberOfSelf(*append->value) : nullptr;
            takes = takes || (member && member->attr == list && isModule(*analysis_.typeOf(*call->args[0])));
            return !takes;
        });
        return takes;
    }

    const ModuleClass& of_;
    const ModuleClasses& classes_;
    const Analysis& analysis_;
};

}  // namespace

std::vector<const ast::Expr*> listsOfModules(const ModuleClass& of, const ModuleClasses& classes, const Analysis& analysis) {
    return ListFinder(of, classes, analysis).run();
}

std::vector<const ast::Call*> baseConstructions(const ModuleClass& of) {
    std::vector<const ast::Call*> found;
    if (!of.constructor || !of.bases.empty()) return found;
    const std::vector<std::string>& known = of.framework->modules->baseArguments;
    auto changesNothing = [&](const ast::keyword* keyword) {
        return !keyword->name || std::find(known.begin(), known.end(), keyword->name.text()) != known.end();
    };
    ast::walk(*of.constructor, [&](const ast::Node& node) {
        const auto* call = ast::as<ast::Call>(&node);
        const auto* member = call ? ast::as<ast::Attribute>(call->func) : nullptr;
        const bool isBase =
            member && member->attr == "__init__" && isSuper(*member->value) && call->args.empty() && !call->keywords.empty();
        if (isBase && std::ranges::all_of(call->keywords, changesNothing)) found.push_back(call);
        return true;
    });
    return found;
}

}  // namespace regraft
