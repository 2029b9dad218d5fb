#pragma once
// Where a method makes layers, in the order in which it does, and what each is called.
//
//     x = nn.Dense(3)(x)                          Dense_0
//     for n in self.sizes: x = nn.Conv(n, (3,))(x)    one of Conv, as there are many
//     x = nn.Dense(5, name="head")(x)             head

#include <map>
#include <string>
#include <vector>

#include "modules/compact/compact_class.h"
#include "modules/compact/known_values.h"

namespace regraft {

struct LayerSite {
    enum class Made { Before, AtFirstCall };
    const ast::Call* call = nullptr;  ///< `nn.Dense(3)`, or `self.param("scale", init, (3,))`
    bool isParameter = false;
    std::string kind;                         ///< the name of its class: layers are counted by it
    std::string attribute;                    ///< of the module; for one of many, of the list
    const ast::Expr* computedName = nullptr;  ///< an expression that gives the attribute's name
    bool isListed = false;                    ///< one of many, which lie in a list in the order in which they are made
    Made made = Made::Before;
    const ast::Stmt* statement = nullptr;  ///< the innermost around it
};

/// What is known of the names that make layers in a method.
class LayerMakers {
public:
    LayerMakers(const ast::FunctionDef& method, const CompactClass& owner, const CompactClasses& classes, const Analysis& analysis,
                const CompactModuleRules& rules);

    /// Whether a call makes a layer (and doesn't call one).
    bool makes(const ast::Call& call) const;
    /// The name of the class that an expression stands for: `Dense` for `nn.Dense` and for `partial(nn.Dense, use_bias=False)`.
    std::string classNamed(const ast::Expr& expr) const;
    /// Whether `call` makes a parameter of the module.
    bool makesParameter(const ast::Call& call) const;
    bool isOfSelf(const ast::Expr& expr, std::string_view method) const;
    /// The class of the layer that a variable of the method holds, which was made there; empty if it holds none.
    std::string classHeld(const ast::NameExpr& name) const;

private:
    const CompactClass& owner_;
    const CompactClasses& classes_;
    const Analysis& analysis_;
    const CompactModuleRules& rules_;
    Name self_;
    std::map<std::string_view, std::vector<const ast::Expr*>> values_;  ///< of the method's variables
};

/// The sites of a method. `problem` gets the reason if it can't be said before which layers there are.
std::vector<LayerSite> findLayerSites(const ast::FunctionDef& method, const LayerMakers& makers, const KnownValues& known,
                                      const Analysis& analysis, const CompactModuleRules& rules, std::string& problem);

/// Whether `name` is among the keywords by which layers are told that they aren't training.
bool isMode(const CompactModuleRules& rules, Name name);

}  // namespace regraft
