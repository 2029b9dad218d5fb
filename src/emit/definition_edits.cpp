#include "emit/definition_edits.h"

#include "emit/placement.h"

namespace regraft {

namespace {

bool beginsItsLine(const SourceTree& tree, std::uint32_t offset) {
    std::uint32_t line = tree.lineStart(offset);
    return tree.text({line, offset}).find_first_not_of(" \t") == std::string_view::npos;
}

/// Whether a parameter that stands behind all others is a keyword-only one already.
bool takesKeywordsOnly(const ast::arguments& parameters) { return parameters.vararg || !parameters.kwonlyargs.empty(); }

/// Before `**options`, else behind the last parameter; one a line, where that's how the others stand.
TextChange parameterText(const DefinitionEdit& edit, const SourceTree& tree) {
    const ast::arguments& parameters = *edit.function->args;
    std::size_t open = tree.firstFrom(edit.function->nameSpan.end);
    while (tree.tokenText(open) != "(") ++open;
    std::size_t last = tree.partner(open) - 1;
    const bool hasDefault = edit.api.empty();  // goes behind those that are taken by position
    Document parameter = hasDefault ? Document(edit.name + "=" + edit.text) : Document(edit.name + ": ").name(Piece::Kind::Api, edit.api);
    if (parameters.kwarg) {
        std::uint32_t stars = tree.token(tree.lastBefore(parameters.kwarg->span.begin)).span.begin;
        Document text(hasDefault || takesKeywordsOnly(parameters) ? "" : "*, ");
        return {{stars, stars}, text.add(std::move(parameter)).add(", ")};
    }
    if (last == open)
        return {{tree.token(last).span.end, tree.token(last).span.end}, Document(hasDefault ? "" : "*, ").add(std::move(parameter))};
    bool hasComma = tree.tokenText(last) == ",";
    std::uint32_t at = tree.token(last).span.end;
    std::uint32_t lastLine = tree.lineStart(tree.token(hasComma ? last - 1 : last).span.begin);
    std::size_t firstOfLine = tree.firstFrom(lastLine);
    bool onePerLine = hasComma && firstOfLine > open && beginsItsLine(tree, tree.token(firstOfLine).span.begin);
    std::string gap = onePerLine ? std::string(tree.newline()) + std::string(tree.indentation(lastLine)) : " ";
    Document text(hasComma ? "" : ",");
    text.add(gap);
    if (!hasDefault && !takesKeywordsOnly(parameters)) text.add("*,").add(gap);
    text.add(std::move(parameter)).add(onePerLine ? "," : "");
    return {{at, at}, std::move(text)};
}

/// A parameter with its comma, and a star before it that nothing else needs.
TextChange removedText(const DefinitionEdit& edit, const SourceTree& tree) {
    const ast::arguments& parameters = *edit.function->args;
    std::size_t first = tree.firstFrom(edit.parameter->span.begin), last = tree.lastBefore(edit.parameter->span.end);
    std::size_t round = tree.bracketAround(first), close = tree.partner(round);
    while (last + 1 < close && tree.tokenText(last + 1) != ",") {  // a default
        std::size_t partner = tree.partner(last + 1);
        last = partner != SourceTree::none && partner > last ? partner : last + 1;
    }
    bool loneStar = !parameters.vararg && parameters.kwonlyargs.size() == 1 && parameters.kwonlyargs[0] == edit.parameter;
    while (loneStar && tree.tokenText(first) != "*") --first;
    bool hasNext = last + 2 < close && tree.tokenText(last + 1) == ",";
    if (hasNext) return {{tree.token(first).span.begin, tree.token(last + 2).span.begin}, Document()};
    bool hasComma = tree.tokenText(last + 1) == ",";
    std::uint32_t begin = first - 1 == round ? tree.token(first).span.begin : tree.token(first - 1).span.begin;  // the comma before it
    std::uint32_t end = tree.token(hasComma ? last + 1 : last).span.end;
    return {{begin, end}, Document(hasComma && first - 1 != round ? "," : "")};
}

TextChange lineText(const DefinitionEdit& edit, const SourceTree& tree) {
    std::string newline(tree.newline());
    if (edit.kind == DefinitionEdit::Kind::After) {
        std::uint32_t at = edit.statement->span.end;
        return {{at, at}, Document(newline + std::string(tree.indentation(edit.statement->span.begin)) + edit.text)};
    }
    const ast::Stmt* first = edit.function->body[0];
    const auto* text = ast::as<ast::ExprStmt>(first);
    if (text && text->value->kind == ast::Kind::Constant && edit.function->body.size() > 1) first = edit.function->body[1];
    std::uint32_t at = beginOf(*first, tree);
    return {{at, at}, Document(edit.text + newline + std::string(tree.indentation(at)))};
}

}  // namespace

TextChange textOf(const DefinitionEdit& edit, const SourceTree& tree) {
    switch (edit.kind) {
        case DefinitionEdit::Kind::Rename: return {edit.span, Document(edit.name)};
        case DefinitionEdit::Kind::Parameter: return parameterText(edit, tree);
        case DefinitionEdit::Kind::Removed: return removedText(edit, tree);
        case DefinitionEdit::Kind::First:
        case DefinitionEdit::Kind::After: return lineText(edit, tree);
        case DefinitionEdit::Kind::Variable: break;
    }
    std::uint32_t at = beginOf(*edit.statement, tree);
    Document text(edit.name + " = ");
    text.name(Piece::Kind::Api, edit.api).add("(" + edit.text + ")").add(tree.newline()).add(tree.indentation(at));
    return {{at, at}, std::move(text)};
}

}  // namespace regraft
