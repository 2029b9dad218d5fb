#pragma once
// One run of emitEdits.

#include <memory>
#include <set>
#include <vector>

#include "emit/change_set.h"
#include "emit/definition_edits.h"
#include "emit/document.h"
#include "emit/facts.h"
#include "emit/grafts.h"
#include "emit/import_edits.h"
#include "emit/names.h"
#include "emit/removal.h"
#include "emit/rendering.h"
#include "emit/rewrite.h"
#include "emit/temporaries.h"

namespace regraft {

/// Turns what is asked for into edits of the file, and refuses what can't be made.
class Emission {
public:
    Emission(const EmitRequest& request, Facts facts);
    EmitResult run();

private:
    void takeRequests();
    void settleTemporaries();
    std::string settleStatement(const StatementRewrite& rewrite);
    void refuse(const ast::Node& node, std::string reason);
    void render();
    bool survives(const ast::NameExpr& name) const;
    void addDefinition(const DefinitionEdit& edit);
    void planImports();
    void resolveAll();
    std::string resolve(const Piece& piece, std::uint32_t where);
    std::vector<Edit> writeImports();
    void writeTemporaries();
    void writeDefinitions();
    void writeLines(bool before);
    void writeOutlines();
    bool beginsItsLine(const ast::Stmt& statement) const;
    void writeComments();
    void writeRoots();
    bool saysTheSame(const Rendering::Root& root, const NameResolver& resolver) const;

    const EmitRequest& request_;
    SourceTree tree_;
    FileNames names_;
    FreshNames fresh_;
    ChangeSet changes_;
    Facts facts_;
    Temporaries temporaries_;
    Removals removals_;
    Rendering rendering_;
    Grafts grafts_;
    std::set<const ast::Stmt*> refused_;
    std::vector<TextChange> definitions_;
    std::unique_ptr<ImportPlan> plan_;
    std::set<std::uint32_t> labelled_;  ///< where labels of f-string fields were edited
    EmitResult result_;
};

}  // namespace regraft
