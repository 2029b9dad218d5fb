#include "mapping/own_operator.h"

#include <algorithm>
#include <array>
#include <utility>

#include "mapping/beside.h"
#include "mapping/condition.h"

namespace regraft {

namespace {

using SymbolAndMethod = std::pair<std::string_view, std::string_view>;

/// The methods that Python calls on the left operand.
constexpr std::array<SymbolAndMethod, 13> methodsOfOperators{{{"+", "__add__"},
                                                              {"-", "__sub__"},
                                                              {"*", "__mul__"},
                                                              {"/", "__truediv__"},
                                                              {"//", "__floordiv__"},
                                                              {"%", "__mod__"},
                                                              {"**", "__pow__"},
                                                              {"@", "__matmul__"},
                                                              {"&", "__and__"},
                                                              {"|", "__or__"},
                                                              {"^", "__xor__"},
                                                              {"<<", "__lshift__"},
                                                              {">>", "__rshift__"}}};

}  // namespace

const neutral::Expr* liftOwnOperator(std::string_view symbol, const UseSite& site, const Framework& framework, const TypeSource& types,
                                     Arena& arena) {
    const auto* method = std::ranges::find(methodsOfOperators, symbol, &SymbolAndMethod::first);
    if (method == methodsOfOperators.end()) return nullptr;
    const ApiRef api = Tables::builtin().arrayMember(framework, method->second);
    if (!api || api.entry->overloads.size() < 2) return nullptr;
    const LiftContext context{framework, arena, neutral::Form::Operator, site.node};
    Environment environment;
    for (const ast::Expr* operand : site.operands)
        environment.values.push_back(makeSource(*operand, takenAs(types.typeOf(*operand), framework, arena), arena));
    for (const Overload& overload : api.entry->overloads) {
        if (!overload.when || !overload.lift || overload.parameters.size() != environment.values.size()) continue;
        environment.parameters = overload.parameters;
        std::string problem;
        if (evaluate(*overload.when, environment) == Truth::True) return instantiate(*overload.lift, environment, context, problem);
    }
    return nullptr;
}

}  // namespace regraft
