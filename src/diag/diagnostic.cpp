#include "diag/diagnostic.h"

#include <fmt/args.h>
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <tuple>

namespace regraft {
namespace {

constexpr DiagInfo table[] = {
#define DIAG(number, name, severity, message, help) {DiagCode::name, #name, Severity::severity, message, help},
#include "diag/diag.def"
#undef DIAG
};

std::string fill(std::string_view wording, std::initializer_list<std::string_view> args) {
    fmt::dynamic_format_arg_store<fmt::format_context> store;
    for (const std::string_view arg : args) store.push_back(arg);
    return fmt::vformat(fmt::string_view(wording.data(), wording.size()), store);
}

auto orderOf(const Diagnostic& d) { return std::tie(d.span.begin, d.span.end, d.code, d.symbol, d.message); }

}  // namespace

std::span<const DiagInfo> allDiagnostics() { return table; }

const DiagInfo& info(DiagCode code) {
    return *std::lower_bound(std::begin(table), std::end(table), code,
                             [](const DiagInfo& row, DiagCode wanted) { return row.code < wanted; });
}

std::string codeText(DiagCode code) { return fmt::format("RG{:04}", static_cast<unsigned>(code)); }

const DiagInfo* findDiagnostic(std::string_view text) {
    unsigned number = 0;
    const auto read = std::from_chars(text.data() + std::min<std::size_t>(text.size(), 2), text.data() + text.size(), number);
    if (!text.starts_with("RG") || text.size() != 6 || read.ec != std::errc() || read.ptr != text.data() + text.size()) return nullptr;
    const auto row = std::ranges::lower_bound(table, number, {}, [](const DiagInfo& one) { return static_cast<unsigned>(one.code); });
    return row != std::end(table) && static_cast<unsigned>(row->code) == number ? &*row : nullptr;
}

Diagnostic& DiagnosticSink::report(DiagCode code, Span span, std::string symbol, std::initializer_list<std::string_view> args) {
    return all_.emplace_back(Diagnostic{code, span, std::move(symbol), fill(info(code).message, args), false});
}

void DiagnosticSink::sort() {
    std::stable_sort(all_.begin(), all_.end(), [](const Diagnostic& a, const Diagnostic& b) { return orderOf(a) < orderOf(b); });
    const auto equal = [](const Diagnostic& a, const Diagnostic& b) { return orderOf(a) == orderOf(b); };
    all_.erase(std::unique(all_.begin(), all_.end(), equal), all_.end());
}

}  // namespace regraft
