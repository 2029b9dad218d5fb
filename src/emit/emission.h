#pragma once
// One run of emitEdits.

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <unordered_map>
#include <vector>

#include "emit/change_set.h"
#include "emit/definition_edits.h"
#include "emit/document.h"
#include "emit/facts.h"
#include "emit/graft.h"
#include "emit/import_edits.h"
#include "emit/names.h"
#include "emit/removal.h"
#include "emit/rewrite.h"
#include "emit/temporaries.h"

namespace regraft {

class Emission {
public:
    Emission(const EmitRequest& request, Facts facts);
    EmitResult run();

private:
    /// A changed part of the text, no other around it.
    struct Root {
        const Change* change;
        Document document;
    };
    /// What is computed before a statement.
    struct Before {
        const ast::Expr* expr;
        Document value;
    };

    /// A line before or behind a statement.
    struct Line {
        const ast::Stmt* statement;
        bool isBefore;
        Document document;
    };

    void takeRequests();
    void settleTemporaries();
    void refuse(const ast::Node& node, std::string reason);
    void renderAll();
    bool renderRoots();
    void renderTemporaries();
    void renderLines();
    void renderOutlines();
    void forEachDocument(const std::function<void(const Document&, std::uint32_t)>& visit) const;
    std::string settleStatement(const StatementRewrite& rewrite);
    void noteKept(const Document& document);
    void mergeKept();
    bool isKept(Span span) const;
    bool survives(const ast::NameExpr& name) const;
    void graftAll();
    void graftHelper(const std::string& name);
    std::string_view helperText(std::string_view name) const;
    void planImports();
    void resolveAll();
    std::string resolve(const Piece& piece, std::uint32_t where);
    std::vector<Edit> writeImports();
    void writeGrafts(std::uint32_t at);
    bool isThere(const std::string& statement) const;
    void writeTemporaries();
    void writeDefinitions();
    void writeLines(bool before);
    void writeOutlines();
    bool beginsItsLine(const ast::Stmt& statement) const;
    void writeComments();
    void writeRoots();
    bool saysTheSame(const Root& root, const NameResolver& resolver) const;

    const EmitRequest& request_;
    std::vector<Outline> outlines_;  ///< those of the request, with the code in their lines printed
    SourceTree tree_;
    FileNames names_;
    FreshNames fresh_;
    ChangeSet changes_;
    Facts facts_;
    Temporaries temporaries_;
    Removals removals_;
    std::vector<Root> roots_;
    std::map<std::uint32_t, std::vector<Before>> before_;  ///< by the begin of the statement
    std::vector<Line> lines_;
    std::set<const ast::Stmt*> refused_;
    std::vector<Span> kept_;  ///< of the text inside the roots, in order, not overlapping
    std::vector<std::unique_ptr<Graft>> helpers_, setups_;
    std::map<std::string, std::string> helperNames_;
    std::vector<TextChange> definitions_;
    std::unique_ptr<ImportPlan> plan_;
    std::set<std::uint32_t> labelled_;  ///< where labels of f-string fields were edited
    EmitResult result_;
};

}  // namespace regraft
