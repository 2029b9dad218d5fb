#pragma once
// A lift template with its parameters bound: a neutral expression.

#include <functional>
#include <string>
#include <vector>

#include "mapping/environment.h"
#include "mapping/tables.h"

namespace regraft {

/// Where the new expressions live and whose rules give their types.
struct LiftContext {
    const Framework& framework;
    Arena& arena;
    neutral::Form form = neutral::Form::Function;
    const ast::Expr* origin = nullptr;  ///< the user's node that all of it stands for
};

/// Null if the template can't be instantiated here; then `problem` says why.
const neutral::Expr* instantiate(const ast::Expr& lift, const Environment& environment, const LiftContext& context, std::string& problem);

/// An application of `operation` to `parts`, its type computed; parts at the end that are left out are not given. Names of dtypes in
/// another form
/// (`float`, "float32") become dtypes.
const neutral::Expr* makeOperation(const Operation& operation, std::vector<const neutral::Expr*> parts, const LiftContext& context);

/// A hole for an expression of the user's file.
const neutral::Expr* makeSource(const ast::Expr& source, const Type* type, Arena& arena);
const neutral::Expr* makeLiteral(const ast::Expr& literal, Arena& arena);
const neutral::Expr* makeInteger(int value, Arena& arena);
const neutral::Expr* makeTuple(std::vector<const neutral::Expr*> parts, const LiftContext& context);

/// The operation a dotted name in a template refers to; null if none.
const Operation* operationNamed(const ast::Expr& name);
/// "linalg.inv" of the expression `linalg.inv`; empty if it is no dotted name.
std::string dottedName(const ast::Expr& expr);
/// Whether it is an attribute or a method call of a parameter that takes an object: `self.log_prob(value)`.
bool isMemberOfObject(const ast::Expr& expr, std::span<const Parameter> parameters);

/// What a lift that names unknown operations, parameters or forms has wrong; empty if nothing.
std::string checkLift(const ast::Expr& lift, std::span<const Parameter> parameters,
                      const std::function<const Operation*(std::string_view)>& findOperation);

}  // namespace regraft
