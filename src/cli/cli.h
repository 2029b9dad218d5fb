#pragma once

namespace regraft {

/// The whole program; the exit code.
int runCommandLine(int argc, char** argv);

}  // namespace regraft
