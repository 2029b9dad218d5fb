#pragma once
// Which imports the new code needs, under which names, and which old ones go.

#include <functional>
#include <map>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "emit/import_scan.h"
#include "emit/names.h"
#include "emit/rewrite.h"

namespace regraft {

/// `module` under the name `as`; both equal: a plain import.
struct NewImport {
    std::string module, as;
    bool isName = false;       ///< `module` is a name in one: `from numpy import trapezoid as trapz`
    std::string text() const;  ///< the statement
    friend bool operator==(const NewImport&, const NewImport&) = default;
};

struct ImportRequest {
    const SourceTree* tree = nullptr;
    const FileNames* names = nullptr;
    std::vector<const Framework*> from;
    const Framework* target = nullptr;
    std::vector<ImportForm> forms;  ///< usual forms beside the target's
    /// Whether a read of a name is still there in the output and means the import.
    std::function<bool(const ast::NameExpr&)> survives;
    /// Whether a read of a name meant an import in the input.
    std::function<bool(const ast::NameExpr&)> refers;
    /// Whether an import means a module of the program itself, whatever it is called.
    std::function<bool(const ast::alias&)> isOwn;
    /// Whether other modules import this name from the file.
    std::function<bool(std::string_view)> isTaken;
    /// Whether something was said of a use of the import that stays where the name stands.
    std::function<bool(const ast::NameExpr&)> isReported;
    const std::unordered_map<const ast::alias*, AbsentImport>* absent = nullptr;
};

class ImportPlan {
public:
    explicit ImportPlan(ImportRequest request);

    /// How a qualified name is written in the file. `where`: the place that needs it.
    std::string resolve(std::string_view qualified, std::uint32_t where);

    struct Outcome {
        std::vector<const Import*> removed;
        std::vector<NewImport> atModule;
        std::vector<std::pair<const ast::Stmt*, NewImport>> local;  ///< in place of an import in a function, or of one that is absent
        std::vector<const ast::alias*> absent;                      ///< what the target has not, and stays
    };
    /// Once everything is resolved.
    Outcome finish() const;
    const std::vector<Import>& imports() const { return imports_; }
    /// Whether the name is nothing in the output: only imports bind it, and they go. If so, something else has it from then on.
    bool gives(std::string_view name);

private:
    struct Form {
        ImportForm form;
        std::string alias;
        std::vector<std::uint32_t> uses;
    };
    const Import* userImport(std::string_view qualified, std::size_t atLeast, std::uint32_t where) const;
    bool isUsable(const Import& import) const;
    bool onlyImported(const Import& import) const;
    ImportForm formFor(std::string_view qualified) const;
    std::string aliasFor(const ImportForm& form) const;
    bool isAliasFree(const std::string& alias, const ImportForm& form) const;
    bool isReferenced(const Import& import, const std::function<bool(const ast::NameExpr&)>& counts) const;
    bool isSource(const Import& import) const;
    void decideRemovals();
    bool mayGo(const Import& import) const;
    bool goesUnreferenced(const Import& import) const;
    void settleAbsent(const Import& import, const AbsentImport& absent, Outcome& out) const;
    const ast::Stmt* localPlace(const std::vector<std::uint32_t>& uses, std::uint32_t use) const;

    ImportRequest request_;
    std::uint32_t headerEnd_ = 0;
    std::vector<Import> imports_;
    std::unordered_set<const Import*> gone_;
    std::unordered_set<const Import*> used_;
    std::unordered_set<std::string> given_;  ///< names that imports had, and something else has now
    std::map<std::string, Form> forms_;      ///< by module
    std::unordered_set<std::string_view> exported_;
    bool usesSource_ = false;
    std::string annotations_;  ///< text of all string annotations
};

}  // namespace regraft
