#pragma once
// What the functions of a program do to what they are given, over the call graph of all its files: which parameters they
// change and hand back (returned_parameters.h), whether they may return what they were given, and which take a key from now on.

#include <map>
#include <memory>
#include <string>

#include "lift/random_keys.h"
#include "lift/returned_parameters.h"
#include "semantic/program.h"

namespace regraft {

class ProgramEffects {
public:
    /// For a target whose arrays never change (`rebinds`), or whose functions that draw numbers take keys (`keyed`).
    ProgramEffects(const Program& program, bool rebinds, bool keyed, const ParallelFor& parallelFor);
    ~ProgramEffects();

    /// Null for a target whose arrays can be written to.
    const ReturnedParameters* returned() const { return returned_.get(); }
    const KeyedFunctions& keyed() const { return keyed_; }
    /// Functions that may give back what they are given (passing_functions.h).
    const FunctionSet& passing() const { return passing_; }
    /// Whether a file calls a function that takes or gives back something from now on.
    bool concern(ModuleId module) const { return concerned_[module]; }
    /// Functions that some file hands on as values.
    const FunctionSet& values() const { return values_; }

private:
    struct File;

    std::vector<std::unique_ptr<File>> read(const Program& program, const ParallelFor& parallelFor);
    void collectKeyed(const std::vector<std::unique_ptr<File>>& files);

    std::unique_ptr<ReturnedParameters> returned_;
    KeyedFunctions keyed_;
    FunctionSet passing_, values_;
    std::vector<bool> concerned_;  ///< by module
};

}  // namespace regraft
