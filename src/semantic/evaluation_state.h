#pragma once
// Where the evaluation of a module is, and what it knows there.

#include <cstdint>
#include <initializer_list>
#include <vector>

#include "semantic/environment.h"
#include "semantic/facts.h"

namespace regraft::semantic {

/// A loop being executed: the ends of the paths that leave its body early.
struct Loop {
    Environment::Mark mark = 0;
    std::vector<Environment::Branch> breaks, continues;
};

/// One evaluation of one function's body.
struct Activation {
    Environment environment;
    FunctionInfo& function;
    std::uint32_t id;
    const Type* returned = pendingType();
    const Type* yielded = pendingType();
    std::vector<Loop*> loops = {};
};

/// Where the evaluation is; how facts are read and changed there, and what names hold.
class EvaluationState {
public:
    explicit EvaluationState(Facts& facts);

    /// What the names of the function being evaluated hold now.
    Environment& environment() { return at->environment; }
    /// Whether nothing is known of a value yet, but may be.
    bool isSoft(const Type* type) const { return isPatient && (isPending(type) || isPlaceholder(type)); }
    /// What holds of all that a fact was given. An array whose dtype may still become known says nothing against one whose dtype is.
    const Type* gathered(const Type* known, const Type* type);
    /// The result of something nobody can say more about: pending, as long as one of its operands is.
    const Type* unknown(std::initializer_list<const Type*> operands);
    /// What comes of calling something unknown: a guess from how it is used, where there is one.
    const Type* unknownResult(const ast::Call& call, const Type* function);

    /// What a name holds that is given a value: if nothing is known of that, a guess from how the name is used, where there is one.
    const Type* given(const ast::NameExpr& target, const Type* type);

    /// What is known of a fact; the function being evaluated depends on it from now on.
    const Type* read(Fact& fact);
    /// Joins a type into a fact.
    void update(Fact& fact, const Type* type);
    /// A fact is what the last evaluation gave.
    void replace(Fact& fact, const Type* type);

    /// The value of a name; null if it holds nothing here, and so may be Python's own.
    const Type* load(SymbolId id, Name name);
    /// From here on a name holds this.
    void store(SymbolId id, const Type* type);

    Activation* at = nullptr;  ///< null between functions
    bool isPatient = true;     ///< what is not known yet may still become known
    bool isForcing = false;    ///< what still changes becomes unknown
    bool inAnnotation = false;
    int depth = 0;                      ///< of nested evaluations
    std::vector<SymbolId> moduleSlots;  ///< by slot of the module's frame
    std::vector<SymbolId> settled;  ///< names that keep what they hold: what binds them anew is not for runs in which the source is there

private:
    Facts& facts_;
    Arena& arena_;
};

}  // namespace regraft::semantic
