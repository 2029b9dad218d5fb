#pragma once
// Functions that change an array of their caller's, for targets whose arrays never change: they return the new one, and
// their callers take it.
//
//     def fill(x, v):                 def fill(x, v):
//         x[:] = v                        x = at_set(x, :, v)
//                                         return x
//     fill(buf, 3)                    buf = fill(buf, 3)

#include <functional>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "lift/aliases.h"
#include "lift/calls.h"

namespace regraft {

struct ReturnedParameter {
    const ast::Node* function = nullptr;
    std::string parameter;
    const Framework* framework = nullptr;  ///< whose array it is
    bool returnedNothing = false;          ///< else it returns this parameter already
};

class ReturnedParameters {
public:
    using AliasesOf = std::function<Aliases*(const ast::Node&)>;
    /// One of the files that are looked at together. Only the constructor uses it.
    struct File {
        const CallGraph* calls;
        const Analysis* analysis;
        AliasesOf aliasesAround;
    };
    /// Without files, there are none.
    explicit ReturnedParameters(std::vector<File> files);

    /// Null if the function is none of these.
    const ReturnedParameter* of(const ast::Node& function) const;
    const std::map<const ast::Node*, ReturnedParameter>& all() const { return returned_; }
    /// The parameters whose arrays each function changes.
    const std::map<const ast::Node*, std::set<std::string>>& changed() const { return changed_; }

private:
    struct Caller {
        const File* file;
        const KnownCall* call;
    };

    void collectWrites(const File& file);
    void collectCallers();
    /// The function whose changed parameters these are more of; null if nothing is new.
    const ast::Node* noteWrite(const File& file, const Place& place, const ast::Node& node, const Framework& framework);
    void spread();
    void choose(const File& file, const ast::Node& function, const std::string& parameter);
    bool canBeTaken(const File& file, const KnownCall& call, const ReturnedParameter& returned) const;

    std::vector<File> files_;
    std::unordered_map<const ast::Node*, std::vector<Caller>> callers_;  ///< by function
    std::unordered_map<const ast::Node*, const File*> homes_;            ///< by function that changes something
    std::map<const ast::Node*, std::set<std::string>> changed_;
    std::map<const ast::Node*, const Framework*> frameworkOf_;  ///< of the arrays that a function changes
    std::map<const ast::Node*, ReturnedParameter> returned_;
};

/// What a use that writes writes into.
Place writtenPlace(const Use& use, const Analysis& analysis);

}  // namespace regraft
