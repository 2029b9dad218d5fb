#pragma once
// What the tool says about a place in a file. The wording lives in diag.def alone.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "source/span.h"

namespace regraft {

enum class Severity : std::uint8_t { Error, Untranslatable, Approximate, Note };

enum class DiagCode : std::uint16_t {
#define DIAG(number, name, severity, message, help) name = number,
#include "diag/diag.def"
#undef DIAG
};

/// One line of diag.def.
struct DiagInfo {
    DiagCode code;
    std::string_view name;
    Severity severity;
    std::string_view message;
    std::string_view help;
};

std::span<const DiagInfo> allDiagnostics();
const DiagInfo& info(DiagCode code);
std::string codeText(DiagCode code);                        ///< "RG0101"
const DiagInfo* findDiagnostic(std::string_view codeText);  ///< null if there is no such code

struct Diagnostic {
    DiagCode code;
    Span span;             ///< in the source file's text
    std::string symbol;    ///< qualified name of what is concerned, e.g. "torch.Tensor.view"; may be empty
    std::string message;   ///< the wording, filled in
    bool assumed = false;  ///< rests on a guess about a type

    Severity severity() const { return info(code).severity; }
};

/// Collects the diagnostics of one file.
class DiagnosticSink {
public:
    /// Fills the code's wording with `args` ({0}, {1}, …).
    Diagnostic& report(DiagCode code, Span span, std::string symbol, std::initializer_list<std::string_view> args);
    /// By position, then code; equal ones once.
    void sort();
    const std::vector<Diagnostic>& all() const { return all_; }
    std::vector<Diagnostic> take() { return std::move(all_); }

private:
    std::vector<Diagnostic> all_;
};

}  // namespace regraft
