#pragma once
// What an expression of a constructor can be: followed back through variables, lists that grow, and functions of the file.
//
//     layers = []
//     for size in sizes:
//         layers.append(nn.Linear(n, size))
//     self.net = nn.Sequential(*layers)          a Sequential of Linears

#include <functional>
#include <set>
#include <utility>
#include <vector>

#include "modules/module_members.h"

namespace regraft {

/// Those that are not among `kinds` yet.
void addKinds(std::vector<MemberKind>& kinds, const std::vector<MemberKind>& more);

class ValueFlow {
public:
    explicit ValueFlow(const MemberContext& context) : context_(context) {}

    /// What the value can be, as a member of a module; nothing for what holds no arrays.
    std::vector<MemberKind> valuesOf(const ast::Expr& expr);

    /// Whether an expression is a method's own instance.
    bool isSelf(const ast::Expr& expr) const;
    /// "fc" of `self.fc`; else empty.
    std::string ownAttribute(const ast::Expr& expr) const;

private:
    using Kinds = std::vector<MemberKind>;

    void values(const ast::Expr& expr, Kinds& out);
    void elements(const ast::Expr& expr, Kinds& out);
    void valuesOfCall(const ast::Call& call, Kinds& out);
    void elementsOfCall(const ast::Call& call, Kinds& out);
    void addMade(const ast::Call& call, MadeMember made, Kinds& out);
    void addItems(const ast::Call& call, const MadeMember::Holder& holder, MemberKind& kind);
    void addItem(const MadeMember::Holder& holder, const std::string& name, const ast::Expr& value, MemberKind& kind,
                 bool isOptional = false);
    void addMany(const MadeMember::Holder& holder, const Kinds& kinds, MemberKind& kind);
    void addUnknown(const ast::Expr& expr, Kinds& out) const;
    void returned(const ast::FunctionDef& function, bool asElements, Kinds& out);
    void grown(const ast::Node& scope, const ast::Expr& container, Kinds& out);
    void bound(const ast::NameExpr& name, bool asElements, Kinds& out);
    void assigned(const ast::Expr& attribute, bool asElements, Kinds& out);
    void addGrown(const MadeMember::Holder& holder, const ast::Expr& container, MemberKind& kind);
    const ast::Expr* dictOf(const ast::Expr* variable) const;
    /// A value with the name under which it lies, empty if nobody says that; or the elements of a value.
    using Taker = std::function<void(std::string_view name, const ast::Expr& value, bool asElements)>;
    void forEachGrown(const ast::Node& scope, const ast::Expr& container, const Taker& take);
    const ast::Node* scopeOf(const ast::Node& node) const;
    bool enter(const ast::Node& node, bool asElements) { return open_.emplace(&node, asElements).second; }
    void leave(const ast::Node& node, bool asElements) { open_.erase({&node, asElements}); }

    const MemberContext& context_;
    std::set<std::pair<const ast::Node*, bool>> open_;  ///< what is being followed
};

}  // namespace regraft
