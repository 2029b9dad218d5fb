#pragma once
// Standard output and error, and where each thing that is said goes.

#include <optional>
#include <string>
#include <string_view>

#include "project/file_io.h"

namespace regraft {

/// One line of complaint on standard error, as "regraft: error: …".
void complain(std::string_view message);

/// Complains; the exit code of a run that failed.
int refuse(std::string_view message);

/// One line on standard error that is no complaint, as "regraft: …".
void note(std::string_view message);

/// `text` to standard output or error. Whoever closed the pipe has seen enough: that is no error.
std::optional<IoError> print(std::string_view text, bool toStandardError);

/// Prints a command's answer to standard output; the exit code: 0, or 2 after a complaint.
int answer(std::string_view text);

/// Whether colours are wanted on the stream: --color, NO_COLOR, FORCE_COLOR, a terminal.
bool wantsColor(const std::string& choice, bool standardError);

}  // namespace regraft
