#pragma once
// All that is put into a file beside its changes: settings, and the helpers that new code calls.

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "emit/graft.h"
#include "emit/import_plan.h"
#include "emit/names.h"
#include "emit/rewrite.h"
#include "emit/source_tree.h"

namespace regraft {

/// Gathers the helpers and settings of a request, and writes those that the file does not have already.
class Grafts {
public:
    Grafts(const EmitRequest& request, const SourceTree& tree);

    /// Adds the helpers that a document calls, with those that they call.
    void addHelpersOf(const Document& document);
    /// What the helpers' own import statements say.
    std::vector<ImportForm> imports() const;
    void forEach(const std::function<void(const Graft&)>& visit) const;
    /// What a helper is called in the file; known for good once it is written.
    std::string nameOf(const std::string& helper) const;
    /// The text at a line start behind the imports; nothing if there is none.
    std::optional<Edit> write(std::uint32_t at, const NameResolver& resolver, ImportPlan& plan, FreshNames& fresh);

private:
    void addHelper(const std::string& name);
    std::string_view helperText(std::string_view name) const;
    bool isThere(const std::string& statement) const;
    std::string setupsText(const NameResolver& resolver) const;
    std::string helpersText(const NameResolver& resolver, ImportPlan& plan, FreshNames& fresh);

    const EmitRequest& request_;
    const SourceTree& tree_;
    std::vector<std::unique_ptr<Graft>> helpers_, setups_;
    std::map<std::string, std::string> names_;  ///< of helpers, in the file
};

}  // namespace regraft
