#pragma once
// Code that only some versions of a framework reach:
//
//     if parse(np.__version__) >= parse("2.0"):
//         long = np.long         ← of the newer versions, though 1.23 had the name for something else
//     try:
//         long = np.long         ← where it is absent, the handler answers
//     except AttributeError:
//         long = np.int_
//     if hasattr(np, "long"):
//         return np.long
//     return np.int_             ← where the name is absent

#include <optional>
#include <string_view>

#include "emit/version_conditions.h"

namespace regraft {

class VersionGuards {
public:
    VersionGuards(const Framework& framework, const Tables& tables, const Analysis& analysis)
        : framework_(framework),
          analysis_(analysis),
          conditions_(framework, tables, analysis) {}

    /// Whether the file asks for the framework's version anywhere, or for names: if not, no condition in it compares that.
    bool areAsked() const;
    /// Whether what stands at `node` runs under a version of the framework, as far as conditions around it compare that; nothing if none
    /// does. What a check keeps from being run by an error is meant to be run once the check is gone.
    std::optional<bool> runsUnder(const ast::Node& node, std::string_view version) const;
    /// Whether `node`, which asks for the version, stands in a check that ends in an error under that version: `assert OLD`, `if NEW: raise
    /// …`.
    bool refuses(const ast::Node& node, std::string_view version) const;

private:
    std::optional<bool> lets(const ast::Node& outer, const ast::Node* inner, std::string_view version) const;
    std::optional<bool> afterOperands(const ast::BoolOp& several, const ast::Node* inner, std::string_view version) const;
    std::optional<bool> reached(const ast::Node& outer, const ast::Node* inner, std::string_view version) const;

    const Framework& framework_;
    const Analysis& analysis_;
    VersionConditions conditions_;
};

/// Whether it is asked for by `getattr` with a default, or stands in a `try` whose handlers expect names to be absent.
bool mayBeAbsent(const ast::Node& node, const Analysis& analysis);

}  // namespace regraft
