#include "emit/signature.h"

#include <algorithm>

#include "ast/visit.h"

namespace regraft {

namespace {

/// Behind the last parameter but `**kwargs`, its default and a `/` included; 0 if there is none.
std::uint32_t endOfParameters(const SourceTree& tree, const ast::arguments& arguments) {
    std::uint32_t end = 0;
    for (const auto& list : {arguments.posonlyargs, arguments.args, arguments.kwonlyargs})
        for (const ast::arg* arg : list) end = std::max(end, arg->span.end);
    if (arguments.vararg) end = std::max(end, arguments.vararg->span.end);
    for (const auto& list : {arguments.defaults, arguments.kw_defaults})
        for (const ast::Expr* value : list)
            if (value) end = std::max(end, tree.withParentheses(*value).end);
    std::size_t comma = tree.firstFrom(end);
    bool hasSlash = end != 0 && comma + 1 < tree.tokenCount() && tree.tokenText(comma) == "," && tree.tokenText(comma + 1) == "/";
    return hasSlash ? tree.token(comma + 1).span.end : end;
}

Edit insertion(std::uint32_t at, std::string text) { return {{at, at}, std::move(text)}; }

}  // namespace

std::optional<Edit> addKeywordParameter(const SourceTree& tree, const ast::Node& function, std::string_view name) {
    const ast::arguments* arguments = nullptr;
    std::uint32_t behindName = 0;
    if (const auto* plain = ast::as<ast::FunctionDef>(&function)) arguments = plain->args, behindName = plain->nameSpan.end;
    if (const auto* async = ast::as<ast::AsyncFunctionDef>(&function)) arguments = async->args, behindName = async->nameSpan.end;
    if (!arguments) return std::nullopt;
    bool hasStar = arguments->vararg || !arguments->kwonlyargs.empty();
    std::string parameter = (hasStar ? "" : "*, ") + std::string(name);
    if (std::uint32_t end = endOfParameters(tree, *arguments)) return insertion(end, ", " + parameter);
    if (arguments->kwarg) return insertion(tree.token(tree.lastBefore(arguments->kwarg->span.begin)).span.begin, parameter + ", ");
    std::size_t open = tree.firstFrom(behindName);
    while (open < tree.tokenCount() && tree.tokenText(open) != "(") ++open;
    if (open == tree.tokenCount()) return std::nullopt;
    return insertion(tree.token(open).span.end, parameter);
}

std::vector<Edit> addReturn(const SourceTree& tree, const ast::Node& function, std::string_view name) {
    std::vector<Edit> edits;
    ast::walk(function, [&](const ast::Node& node) {
        bool isInner = &node != &function && (node.kind == ast::Kind::FunctionDef || node.kind == ast::Kind::AsyncFunctionDef ||
                                              node.kind == ast::Kind::Lambda || node.kind == ast::Kind::ClassDef);
        if (node.kind == ast::Kind::Return) edits.push_back(insertion(node.span.end, " " + std::string(name)));
        return !isInner;
    });
    const auto* plain = ast::as<ast::FunctionDef>(&function);
    if (!plain || plain->body.back()->kind == ast::Kind::Return) return edits;
    std::uint32_t begin = plain->body[0]->span.begin, end = plain->span.end;
    bool hasLines = tree.logicalLineStart(begin) == begin;
    std::string text = "return " + std::string(name);
    if (hasLines) edits.push_back(insertion(tree.lineEnd(end), std::string(tree.newline()) + std::string(tree.indentation(begin)) + text));
    else edits.push_back(insertion(end, "; " + text));
    return edits;
}

}  // namespace regraft
