#include "modules/module_members.h"

#include <algorithm>
#include <set>

#include "ast/display.h"
#include "ast/visit.h"
#include "modules/value_flow.h"

namespace regraft {

namespace {

constexpr int deepestBases = 20;

/// "layer*" of f"layer{i}"; empty if nothing is known.
std::string namePattern(const ast::Expr& expr) {
    if (const auto* constant = ast::as<ast::Constant>(&expr))
        return constant->value.type == ast::Literal::Type::Str ? std::string(constant->value.text) : "";
    const auto* joined = ast::as<ast::JoinedStr>(&expr);
    std::string pattern;
    for (const ast::Expr* part : joined ? joined->values : std::span<ast::Expr* const>()) {
        const auto* text = ast::as<ast::Constant>(part);
        if (text) pattern += text->value.text;
        else if (!pattern.ends_with('*')) pattern += '*';
    }
    return pattern.empty() ? "*" : pattern;
}

class Collector {
public:
    explicit Collector(const MemberContext& context) : context_(context), flow_(context) {}

    std::vector<ModuleMember> run(const ModuleClass& one) {
        collect(one, 0);
        return std::move(members_);
    }

private:
    void collect(const ModuleClass& one, int depth) {
        if (depth > deepestBases) return;
        for (const ast::ClassDef* base : one.bases)
            if (const ModuleClass* found = context_.classes.find(base)) collect(*found, depth + 1);
        rules_ = &*one.framework->modules;
        constructor_ = one.constructor;
        for (const ast::Stmt* statement : one.definition->body)
            if (const auto* method = ast::as<ast::FunctionDef>(statement))
                ast::walk(*method, [&](const ast::Node& node) {
                    visit(node, *method);
                    return node.kind != ast::Kind::ClassDef;
                });
    }

    void visit(const ast::Node& node, const ast::FunctionDef& method) {
        if (const auto* assign = ast::as<ast::Assign>(&node))
            for (const ast::Expr* target : assign->targets) take(*target, *assign->value, node, method);
        if (const auto* annotated = ast::as<ast::AnnAssign>(&node); annotated && annotated->value)
            take(*annotated->target, *annotated->value, node, method);
        if (const auto* call = ast::as<ast::Call>(&node)) visitCall(*call, method);
    }

    void take(const ast::Expr& target, const ast::Expr& value, const ast::Node& statement, const ast::FunctionDef& method) {
        const std::string name = flow_.ownAttribute(target);
        if (name.empty()) return;
        std::vector<MemberKind> kinds = flow_.valuesOf(value);
        if (kinds.empty() && !find(name)) return;
        add(name, std::move(kinds), isConditional(statement, method));
    }

    /// `setattr(self, name, x)`, `self.add_module(name, x)`, `self.register_buffer(name, x)`.
    void visitCall(const ast::Call& call, const ast::FunctionDef& method) {
        const auto* function = ast::as<ast::NameExpr>(call.func);
        const auto* member = ast::as<ast::Attribute>(call.func);
        const bool onSelf = member && flow_.isSelf(*member->value);
        const std::size_t first = function && function->id == "setattr" && call.args.size() == 3 && flow_.isSelf(*call.args[0]) ? 1 : 0;
        if (first == 0 && (!onSelf || call.args.size() < 2)) return;
        const std::string name = namePattern(*call.args[first]);
        if (name.empty()) return;
        const bool registers = onSelf && !rules_->registers.empty() && member->attr == rules_->registers;
        if (registers) add(name, {arrayKind()}, isConditional(call, method));
        else if (first == 1 || rules_->addsModule(member->attr.text()))
            add(name, flow_.valuesOf(*call.args[first + 1]), isConditional(call, method));
        else if (rules_->addsParameter(member->attr.text())) add(name, {arrayKind()}, true);
    }

    static MemberKind arrayKind() {
        MemberKind kind;
        kind.what = MemberKind::What::Array;
        return kind;
    }

    /// Whether a statement may not run when an instance is made.
    bool isConditional(const ast::Node& node, const ast::FunctionDef& method) const {
        if (&method != constructor_) return true;
        for (const ast::Node* at = context_.analysis.parent(node); at && at != &method; at = context_.analysis.parent(*at))
            if (at->kind == ast::Kind::If || at->kind == ast::Kind::For || at->kind == ast::Kind::While || at->kind == ast::Kind::Try ||
                at->kind == ast::Kind::FunctionDef || at->kind == ast::Kind::Match)
                return true;
        return false;
    }

    ModuleMember* find(const std::string& name) {
        const auto found = std::find_if(members_.begin(), members_.end(), [&](const ModuleMember& one) { return one.source == name; });
        return found == members_.end() ? nullptr : &*found;
    }

    void add(const std::string& name, std::vector<MemberKind> kinds, bool isOptional) {
        if (ModuleMember* known = find(name)) {
            known->optional = known->optional && isOptional;
            addKinds(known->kinds, kinds);
            return;
        }
        members_.push_back({name, name, isOptional, std::move(kinds)});
    }

    const MemberContext& context_;
    ValueFlow flow_;
    const ModuleRules* rules_ = nullptr;
    const ast::FunctionDef* constructor_ = nullptr;
    std::vector<ModuleMember> members_;
};

}  // namespace

std::vector<ModuleMember> membersOf(const ModuleClass& one, const MemberContext& context) { return Collector(context).run(one); }

}  // namespace regraft
