#pragma once
// Parameters, and members that hold them, that are taken for arrays because nothing says what they are, where the source takes
// numbers or lists as well:
//
//     def wave(x):
//         return np.cos(x)    →    torch.cos(x), which `wave(1.0)` never passes

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "emit/outcome_context.h"
#include "lift/scope_names.h"

namespace regraft {

/// Tells of each such parameter where it is first taken for an array.
class TakenArrays {
public:
    explicit TakenArrays(OutcomeContext& context) : context_(context) {}

    /// The outcome of a use that took one in the code it became; nothing if it took none, or none that is news.
    std::optional<Outcome> outcomeOf(const Use& use, const Lowered& lowered);
    /// What stands against code that is to be exact: each use that takes one, news or not; empty if nothing does.
    std::string problemOf(const Lowered& lowered);

private:
    /// A variable of a function, or a member of a class.
    struct Origin {
        const ast::Node* owner = nullptr;
        std::string_view name;
        auto operator<=>(const Origin&) const = default;
    };
    struct Origins {
        std::vector<Origin> found;
        std::set<Origin> seen;  ///< variables that were looked at, parameters or not
    };
    struct Taken {
        const ast::Expr* value;
        Origin origin;
    };
    std::vector<Taken> takenBy(const Lowered& lowered);
    static std::string nameOf(const Origin& origin);
    void collect(const ast::Expr& value, int steps, Origins& origins);
    void collectOf(const ast::NameExpr& name, int steps, Origins& origins);
    void collectMember(const ast::Attribute& member, Origins& origins);
    const std::set<std::string_view>& shownArrays();
    bool isAside(const ast::Node& node) const;
    std::string others(const Type& type, const Framework& source) const;

    OutcomeContext& context_;
    std::optional<ScopeNames> names_;                  ///< made when it is wanted
    std::optional<std::set<std::string_view>> shown_;  ///< likewise: shownArrays()
    std::set<Origin> told_;
};

}  // namespace regraft
