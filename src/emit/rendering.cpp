#include "emit/rendering.h"

#include <algorithm>

#include "emit/fstring.h"
#include "emit/placement.h"
#include "emit/renderer.h"

namespace regraft {

namespace {

std::string placeholder(const Piece& piece) { return piece.text; }

}  // namespace

const ast::Node* Rendering::renderRoots() {
    roots_.clear();
    for (std::size_t i = 0; i < changes_.count(); i = changes_.behind(i)) {
        const Change& change = changes_[i];
        const FStringField field(*change.node, tree_);
        Renderer renderer(tree_, changes_);
        renderer.forbidQuotes(field.forbiddenQuotes());
        roots_.push_back({&change, renderer.inPlaceOf(change)});
        const bool mayStand = field.allows(flatten(roots_.back().document, tree_.text(), placeholder));
        if (!mayStand && change.replacement) return change.node;
    }
    return nullptr;
}

void Rendering::renderRest(const Temporaries& temporaries, const std::set<const ast::Stmt*>& refused) {
    renderTemporaries(temporaries);
    renderLines(refused);
    renderOutlines();
    forEachDocument([this](const Document& document, std::uint32_t) { noteKept(document); });
    mergeKept();
}

void Rendering::renderTemporaries(const Temporaries& temporaries) {
    for (const auto& [statement, exprs] : temporaries.byStatement()) {
        for (const ast::Expr* expr : exprs) {
            Renderer renderer(tree_, changes_);
            before_[beginOf(*statement, tree_)].push_back({expr, renderer.valueOf(*expr)});
        }
    }
}

void Rendering::renderLines(const std::set<const ast::Stmt*>& refused) {
    for (const StatementRewrite& rewrite : request_.statements) {
        if (refused.contains(rewrite.statement)) continue;
        for (bool isBefore : {true, false}) {
            for (const WrittenLine& line : isBefore ? rewrite.before : rewrite.after) {
                Renderer renderer(tree_, changes_);
                lines_.push_back({rewrite.statement, isBefore, renderer.line(line)});
            }
        }
    }
}

void Rendering::renderOutlines() {
    outlines_ = request_.outlines;
    for (Outline& outline : outlines_)
        for (Outline::Line& line : outline.lines) {
            if (!line.code) continue;
            Renderer renderer(tree_, changes_);
            line.text.add(renderer.code(*line.code).document).add(std::move(line.behind));
            line.behind = {};
        }
}

void Rendering::forEachDocument(const std::function<void(const Document&, std::uint32_t)>& visit) const {
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

void Rendering::mergeKept() {
    std::sort(kept_.begin(), kept_.end(), [](Span a, Span b) { return a.begin < b.begin; });
    std::vector<Span> merged;
    for (Span span : kept_) {
        if (!merged.empty() && span.begin <= merged.back().end) merged.back() = cover(merged.back(), span);
        else merged.push_back(span);
    }
    kept_ = std::move(merged);
}

bool Rendering::isKept(Span span) const {
    auto found = std::upper_bound(kept_.begin(), kept_.end(), span.begin, [](std::uint32_t at, Span k) { return at < k.begin; });
    return found != kept_.begin() && std::prev(found)->contains(span);
}

void Rendering::noteKept(const Document& document) {
    for (const Piece& piece : document.pieces())
        if (piece.kind == Piece::Kind::Kept) kept_.push_back(piece.span);
}

bool Rendering::isThere(Span span) const {
    const auto behind = std::upper_bound(roots_.begin(), roots_.end(), span.begin,
                                         [](std::uint32_t at, const Root& root) { return at < root.change->node->span.begin; });
    if (behind == roots_.begin() || !std::prev(behind)->change->node->span.contains(span)) return true;
    return isKept(span);
}

}  // namespace regraft
