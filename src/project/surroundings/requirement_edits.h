#pragma once

#include "project/surroundings/packages.h"

namespace regraft {

/// The name at the start of a requirement, and how far name, extras and version go. Empty spans if it is none.
struct RequirementParts {
    Span name, constraint;  ///< the constraint begins with the name
    bool isDirect = false;  ///< `torch @ https://…`
    bool isHashed = false;  ///< `--hash=…`
};

/// Changes requirements of the source framework, wherever in a text they stand, to what the target needs.
class RequirementEdits {
public:
    RequirementEdits(std::string_view text, const Packages& packages) : text_(text), packages_(packages) {}

    /// How more requirements are written behind the one that is changed.
    struct Layout {
        std::string before, after;  ///< around each of them: "\n    \"" and "\","
        Span whole;                 ///< what goes where nothing takes its place; empty: it cannot go
    };
    /// A requirement like `torch>=2.0; python_version > "3.8"` at `span`. One that is not the source's is left alone.
    void requirement(Span span, const Layout& layout);
    /// Finds what the file requires already; to be called for every requirement before any is changed.
    void see(Span span);

    void migrate(const RequirementParts& parts, std::string_view name);
    void report(DiagCode code, Span span, std::string_view name, std::string_view reason = {});
    std::string_view textOf(Span span) const { return span.of(text_); }
    std::string_view text() const { return text_; }
    const Packages& packages() const { return packages_; }
    void replace(Span span, std::string text) { edits_.push_back({span, std::move(text)}); }
    /// What of the target is still to be required; none of it a second time.
    std::vector<std::string> takeWanted();

    Revision take();

private:
    std::string_view text_;
    const Packages& packages_;
    std::set<std::string> present_;  ///< distributions of the target that the file requires
    std::vector<Edit> edits_;
    DiagnosticSink sink_;
};

RequirementParts partsOf(std::string_view text, Span span);

}  // namespace regraft
