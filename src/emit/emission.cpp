#include "emit/emission.h"

#include <algorithm>

#include "emit/fstring.h"
#include "emit/outline.h"
#include "emit/placement.h"

namespace regraft {

namespace {

constexpr std::size_t maxNesting = 400;

std::string withoutBlanks(std::string_view text) {
    std::string out;
    for (char c : text)
        if (c != ' ' && c != '\t' && c != '\r' && c != '\n') out += c;
    return out;
}

}  // namespace

Emission::Emission(const EmitRequest& request, Facts facts)
    : request_(request),
      tree_(*request.file),
      names_(tree_),
      fresh_(names_),
      facts_(std::move(facts)),
      temporaries_(tree_, facts_, changes_, fresh_),
      removals_(tree_),
      rendering_(request_, tree_, changes_),
      grafts_(request_, tree_) {
    // What is rewritten is array code: it gives a value and does nothing else.
    facts_.isPure = [this, pure = std::move(facts_.isPure)](const ast::Expr& expr) {
        const Change* change = changes_.find(expr);
        return (change && change->replacement && !change->isCall) || pure(expr);
    };
}

EmitResult Emission::run() {
    takeRequests();
    settleTemporaries();
    render();
    planImports();
    resolveAll();
    const std::vector<Edit> added = writeImports();
    writeComments();
    writeDefinitions();
    writeTemporaries();
    writeLines(true);
    writeRoots();
    writeLines(false);  // what stands at one place is written in the order of the text
    result_.edits.insert(result_.edits.end(), request_.insertions.begin(), request_.insertions.end());
    writeOutlines();  // last: it takes along what has become of the statements
    result_.edits.insert(result_.edits.begin(), added.begin(), added.end());
    return std::move(result_);
}

void Emission::refuse(const ast::Node& node, std::string reason) {
    result_.refused.push_back({&node, std::move(reason)});
    Change& change = changes_.at(node);
    change.replacement = nullptr;
    change.statement = nullptr;
}

void Emission::render() {
    while (const ast::Node* node = rendering_.renderRoots()) {
        refuse(*node, "it stands in an f-string whose quotes or backslashes do not allow it before Python 3.12");
        changes_.order();
    }
    rendering_.renderRest(temporaries_, refused_);
    rendering_.forEachDocument([this](const Document& document, std::uint32_t) { grafts_.addHelpersOf(document); });
}

void Emission::takeRequests() {
    removals_.add(request_.removals);
    for (const ImportForm& form : request_.target->imports) fresh_.take(form.as);
    for (const Rewrite& rewrite : request_.rewrites) {
        if (removals_.covers(rewrite.node->span)) continue;
        Change& change = changes_.at(*rewrite.node);
        change.replacement = rewrite.replacement;
        change.isCall = rewrite.isCall;
    }
    for (const StatementRewrite& rewrite : request_.statements)
        if (rewrite.line.value && !removals_.covers(rewrite.statement->span)) changes_.at(*rewrite.statement).statement = &rewrite;
    changes_.order();
    for (const ast::Node* node : changes_.tooDeep(maxNesting)) refuse(*node, "it is nested too deeply");
}

void Emission::settleTemporaries() {
    std::set<const ast::Expr*> takenOver;
    for (const StatementRewrite& rewrite : request_.statements) takenOver.insert(rewrite.operandsOf);
    for (const Rewrite& rewrite : request_.rewrites) {
        const Change* change = changes_.find(*rewrite.node);
        if (!change || !change->replacement || takenOver.contains(rewrite.node)) continue;
        std::string reason = rewrite.elsewhere ? temporaries_.settle(*rewrite.node, {rewrite.replacement, rewrite.elsewhere})
                                               : temporaries_.settle(*rewrite.node, {rewrite.replacement});
        if (!reason.empty()) refuse(*rewrite.node, std::move(reason));
    }
    for (const StatementRewrite& rewrite : request_.statements) {
        if (removals_.covers(rewrite.statement->span)) continue;
        std::string reason = settleStatement(rewrite);
        if (reason.empty()) continue;
        if (rewrite.operandsOf) refuse(*rewrite.operandsOf, std::move(reason));
        else refuse(*rewrite.statement, std::move(reason));
        refused_.insert(rewrite.statement);
    }
    changes_.order();
}

std::string Emission::settleStatement(const StatementRewrite& rewrite) {
    if (rewrite.line.value) {
        const py::Expr* target = rewrite.line.target;
        const ast::Expr* assigned = target && target->kind == py::ExprKind::Source ? target->origin : nullptr;
        return temporaries_.settle(*rewrite.statement, {rewrite.line.value, target}, assigned);
    }
    if (!rewrite.operandsOf) return {};
    std::vector<const py::Expr*> codes;
    for (const WrittenLine& line : rewrite.before) codes.push_back(line.value);
    return temporaries_.settle(*rewrite.operandsOf, codes);
}

/// Whether the name's text is still there: in no definition that changes, and outside all roots or kept in one.
bool Emission::survives(const ast::NameExpr& name) const {
    if (removals_.covers(name.span) || (goesInOutline(name.span, request_.outlines) && !rendering_.isKept(name.span))) return false;
    for (const ast::Stmt* statement : request_.deletions)
        if (statement->span.contains(name.span)) return false;
    for (const TextChange& change : definitions_)
        if (change.span.contains(name.span)) return false;
    return rendering_.isThere(name.span);
}

/// Of parameters that go one after the other, the comma between them goes with both; where they are the last, so does the one before.
void Emission::addDefinition(const DefinitionEdit& edit) {
    TextChange change = textOf(edit, tree_);
    const bool isNext = edit.kind == DefinitionEdit::Kind::Removed && !definitions_.empty() &&
                        definitions_.back().span.begin < change.span.begin && definitions_.back().span.end > change.span.begin;
    if (!isNext) return definitions_.push_back(std::move(change));
    Span& both = definitions_.back().span;
    both.end = change.span.end;
    while (both.begin > 0 && tree_.text().substr(both.begin - 1, 1).find_first_of(", ") == 0) --both.begin;
}

void Emission::planImports() {
    for (const DefinitionEdit& edit : request_.definitions) addDefinition(edit);
    ImportRequest request;
    request.tree = &tree_;
    request.names = &names_;
    request.from = request_.from;
    request.target = request_.target;
    request.forms = grafts_.imports();
    request.survives = [this](const ast::NameExpr& name) { return survives(name) && facts_.isImported(name); };
    request.refers = facts_.isImported;
    request.isOwn = facts_.isOwnImport;
    request.isTaken = request_.isTaken;
    request.isReported = [this](const ast::NameExpr& name) {
        return std::ranges::any_of(request_.kept, [&](const ast::Node* kept) { return kept->span.contains(name.span); });
    };
    request.absent = &request_.absentImports;
    plan_ = std::make_unique<ImportPlan>(std::move(request));
}

/// Every name is asked for once, with the place that needs it, before the imports are decided.
void Emission::resolveAll() {
    auto all = [this](const Document& document, std::uint32_t where) {
        for (const Piece& piece : document.pieces()) {
            if (piece.kind != Piece::Kind::Api) continue;
            plan_->resolve(piece.text, where);
            result_.ownNames.push_back(piece.text);
        }
    };
    for (const TextChange& change : definitions_) all(change.text, change.span.begin);
    rendering_.forEachDocument(all);
    grafts_.forEach([&](const Graft& graft) {
        all(graft.document, 0);
        result_.ownNames.insert(result_.ownNames.end(), graft.names.begin(), graft.names.end());
    });
    std::erase_if(result_.ownNames, [this](const std::string& name) { return name.starts_with(request_.target->module + "."); });
}

std::string Emission::resolve(const Piece& piece, std::uint32_t where) {
    return piece.kind == Piece::Kind::Helper ? grafts_.nameOf(piece.text) : plan_->resolve(piece.text, where);
}

/// Gives what is only added, imports and helpers: it belongs to no statement, whatever becomes of the one behind it.
std::vector<Edit> Emission::writeImports() {
    ImportPlan::Outcome outcome = plan_->finish();
    result_.absentImports = outcome.absent;
    ImportEdits imports = editImports(tree_, *plan_, outcome, request_.from);
    result_.edits = std::move(imports.edits);
    const NameResolver resolver = [&](const Piece& piece) { return resolve(piece, imports.behind); };
    if (auto grafted = grafts_.write(imports.behind, resolver, *plan_, fresh_)) result_.edits.push_back(std::move(*grafted));
    const auto added =
        std::stable_partition(result_.edits.begin(), result_.edits.end(), [](const Edit& edit) { return !edit.span.empty(); });
    std::vector<Edit> held(std::make_move_iterator(added), std::make_move_iterator(result_.edits.end()));
    result_.edits.erase(added, result_.edits.end());
    return held;
}

void Emission::writeTemporaries() {
    for (const auto& [at, all] : rendering_.before()) {
        bool ownLine = tree_.logicalLineStart(at) == at;
        std::string end = ownLine ? std::string(tree_.newline()) + std::string(tree_.indentation(at)) : "; ", text;
        NameResolver resolver = [this, where = at](const Piece& piece) { return resolve(piece, where); };
        for (const Rendering::Before& before : all) {
            const Change* change = changes_.find(*before.expr);
            if (!change->temporary.empty()) text += change->temporary + " = ";
            text += flatten(before.value, tree_.text(), resolver) + end;
        }
        result_.edits.push_back({{at, at}, std::move(text)});
    }
}

void Emission::writeDefinitions() {
    for (const TextChange& change : definitions_) {
        NameResolver resolver = [this, where = change.span.begin](const Piece& piece) { return resolve(piece, where); };
        result_.edits.push_back({change.span, flatten(change.text, tree_.text(), resolver)});
    }
}

bool Emission::beginsItsLine(const ast::Stmt& statement) const {
    std::uint32_t begin = beginOf(statement, tree_);
    return tree_.logicalLineStart(begin) == begin;
}

/// On lines of their own where the statement has one, else on its line.
void Emission::writeLines(bool before) {
    for (const Rendering::Line& line : rendering_.lines()) {
        if (line.isBefore != before) continue;
        std::uint32_t begin = beginOf(*line.statement, tree_), end = line.statement->span.end;
        NameResolver resolver = [this, where = begin](const Piece& piece) { return resolve(piece, where); };
        std::string text = flatten(line.document, tree_.text(), resolver);
        std::size_t next = tree_.firstFrom(end);
        bool isLast = next >= tree_.tokenCount() || tree_.tokenText(next) != ";";
        bool hasLine = beginsItsLine(*line.statement) && (line.isBefore || isLast);
        std::string newline = std::string(tree_.newline()) + std::string(tree_.indentation(begin));
        if (line.isBefore) result_.edits.push_back({{begin, begin}, text + (hasLine ? newline : "; ")});
        else if (!hasLine) result_.edits.push_back({{end, end}, "; " + text});
        else result_.edits.push_back({{tree_.lineEnd(end), tree_.lineEnd(end)}, newline + text});
    }
}

/// Comments of deleted text move above their statement.
void Emission::writeComments() {
    for (const Rendering::Root& root : rendering_.roots()) {
        Span span = root.change->node->span;
        for (Span comment : tree_.commentsIn(span)) {
            if (rendering_.isKept(comment)) continue;
            std::uint32_t line = tree_.logicalLineStart(span.begin);
            std::string text(tree_.text(comment));
            text += std::string(tree_.newline()) + std::string(tree_.indentation(line));
            result_.edits.push_back({{line, line}, std::move(text)});
        }
    }
}

void Emission::writeOutlines() {
    auto isDeleted = [&](const ast::Stmt* statement) {
        return std::ranges::find(request_.deletions, statement) != request_.deletions.end();
    };
    for (const ast::Stmt* statement : request_.deletions) {
        auto block = blockOf(*statement, tree_);
        const bool isAllOfBlock = !block.empty() && block.front() == statement && std::ranges::all_of(block, isDeleted);
        deleteStatement(*statement, isAllOfBlock, tree_, result_.edits);
    }
    const OutlineGaps gaps = gapsOf(rendering_.outlines(), tree_);
    std::vector<Edit> taken;
    for (const Outline& outline : rendering_.outlines()) {
        OutlineWriter writer(outline, tree_, taken, [this](const Piece& piece, std::uint32_t where) { return resolve(piece, where); });
        writer.write(result_.edits, &gaps);
    }
}

bool Emission::saysTheSame(const Rendering::Root& root, const NameResolver& resolver) const {
    std::string_view old = tree_.text(root.change->node->span);
    std::string fresh = flatten(root.document, tree_.text(), resolver);
    if (fresh == old) return true;
    if (fresh.find_first_of("'\"#") != std::string::npos) return false;
    return withoutBlanks(fresh) == withoutBlanks(old);
}

void Emission::writeRoots() {
    result_.edits.insert(result_.edits.end(), removals_.edits().begin(), removals_.edits().end());
    for (const Rendering::Root& root : rendering_.roots()) {
        Span span = root.change->node->span;
        NameResolver resolver = [this, where = span.begin](const Piece& piece) { return resolve(piece, where); };
        if (saysTheSame(root, resolver)) continue;
        for (Edit& edit : toEdits(root.document, span, tree_.text(), resolver)) result_.edits.push_back(std::move(edit));
        if (tree_.fstringAround(tree_.firstFrom(span.begin)) == SourceTree::none) continue;
        for (Edit& edit : keepLabel(*root.change->node, tree_))
            if (labelled_.insert(edit.span.begin).second) result_.edits.push_back(std::move(edit));
    }
}

}  // namespace regraft
