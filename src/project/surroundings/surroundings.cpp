#include "project/surroundings/surroundings.h"

#include "project/surroundings/dependency_files.h"
#include "project/surroundings/mentions.h"

namespace regraft {

Revision revise(Surrounding kind, std::string_view text, const Packages& packages) {
    RequirementEdits edits(text, packages);
    switch (kind) {
        case Surrounding::None: break;
        case Surrounding::Requirements: reviseRequirements(edits); break;
        case Surrounding::Pyproject: revisePyproject(edits); break;
        case Surrounding::SetupCfg: reviseSetupCfg(edits); break;
        case Surrounding::CondaFile: reviseCondaFile(edits); break;
        default:
            if (!packages.isMigration()) findMentions(kind, edits);
    }
    return edits.take();
}

}  // namespace regraft
