#pragma once
// Analyses a text and asks for what was found by the source of expressions.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "semantic/analysis.h"

namespace regraft::test {

/// What an analysis says, asked by source text.
class Inspection {
public:
    explicit Inspection(const Analysis& analysis) : analysis_(analysis) {}

    /// The type of the last expression with this source, in words; "" where nothing is known.
    std::string type(std::string_view source) const;
    /// The type of the first one.
    std::string firstType(std::string_view source) const;
    /// Names of all uses in order, "name" or "name?" if assumed, "=name" if a value, "name!" if a store.
    std::vector<std::string> uses() const;
    const Use* use(std::string_view name) const;
    const Analysis& analysis() const { return analysis_; }

private:
    std::vector<std::string> typesOf(std::string_view source) const;

    const Analysis& analysis_;
};

/// Owns the text, file and analysis that it inspects.
struct InspectedFile {
    InspectedFile(std::string source, std::vector<std::string> from);

    std::string text;
    std::unique_ptr<ParsedFile> parsed;
    std::unique_ptr<Analysis> analysed;
};

class Inspected : InspectedFile, public Inspection {
public:
    explicit Inspected(std::string source, std::vector<std::string> from = {"torch"})
        : InspectedFile(std::move(source), std::move(from)),
          Inspection(*analysed) {}
    const ParsedFile& file() const { return *parsed; }
};

using Strings = std::vector<std::string>;

}  // namespace regraft::test
