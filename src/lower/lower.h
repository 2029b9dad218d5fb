#pragma once
// Neutral expressions to code of the target framework.

#include <string>
#include <vector>

#include "lower/python_expr.h"
#include "mapping/bind.h"
#include "mapping/tables.h"
#include "neutral/expr.h"

namespace regraft {

struct LowerContext {
    const Tables& tables;
    const Framework& source;
    const Framework& target;
    DTypeRules targetRules;      ///< the target's, as the settings that the output makes leave them (jax with x64)
    bool preserveDtypes = true;  ///< --dtypes preserve
    Arena& arena;
    const TypeSource* types = nullptr;  ///< of the file's expressions, if at hand
    std::string randomKey = {};         ///< the variable that holds the key for what is drawn here
    std::string targetVersion = {};     ///< what is absent there is not written; empty: the newest
    bool leavesOmitted = false;         ///< an argument that was omitted stays so, whatever the defaults
    bool neutral = false;               ///< print operations as they are named in the catalogue (--print=neutral)
};

/// The code, or why there is none.
struct Lowered {
    const py::Expr* code = nullptr;
    std::string unsupported;           ///< set if there is no code
    bool isDropped = false;            ///< as a decorator, in `with` or alone it may be left out
    std::vector<std::string> differs;  ///< approximate: what differs
    /// What may be no array for all that is known, where the source takes other things for arrays and the target doesn't; of all ways that
    /// were tried.
    std::vector<const ast::Expr*> taken;
    /// Whether something is, for all that is known, computed from integers in the target's default float, which is narrower than the
    /// source's.
    bool hangsOnDefault = false;
};

Lowered lower(const neutral::Expr& expr, const LowerContext& context);

/// `x[key]` as what is assigned to, of an application of `getitem`. Neither code nor a reason: it stays as it is.
Lowered lowerStored(const neutral::Expr& getitem, const LowerContext& context);

/// An expression of a table over the parameters of `call`, with what is bound to them put in.
Lowered lowerTemplate(const ast::Expr& to, const neutral::Expr& call, const LowerContext& context);

/// The name of a function of the target that can stand for `overload`, passed as a value: same order of
/// required parameters, same meaning of defaults. Null if there is none.
const py::Expr* lowerFunctionValue(const Overload& overload, const LowerContext& context);

/// The same as a lambda over its required parameters, which are taken for arrays: for callers that hand on arrays by position; or
/// for values of the type `given`: lists, which the source takes for arrays.
const py::Expr* lowerAsLambda(const Overload& overload, const LowerContext& context, const Type* given = nullptr);

}  // namespace regraft
