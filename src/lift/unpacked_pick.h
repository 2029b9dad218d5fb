#pragma once

#include <unordered_map>
#include <unordered_set>

#include "lift/lift.h"

namespace regraft {

/// Which names the functions of a file read, each looked through once.
class ReadNames {
public:
    /// Whether anything below `scope` reads, deletes or shares `name`; inner scopes count.
    bool isRead(Name name, const ast::Node& scope);

private:
    std::unordered_map<const ast::Node*, std::unordered_set<Name>> read_;
};

/// A use that gives several arrays, unpacked into names of which only one is ever read, means just that one:
///
///     top, _ = torch.sort(x, dim=1)         →   top = sort(x, axis=1)
///     best, where = torch.max(x, dim=1)     →   best = max(x, axis=1)        where `where` is read nowhere
///
/// Changes `lifted` to the statement; leaves it alone where more is read, or where other code may read the names.
void pickUnpacked(Lifted& lifted, const Analysis& analysis, ReadNames& reads);

}  // namespace regraft
