#include "emit/graft.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "ast/visit.h"
#include "emit/import_scan.h"

namespace regraft {

namespace {

/// Text with the newlines of the file it goes to.
std::string withNewlines(std::string_view text, std::string_view newline) {
    std::string out;
    for (char c : text) {
        if (c == '\n') out += newline;
        else if (c != '\r') out += c;
    }
    return out;
}

/// A name in the grafted code and the piece that it becomes.
struct Reference {
    Span span;
    Piece::Kind kind;
    std::string name;
};

class Grafter {
public:
    Grafter(const SourceTree& tree, std::string_view newline) : tree_(tree), newline_(newline) {}

    void refer(Span span, Piece::Kind kind, std::string name) { references_.push_back({span, kind, std::move(name)}); }

    Document run(Span body) {
        std::sort(references_.begin(), references_.end(),
                  [](const Reference& a, const Reference& b) { return a.span.begin < b.span.begin; });
        Document out;
        std::uint32_t cursor = body.begin;
        for (const Reference& reference : references_) {
            if (!body.contains(reference.span)) continue;
            out.add(withNewlines(tree_.text({cursor, reference.span.begin}), newline_));
            out.name(reference.kind, reference.name);
            cursor = reference.span.end;
        }
        return out.add(withNewlines(tree_.text({cursor, body.end}), newline_));
    }

private:
    const SourceTree& tree_;
    std::string_view newline_;
    std::vector<Reference> references_;
};

std::vector<const ast::NameExpr*> namesIn(const ParsedFile& file) {
    std::vector<const ast::NameExpr*> out;
    ast::walk(*file.module, [&](const ast::Node& node) {
        if (const auto* name = ast::as<ast::NameExpr>(&node)) out.push_back(name);
        return true;
    });
    return out;
}

/// What the code binds itself: its parameters and variables.
std::unordered_set<std::string_view> boundIn(const ParsedFile& file) {
    std::unordered_set<std::string_view> out;
    ast::walk(*file.module, [&](const ast::Node& node) {
        if (const auto* name = ast::as<ast::NameExpr>(&node); name && name->ctx == ast::ExprContext::Store) out.insert(name->id.text());
        if (const auto* argument = ast::as<ast::arg>(&node)) out.insert(argument->name.text());
        return true;
    });
    return out;
}

/// The longest dotted names that begin with an imported one, in full.
std::vector<std::string> importedNames(const ParsedFile& file, const std::unordered_map<std::string_view, std::string>& imported) {
    std::vector<std::string> out;
    ast::walk(*file.module, [&](const ast::Node& node) {
        std::string rest;
        const ast::Node* root = &node;
        while (const auto* attribute = ast::as<ast::Attribute>(root)) {
            rest = "." + std::string(attribute->attr.text()) + rest;
            root = attribute->value;
        }
        const auto* name = ast::as<ast::NameExpr>(root);
        auto found = name ? imported.find(name->id.text()) : imported.end();
        if (found == imported.end()) return true;
        out.push_back(found->second + rest);
        return false;
    });
    return out;
}

/// What follows the imports, without blank lines around it.
Span bodyOf(const SourceTree& tree) {
    Span body{0, static_cast<std::uint32_t>(tree.text().size())};
    for (const ast::Stmt* statement : tree.file().module->body)
        if (statement->kind == ast::Kind::Import || statement->kind == ast::Kind::ImportFrom)
            body.begin = tree.nextLineStart(statement->span.end);
    std::string_view blank = " \t\r\n\f";
    std::size_t first = tree.text().find_first_not_of("\r\n\f", body.begin), last = tree.text().find_last_not_of(blank);
    if (first == std::string_view::npos || last == std::string_view::npos || first > last) return {0, 0};
    return {static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last) + 1};
}

}  // namespace

std::unique_ptr<Graft> graftHelper(std::string_view name, std::string_view text, std::string_view newline,
                                   const std::function<bool(std::string_view)>& isHelper) {
    ParseResult parsed = parseModule(text);
    if (!parsed.file) return nullptr;
    SourceTree tree(*parsed.file);
    Grafter grafter(tree, newline);
    auto graft = std::make_unique<Graft>();
    graft->name = std::string(name);
    std::unordered_map<std::string_view, std::string> imported;
    std::vector<Import> imports = scanImports(tree);
    for (const Import& import : imports) {
        imported[import.bound] = import.target;
        std::string module = ast::as<ast::Import>(import.statement) ? import.target : import.module;
        std::string as = module == import.target ? std::string(import.bound) : module;
        graft->imports.push_back({module, as});
    }
    graft->names = importedNames(*parsed.file, imported);
    std::unordered_set<std::string_view> bound = boundIn(*parsed.file);
    for (const ast::NameExpr* reference : namesIn(*parsed.file)) {
        std::string_view id = reference->id.text();
        if (bound.contains(id)) continue;
        if (auto found = imported.find(id); found != imported.end()) grafter.refer(reference->span, Piece::Kind::Api, found->second);
        else if (id == name || isHelper(id)) grafter.refer(reference->span, Piece::Kind::Helper, std::string(id));
        if (id != name && !imported.contains(id) && isHelper(id)) graft->helpers.emplace_back(id);
    }
    for (const ast::Stmt* statement : parsed.file->module->body) {
        if (const auto* def = ast::as<ast::FunctionDef>(statement); def && def->name == name)
            grafter.refer(def->nameSpan, Piece::Kind::Helper, std::string(name));
        if (const auto* def = ast::as<ast::ClassDef>(statement); def && def->name == name)
            grafter.refer(def->nameSpan, Piece::Kind::Helper, std::string(name));
    }
    graft->document = grafter.run(bodyOf(tree));
    return graft;
}

std::unique_ptr<Graft> graftStatement(std::string_view text, const std::vector<std::string>& modules) {
    ParseResult parsed = parseModule(text);
    if (!parsed.file) return nullptr;
    SourceTree tree(*parsed.file);
    Grafter grafter(tree, "\n");
    for (const ast::NameExpr* name : namesIn(*parsed.file))
        if (std::find(modules.begin(), modules.end(), name->id.text()) != modules.end())
            grafter.refer(name->span, Piece::Kind::Api, std::string(name->id.text()));
    auto graft = std::make_unique<Graft>();
    graft->document = grafter.run(bodyOf(tree));
    return graft;
}

}  // namespace regraft
