#include "emit/outline.h"

#include <algorithm>

#include "emit/placement.h"

namespace regraft {

namespace {

constexpr std::string_view step = "    ";

std::string_view blanksOf(std::string_view line) { return line.substr(0, std::min(line.find_first_not_of(" \t"), line.size())); }

/// Where the physical lines of `text` begin that lie inside a token (a string over several lines).
std::vector<bool> linesInsideTokens(const std::string& text) {
    std::vector<bool> inside;
    std::string program = "if True:\n" + text;
    ParseResult parsed = parseModule(program);
    std::size_t at = std::string_view("if True:\n").size();
    for (; at < program.size() && at != 0; at = program.find('\n', at) + 1) {
        bool isInside = parsed.file && std::any_of(parsed.file->tokens.begin(), parsed.file->tokens.end(), [&](const Token& token) {
                            return token.span.begin < at && token.span.end > at && token.kind == TokenKind::String;
                        });
        inside.push_back(isInside);
    }
    return inside;
}

/// Lines that are indented by `indentation` in place of what the first one has.
std::string reindented(const std::string& text, const std::string& indentation) {
    std::string old(blanksOf(text)), out;
    std::vector<bool> inside = linesInsideTokens(text);
    std::size_t line = 0;
    for (std::size_t at = 0; at < text.size(); ++line) {
        std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
        std::string_view content = std::string_view(text).substr(at, end - at);
        bool stays = (line < inside.size() && inside[line]) || !content.starts_with(old);
        if (stays) out += content;
        else out += indentation + std::string(content.substr(old.size()));
        at = end;
    }
    return out;
}

}  // namespace

void deleteStatement(const ast::Stmt& statement, bool isAllOfBlock, const SourceTree& tree, std::vector<Edit>& edits) {
    Span lines{tree.lineStart(statement.span.begin), tree.nextLineStart(statement.span.end)};
    std::erase_if(edits, [&](const Edit& edit) { return statement.span.contains(edit.span); });
    const bool isFirst = tree.text({lines.begin, beginOf(statement, tree)}).find_first_not_of(" \t") == std::string_view::npos;
    const Span rest{statement.span.end, tree.lineEnd(statement.span.end)};
    const std::size_t blanks = tree.text(rest).find_first_not_of(" \t");
    const bool hasComment = blanks != std::string_view::npos && tree.text(rest)[blanks] == '#';
    if (isAllOfBlock || !isFirst || (rest.begin != rest.end && !hasComment)) edits.push_back({statement.span, "pass"});
    else if (hasComment) edits.push_back({{statement.span.begin, rest.begin + static_cast<std::uint32_t>(blanks)}, ""});
    else {
        std::erase_if(edits,
                      [&](const Edit& edit) { return lines.contains(edit.span) && !(edit.span.empty() && edit.span.begin == lines.end); });
        edits.push_back({lines, ""});
    }
}

OutlineGaps gapsOf(const std::vector<Outline>& outlines, const SourceTree& tree) {
    OutlineGaps::Lines lines;
    std::vector<const ast::Stmt*> places;
    for (const Outline& outline : outlines) {
        if (!outline.takesComments) continue;
        std::vector<Edit> none;
        const OutlineWriter writer(outline, tree, none, {});
        for (const ast::Stmt* statement : outline.gone) lines[statement] = writer.linesOf(*statement);
        if (outline.at) places.push_back(outline.at);
    }
    return {lines, places, tree};
}

bool goesInOutline(Span span, const std::vector<Outline>& outlines) {
    auto goes = [&](const Outline& outline) {
        return std::ranges::any_of(outline.gone, [&](const ast::Stmt* one) { return one->span.contains(span); });
    };
    auto takes = [&](const Outline& outline) {
        return std::ranges::any_of(outline.lines, [&](const Outline::Line& line) {
            return (line.moved && line.moved->span.contains(span)) || (line.value && line.value->span.contains(span));
        });
    };
    return std::ranges::any_of(outlines, goes) && std::ranges::none_of(outlines, takes);
}

bool OutlineWriter::moves(const ast::Stmt& statement) const {
    return std::any_of(outline_.lines.begin(), outline_.lines.end(), [&](const Outline::Line& line) { return line.moved == &statement; });
}

/// Whether another statement that goes stands on its line.
bool OutlineWriter::sharesLine(const ast::Stmt& statement) const {
    return std::ranges::any_of(outline_.gone, [&](const ast::Stmt* one) {
        return one != &statement && (tree_.lineStart(one->span.begin) == tree_.lineStart(statement.span.end) ||
                                     tree_.lineStart(one->span.end) == tree_.lineStart(statement.span.begin));
    });
}

/// Its part of such a line: with what stands before the first, and up to the next.
Span OutlineWriter::shareOf(const ast::Stmt& statement) const {
    Span share{tree_.lineStart(statement.span.begin), tree_.nextLineStart(statement.span.end)};
    for (const ast::Stmt* one : outline_.gone) {
        if (one->span.begin >= statement.span.end && one->span.begin < share.end) share.end = one->span.begin;
        if (one->span.end <= statement.span.begin && one->span.end > share.begin) share.begin = statement.span.begin;
    }
    return share;
}

Span OutlineWriter::linesOf(const ast::Stmt& statement) const {
    if (sharesLine(statement)) return shareOf(statement);
    std::uint32_t begin = tree_.lineStart(beginOf(statement, tree_));
    const std::size_t width = statement.span.begin - tree_.lineStart(statement.span.begin);
    while (outline_.takesComments && begin > 0 && (moves(statement) || &statement == outline_.at)) {
        const std::uint32_t above = tree_.lineStart(begin - 1);
        const std::string_view line = tree_.text({above, begin});
        const std::size_t blanks = line.find_first_not_of(" \t");
        if (blanks != width || line[blanks] != '#') break;
        begin = above;
    }
    return {begin, tree_.nextLineStart(statement.span.end)};
}

/// What has become of the text in `span`.
std::string OutlineWriter::become(Span span) const {
    std::vector<Edit> inside;
    for (const Edit& edit : taken_) {
        if (!span.contains(edit.span)) continue;
        Edit moved = edit;
        moved.span = {edit.span.begin - span.begin, edit.span.end - span.begin};
        inside.push_back(std::move(moved));
    }
    return applyEdits(tree_.text(span), inside).value_or(std::string(tree_.text(span)));
}

std::string OutlineWriter::moved(const ast::Stmt& statement, const std::string& indentation) const {
    if (sharesLine(statement)) return indentation + become(statement.span) + std::string(tree_.newline());
    std::string text = become(linesOf(statement));
    if (text.empty() || text.back() != '\n') text += tree_.newline();
    return reindented(text, indentation);
}

std::string OutlineWriter::textOf(const Document& document, std::uint32_t where) const {
    return flatten(document, tree_.text(), [&](const Piece& piece) { return resolve_(piece, where); });
}

std::string OutlineWriter::function(const std::string& indentation) const {
    std::string text, newline(tree_.newline());
    for (const Outline::Line& line : outline_.lines) {
        std::string inner = indentation;
        for (unsigned i = 0; i < line.depth; ++i) inner += step;
        if (line.moved) {
            text += moved(*line.moved, inner);
        } else if (line.text.empty()) {
            text += newline;
        } else {
            std::uint32_t where = (outline_.before ? outline_.before : outline_.at)->span.begin;
            text += inner + textOf(line.text, where) + (line.value ? become(line.value->span) : "") + textOf(line.behind, where) + newline;
        }
    }
    return text;
}

/// Edits inside the lines of what goes are taken along.
void OutlineWriter::takeOut(std::vector<Edit>& edits) {
    for (const ast::Stmt* statement : outline_.gone) {
        Span lines = linesOf(*statement);
        auto isInside = [&](const Edit& edit) {
            bool touchesEnd = edit.span.empty() && edit.span.begin == lines.end;
            return lines.contains(edit.span) && !touchesEnd;
        };
        std::stable_partition(edits.begin(), edits.end(), [&](const Edit& edit) { return !isInside(edit); });
        auto first = std::find_if(edits.begin(), edits.end(), isInside);
        taken_.insert(taken_.end(), std::make_move_iterator(first), std::make_move_iterator(edits.end()));
        edits.erase(first, edits.end());
    }
}

std::string OutlineWriter::commentsOf(const ast::Stmt& statement, const std::string& blanks) const {
    std::string text;
    for (Span comment : tree_.commentsIn(linesOf(statement)))
        text += blanks + std::string(tree_.text(comment)) + std::string(tree_.newline());
    return text;
}

/// The functions, with blank lines around them, where a statement stood.
std::string OutlineWriter::inPlace(const OutlineGaps::Gap& gap, const std::string& blanks) const {
    const std::string newline(tree_.newline()), blank = blanks.empty() ? newline + newline : newline;
    const std::string comments = moves(*outline_.at) ? "" : commentsOf(*outline_.at, blanks);
    const bool opensBlock = gap.isFirst && !blanks.empty();
    if (!outline_.lines.empty() && outline_.lines.front().moved) {  // a statement, as before
        const std::string_view before = tree_.text({gap.whole.begin, std::max(gap.whole.begin, linesOf(*outline_.at).begin)});
        return (before.find_first_not_of(" \t\r\n") == std::string_view::npos ? std::string(before) : "") + comments + function(blanks) +
               (gap.isLast ? "" : blank);
    }
    return (gap.isLead && !opensBlock ? blank : "") + comments + function(blanks) + (gap.isLast ? "" : blank);
}

void OutlineWriter::writeWithGaps(const OutlineGaps& gaps, std::vector<Edit>& edits) {
    for (const ast::Stmt* statement : outline_.gone) {
        const OutlineGaps::Gap& gap = *gaps.find(*statement);
        const std::string blanks(tree_.indentation(tree_.lineStart(beginOf(*statement, tree_))));
        std::string text;
        if (statement == outline_.at) text = inPlace(gap, blanks);
        else if (!moves(*statement) && statement->kind != ast::Kind::FunctionDef) text = commentsOf(*statement, blanks);
        edits.push_back({gap.whole, text.empty() && gap.keepsBlank ? std::string(tree_.newline()) : text});
    }
}

void OutlineWriter::write(std::vector<Edit>& edits, const OutlineGaps* gaps) {
    takeOut(edits);
    if (gaps && outline_.takesComments) return writeWithGaps(*gaps, edits);
    std::string newline(tree_.newline());
    for (const ast::Stmt* statement : outline_.gone) {
        Span lines = linesOf(*statement);
        std::string blanks(tree_.indentation(tree_.lineStart(lines.begin))), text;
        if (!moves(*statement))
            for (Span comment : tree_.commentsIn(lines)) text += blanks + std::string(tree_.text(comment)) + newline;
        if (statement == outline_.at && outline_.isBlock) text += function(blanks);
        if (statement == outline_.at && !outline_.first.empty()) text += blanks + textOf(outline_.first, lines.begin) + newline;
        if (statement == outline_.at) text += blanks + textOf(outline_.call, lines.begin) + newline;
        edits.push_back({lines, text});
    }
    if (outline_.isBlock) return;
    std::uint32_t at = tree_.lineStart(beginOf(*outline_.before, tree_));
    while (at > 0 && tree_.text().substr(at).starts_with(tree_.indentation(at))) {  // comments above it are its own
        std::uint32_t above = tree_.lineStart(at - 1);
        std::string_view line = tree_.text({above, at});
        std::string_view blanks = blanksOf(line);
        if (!line.substr(blanks.size()).starts_with("#") || blanks != tree_.indentation(at)) break;
        at = above;
    }
    std::string blanks(tree_.indentation(tree_.lineStart(beginOf(*outline_.before, tree_))));
    bool isTop = blanks.empty();
    std::string text =
        isBlankBefore(tree_, at) || tree_.text().substr(0, at).ends_with(":" + newline) ? "" : newline + (isTop ? newline : "");
    text += function(blanks) + newline + (isTop ? newline : "");
    edits.push_back({{at, at}, std::move(text)});
}

}  // namespace regraft
