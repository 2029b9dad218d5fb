#pragma once
// Statements that move into a function of their own: from the edits made of them and around them, new edits.

#include <functional>
#include <string>
#include <vector>

#include "emit/outline_gaps.h"
#include "emit/rewrite.h"
#include "emit/source_tree.h"

namespace regraft {

class OutlineWriter {
public:
    using Resolver = std::function<std::string(const Piece&, std::uint32_t)>;
    /// `taken`: edits of statements that go, of earlier outlines, too: one may take along what another one has taken out.
    OutlineWriter(const Outline& outline, const SourceTree& tree, std::vector<Edit>& taken, Resolver resolve)
        : outline_(outline),
          tree_(tree),
          taken_(taken),
          resolve_(std::move(resolve)) {}

    /// Takes the edits of the statements that go out of `edits`, and puts in those of the function and its call.
    void write(std::vector<Edit>& edits, const OutlineGaps* gaps = nullptr);
    /// The lines of a statement that goes, with those of comment that it takes along.
    Span linesOf(const ast::Stmt& statement) const;
    bool sharesLine(const ast::Stmt& statement) const;
    Span shareOf(const ast::Stmt& statement) const;

private:
    std::string become(Span span) const;
    std::string moved(const ast::Stmt& statement, const std::string& indentation) const;
    std::string function(const std::string& indentation) const;
    std::string textOf(const Document& document, std::uint32_t where) const;
    std::string inPlace(const OutlineGaps::Gap& gap, const std::string& blanks) const;
    void writeWithGaps(const OutlineGaps& gaps, std::vector<Edit>& edits);
    std::string commentsOf(const ast::Stmt& statement, const std::string& blanks) const;
    bool moves(const ast::Stmt& statement) const;
    void takeOut(std::vector<Edit>& edits);

    const Outline& outline_;
    const SourceTree& tree_;
    std::vector<Edit>& taken_;
    Resolver resolve_;
};

/// Takes a statement out, with its line if it has one of its own, and all edits of it.
void deleteStatement(const ast::Stmt& statement, bool isAllOfBlock, const SourceTree& tree, std::vector<Edit>& edits);

/// The blank lines around what goes of outlines that take comments along.
OutlineGaps gapsOf(const std::vector<Outline>& outlines, const SourceTree& tree);

/// Whether the text of the span is in a statement that goes, and in nothing that the function takes along.
bool goesInOutline(Span span, const std::vector<Outline>& outlines);

}  // namespace regraft
