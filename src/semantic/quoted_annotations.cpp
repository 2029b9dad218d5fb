#include "semantic/quoted_annotations.h"

#include <algorithm>
#include <array>
#include <vector>

#include "ast/node_base.h"
#include "ast/visit.h"

namespace regraft::semantic {

namespace {

/// Generic types whose parameters are types; a string inside others may be anything, as in `Literal["mean"]`.
constexpr std::array<std::string_view, 27> generics = {
    "Optional", "Union",          "List",       "list",      "Dict",     "dict",     "Tuple",       "tuple",       "Set",
    "set",      "FrozenSet",      "frozenset",  "Sequence",  "Iterable", "Iterator", "Callable",    "Type",        "type",
    "Mapping",  "MutableMapping", "Collection", "Generator", "ClassVar", "Final",    "DefaultDict", "OrderedDict", "Awaitable"};

/// What stands between the quotes, where it stands there as it is meant: no prefix, no escapes, one piece.
Span contentOf(const ast::Constant& constant, std::string_view text) {
    std::string_view written = constant.span.of(text), meant = constant.value.text;
    bool isPlain = constant.value.type == ast::Literal::Type::Str && written.size() == meant.size() + 2 && !meant.empty() &&
                   written.substr(1, meant.size()) == meant && meant.find_first_of("\n\r") == std::string_view::npos;
    return isPlain ? Span{constant.span.begin + 1, constant.span.end - 1} : Span{constant.span.begin, constant.span.begin};
}

class Opener {
public:
    explicit Opener(ParsedFile& file) : file_(file) {}

    void open(ast::Expr*& annotation) {
        if (!annotation) return;
        if (const auto* constant = ast::as<ast::Constant>(annotation)) {
            Span content = contentOf(*constant, file_.text);
            ast::Expr* inside = content.begin < content.end ? parsePart(file_, content) : nullptr;
            if (!inside) return;
            annotation = inside;
            open(annotation);
        } else if (auto* subscript = ast::as<ast::Subscript>(annotation)) {
            if (std::find(generics.begin(), generics.end(), ast::lastName(*subscript->value)) != generics.end()) open(subscript->slice);
        } else if (auto* either = ast::as<ast::BinOp>(annotation); either && either->op == ast::BinaryOp::BitOr) {
            open(either->left);
            open(either->right);
        } else if (auto* tuple = ast::as<ast::Tuple>(annotation)) {
            for (ast::Expr*& item : tuple->elts) open(item);
        } else if (auto* list = ast::as<ast::List>(annotation)) {
            for (ast::Expr*& item : list->elts) open(item);
        }
    }

    void openAll(ast::arguments& arguments) {
        for (auto list : {arguments.posonlyargs, arguments.args, arguments.kwonlyargs})
            for (ast::arg* arg : list) open(arg->annotation);
        for (ast::arg* arg : {arguments.vararg, arguments.kwarg})
            if (arg) open(arg->annotation);
    }

private:
    ParsedFile& file_;
};

}  // namespace

ast::NodeId openQuotedAnnotations(ParsedFile& file) {
    ast::NodeId before = file.nodeCount;
    std::vector<ast::Node*> annotated;
    ast::walk(*file.module, [&](const ast::Node& node) {
        bool isAnnotated =
            node.kind == ast::Kind::FunctionDef || node.kind == ast::Kind::AsyncFunctionDef || node.kind == ast::Kind::AnnAssign;
        if (isAnnotated) annotated.push_back(const_cast<ast::Node*>(&node));
        return !ast::isExpression(node);  // no statement stands in one
    });
    Opener opener(file);
    for (ast::Node* node : annotated) {
        if (auto* function = ast::as<ast::FunctionDef>(node)) opener.openAll(*function->args), opener.open(function->returns);
        if (auto* function = ast::as<ast::AsyncFunctionDef>(node)) opener.openAll(*function->args), opener.open(function->returns);
        if (auto* assignment = ast::as<ast::AnnAssign>(node)) opener.open(assignment->annotation);
    }
    return before;
}

}  // namespace regraft::semantic
