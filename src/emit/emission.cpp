#include "emit/emission.h"

#include <algorithm>

#include "ast/equal.h"
#include "emit/fstring.h"
#include "emit/helper_text.h"
#include "emit/outline.h"
#include "emit/placement.h"
#include "emit/renderer.h"

namespace regraft {

namespace {

constexpr std::size_t maxNesting = 400;

std::string placeholder(const Piece& piece) { return piece.text; }

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
      removals_(tree_) {
    // What is rewritten is array code: it gives a value and does nothing else.
    facts_.isPure = [this, pure = std::move(facts_.isPure)](const ast::Expr& expr) {
        const Change* change = changes_.find(expr);
        return (change && change->replacement && !change->isCall) || pure(expr);
    };
}

EmitResult Emission::run() {
    takeRequests();
    settleTemporaries();
    renderAll();
    graftAll();
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

void Emission::renderAll() {
    while (!renderRoots()) changes_.order();
    renderTemporaries();
    renderLines();
    renderOutlines();
    forEachDocument([this](const Document& document, std::uint32_t) { noteKept(document); });
    mergeKept();
}

/// Everything that is written, with the place that it is written to.
void Emission::forEachDocument(const std::function<void(const Document&, std::uint32_t)>& visit) const {
    for (const Root& root : roots_) visit(root.document, root.change->node->span.begin);
    for (const auto& [at, all] : before_)
        for (const Before& before : all) visit(before.value, at);
    for (const Line& line : lines_) visit(line.document, line.statement->span.begin);
    for (const Outline& outline : outlines_) {
        const ast::Stmt* place = outline.before ? outline.before : outline.at;
        for (const Outline::Line& line : outline.lines) visit(line.text, place->span.begin);
        if (outline.at) visit(outline.first, outline.at->span.begin);
        if (outline.at) visit(outline.call, outline.at->span.begin);
    }
}

void Emission::mergeKept() {
    std::sort(kept_.begin(), kept_.end(), [](Span a, Span b) { return a.begin < b.begin; });
    std::vector<Span> merged;
    for (Span span : kept_) {
        if (!merged.empty() && span.begin <= merged.back().end) merged.back() = cover(merged.back(), span);
        else merged.push_back(span);
    }
    kept_ = std::move(merged);
}

bool Emission::isKept(Span span) const {
    auto found = std::upper_bound(kept_.begin(), kept_.end(), span.begin, [](std::uint32_t at, Span k) { return at < k.begin; });
    return found != kept_.begin() && std::prev(found)->contains(span);
}

/// False if a rewrite had to be refused, so that all must be done again.
bool Emission::renderRoots() {
    roots_.clear();
    for (std::size_t i = 0; i < changes_.count(); i = changes_.behind(i)) {
        const Change& change = changes_[i];
        FStringField field(*change.node, tree_);
        Renderer renderer(tree_, changes_);
        renderer.forbidQuotes(field.forbiddenQuotes());
        roots_.push_back({&change, renderer.inPlaceOf(change)});
        if (field.allows(flatten(roots_.back().document, tree_.text(), placeholder)) || !change.replacement) continue;
        refuse(*change.node, "it stands in an f-string whose quotes or backslashes do not allow it before Python 3.12");
        return false;
    }
    return true;
}

void Emission::renderTemporaries() {
    for (const auto& [statement, exprs] : temporaries_.byStatement()) {
        for (const ast::Expr* expr : exprs) {
            Renderer renderer(tree_, changes_);
            before_[beginOf(*statement, tree_)].push_back({expr, renderer.valueOf(*expr)});
        }
    }
}

void Emission::renderLines() {
    for (const StatementRewrite& rewrite : request_.statements) {
        if (refused_.contains(rewrite.statement)) continue;
        for (bool isBefore : {true, false}) {
            for (const WrittenLine& line : isBefore ? rewrite.before : rewrite.after) {
                Renderer renderer(tree_, changes_);
                lines_.push_back({rewrite.statement, isBefore, renderer.line(line)});
            }
        }
    }
}

void Emission::renderOutlines() {
    outlines_ = request_.outlines;
    for (Outline& outline : outlines_)
        for (Outline::Line& line : outline.lines) {
            if (!line.code) continue;
            Renderer renderer(tree_, changes_);
            line.text.add(renderer.code(*line.code).document).add(std::move(line.behind));
            line.behind = {};
        }
}

void Emission::noteKept(const Document& document) {
    for (const Piece& piece : document.pieces())
        if (piece.kind == Piece::Kind::Kept) kept_.push_back(piece.span);
}

/// Whether the name's text is still there: in no definition that changes, and outside all roots or kept in one.
bool Emission::survives(const ast::NameExpr& name) const {
    if (removals_.covers(name.span) || (goesInOutline(name.span, request_.outlines) && !isKept(name.span))) return false;
    for (const ast::Stmt* statement : request_.deletions)
        if (statement->span.contains(name.span)) return false;
    for (const TextChange& change : definitions_)
        if (change.span.contains(name.span)) return false;
    auto root = std::upper_bound(roots_.begin(), roots_.end(), name.span.begin,
                                 [](std::uint32_t at, const Root& r) { return at < r.change->node->span.begin; });
    if (root == roots_.begin() || !std::prev(root)->change->node->span.contains(name.span)) return true;
    return isKept(name.span);
}

void Emission::graftAll() {
    forEachDocument([this](const Document& document, std::uint32_t) {
        for (const Piece& piece : document.pieces())
            if (piece.kind == Piece::Kind::Helper) graftHelper(piece.text);
    });
    for (const EmitRequest::Setup& setup : request_.setups)
        if (auto graft = graftStatement(setup.text, setup.modules)) setups_.push_back(std::move(graft));
}

std::string_view Emission::helperText(std::string_view name) const {
    const auto own = request_.helpers.find(std::string(name));
    return own == request_.helpers.end() ? regraft::helperText(*request_.target, name) : own->second;
}

void Emission::graftHelper(const std::string& name) {
    if (helperNames_.contains(name)) return;
    helperNames_[name] = name;
    if (!request_.graftsHelpers) return;
    auto isHelper = [&](std::string_view id) { return !helperText(id).empty(); };
    auto graft = regraft::graftHelper(name, helperText(name), tree_.newline(), isHelper);
    if (!graft) return;
    for (const std::string& other : graft->helpers) graftHelper(other);
    helpers_.push_back(std::move(graft));
}

void Emission::planImports() {
    for (const DefinitionEdit& edit : request_.definitions) definitions_.push_back(textOf(edit, tree_));
    ImportRequest request;
    request.tree = &tree_;
    request.names = &names_;
    request.from = request_.from;
    request.target = request_.target;
    for (const auto& graft : helpers_) request.forms.insert(request.forms.end(), graft->imports.begin(), graft->imports.end());
    request.survives = [this](const ast::NameExpr& name) { return survives(name) && facts_.isImported(name); };
    request.refers = facts_.isImported;
    request.isOwn = facts_.isOwnImport;
    request.isTaken = request_.isTaken;
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
    forEachDocument(all);
    for (const auto& graft : helpers_) {
        all(graft->document, 0);
        result_.ownNames.insert(result_.ownNames.end(), graft->names.begin(), graft->names.end());
    }
    for (const auto& graft : setups_) all(graft->document, 0);
    std::erase_if(result_.ownNames, [this](const std::string& name) { return name.starts_with(request_.target->module + "."); });
}

std::string Emission::resolve(const Piece& piece, std::uint32_t where) {
    return piece.kind == Piece::Kind::Helper ? helperNames_[piece.text] : plan_->resolve(piece.text, where);
}

/// Gives what is only added, imports and helpers: it belongs to no statement, whatever becomes of the one behind it.
std::vector<Edit> Emission::writeImports() {
    ImportPlan::Outcome outcome = plan_->finish();
    ImportEdits imports = editImports(tree_, *plan_, outcome, request_.from);
    result_.edits = std::move(imports.edits);
    writeGrafts(imports.behind);
    const auto added =
        std::stable_partition(result_.edits.begin(), result_.edits.end(), [](const Edit& edit) { return !edit.span.empty(); });
    std::vector<Edit> held(std::make_move_iterator(added), std::make_move_iterator(result_.edits.end()));
    result_.edits.erase(added, result_.edits.end());
    return held;
}

/// Whether the file has this statement already.
bool Emission::isThere(const std::string& statement) const {
    ParseResult parsed = parseModule(statement);
    if (!parsed.file || parsed.file->module->body.empty()) return false;
    auto body = tree_.file().module->body;
    return std::any_of(body.begin(), body.end(), [&](const ast::Stmt* old) { return ast::equal(*old, *parsed.file->module->body[0]); });
}

void Emission::writeGrafts(std::uint32_t at) {
    std::string newline(tree_.newline()), text;
    NameResolver resolver = [this, at](const Piece& piece) { return resolve(piece, at); };
    for (const auto& graft : setups_) {
        std::string line = flatten(graft->document, {}, resolver);
        if (!isThere(line)) text += (text.empty() ? newline : "") + line + newline;
    }
    bool functions = false;
    for (const auto& graft : helpers_) {
        if (isThere(flatten(graft->document, {}, resolver))) continue;
        if (plan_->frees(graft->name)) fresh_.take(graft->name);
        else helperNames_[graft->name] = fresh_.pick(graft->name);
    }
    for (const auto& graft : helpers_) {
        std::string function = flatten(graft->document, {}, resolver);
        if (isThere(function)) continue;
        functions = true;
        text += newline + newline + function + newline;
    }
    if (text.empty()) return;
    bool openEnd = at > 0 && at == tree_.text().size() && tree_.text().find_last_of("\r\n") != at - 1;
    if (openEnd) text = newline + text;
    if (at < tree_.text().size())
        for (unsigned blank = blankLinesFrom(tree_, at), wanted = functions ? 2u : 1u; blank < wanted; ++blank) text += newline;
    result_.edits.push_back({{at, at}, std::move(text)});
}

void Emission::writeTemporaries() {
    for (const auto& [at, all] : before_) {
        bool ownLine = tree_.logicalLineStart(at) == at;
        std::string end = ownLine ? std::string(tree_.newline()) + std::string(tree_.indentation(at)) : "; ", text;
        NameResolver resolver = [this, where = at](const Piece& piece) { return resolve(piece, where); };
        for (const Before& before : all) {
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
    for (const Line& line : lines_) {
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
    for (const Root& root : roots_) {
        Span span = root.change->node->span;
        for (Span comment : tree_.commentsIn(span)) {
            if (isKept(comment)) continue;
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
    const OutlineGaps gaps = gapsOf(outlines_, tree_);
    for (const Outline& outline : outlines_) {
        OutlineWriter writer(outline, tree_, [this](const Piece& piece, std::uint32_t where) { return resolve(piece, where); });
        writer.write(result_.edits, &gaps);
    }
}

bool Emission::saysTheSame(const Root& root, const NameResolver& resolver) const {
    std::string_view old = tree_.text(root.change->node->span);
    std::string fresh = flatten(root.document, tree_.text(), resolver);
    if (fresh == old) return true;
    if (fresh.find_first_of("'\"#") != std::string::npos) return false;
    return withoutBlanks(fresh) == withoutBlanks(old);
}

void Emission::writeRoots() {
    result_.edits.insert(result_.edits.end(), removals_.edits().begin(), removals_.edits().end());
    for (const Root& root : roots_) {
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
