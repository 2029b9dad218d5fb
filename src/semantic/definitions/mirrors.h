#pragma once

#include <string_view>
#include <unordered_map>

#include "semantic/facts.h"
#include "semantic/parts.h"

namespace regraft::semantic {

/// Takes over what other modules show of their names, functions and classes, and what they say of this module's.
class Mirrors {
public:
    explicit Mirrors(const Parts& parts)
        : facts_(parts.facts),
          arena_(parts.facts.arena),
          state_(parts.state),
          parameters_(parts.parameters),
          definitions_(parts.definitions) {}

    /// Takes over what the other modules have shown since the last time.
    void lookAround();
    /// Takes over what the function's module shows of it now.
    void reflect(FunctionInfo& mirror);
    /// Takes over what the class's module shows of it now.
    void reflect(ClassInfo& mirror);
    /// Takes over what a name of another module holds now.
    void reflect(const Found& name, Fact& fact);

private:
    Name ownName(std::string_view name);
    void show(Fact& fact, const Type* theirs);
    const Type* adopt(const Type* type);
    void hear(const Evidence& evidence);

    Facts& facts_;
    Arena& arena_;
    EvaluationState& state_;
    Parameters& parameters_;
    Definitions& definitions_;
    std::unordered_map<const char*, Name> ownNames_;
};

}  // namespace regraft::semantic
