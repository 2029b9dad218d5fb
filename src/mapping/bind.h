#pragma once
// Which overload a use means, which argument is which parameter, and what that says neutrally.

#include <string>
#include <vector>

#include "ast/ast.h"
#include "mapping/instantiate.h"
#include "mapping/tables.h"
#include "neutral/expr.h"

namespace regraft {

/// Where the analysis keeps what it knows of the file's expressions.
class TypeSource {
public:
    virtual ~TypeSource() = default;
    virtual const Type* typeOf(const ast::Expr& expr) const = 0;
};

/// A use as it stands in the file: a call, a mere reference, or an operator.
struct UseSite {
    const ast::Expr* node = nullptr;         ///< the Call, or the Attribute/Name itself; BinOp etc. for operators
    const ast::Call* call = nullptr;         ///< null: not called
    const ast::Expr* receiver = nullptr;     ///< of a method or attribute of an array
    const ast::Expr* key = nullptr;          ///< of a method behind an index, x.at[key].set(…): bound after the receiver
    std::vector<const ast::Expr*> operands;  ///< of an operator, in the operation's parameter order
    neutral::Form form = neutral::Form::Function;
};

/// What stands for one parameter. Nothing set: omitted.
struct BoundArgument {
    const ast::Expr* value = nullptr;    ///< one argument
    std::vector<const ast::Expr*> rest;  ///< of `*args`: all of them
    bool isRest = false;
    const ast::keyword* keyword = nullptr;  ///< set if it was given by keyword
    bool given() const { return value || isRest; }
};

enum class BindProblem { None, NoFit, Ambiguous, StarArguments, Unsupported, UnsupportedArgument };

struct Choice {
    const Overload* overload = nullptr;
    std::vector<BoundArgument> arguments;  ///< one a parameter of the overload
    BindProblem problem = BindProblem::None;
    std::string detail;        ///< the reason
    std::string parameter;     ///< UnsupportedArgument: its name
    std::string_view implied;  ///< what former flags say for `impliedAt`, which was not given otherwise; empty: none were
    std::size_t impliedAt = 0;
    const ast::Expr* written = nullptr;  ///< the argument whose array takes the result; null: none
};

/// Chooses the overload of `api` for a use and binds its arguments by the real signature.
Choice chooseOverload(const ApiRef& api, const UseSite& site, const TypeSource& types);

/// The neutral form of a chosen use, holes for all the user's arguments; types filled in by the
/// source framework's rules. Null where the choice has a problem.
const neutral::Expr* liftChoice(const Choice& choice, const UseSite& site, const Framework& framework, const TypeSource& types,
                                Arena& arena);

/// The neutral form of `operation` applied to site.operands as the source framework means it.
const neutral::Expr* liftOperator(const Operation& operation, const UseSite& site, const Framework& framework, const TypeSource& types,
                                  Arena& arena);

/// Binds the arguments of a use to one signature, whatever it means.
Choice bindArguments(const Overload& overload, const UseSite& site);

/// What is bound to the parameters of `overload`, with what is known of it.
Environment environmentOf(const Choice& choice, const TypeSource& types, const LiftContext& context);

}  // namespace regraft
