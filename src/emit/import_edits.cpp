#include "emit/import_edits.h"

#include <algorithm>
#include <map>

#include "emit/comma_list.h"
#include "emit/placement.h"

namespace regraft {

namespace {

std::string noNames(const Piece&) { return {}; }

bool isPragma(std::string_view comment) {
    for (std::string_view mark : {"noqa", "isort", "pylint", "type:", "ruff", "pragma", "fmt"})
        if (comment.find(mark) != std::string_view::npos) return true;
    return false;
}

class Editor {
public:
    Editor(const SourceTree& tree, const ImportPlan& plan, const ImportPlan::Outcome& outcome, const std::vector<const Framework*>& from)
        : tree_(tree),
          plan_(plan),
          outcome_(outcome),
          from_(from) {
        for (const Import* import : outcome.removed) removed_[import->statement].push_back(import);
    }

    ImportEdits run() {
        findAnchor();
        for (const auto& [statement, gone] : removed_) change(*statement, gone);
        if (!outcome_.atModule.empty() && !placed_) insertNew();
        Header header = findHeader(tree_);
        out_.behind = std::max(header.end, behindAnchor_);
        deleteLines();
        return std::move(out_);
    }

private:
    using Imports = std::vector<const Import*>;

    bool isSource(const Import& import) const {
        return std::any_of(from_.begin(), from_.end(), [&](const Framework* f) { return belongsTo(import, *f); });
    }
    std::size_t nameCount(const ast::Stmt& statement) const {
        const auto& all = plan_.imports();
        return static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [&](const Import& i) { return i.statement == &statement; }));
    }
    bool goesWhole(const ast::Stmt& statement) const {
        auto found = removed_.find(&statement);
        return found != removed_.end() && found->second.size() == nameCount(statement);
    }

    /// The statement whose place, or whose side, the new imports take.
    void findAnchor() {
        for (const Import& import : plan_.imports()) {
            if (import.place != ImportPlace::Module || !isSource(import)) continue;
            if (!anchor_) anchor_ = import.statement;
            if (goesWhole(*import.statement) && standsAmongImports(*anchor_, *import.statement)) {
                anchor_ = import.statement;
                break;
            }
        }
        if (anchor_ && !outcome_.atModule.empty()) behindAnchor_ = tree_.nextLineStart(anchor_->span.end);
    }

    /// Whether nothing but imports stands between two statements: what stands there may need the new ones.
    bool standsAmongImports(const ast::Stmt& first, const ast::Stmt& last) const {
        const auto block = blockOf(first, tree_);
        return std::all_of(block.begin(), block.end(), [&](const ast::Stmt* one) {
            const bool isBetween = one->span.begin > first.span.begin && one->span.begin < last.span.begin;
            return !isBetween || one->kind == ast::Kind::Import || one->kind == ast::Kind::ImportFrom;
        });
    }

    std::vector<std::string> replacements(const ast::Stmt& statement) const {
        std::vector<NewImport> all;
        for (const auto& [place, import] : outcome_.local)
            if (place == &statement) all.push_back(import);
        if (&statement == anchor_ && goesWhole(statement)) all.insert(all.end(), outcome_.atModule.begin(), outcome_.atModule.end());
        std::vector<std::string> out;
        for (const NewImport& import : all) out.push_back(import.text());
        return out;
    }

    void change(const ast::Stmt& statement, const Imports& gone) {
        if (gone.size() < nameCount(statement)) {
            dropNames(statement, gone);
            std::vector<std::string> lines = replacements(statement);
            if (!lines.empty())
                out_.edits.push_back({{statement.span.end, statement.span.end}, separatorAt(statement) + joined(lines, statement)});
            return;
        }
        std::vector<std::string> lines = replacements(statement);
        if (&statement == anchor_) placed_ = true;
        if (lines.empty() && isLastOfBlock(statement)) lines.push_back("pass");
        if (lines.empty()) remove(statement);
        else replace(statement, joined(lines, statement));
    }

    /// Whether all other statements of its block go too, and this is the first of them.
    bool isLastOfBlock(const ast::Stmt& statement) const {
        if (tree_.parent(statement)->kind == ast::Kind::Module) return false;
        auto block = blockOf(statement, tree_);
        return block[0] == &statement && std::all_of(block.begin(), block.end(), [&](const ast::Stmt* s) {
                   return goesWhole(*s) && (s == &statement || replacements(*s).empty());
               });
    }

    bool sharesLine(const ast::Stmt& statement) const {
        std::size_t before = tree_.lastBefore(statement.span.begin), after = tree_.firstFrom(statement.span.end);
        bool sharesBefore = tree_.logicalLineStart(statement.span.begin) != statement.span.begin && before != SourceTree::none;
        return sharesBefore || (after < tree_.tokenCount() && tree_.token(after).type == Tok::SEMI);
    }

    std::string separatorAt(const ast::Stmt& statement) const {
        if (sharesLine(statement)) return "; ";
        return std::string(tree_.newline()) + std::string(tree_.indentation(statement.span.begin));
    }

    std::string joined(const std::vector<std::string>& lines, const ast::Stmt& statement) const {
        std::string out;
        for (const std::string& line : lines) out += (out.empty() ? "" : separatorAt(statement)) + line;
        return out;
    }

    void replace(const ast::Stmt& statement, std::string text) {
        Span span = statement.span;
        std::uint32_t end = tree_.lineEnd(span.end);
        std::vector<Span> comments = tree_.commentsIn({span.end, end});
        if (!sharesLine(statement) && !comments.empty() && !isPragma(tree_.text(comments[0]))) span.end = end;
        out_.edits.push_back({span, std::move(text)});
    }

    void remove(const ast::Stmt& statement) {
        Span span = statement.span;
        std::size_t next = tree_.firstFrom(span.end), before = tree_.lastBefore(span.begin);
        bool first = tree_.logicalLineStart(span.begin) == span.begin;
        bool semicolon = next < tree_.tokenCount() && tree_.token(next).type == Tok::SEMI;
        bool another = semicolon && next + 1 < tree_.tokenCount() &&
                       tree_.logicalLineStart(tree_.token(next + 1).span.begin) == tree_.logicalLineStart(span.begin);
        if (another) out_.edits.push_back({{span.begin, tree_.token(next + 1).span.begin}, ""});
        else if (!first && tree_.token(before).type == Tok::SEMI) out_.edits.push_back({{tree_.token(before).span.begin, span.end}, ""});
        else if (!first) out_.edits.push_back({span, "pass"});
        else lines_.push_back({tree_.lineStart(span.begin), tree_.nextLineStart(span.end)});
    }

    /// Neighbouring lines go together; where blank lines would meet, those before go too.
    void deleteLines() {
        std::sort(lines_.begin(), lines_.end(), [](Span a, Span b) { return a.begin < b.begin; });
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            Span span = lines_[i];
            while (i + 1 < lines_.size() && lines_[i + 1].begin <= span.end) span.end = lines_[++i].end;
            bool blankBehind = isBlankLine(tree_, span.end);
            if (span.begin == 0)
                for (unsigned n = blankLinesFrom(tree_, span.end); n > 0; --n) span.end = tree_.nextLineStart(span.end);
            else if (blankBehind && span.end <= tree_.text().size())
                while (span.begin > 0 && isBlankBefore(tree_, span.begin)) span.begin = tree_.lineStart(span.begin - 1);
            if (span.begin <= out_.behind && out_.behind < span.end) out_.behind = span.end;
            out_.edits.push_back({span, ""});
        }
    }

    void dropNames(const ast::Stmt& statement, const Imports& gone) {
        std::vector<Span> names;
        std::vector<CommaList::Item> staying;
        for (const Import& import : plan_.imports()) {
            if (import.statement != &statement) continue;
            names.push_back(import.alias->span);
            if (std::find(gone.begin(), gone.end(), &import) != gone.end()) continue;
            staying.push_back({Document().keep(import.alias->span), static_cast<int>(names.size()) - 1});
        }
        Span inside{names.front().begin, names.back().end};
        std::size_t bracket = tree_.lastBefore(inside.begin);
        if (bracket != SourceTree::none && tree_.token(bracket).type == Tok::LPAR)
            inside = {tree_.token(bracket).span.end, tree_.token(tree_.partner(bracket)).span.begin};
        CommaList list(tree_, inside, names);
        for (Edit& edit : toEdits(list.print(staying), inside, tree_.text(), noNames)) out_.edits.push_back(std::move(edit));
    }

    std::string newLines() const {
        std::string out;
        for (const NewImport& import : outcome_.atModule) out += import.text() + std::string(tree_.newline());
        return out;
    }

    /// A line of their own beside an import of the source framework, else at the end of the header.
    void insertNew() {
        std::string text = newLines();
        if (anchor_) {
            std::string_view existing = moduleOf(*anchor_);
            bool before = outcome_.atModule.front().module < existing && !sharesLine(*anchor_);
            return insertLine(before ? tree_.lineStart(anchor_->span.begin) : tree_.nextLineStart(anchor_->span.end), text);
        }
        Header header = findHeader(tree_);
        if (header.last && !header.lastImport) text = std::string(tree_.newline()) + text;  // behind a docstring
        if (!header.lastImport || isFuture(*header.lastImport)) {
            if (header.lastImport) text = std::string(tree_.newline()) + text;
            if (header.end < tree_.text().size() && !isBlankLine(tree_, header.end)) text += blanksBefore(header.end);
        }
        insertLine(header.end, text);
    }

    /// The blank lines that usual style wants before what follows.
    std::string blanksBefore(std::uint32_t offset) const {
        std::size_t token = tree_.firstFrom(offset);
        bool definition = token < tree_.tokenCount() &&
                          (tree_.token(token).type == Tok::AT || tree_.tokenText(token) == "def" || tree_.tokenText(token) == "class");
        std::string one(tree_.newline());
        return definition ? one + one : one;
    }

    bool isFuture(const ast::Stmt& statement) const {
        const auto* from = ast::as<ast::ImportFrom>(&statement);
        return from && from->module == "__future__";
    }

    std::string_view moduleOf(const ast::Stmt& statement) const {
        for (const Import& import : plan_.imports())
            if (import.statement == &statement) return import.module;
        return {};
    }

    void insertLine(std::uint32_t at, std::string text) {
        bool noNewline = at > 0 && at == tree_.text().size() && tree_.text().find_last_of("\r\n") != at - 1;
        if (noNewline) text = std::string(tree_.newline()) + text.substr(0, text.size() - tree_.newline().size());
        out_.edits.push_back({{at, at}, std::move(text)});
    }

    const SourceTree& tree_;
    const ImportPlan& plan_;
    const ImportPlan::Outcome& outcome_;
    const std::vector<const Framework*>& from_;
    std::map<const ast::Stmt*, Imports> removed_;
    const ast::Stmt* anchor_ = nullptr;
    std::uint32_t behindAnchor_ = 0;
    bool placed_ = false;
    std::vector<Span> lines_;
    ImportEdits out_;
};

}  // namespace

ImportEdits editImports(const SourceTree& tree, const ImportPlan& plan, const ImportPlan::Outcome& outcome,
                        const std::vector<const Framework*>& from) {
    return Editor(tree, plan, outcome, from).run();
}

}  // namespace regraft
