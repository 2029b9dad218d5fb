#pragma once
// What becomes of each use of a file: rewrites for emission, diagnostics for the user.

#include <memory>
#include <string>
#include <unordered_map>

#include "emit/conversion.h"
#include "emit/rewrite.h"

namespace regraft {

struct Concerns;
struct OutcomeContext;
enum class Outcome;
class UnconvertedUses;

/// One run over the uses of a file.
class UseOutcomes {
public:
    /// `neutral`: write operations as the catalogue names them (--print=neutral).
    UseOutcomes(const Frontend& frontend, const Framework& target, const ConvertOptions& options, bool neutral, DiagnosticSink& sink);
    ~UseOutcomes();

    /// Decides on every use.
    void run();
    /// A rewrite that emission refused counts as untranslatable.
    void refuse(const ast::Node& node, const std::string& reason);
    /// An import that emission left, of what the version that is meant has not.
    void reportAbsentImport(const ast::alias& import);

    UseCounts counts() const;
    /// Which parameters of the converted classes are which of the originals'; empty if there are none.
    std::string parameterMap() const;
    EmitRequest& request();
    const Framework* target() const;
    /// Names of the uses that stay as they are, reported: what the self-check may find again.
    std::unordered_map<std::string, unsigned> reportedNames() const;

private:
    void decide(const Use& use);
    Outcome settled(const Use& use, Outcome outcome);
    void convertRest();

    std::unique_ptr<OutcomeContext> context_;
    std::unique_ptr<Concerns> concerns_;
    std::unique_ptr<UnconvertedUses> unconverted_;
    std::unordered_map<const Use*, Outcome> outcomes_;
};

}  // namespace regraft
