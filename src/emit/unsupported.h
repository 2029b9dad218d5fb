#pragma once
// What becomes of uses that cannot be translated: --on-unsupported comment and raise.

#include <string>
#include <vector>

#include "diag/diagnostic.h"
#include "lower/python_expr.h"
#include "parse/parse.h"
#include "semantic/analysis.h"
#include "source/edit.h"
#include "source/source_file.h"

namespace regraft {

/// Whether the file has been converted in one of these ways before. Then a receiver that is only guessed to be the
/// source's may as well be the target's by now, and what cannot be translated of it is left in peace.
bool wasConverted(const ParsedFile& parsed);

/// Comments above the statements whose uses were left:
///
///     # regraft: RG0100 `torch.frobnicate` has no mapping
///     y = torch.frobnicate(x)
///
/// A statement that has such a comment gets no other, so that converting again adds none.
std::vector<Edit> unsupportedComments(const SourceFile& file, const ParsedFile& parsed, const std::vector<Diagnostic>& found);

/// The helper that raises: its name, and its text for EmitRequest::helpers.
inline constexpr const char* raisingHelper = "unsupported";
std::string raisingHelperText();

/// `unsupported('RG0100 …')`
const py::Expr* raisingCall(Arena& arena, const Diagnostic& reason);

/// The statement that gives place to a call where the use is what it assigns to or deletes; null where none can.
const ast::Stmt* raisingStatement(const Use& use, const Analysis& analysis);

/// Whether a call can stand in the use's place: not in annotations, patterns and targets.
bool canRaiseInPlace(const Use& use, const Analysis& analysis);

}  // namespace regraft
