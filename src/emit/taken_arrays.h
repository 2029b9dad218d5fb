#pragma once
// Parameters that are taken for arrays because nothing says what they are, where the source takes numbers or lists as well:
//
//     def wave(x):
//         return np.cos(x)    →    torch.cos(x), which `wave(1.0)` never passes

#include <optional>
#include <set>

#include "emit/outcome_context.h"
#include "lift/scope_names.h"

namespace regraft {

/// Tells of each such parameter where it is first taken for an array.
class TakenArrays {
public:
    explicit TakenArrays(OutcomeContext& context) : context_(context) {}

    /// The outcome of a use that took one in the code it became; nothing if it took none, or none that is news.
    std::optional<Outcome> outcomeOf(const Use& use, const Lowered& lowered);

private:
    /// A variable of a function; `function` is null if none was found.
    struct Origin {
        const ast::Node* function = nullptr;
        std::string_view name;
        auto operator<=>(const Origin&) const = default;
    };
    Origin originOf(const ast::Expr& value, int steps);
    Origin originOfName(const ast::NameExpr& name, int steps);
    std::string others(const Type& type, const Framework& source) const;

    OutcomeContext& context_;
    std::optional<ScopeNames> names_;  ///< made when it is wanted
    std::set<Origin> told_;
};

}  // namespace regraft
