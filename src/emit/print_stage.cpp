#include <fmt/format.h>

#include "ast/dump.h"
#include "emit/conversion.h"
#include "lift/effects.h"
#include "lift/lift.h"
#include "mapping/graph.h"

namespace regraft {

namespace {

std::string_view tokenKindName(TokenKind kind) {
    switch (kind) {
        case TokenKind::Name: return "NAME";
        case TokenKind::Keyword: return "KEYWORD";
        case TokenKind::Number: return "NUMBER";
        case TokenKind::String: return "STRING";
        case TokenKind::Operator: return "OPERATOR";
        case TokenKind::Newline: return "NEWLINE";
        case TokenKind::Indent: return "INDENT";
        case TokenKind::Dedent: return "DEDENT";
        case TokenKind::End: return "END";
    }
    return "";
}

std::string place(const SourceFile& file, std::uint32_t offset) {
    Position position = file.position(offset);
    return fmt::format("{}:{}", position.line, position.column);
}

std::string printTokens(const SourceFile& file, const ParsedFile& parsed) {
    std::string out;
    for (const Token& token : parsed.tokens)
        out += fmt::format("{} {} {}\n", place(file, token.span.begin), tokenKindName(token.kind), token.span.of(file.text()));
    return out;
}

std::string printEdits(const SourceFile& file, const ConvertOptions& options, ProgramContext context) {
    std::string out;
    for (const Edit& edit : convertFile(file, options, context).edits)
        out += fmt::format("{}-{} {} -> {}\n", place(file, edit.span.begin), place(file, edit.span.end), edit.span.of(file.text()),
                           edit.replacement);
    return out;
}

std::string printGraph(const Analysis& analysis, Arena& arena) {
    std::vector<std::pair<const ast::Expr*, const neutral::Expr*>> expressions;
    for (const Lifted& lifted : liftFile(analysis, arena)) expressions.emplace_back(lifted.node, lifted.meaning);
    return writeGraph(makeGraph(expressions));
}

}  // namespace

std::string printStage(const SourceFile& file, Stage stage, const ConvertOptions& options, bool json, ProgramContext context) {
    Frontend frontend;
    if (auto error = readFrontend(frontend, file, options, context)) return error->message + "\n";
    ParsedFile& parsed = *frontend.parsed;
    if (stage == Stage::Tokens) return printTokens(file, parsed);
    if (stage == Stage::Ast) return ast::dump(*parsed.module, true, file.text()) + "\n";
    if (stage == Stage::Edits) return printEdits(file, options, context);
    if (stage == Stage::Neutral && !json) return runStages(file, options, Tables::builtin().neutralFramework(), true, context).text;
    if (!frontend.analysis) return "\n";
    if (stage == Stage::Neutral && json) return printGraph(*frontend.analysis, parsed.arena);
    if (stage == Stage::Effects) return printEffects(effectsOf(CallGraph(*parsed.module, *frontend.analysis), *frontend.analysis));
    if (stage == Stage::Names) return frontend.analysis->printNames();
    return frontend.analysis->printTypes();
}

}  // namespace regraft
