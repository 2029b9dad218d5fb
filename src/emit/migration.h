#pragma once
// From one version of a framework to another: what becomes of a use of it.
//
//   np.trapz(y)          →  np.trapezoid(y)          another name of the same
//   a.ptp(axis=0)        →  np.ptp(a, axis=0)        what a table says to write
//   np.linalg.solve(a, b)   stays, and is told of where its arguments are such that it differs
//
// What is there at the target and means the same stays as it is. What is absent there, by the surfaces of both versions, is
// replaced or reported, whether a table speaks of it or not.

#include <optional>
#include <string>
#include <vector>

#include "diag/diagnostic.h"
#include "emit/call_adaption.h"
#include "emit/convert.h"
#include "emit/list_uses.h"
#include "emit/rewrite.h"
#include "emit/unpacked_arguments.h"
#include "emit/version_guards.h"
#include "lower/lower.h"
#include "mapping/condition.h"
#include "semantic/analysis.h"

namespace regraft {

/// The version that is meant, as the tables know it: "2" is the newest that begins so, and none is the newest of all.
std::string versionOf(const Framework& framework, const FrameworkVersion& named);

/// What becomes of a use in another version.
struct Migrated {
    const ast::Expr* node = nullptr;  ///< becomes `code`
    const py::Expr* code = nullptr;
    const ast::Stmt* statement = nullptr;  ///< set: it becomes `target = code`
    const py::Expr* target = nullptr;
    bool isRemoved = false;  ///< the statement that it is goes
    bool byMeaning = false;  ///< to be lifted and lowered, as for another framework
    std::optional<DiagCode> report;
    std::vector<std::string> args;  ///< of the report
};

/// Looks uses up in what the tables know of versions.
class Migration {
public:
    /// `context`: of the framework to itself, with the version it goes to. `from`: empty where none was named; then a
    /// name means what it last meant.
    Migration(const CallGraph& calls, const Analysis& analysis, const LowerContext& context, std::string from);

    Migrated of(const Use& use) const;
    /// The use, a call, under another name: its arguments as that takes them.
    Migrated underName(const Use& use, const std::string& newName) const { return adapted(use, nameOf(use), newName); }
    /// Changes of what is no name (`promotion`), made between the two versions.
    std::vector<const VersionChange*> crossed(std::string_view subject) const;
    /// Those of them that the target has made and the source had not.
    std::vector<const VersionChange*> crossedUp(std::string_view subject) const;
    /// Imports of what is absent at the target, where no condition on versions keeps them from being run.
    std::unordered_map<const ast::alias*, AbsentImport> absentImports() const;

    /// Whether the version that is meant is known not to have the name.
    bool isAbsent(std::string_view name) const;

private:
    bool isInNoVersion(std::string_view name) const;
    bool liesInNoVersion(const std::string& name) const;
    const VersionChange* leftOut(std::string_view name) const;
    std::optional<AbsentImport> absentImport(const std::string& target) const;
    struct Named {
        std::string name;     ///< without an old interface's module
        std::string version;  ///< the version it is written for
        bool isOld = false;   ///< of an old interface
    };
    Named nameOf(const Use& use) const;
    bool isGuarded(const Use& use, const Named& named) const;
    bool isOfPython(std::string_view name) const;
    bool mayBeOfDType(const Use& use, const Named& named) const;
    bool isThere(std::string_view name) const;
    Migrated ofName(const Use& use) const;
    Migrated ofDTypeText(const Use& use, const ast::Call& call) const;
    Migrated ofOperator(const Use& use) const;
    Migrated ofPromotion(const Use& use) const;
    std::optional<Migrated> byChanges(const Use& use, const Named& named) const;
    std::optional<Migrated> byChange(const Use& use, const Named& named, const VersionChange& change, const ast::Expr* to) const;
    Migrated renamed(const Use& use, const Named& named, const std::string& name) const;
    std::optional<Migrated> withoutFlags(const Use& use, const Named& named) const;
    std::optional<Migrated> byOtherName(const Use& use, const Named& moved) const;
    std::optional<Migrated> asList(const Use& use, Truth holds) const;
    Migrated ofUnpacked(const Use& use, const std::string& at, const std::string& differs) const;
    Migrated written(const Use& use, const py::Expr& code, bool wholeCall) const;
    Migrated statementOf(const Use& use, const ast::Expr& to, const neutral::Expr& call) const;
    Migrated replaced(const Use& use, const Named& named) const;
    Migrated adapted(const Use& use, const Named& named, const std::string& newName) const;
    const py::Expr* reference(const Use& use, const std::string& name) const;
    std::vector<std::string> candidates(const Use& use, const std::string& name) const;
    std::vector<std::string> otherNames(const std::string& name) const;
    std::string nameThere(const std::string& name) const;
    Migrated reported(DiagCode code, std::vector<std::string> args) const;

    const Analysis& analysis_;
    LowerContext context_;
    const Framework& framework_;
    std::string from_, to_;
    VersionGuards guards_;
    ListUses lists_;
    UnpackedArguments unpacked_;
    bool asksVersion_;  ///< the file asks for the framework's version somewhere, or for names that some versions have
};

}  // namespace regraft
