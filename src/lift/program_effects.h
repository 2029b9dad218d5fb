#pragma once
// What the functions of a program do to what they are given, over the call graph of all its files: which parameters they
// change and hand back (returned_parameters.h), whether they may return what they were given, and which take a key from now on.

#include <map>
#include <memory>
#include <set>
#include <string>

#include "lift/random_keys.h"
#include "lift/returned_parameters.h"
#include "semantic/program.h"

namespace regraft {

class ProgramEffects {
public:
    /// For a target whose arrays never change (`rebinds`), or whose functions that draw numbers take keys (`keyed`).
    ProgramEffects(const Program& program, bool rebinds, bool keyed);
    ~ProgramEffects();

    /// Null for a target whose arrays can be written to.
    const ReturnedParameters* returned() const { return returned_.get(); }
    const KeyedFunctions& keyed() const { return keyed_; }
    /// Whether what a function gives may be, or be a view of, something it was given.
    bool returnsArgument(const ast::Node& function) const { return passing_.contains(&function); }
    /// Functions that some file hands on as values.
    const std::set<const ast::Node*>& values() const { return values_; }

private:
    struct File;

    void collectPassing(const File& file);
    void collectKeyed(const std::vector<std::unique_ptr<File>>& files);

    std::unique_ptr<ReturnedParameters> returned_;
    KeyedFunctions keyed_;
    std::set<const ast::Node*> passing_, values_;
};

}  // namespace regraft
