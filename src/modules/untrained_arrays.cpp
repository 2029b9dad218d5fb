#include "modules/untrained_arrays.h"

#include <algorithm>
#include <unordered_set>

#include "ast/visit.h"

namespace regraft {

namespace {

bool isSelf(const ast::Expr& expr) {
    const auto* name = ast::as<ast::NameExpr>(&expr);
    return name && name->id == "self";
}

/// An array of its own, and no parameter; or a list of such.
bool holdsPlainArrays(const Type& type) {
    if (type.isArray()) return !type.isHeld;
    return (type.kind == TypeKind::List || type.kind == TypeKind::Tuple) && !type.items.empty() &&
           std::ranges::all_of(type.items, [](const Type* item) { return holdsPlainArrays(*item); });
}

class UntrainedFinder {
public:
    UntrainedFinder(const ModuleClass& of, const Analysis& analysis) : of_(of), analysis_(analysis) {}

    std::vector<std::string> run() {
        ast::walk(*of_.definition, [&](const ast::Node& node) {
            if (const auto* assign = ast::as<ast::Assign>(&node))
                for (const ast::Expr* target : assign->targets) noteTarget(*target, assign->value);
            if (const auto* assign = ast::as<ast::AnnAssign>(&node); assign && assign->value) noteTarget(*assign->target, assign->value);
            if (const auto* call = ast::as<ast::Call>(&node)) noteCall(*call);
            if (const auto* operation = ast::as<ast::BinOp>(&node))
                for (const ast::Expr* operand : {operation->left, operation->right}) noteOperand(*operand);
            return true;
        });
        for (const std::string& name : given_)
            if (operands_.contains(name)) add(name);
        std::erase_if(names_, [&](const std::string& name) { return others_.contains(name); });
        return std::move(names_);
    }

private:
    void noteTarget(const ast::Expr& target, const ast::Expr* value) {
        if (const auto* several = ast::as<ast::Tuple>(&target)) {
            const auto* values = value ? ast::as<ast::Tuple>(value) : nullptr;
            const bool isPairwise = values && values->elts.size() == several->elts.size();
            for (std::size_t i = 0; i < several->elts.size(); ++i)
                noteTarget(*several->elts[i], isPairwise ? values->elts[i] : several->elts[i]);
            return;
        }
        const auto* member = ast::as<ast::Attribute>(&target);
        if (!member || !isSelf(*member->value)) return;
        const Type& type = *analysis_.typeOf(*value);
        const bool isLater = type.isUnknown() && !(of_.constructor && of_.constructor->span.contains(target.span));
        if (holdsPlainArrays(type) || isLater) add(member->attr.text());
        else if (type.isUnknown() && mayBeArray(*value)) given_.emplace_back(member->attr.text());
        else if (type.isHeld || type.kind == TypeKind::Layer || type.kind == TypeKind::Instance) others_.emplace(member->attr.text());
    }

    /// A parameter of the constructor that nothing says a number of.
    bool mayBeArray(const ast::Expr& value) const {
        const auto* name = ast::as<ast::NameExpr>(&value);
        if (!name || !of_.constructor) return false;
        const ast::arguments& all = *of_.constructor->args;
        const std::size_t required = all.posonlyargs.size() + all.args.size() - all.defaults.size();
        for (std::size_t i = 0; i < all.args.size(); ++i)
            if (all.args[i]->name == name->id) return !all.args[i]->annotation && all.posonlyargs.size() + i < required;
        return false;
    }

    /// `self.scale` of `x * self.scale`
    void noteOperand(const ast::Expr& operand) {
        const auto* member = ast::as<ast::Attribute>(&operand);
        const bool isUsed = member && isSelf(*member->value) && !(of_.constructor && of_.constructor->span.contains(operand.span));
        if (isUsed) operands_.emplace(member->attr.text());
    }

    /// `self.register_buffer("mask", mask)`; and of `self.fc(x)` what is called is no array.
    void noteCall(const ast::Call& call) {
        const auto* member = ast::as<ast::Attribute>(call.func);
        if (!member || !isSelf(*member->value)) return;
        const auto* name = call.args.empty() ? nullptr : ast::as<ast::Constant>(call.args[0]);
        const bool registers = member->attr == std::string_view(of_.framework->modules->registers);
        if (registers && name && name->value.type == ast::Literal::Type::Str) add(name->value.text);
        else others_.emplace(member->attr.text());
    }

    void add(std::string_view name) {
        if (std::ranges::find(names_, name) == names_.end()) names_.emplace_back(name);
    }

    const ModuleClass& of_;
    const Analysis& analysis_;
    std::vector<std::string> names_;
    std::vector<std::string> given_;            ///< that are given what the constructor is given
    std::unordered_set<std::string> operands_;  ///< that methods compute with
    std::unordered_set<std::string> others_;    ///< that hold parameters or modules
};

}  // namespace

std::vector<std::string> untrainedArrays(const ModuleClass& of, const Analysis& analysis) { return UntrainedFinder(of, analysis).run(); }

}  // namespace regraft
