#include "lift/lift.h"

#include "lift/needed_copy.h"
#include "lift/tuple_pick.h"
#include "lift/unpacked_pick.h"

namespace regraft {

std::vector<Lifted> liftFile(const Analysis& analysis, Arena& arena) {
    std::vector<Lifted> all;
    ReadNames reads;
    for (const Use& use : analysis.uses()) {
        if (!use.meaning || use.asValue || use.isStore || use.choice.written) continue;
        Lifted lifted{&use, use.site.node, use.meaning};
        pickFromTuple(lifted, analysis, arena);
        pickUnpacked(lifted, analysis, reads);
        askForCopy(lifted, analysis, arena);
        all.push_back(lifted);
    }
    return all;
}

}  // namespace regraft
