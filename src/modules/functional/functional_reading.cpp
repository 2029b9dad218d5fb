#include "modules/functional/functional_reading.h"

#include <algorithm>
#include <map>
#include <set>

#include "ast/names.h"
#include "modules/compact/code_text.h"
#include "modules/functional/layer_graph.h"
#include "modules/functional/layer_names.h"

namespace regraft {

namespace {

class ClassWriter {
public:
    /// `names`: of the classes that functions become.
    ClassWriter(const ParsedFile& file, const LayerGraph& graph, const std::map<const ast::Node*, std::string>& names, std::string base,
                std::string name, const std::string& call, int group)
        : file_(file),
          code_(file),
          graph_(graph),
          names_(names),
          base_(std::move(base)),
          name_(std::move(name)),
          call_(call),
          group_(group) {}

    std::vector<ReadEdit> run() {
        if (!graph_.model) {  // a function: the class takes its place
            writeClass();
            return {{graph_.scope->span, std::move(parts_), group_}};
        }
        std::vector<const ast::Stmt*> gone = graph_.inputs;
        gone.insert(gone.end(), graph_.steps.begin(), graph_.steps.end());
        gone.insert(gone.end(), graph_.layerMakers.begin(), graph_.layerMakers.end());
        std::vector<ReadEdit> edits;
        for (const ast::Stmt* statement : gone) edits.push_back({withComments(*statement), {}, group_});
        edits.push_back({graph_.model->span, {made(name_ + "(" + given() + ")")}, group_});
        std::ranges::sort(edits, {}, [](const ReadEdit& edit) { return edit.span.begin; });
        writeClass();
        if (graph_.scope->kind == ast::Kind::Module) edits.front().parts = std::move(parts_);
        else edits.push_back({{placeBefore(), placeBefore()}, std::move(parts_), group_});
        return edits;
    }

private:
    ReadPart made(std::string text) const {
        const auto* function = graph_.model ? nullptr : ast::as<ast::FunctionDef>(graph_.scope);
        return {std::move(text), function ? function->nameSpan : graph_.model->span, false};
    }
    void write(std::string text) { parts_.push_back(made(std::move(text))); }
    std::string line(int depth) const { return std::string(code_.newline()) + std::string(static_cast<std::size_t>(depth) * 4, ' '); }

    std::string given() const {
        std::string list;
        for (const std::string_view name : graph_.given) list += (list.empty() ? "" : ", ") + std::string(name);
        return list;
    }

    /// Where the definition begins that the model stands in, in the file itself.
    std::uint32_t placeBefore() const {
        std::uint32_t place = graph_.scope->span.begin;
        for (const ast::Stmt* statement : file_.module->body)
            if (statement->span.contains(graph_.scope->span)) {
                place = statement->span.begin;
                const auto* function = ast::as<ast::FunctionDef>(statement);
                const auto* owner = ast::as<ast::ClassDef>(statement);
                const std::span<ast::Expr* const> decorators = function ? function->decorator_list
                                                               : owner  ? owner->decorator_list
                                                                        : std::span<ast::Expr* const>();
                for (const ast::Expr* one : decorators) place = std::min(place, one->span.begin);
            }
        return commentsBegin(code_.linesOf({place, place}).begin);
    }

    /// Where the lines begin that are comments alone, before one that begins here.
    std::uint32_t commentsBegin(std::uint32_t begin) const {
        while (begin > 0) {
            const Span before = code_.linesOf({begin - 1, begin - 1});
            const std::string_view text = before.of(file_.text);
            const std::size_t first = text.find_first_not_of(" \t");
            if (first == std::string_view::npos || text[first] != '#') break;
            begin = before.begin;
        }
        return begin;
    }

    Span withComments(const ast::Stmt& statement) const {
        const Span lines = code_.linesOf(statement.span);
        return {commentsBegin(lines.begin), lines.end};
    }

    void writeClass() {
        const std::string newline(code_.newline());
        const bool opens = graph_.model && graph_.scope->kind == ast::Kind::Module;
        if (opens) writeBlankLines(commentsBegin(code_.linesOf(graph_.inputs.front()->span).begin));
        write("class " + name_ + "(" + base_ + "):");
        writeDocstring();
        write(line(1) + "def __init__(self" + parameters() + "):" + line(2) + "super().__init__()");
        for (const std::string_view name : graph_.given) keep(name);
        for (const ast::Stmt* statement : graph_.preparations) {
            write(line(2));
            copy(statement->span);
            if (const auto* assign = ast::as<ast::Assign>(statement))
                if (const auto* variable = ast::as<ast::NameExpr>(assign->targets.front())) keep(variable->id.text());
        }
        for (const GraphLayer& layer : graph_.layers) writeLayer(layer);
        write(newline + line(1) + "def " + call_ + "(self, ");
        std::string names;
        for (const std::string_view one : graph_.parameters) names += (names.empty() ? "" : ", ") + std::string(one);
        write(graph_.takesList ? "inputs):" + line(2) + names + " = inputs" : names + "):");
        for (const ast::Stmt* input : graph_.inputs) {
            writeCommentsBefore(*input);
            if (const std::string_view comment = code_.commentBehind(input->span); !comment.empty()) write(line(2) + std::string(comment));
        }
        for (const ast::Stmt* step : graph_.steps) writeStep(*step);
        write(line(2) + "return ");
        copyWithMembers(*graph_.result);
        if (graph_.model) write(newline + newline + newline);
    }

    /// As many as make two before a class that begins in this line.
    void writeBlankLines(std::uint32_t begin) {
        for (int missing = 2; missing > 0 && begin > 0; --missing) {
            if (code_.isBehindText(begin)) {
                for (; missing > 0; --missing) write(std::string(code_.newline()));
                return;
            }
            begin = code_.linesOf({begin - 1, begin - 1}).begin;
        }
    }

    /// A function's, which says what the class does.
    void writeDocstring() {
        const auto* function = graph_.model ? nullptr : ast::as<ast::FunctionDef>(graph_.scope);
        if (!function || function->body.front()->kind != ast::Kind::ExprStmt) return;
        write(line(1));
        copy(function->body.front()->span);
        write(std::string(code_.newline()));
    }

    /// What the class is made of, with a function's defaults.
    std::string parameters() const {
        std::string list;
        const auto* function = graph_.model ? nullptr : ast::as<ast::FunctionDef>(graph_.scope);
        const std::size_t first = function ? function->args->args.size() - function->args->defaults.size() : 0;
        for (const std::string_view name : graph_.given) {
            list += ", " + std::string(name);
            for (std::size_t i = first; function && i < function->args->args.size(); ++i)
                if (function->args->args[i]->name.text() == name)
                    list += "=" + std::string(function->args->defaults[i - first]->span.of(file_.text));
        }
        return list;
    }

    /// What the call reads is kept as a member.
    void keep(std::string_view name) {
        if (isMember(name)) write(line(2) + "self." + std::string(name) + " = " + std::string(name));
    }

    /// Whether a step, and not only the making of layers, reads what was given.
    bool isMember(std::string_view name) const {
        return std::ranges::any_of(graph_.members, [&](const auto& one) { return one.second == name; }) &&
               std::ranges::none_of(graph_.layers, [&](const GraphLayer& layer) { return layer.member == name; });
    }

    void writeLayer(const GraphLayer& layer) {
        write(line(2) + "self." + layer.member + " = ");
        if (layer.maker) return copy(layer.maker->span);
        if (!layer.block) return write(layer.member);
        write(names_.at(layer.block) + "(");
        for (std::size_t i = 0; i < layer.arguments.size(); ++i) {
            if (i > 0) write(", ");
            copy(layer.arguments[i]);
        }
        write(")");
    }

    void writeCommentsBefore(const ast::Stmt& step) {
        const Span comments{commentsBegin(code_.linesOf(step.span).begin), code_.linesOf(step.span).begin};
        for (std::uint32_t at = comments.begin; at < comments.end; at = code_.linesOf({at, at}).end) {
            const std::string_view text = code_.linesOf({at, at}).of(file_.text);
            const std::size_t first = text.find_first_not_of(" \t"), last = text.find_last_not_of(" \t\r\n");
            write(line(2) + std::string(text.substr(first, last + 1 - first)));
        }
    }

    void writeStep(const ast::Stmt& step) {
        writeCommentsBefore(step);
        write(line(2));
        copyWithMembers(step);
        if (const std::string_view comment = code_.commentBehind(step.span); !comment.empty()) write("  " + std::string(comment));
    }

    void copyWithMembers(const ast::Node& code) {
        std::vector<std::pair<Span, std::string>> places;
        for (const auto& [place, member] : graph_.members)
            if (code.span.contains(place->span)) places.emplace_back(place->span, "self." + member);
        for (const Span cut : graph_.cuts)
            if (code.span.contains(cut)) places.emplace_back(cut, "");
        std::ranges::sort(places, {}, [](const auto& one) { return one.first.begin; });
        std::uint32_t at = code.span.begin;
        for (const auto& [span, member] : places) {
            copy({at, span.begin});
            if (!member.empty()) parts_.push_back({member, span, false});
            at = span.end;
        }
        copy({at, code.span.end});
    }

    /// A piece of the user's text; its further lines move with the first.
    void copy(Span span) {
        const std::string_view text = span.of(file_.text);
        const std::size_t before = code_.indentation(span.begin).size();
        const std::string more(before < 8 ? 8 - before : 0, ' ');
        const bool moves = text.find("\"\"\"") == std::string_view::npos && text.find("'''") == std::string_view::npos;
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
            const Span piece{span.begin + static_cast<std::uint32_t>(at), span.begin + static_cast<std::uint32_t>(end)};
            parts_.push_back({std::string(piece.of(file_.text)), piece, true});
            if (moves && end < text.size()) write(more);
            at = end;
        }
    }

    const ParsedFile& file_;
    CodeText code_;
    const LayerGraph& graph_;
    const std::map<const ast::Node*, std::string>& names_;
    std::string base_;  ///< the class that it derives from, as the file may write it
    std::string name_;
    const std::string& call_;  ///< the method that calling an instance runs
    int group_;
    std::vector<ReadPart> parts_;
};

/// What the class is called: as the variable that the model is bound to, or as the function that makes it.
std::string nameFor(const LayerGraph& graph, const Analysis& analysis, const std::set<std::string>& taken) {
    const auto* assign = graph.model ? ast::as<ast::Assign>(analysis.statementOf(*graph.model)) : nullptr;
    const auto* variable = assign && assign->targets.size() == 1 ? ast::as<ast::NameExpr>(assign->targets[0]) : nullptr;
    const auto* function = ast::as<ast::FunctionDef>(graph.scope);
    std::string name = variable ? classNameOf(variable->id.text()) : std::string();
    if (name.empty() && function) name = classNameOf(function->name.text());
    if (name.empty()) name = "Network";
    if (!taken.contains(name)) return name;
    if (!taken.contains(name + "Network")) return name + "Network";
    for (int i = 2;; ++i)
        if (!taken.contains(name + std::to_string(i))) return name + std::to_string(i);
}

}  // namespace

std::optional<CompactReading> readFunctionalModels(const ParsedFile& file, const Analysis& analysis, const Framework& framework) {
    const std::vector<LayerGraph> graphs = findLayerGraphs(file, analysis, framework);
    const auto model = std::ranges::find_if(graphs, [](const LayerGraph& graph) { return graph.model != nullptr; });
    if (model == graphs.end()) return {};
    std::set<std::string> taken;
    for (const std::string_view name : ast::namesIn(*file.module)) taken.emplace(name);
    std::vector<std::string> names;
    std::map<const ast::Node*, std::string> blocks;
    for (const LayerGraph& graph : graphs) {
        names.push_back(nameFor(graph, analysis, taken));
        taken.insert(names.back());
        if (!graph.model) blocks[graph.scope] = names.back();
    }
    std::vector<ReadEdit> edits;
    for (std::size_t i = 0; i < graphs.size(); ++i) {
        const std::string base((graphs[i].model ? graphs[i].model : model->model)->func->span.of(file.text));
        std::vector<ReadEdit> own =
            ClassWriter(file, graphs[i], blocks, base, names[i], framework.modules->call, static_cast<int>(i)).run();
        edits.insert(edits.end(), own.begin(), own.end());
    }
    CompactReading result{Reading(file.text, std::move(edits)), {}, {}};
    for (const LayerGraph& graph : graphs)
        for (const ast::Stmt* input : graph.inputs)
            for (const std::string_view name : ast::namesIn(*input)) result.named.insert(std::string(name));
    for (std::size_t i = 0; i < names.size(); ++i) {
        const std::size_t place = result.reading.text().find("class " + names[i] + "(");
        result.groups[static_cast<std::uint32_t>(place + std::string_view("class ").size())] = static_cast<int>(i);
    }
    return result;
}

}  // namespace regraft
