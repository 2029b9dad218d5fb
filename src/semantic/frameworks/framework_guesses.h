#pragma once

#include <optional>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "semantic/facts.h"
#include "semantic/parts.h"

namespace regraft::semantic {

/// Guesses whose arrays values of unknown type are, from what is done with them.
class FrameworkGuesses {
public:
    explicit FrameworkGuesses(const Parts& parts) : facts_(parts.facts) {}

    /// The one source whose arrays a value must be of to have this member; null if other things have it, too.
    const Framework* ofMember(Name member, const ast::Call* call);
    /// `(a == b).mean()`, `(a - b).max()`, `hits.sum()` after `hits = a == b`, `y.copy()` after `y = x / 2`: Python's own values have no
    /// such methods on what their operators give, so this is an array, of the framework that the file uses. So it is where the same
    /// name is given an array elsewhere.
    const Framework* ofComputed(const ast::Expr& value, const Type* type, Name member);
    /// `x[:, 0]`, `x[..., 1:]`, `x[x > 0]`, `x[torch.arange(3)]`, `x[2:] = 0`: Python's own containers take no such index, and no number
    /// for a slice, so this is an array, of the framework that the file uses. `y[i] = 0` after `y = x / 2`: what arithmetic gives has no
    /// items but in arrays.
    const Framework* ofIndex(const ast::Subscript& node, const Type* type) const;
    /// `preds == labels.data` with an array on the other side: what else has `data` is not compared with arrays.
    const Framework* ofComparedWith(const ast::Attribute& member);
    /// `real.data` of what is handed, as it is, to what the file asks for its parameters, as modules are asked: `critic(real)`.
    const Framework* ofHandedToModule(const ast::Attribute& member) const;
    /// `preds.eq(labels.data)`, `torch.max(outputs.data, 1)`, of a variable that is asked for nothing but what arrays have.
    const Framework* ofGivenToArrays(const ast::Attribute& member);
    /// `np.arange(x.size).reshape(x.shape)`: what else has `size` has no shape.
    const Framework* ofShaped(const ast::Attribute& member);
    /// `x.requires_grad_()`, `x.requires_grad = True`, of what is not called as modules are.
    const Framework* ofMarked(const ast::Attribute& member);
    /// The one source whose generators draw by this method, where its arrays and Python's own values have none of the name.
    const Framework* ofDraw(Name member);
    /// The framework whose arrays the file's arrays must be: the only one that it imports, and no data library beside it; in a project of
    /// one framework, a file that imports none has the project's.
    const Framework* theOnly() const;
    /// Whether nothing speaks against an array: what the function asks of the value, arrays have, and no text is its key.
    bool mayBeArray(const ast::Expr& value, const Framework& framework) const;
    /// The only source that the file uses, whatever else it uses.
    const Framework* onlySource() const;
    /// The same, where arrays of a common ground, NumPy, may be beside its own: enough where those behave as its own do.
    const Framework* onlyBesideCommonGround() const;
    /// Whether the file calls what has the same text, as modules are called, `self.net(x)`; all that it calls is found when first asked
    /// for.
    bool isCalledHere(const ast::Expr& callee);

private:
    std::vector<const Framework*> sourcesHere() const;
    const Framework* ofFields(Name member, const ast::Call& call);
    const Framework* ofPlacement(const ast::Call& call);
    const Framework* ofFormerMethod(Name member, const ast::Call& call) const;
    const std::vector<Name>& askedOf(const ast::NameExpr& name);
    bool hasArrayMembersOnly(const ast::NameExpr& name, const Framework& framework);
    bool standsForDType(const ast::Call& call) const;
    const Framework* onlyWith(Name method);
    const Framework* ofPositions(Name member, const ast::Call& call) const;
    bool takesPositions(const Framework& framework, Name member, const ast::Call& call) const;
    bool isGivenNumber(const ast::Subscript& node) const;
    bool isWritten(const ast::Subscript& node) const;
    bool holdsArrayElsewhere(const ast::Expr& variable, const Framework& framework);
    bool isGivenArrayInClass(const ast::Expr& attribute, const Framework& framework) const;
    bool holdsComputed(const ast::Expr& variable, const Type* type) const;
    bool onlyArraysTake(const Framework& framework, Name member, const ast::Call& call);

    Facts& facts_;
    std::unordered_map<Name, const Framework*> methods_, attributes_;       ///< whose arrays alone have a member
    std::unordered_map<SymbolId, std::vector<const ast::Node*>> bindings_;  ///< what binds names by assignment, once asked for
    std::optional<std::unordered_set<std::string_view>> called_;            ///< texts of what the file calls
    std::optional<std::unordered_map<SymbolId, std::vector<Name>>> asked_;  ///< what the file asks of its names
};

}  // namespace regraft::semantic
