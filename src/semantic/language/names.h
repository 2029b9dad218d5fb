#pragma once

#include <unordered_map>

#include "semantic/facts.h"
#include "semantic/language/denoted.h"
#include "semantic/parts.h"

namespace regraft::semantic {

/// Says what names and dotted names denote.
class Names {
public:
    explicit Names(const Parts& parts)
        : facts_(parts.facts),
          state_(parts.state),
          expressions_(parts.expressions),
          attributes_(parts.attributes),
          classes_(parts.classes),
          definitions_(parts.definitions),
          programModules_(parts.programModules),
          uses_(parts.uses) {}

    /// What a dotted name stands for, before it is taken for a value. `isCalled`: it is the function of a call, which will
    /// say itself what the use is.
    Denoted denote(const ast::Expr& expr, bool isCalled = false);
    /// `getattr(torch, "relu")`.
    bool isKnownGetattr(const ast::Call& call) const;
    /// As the dotted name that it is. What an array has is looked up all the same, but stays: nobody can rewrite it in place.
    Denoted denoteGetattr(const ast::Call& call);
    /// An expression that stands for a value: a mere reference to a framework's name is a use.
    const Type* settle(const ast::Expr& expr, Denoted denoted);
    /// A name that the file binds nowhere: of a star import, or Python's own.
    const ApiName* outsideName(Name name);
    /// What a name holds, read at a place that is not evaluated in order.
    const Type* readAnywhere(SymbolId symbol);

private:
    Denoted denoteName(const ast::NameExpr& name);
    Denoted denoteAttribute(const ast::Attribute& attribute, bool isCalled);
    Denoted memberOfModule(const ast::Attribute& attribute, const Type* base, ModuleId module);
    const Type* valueOf(const ApiName& name, const ast::Expr& node);

    Facts& facts_;
    EvaluationState& state_;
    Expressions& expressions_;
    Attributes& attributes_;
    Classes& classes_;
    Definitions& definitions_;
    ProgramModules& programModules_;
    Uses& uses_;
    std::unordered_map<Name, const ApiName*> outside_;
};

}  // namespace regraft::semantic
