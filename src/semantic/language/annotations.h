#pragma once

#include <span>

#include "semantic/facts.h"
#include "semantic/parts.h"

namespace regraft::semantic {

/// Whether a name with an index makes a type: `Optional[…]`, `list[…]`, `Float[…]`.
bool makesTypes(const ApiName& name);

/// Reads annotations, in quotes or not, as the types that they declare.
class Annotations {
public:
    explicit Annotations(const Parts& parts)
        : facts_(parts.facts),
          arena_(parts.facts.arena),
          state_(parts.state),
          expressions_(parts.expressions),
          names_(parts.names),
          runner_(parts.runner),
          classes_(parts.classes),
          definitions_(parts.definitions),
          programModules_(parts.programModules),
          objects_(parts.objects) {}

    /// The type that an annotation declares; the names in it are uses of their own.
    const Type* evaluate(const ast::Expr& annotation);
    /// Reads an annotation: one of the file that has been evaluated or, if there is a `quote`, a part of that string.
    const Type* annotated(const ast::Expr& annotation, const ast::Constant* quote = nullptr);
    /// What an instance of a class is.
    const Type* annotatedName(const Type* type);
    /// `Optional[T]`, `list[T]`: parts are read as in `annotated`.
    const Type* annotatedSubscript(const ast::Subscript& annotation, const ast::Constant* quote);
    /// `A | B`, `Union[A, B]`: parts are read as in `annotated`.
    const Type* annotatedUnion(std::span<ast::Expr* const> members, const ast::Constant* quote);
    /// The value of an annotation that is no class of its own: `Batch = list[Tensor]`.
    const Type* aliasOf(const Type* instance);

private:
    const Type* annotatedText(const ast::Constant& text, const ast::Constant& where);
    const Type* denotedBy(const ast::Expr& expr, const ast::Constant* quote);
    const Type* quotedName(Name name, const ast::Constant& quote);

    Facts& facts_;
    Arena& arena_;
    EvaluationState& state_;
    Expressions& expressions_;
    Names& names_;
    FunctionRunner& runner_;
    Classes& classes_;
    Definitions& definitions_;
    ProgramModules& programModules_;
    Objects& objects_;
};

}  // namespace regraft::semantic
