#pragma once
// What all that decide on the uses of a file share: the file, where it goes, and what they ask of emission and tell the user.

#include <initializer_list>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "emit/conversion.h"
#include "emit/migration.h"
#include "emit/replaced_text.h"
#include "emit/rewrite.h"
#include "lift/calls.h"
#include "lift/lift.h"
#include "lift/program_effects.h"
#include "lift/random_keys.h"
#include "lower/lower.h"

namespace regraft {

/// What becomes of a use.
enum class Outcome { Exact, Approximate, Untranslatable };

/// One file on its way to one target.
struct OutcomeContext {
    /// `isNeutral`: operations are written as the catalogue names them (--print=neutral).
    OutcomeContext(const Frontend& frontend, const Framework& target, const ConvertOptions& options, bool isNeutral, DiagnosticSink& sink);

    ParsedFile& file;
    Arena& arena;
    const Analysis& analysis;
    const std::vector<const Framework*>& from;
    const ProgramContext& program;
    const Framework& target;
    const ConvertOptions& options;
    const bool isNeutral;
    const bool migrates;  ///< the target is a source as well, of which another version is meant
    DiagnosticSink& sink;
    EmitRequest request;

    DTypeRules targetRules;        ///< the target's, as the settings that the output makes leave them
    bool buildsLayers = false;     ///< layers get their arrays as they are made, though the target's wait for the first call
    bool trainsOthers = false;     ///< a module's parameters are others than its trained variables in the target: some are frozen
    bool hasDefaultFloat = false;  ///< the file has told the source to make arrays of the float that the target makes them of
    CallGraph calls;
    const RandomKeys* keys = nullptr;  ///< null where functions that draw take none
    std::unordered_map<const Use*, Lifted> lifted;
    ReplacedText replaced;

    /// Only the target's own uses are looked at.
    bool isOnlyMigration() const { return migrates && from.size() == 1; }
    /// The version of the target that is meant: the newest where none is named.
    std::string targetVersion() const { return versionOf(target, options.to); }
    /// What is known of a function or class of the program, in whichever of its files it stands.
    const Analysis& analysisOf(const ast::Node& definition) const;
    /// Calls of what may be any function, `fns[name](x)`, `self.f(x)`: none of the program's for sure, and no API.
    std::span<const ast::Call* const> callsOfAnything() const;
    /// Null for a use whose meaning is not known.
    const Lifted* liftedOf(const Use* use) const;

    /// What lowering has to know of code of `source`, and of what stands for `use`, which may draw from a key.
    LowerContext loweringFrom(const Framework& source) const;
    LowerContext loweringOf(const Use& use) const;

    /// Tells the user of the use; the outcome is what the diagnostic makes of it.
    Outcome report(const Use& use, DiagCode code, std::initializer_list<std::string_view> args);
    /// Reports that the target has nothing for the use, and why.
    Outcome noCounterpart(const Use& use, std::string_view problem);
    /// Reports that the use is only taken to be one of the source.
    Outcome reportGuess(const Use& use);

    /// Asks for code in the place of what `use` stands for.
    void rewrite(const ast::Expr& node, const py::Expr* code, const Use& use);
    void rewrite(StatementRewrite statement, const Use& use);
    /// The use that is told of if nothing can be written in the place of `node`: the first that asks.
    void answerFor(const ast::Node& node, const Use& use);
    /// Whose code stands in the place of `node`; null if it is none's.
    const Use* useOf(const ast::Node& node) const;

    /// A name that neither stands in the file nor was given to something else.
    std::string freshName(const std::string& base);

private:
    std::unordered_map<const ast::Node*, const Use*> useOfNode_;
    std::set<std::string> given_;
    mutable std::optional<std::vector<const ast::Call*>> callsOfAnything_;  ///< found when they are wanted
};

}  // namespace regraft
