#pragma once
// What module classes say in general, read as what later stages need one by one.
//
//     def __init__(self, n, **kwargs):                  def __init__(self, n, *, kernel_size, padding=0):
//         self.conv = nn.Conv2d(3, n, **kwargs)    →        self.conv = nn.Conv2d(3, n, kernel_size=kernel_size, padding=padding)
//
//     if isinstance(m, (nn.Linear, nn.Embedding)):      if isinstance(m, nn.Linear):
//         nn.init.normal_(m.weight)                →        nn.init.normal_(m.weight)
//                                                       elif isinstance(m, nn.Embedding):
//                                                           nn.init.normal_(m.weight)
//
// The first with the arguments that the file gives; the second where the target has such an array under several names.

#include <optional>

#include "modules/compact/compact_reading.h"

namespace regraft {

/// Whether the module's statements have one of these forms: what can be seen before anything is known of the names in it.
bool saysInGeneral(const ast::Module& module);

/// Nothing if the file says nothing in that way, and nothing else is read in another form (`more`).
std::optional<CompactReading> readSpelledOut(const ParsedFile& file, const Analysis& analysis, const Framework& framework,
                                             const Framework& target, std::vector<ReadEdit> more);

}  // namespace regraft
