#pragma once
// What an expression that is written to stands for: a variable that holds the array, and the views on it.

#include <string>
#include <vector>

#include "mapping/sharing.h"
#include "semantic/analysis.h"

namespace regraft {

/// `self.cache.view(-1)[3]` is held by `self.cache`, through the views reshape and getitem.
struct Place {
    const ast::Expr* holder = nullptr;        ///< a name, an attribute of one, an item of a container; null: nothing holds it
    const ast::NameExpr* root = nullptr;      ///< the name at the beginning of the holder
    std::string key;                          ///< the holder's, see holderKey()
    std::vector<const neutral::Expr*> views;  ///< operations, the one next to the holder first
    std::vector<const Use*> writes;           ///< calls in place that it comes through, the first one first: x.add_(1)
    Sharing sharing = Sharing::Yes;           ///< whether all views share the holder's memory
    bool isFresh = false;                     ///< without a holder: an array that nothing else reaches

    explicit operator bool() const { return holder != nullptr; }
};

Place placeOf(const ast::Expr& expr, const Analysis& analysis);

/// A name for what can hold an array, the same for the same variable: "x", "self.cache", "d['k']"; "xs[*]" where the item
/// is not constant. Empty if `expr` is no such thing.
std::string holderKey(const ast::Expr& expr, const Analysis& analysis);

/// The key of an item of a container.
std::string itemOf(std::string_view container, const ast::Expr& slice);

/// Whether `key` is `other` or lies in it: "self.cache" in "self".
bool liesIn(std::string_view key, std::string_view other);
/// Whether both may be the same variable: "xs[*]" and "xs[0]".
bool overlap(std::string_view a, std::string_view b);

/// Whether a use is an array that a layer owns, `self.fc.weight`: a place of its own.
bool isLayerArray(const Use& use);

/// Whether a place is all of an array, through `.data` or `detach()`, which a layer or module has.
bool isWithoutGradient(const Place& place);

/// Whether an assignment to the target writes into an array: `x[0]`, not `d['k']` of a container.
bool isArrayItem(const ast::Expr& target, const Analysis& analysis);

/// Whether a write is `x += v` of a framework whose arrays can be written to, but which binds x anew all the same.
bool bindsAnew(const Use& use, const Analysis& analysis);

/// Whether `expr` gives an array that nothing else reaches.
bool isFreshArray(const ast::Expr& expr, const Analysis& analysis);

}  // namespace regraft
