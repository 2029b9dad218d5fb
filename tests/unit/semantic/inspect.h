#pragma once
// Analyses a text and asks for what was found by the source of expressions.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "semantic/analysis.h"

namespace regraft::test {

class Inspected {
public:
    explicit Inspected(std::string text, std::vector<std::string> from = {"torch"});

    /// The type of the last expression with this source, in words; "" where nothing is known.
    std::string type(std::string_view source) const;
    /// The type of the first one.
    std::string firstType(std::string_view source) const;
    /// Names of all uses in order, "name" or "name?" if assumed, "=name" if a value, "name!" if a store.
    std::vector<std::string> uses() const;
    const Use* use(std::string_view name) const;
    const Analysis& analysis() const { return *analysis_; }
    const ParsedFile& file() const { return *file_; }

private:
    std::vector<std::string> typesOf(std::string_view source) const;

    std::string text_;
    std::unique_ptr<ParsedFile> file_;
    std::unique_ptr<Analysis> analysis_;
};

using Strings = std::vector<std::string>;

}  // namespace regraft::test
