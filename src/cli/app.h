#pragma once

#include <CLI/CLI.hpp>

#include <memory>

#include "cli/arguments.h"

namespace regraft {

/// Every command and option, bound to `arguments`.
std::unique_ptr<CLI::App> makeApp(Arguments& arguments);

}  // namespace regraft
