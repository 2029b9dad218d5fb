#include "modules/owned_modules.h"

#include <algorithm>
#include <unordered_map>

#include "ast/integer.h"
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

/// `self.cache = None`, `self.alpha = alpha`, `self.total = 0` in a constructor, of members that are given an array elsewhere.
class LaterArrayFinder {
public:
    LaterArrayFinder(const ModuleClass& of, const Analysis& analysis) : of_(of), analysis_(analysis) {}

    std::vector<const ast::Expr*> run() {
        ast::walk(*of_.definition, [&](const ast::Node& node) {
            if (const auto* assign = ast::as<ast::Assign>(&node))
                for (const ast::Expr* target : assign->targets) note(*target, assign->value);
            if (const auto* assign = ast::as<ast::AugAssign>(&node)) note(*assign->target, assign->value);
            return true;
        });
        std::vector<const ast::Expr*> found;
        for (const auto& [name, value] : first_)
            if (const auto later = later_.find(name); later != later_.end() && mayBecomeArray(*value, later->second))
                found.push_back(value);
        return found;
    }

private:
    enum class Later : std::uint8_t { Perhaps, Surely };

    void note(const ast::Expr& target, const ast::Expr* value) {
        if (const auto* several = ast::as<ast::Tuple>(&target)) {
            const auto* values = value ? ast::as<ast::Tuple>(value) : nullptr;
            const bool isPairwise = values && values->elts.size() == several->elts.size();
            for (std::size_t i = 0; i < several->elts.size(); ++i) note(*several->elts[i], isPairwise ? values->elts[i] : nullptr);
            return;
        }
        const ast::Attribute* member = memberOfSelf(target);
        if (!member) return;
        const bool isInConstructor = of_.constructor && of_.constructor->span.contains(target.span);
        const bool isFirst = isInConstructor && std::ranges::none_of(first_, [&](const auto& one) { return one.first == member->attr; });
        if (isFirst && value) first_.emplace_back(member->attr, value);
        if (isFirst) return;
        const Type* type = value ? analysis_.typeOf(*value) : nullptr;
        if (type && type->isArray()) later_[member->attr] = Later::Surely;
        else if (!type || (type->isUnknown() && value->kind != ast::Kind::NameExpr)) later_.emplace(member->attr, Later::Perhaps);
    }

    /// What is an array from the start is told by itself; of `None` much is believed, of what may stay a word or a function little.
    bool mayBecomeArray(const ast::Expr& first, Later later) const {
        const auto* constant = ast::as<ast::Constant>(&first);
        if (constant && constant->value.type == ast::Literal::Type::None) return true;
        return later == Later::Surely && (ast::isNumberLiteral(first) || (!constant && analysis_.typeOf(first)->isUnknown()));
    }

    const ModuleClass& of_;
    const Analysis& analysis_;
    std::vector<std::pair<Name, const ast::Expr*>> first_;
    std::unordered_map<Name, Later> later_;
};

}  // namespace

std::vector<const ast::Expr*> listsOfModules(const ModuleClass& of, const ModuleClasses& classes, const Analysis& analysis) {
    return ListFinder(of, classes, analysis).run();
}

std::vector<const ast::Expr*> membersWithoutArray(const ModuleClass& of, const Analysis& analysis) {
    return LaterArrayFinder(of, analysis).run();
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
