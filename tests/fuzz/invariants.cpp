#include "invariants.h"

#include <vector>

#include "ast/dump.h"
#include "ast/equal.h"
#include "ast/visit.h"

namespace regraft::fuzz {

namespace {

std::string checkTokens(const ParsedFile& file) {
    std::uint32_t end = 0;
    for (const Token& token : file.tokens) {
        if (token.span.begin < end || token.span.end < token.span.begin) return "tokens overlap";
        end = token.span.end;
    }
    if (end > file.text.size()) return "a token lies outside the text";
    std::uint32_t last = 0;
    for (const Span comment : file.comments) {
        if (comment.begin < last || comment.end > file.text.size() || file.text[comment.begin] != '#') return "a comment's span is wrong";
        last = comment.end;
    }
    return {};
}

std::string checkNodes(const ParsedFile& file) {
    std::vector<bool> seen(file.nodeCount);
    std::string problem;
    ast::walk(*file.module, [&](const ast::Node& node) {
        if (node.id >= file.nodeCount || seen[node.id]) problem = "node ids are not distinct and dense";
        else seen[node.id] = true;
        if (node.span.end < node.span.begin || node.span.end > file.text.size()) problem = "a node lies outside the text";
        const bool expression = node.kind >= ast::Kind::BoolOp && node.kind <= ast::Kind::Slice;
        if (expression)
            ast::forEachChild(node, [&](const ast::Node& child) {
                if (!node.span.contains(child.span)) problem = "a part lies outside its expression";
            });
        return problem.empty();
    });
    return problem;
}

}  // namespace

std::string brokenInvariant(const ParsedFile& file) {
    if (std::string problem = checkTokens(file); !problem.empty()) return problem;
    if (std::string problem = checkNodes(file); !problem.empty()) return problem;
    if (!ast::equal(*file.module, *file.module)) return "a tree is not equal to itself";
    if (ast::dump(*file.module, true, file.text).empty()) return "nothing was dumped";
    return {};
}

std::string brokenInvariant(const SyntaxError& error, std::string_view text) {
    if (error.message.empty()) return "a refusal without a reason";
    if (error.span.end < error.span.begin || error.span.end > text.size()) return "a refusal lies outside the text";
    return {};
}

}  // namespace regraft::fuzz
