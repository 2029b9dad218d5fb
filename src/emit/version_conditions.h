#pragma once
// What conditions say that ask for the version of a framework, or for a name that only some versions have:
//
//     parse(np.__version__) >= parse("2.0")        NUMPY2        hasattr(jnp, "trapz")        not (NUMPY2 and OTHER)

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "emit/version_forms.h"
#include "mapping/tables.h"
#include "semantic/analysis.h"

namespace regraft {

class VersionConditions {
public:
    VersionConditions(const Framework& framework, const Tables& tables, const Analysis& analysis)
        : framework_(framework),
          tables_(tables),
          analysis_(analysis),
          forms_(framework, analysis) {}

    /// What a condition is under a version of the framework; nothing if it asks for something else.
    std::optional<bool> holds(const ast::Expr& test, std::string_view version) const;

private:
    std::optional<bool> decided(const ast::Expr& test, std::string_view version, int depth) const;
    std::optional<bool> ofSeveral(const ast::BoolOp& test, std::string_view version, int depth) const;
    std::optional<bool> hasName(const ast::Call& call, std::string_view version) const;
    struct Comparison;
    std::optional<Comparison> comparisonOf(const ast::Compare& test) const;
    std::optional<bool> compares(const ast::Compare& test, std::string_view version) const;

    const Framework& framework_;
    const Tables& tables_;
    const Analysis& analysis_;
    VersionForms forms_;
    mutable std::map<std::pair<const ast::Expr*, std::string>, std::optional<bool>> known_;  ///< by condition and version
};

}  // namespace regraft
