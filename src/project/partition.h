#pragma once
// Which files of a project are analysed together.

#include <vector>

#include "project/unparsed_project.h"

namespace regraft {

/// Files that say something of each other, by their numbers, in order.
using Island = std::vector<FileNumber>;

/// Two files are on one island if imports connect them, however far. An island of more than `most` bytes is cut along its
/// folders, so that memory stays bounded whatever is converted: there the modules of one part are unknown to those of another, and what is
/// no longer connected is islands of its own.
/// The islands of a project do not depend on which of its files are asked for.
std::vector<Island> partition(const std::vector<UnparsedFile>& files, std::size_t most);

std::size_t bytesOf(const Island& island, const std::vector<UnparsedFile>& files);

}  // namespace regraft
