#include "parse/parse.h"

#include <PythonParser.h>

#include "ast/visit.h"
#include "parse/builder.h"
#include "parse/lexer.h"
#include "parse/python_two.h"

namespace regraft {

namespace {

using generated::PythonParser;

constexpr std::size_t ruleCount = PythonParser::RuleField + 1;

constexpr auto ruleEnds = [] {
    std::array<RuleEnd, ruleCount> ends{};  // Reduce
    for (auto rule :
         {PythonParser::RuleStmt,        PythonParser::RuleSimpleStmts, PythonParser::RuleRhs,          PythonParser::RuleDottedName,
          PythonParser::RuleBlock,       PythonParser::RuleElseBlock,   PythonParser::RuleExceptClause, PythonParser::RuleFinallyBlock,
          PythonParser::RuleParam,       PythonParser::RuleLambdaParam, PythonParser::RuleTypeParams,   PythonParser::RulePatternItems,
          PythonParser::RulePatternArgs, PythonParser::RulePatternArg,  PythonParser::RulePatternEntry, PythonParser::RuleGroupItems,
          PythonParser::RuleGroupItem,   PythonParser::RuleListItems,   PythonParser::RuleBraceItems,   PythonParser::RuleBraceItem,
          PythonParser::RuleTarget,      PythonParser::RuleArgs,        PythonParser::RuleArg,          PythonParser::RuleSubscripts,
          PythonParser::RuleFstring,     PythonParser::RuleField})
        ends[rule] = RuleEnd::Flat;
    for (auto rule : {PythonParser::RuleStarExprs, PythonParser::RuleStarExpr, PythonParser::RuleStarNamed, PythonParser::RuleNamedExpr,
                      PythonParser::RuleExpr, PythonParser::RuleOpseq, PythonParser::RuleStarPattern, PythonParser::RulePattern,
                      PythonParser::RuleSubscript})
        ends[rule] = RuleEnd::Collapse;
    return ends;
}();

/// The generated parser, whose finished rules go to the builder.
class AstParser final : public PythonParser {
public:
    AstParser(const std::vector<Token>& tokens, std::string_view text, Builder& builder)
        : PythonParser(nullptr),
          builder_(builder),
          text_(text) {
        start(tokens.data(), ruleEnds.data());
    }

    ast::Module* module() {
        fileInput();
        return static_cast<ast::Module*>(result().node());
    }
    ast::Module* expression() {
        expressionInput();
        return static_cast<ast::Module*>(result().node());
    }

private:
    Item reduce(std::size_t rule, Items items, Span span) override {
        const Item made = build(rule, items, span);
        if (const std::size_t levels = builder_.takeExtraLevels()) setLevels(levels);
        return made;
    }

    Item build(std::size_t rule, Items items, Span span) {
        switch (rule) {
            case RuleOperand: return builder_.operand(items, span, nesting());
            case RuleWithItem: return builder_.withItem(items, span);
            case RuleClosedPattern: return builder_.closedPattern(items, span);
            default: return Item(node(rule, items, span), span);
        }
    }

    ast::Node* node(std::size_t rule, Items items, Span span) {
        switch (rule) {
            case RuleFileInput: return builder_.fileInput(items);
            case RuleExpressionInput: return builder_.expressionInput(items);
            case RuleSmallStmt: return builder_.smallStmt(items, span, nesting());
            case RuleAsName: return builder_.asName(items, span);
            case RuleDottedAs: return builder_.dottedAs(items, span);
            case RuleIfStmt: return builder_.ifStmt(items);
            case RuleWhileStmt: return builder_.whileStmt(items);
            case RuleForStmt: return builder_.forStmt(items, nesting());
            case RuleTryStmt: return builder_.tryStmt(items);
            case RuleWithStmt: return builder_.withStmt(items, nesting());
            case RuleAsyncStmt: return builder_.asyncStmt(items);
            case RuleDecorated: return builder_.decorated(items);
            case RuleClassDef: return builder_.classDef(items);
            case RuleFuncDef: return builder_.funcDef(items, nesting());
            case RuleParams: return builder_.params(items, span);
            case RuleLambda: return builder_.lambda(items, span);
            case RuleLambdaParams: return builder_.params(items, span);
            case RuleTypeParam: return builder_.typeParam(items, span);
            case RuleMatchStmt: return builder_.matchStmt(items);
            case RuleSubject: return builder_.subject(items, span);
            case RuleCaseBlock: return builder_.caseBlock(items);
            case RulePatterns: return builder_.patterns(items, span);
            case RuleStarPattern: return builder_.starPattern(items, span);
            case RulePattern: return builder_.pattern(items, span);
            case RuleStarExprs: return builder_.starExprs(items, span);
            case RuleStarExpr: return builder_.starExpr(items, span);
            case RuleStarNamed: return builder_.starExpr(items, span);
            case RuleNamedExpr: return builder_.namedExpr(items, span);
            case RuleYieldExpr: return builder_.yieldExpr(items, span, nesting());
            case RuleExpr: return builder_.expr(items, span);
            case RuleOpseq: return builder_.opseq(items, span);
            case RuleTargets: return builder_.targets(items, span);
            case RuleCompFor: return builder_.compFor(items, span);
            case RuleSubscript: return builder_.subscript(items, span);
            case RuleStrings: return builder_.strings(items, span);
            default: __builtin_unreachable();  // the flat rules
        }
    }

    Nesting nesting() const { return Nesting(openAndEndedRules(), current(), firstToken()); }

    [[noreturn]] void unexpected(Tok expected) override {
        const Token& token = *current();
        if (auto reason = pythonTwoAt(&token, firstToken(), text_)) throw SyntaxFailure{std::move(*reason), token.span, true};
        failSyntax(whyUnexpected(token.type, expected), token.span);
    }

    static std::string whyUnexpected(Tok found, Tok expected) {
        if (found == Tok::INDENT) return "unexpected indent";
        switch (expected) {
            case Tok::INDENT: return "expected an indented block";
            case Tok::RPAR:
            case Tok::RSQB:
            case Tok::RBRACE: return "invalid syntax; perhaps a comma is missing";
            case Tok::ELSE: return "expected 'else' after 'if' expression";
            default: break;
        }
        if (kindOf(expected) == TokenKind::Operator) return "expected '" + std::string(tokenText(expected)) + "'";
        return "invalid syntax";
    }

    Builder& builder_;
    std::string_view text_;
};

SyntaxError toError(SyntaxFailure failure) { return {std::move(failure.message), failure.span, failure.pythonTwo}; }

ParseResult parse(std::string_view text, LexMode mode) {
    LexResult lexed = lex(text, mode);
    auto file = std::make_unique<ParsedFile>();
    file->text = text;
    file->names = std::make_unique<Interner>(file->arena);
    try {
        Builder builder(text, lexed.comments, file->arena, *file->names);
        AstParser parser(lexed.tokens, text, builder);
        file->module = mode == LexMode::Module ? parser.module() : parser.expression();
        file->nodeCount = builder.nodeCount();
    } catch (SyntaxFailure& failure) {
        // Where the lexer stopped, its reason is the better one.
        if (lexed.failure && failure.span.begin >= lexed.tokens.back().span.begin) failure = std::move(*lexed.failure);
        return {nullptr, toError(std::move(failure))};
    }
    file->tokens = std::move(lexed.tokens);
    file->comments = std::move(lexed.comments);
    return {std::move(file), std::nullopt};
}

}  // namespace

ParseResult parseModule(std::string_view text) { return parse(text, LexMode::Module); }

ParseResult parseExpression(std::string_view text) { return parse(text, LexMode::Expression); }

namespace {

void shift(const ast::Node& node, std::uint32_t by) {
    ast::walk(node, [&](const ast::Node& part) {
        auto& moved = const_cast<ast::Node&>(part);  // just made
        moved.span = {moved.span.begin + by, moved.span.end + by};
        if (auto* attribute = ast::as<ast::Attribute>(&moved))
            attribute->attrSpan = {attribute->attrSpan.begin + by, attribute->attrSpan.end + by};
        return true;
    });
}

}  // namespace

ast::Expr* parsePart(ParsedFile& file, Span part) {
    std::string_view text = part.of(file.text);
    LexResult lexed = lex(text, LexMode::Expression);
    if (lexed.failure) return nullptr;
    try {
        Builder builder(text, lexed.comments, file.arena, *file.names, file.nodeCount);
        AstParser parser(lexed.tokens, text, builder);
        const auto* statement = ast::as<ast::ExprStmt>(parser.expression()->body[0]);
        file.nodeCount = builder.nodeCount();
        if (!statement) return nullptr;
        shift(*statement->value, part.begin);
        return statement->value;
    } catch (SyntaxFailure&) {
        return nullptr;
    }
}

}  // namespace regraft
