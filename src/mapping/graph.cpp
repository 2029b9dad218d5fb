#include "mapping/graph.h"

#include <nlohmann/json.hpp>
#include <unordered_map>

namespace regraft {

using nlohmann::json;
using nlohmann::ordered_json;

namespace {

using Expressions = std::vector<std::pair<const ast::Expr*, const neutral::Expr*>>;

std::string typeText(const Type& type) {
    switch (type.kind) {
        case TypeKind::Array: {
            std::string out = "array " + std::string(dtypeName(type.dtype));
            return type.rank < 0 ? out : out + " " + std::to_string(type.rank);
        }
        case TypeKind::DType: return "dtype";
        case TypeKind::Device: return "device";
        case TypeKind::Shape: return "shape";
        case TypeKind::Int: return "int";
        case TypeKind::Float: return "float";
        case TypeKind::Complex: return "complex";
        case TypeKind::Bool: return "bool";
        case TypeKind::Str: return "string";
        case TypeKind::None: return "none";
        case TypeKind::Tuple: return "tuple";
        case TypeKind::List: return "list";
        default: return "unknown";
    }
}

json literalJson(const ast::Expr& literal) {
    using L = ast::Literal::Type;
    if (const auto* constant = ast::as<ast::Constant>(&literal)) {
        std::string text(constant->value.text);
        switch (constant->value.type) {
            case L::None: return nullptr;
            case L::True: return true;
            case L::False: return false;
            case L::Str: return text;
            default: {
                json number = json::parse(text, nullptr, false);  // 1_000, 0x10 and 1j are kept as written
                return number.is_number() ? number : json{{"number", text}};
            }
        }
    }
    if (const auto* unary = ast::as<ast::UnaryOp>(&literal)) {
        json inner = literalJson(*unary->operand);
        if (inner.is_number_integer()) return -inner.get<long long>();
        if (inner.is_number()) return -inner.get<double>();
        return {{"negative", inner}};
    }
    json elements = json::array();
    if (const auto* tuple = ast::as<ast::Tuple>(&literal))
        for (const ast::Expr* element : tuple->elts) elements.push_back(literalJson(*element));
    if (const auto* list = ast::as<ast::List>(&literal))
        for (const ast::Expr* element : list->elts) elements.push_back(literalJson(*element));
    return {{"tuple", elements}};
}

class GraphMaker {
public:
    explicit GraphMaker(const Expressions& expressions) {
        for (const auto& [node, meaning] : expressions) meanings_[node] = meaning;
    }

    int nodeOf(const ast::Expr& node, const neutral::Expr& meaning) {
        auto known = numbers_.find(&node);
        if (known != numbers_.end()) return known->second;
        int number = add(meaning);
        numbers_[&node] = number;
        return number;
    }

    Graph take() { return std::move(graph_); }
    Graph& graph() { return graph_; }

private:
    int push(GraphNode node) {
        graph_.nodes.push_back(std::move(node));
        return static_cast<int>(graph_.nodes.size()) - 1;
    }

    int add(const neutral::Expr& expr) {
        GraphNode node;
        node.type = typeText(*expr.type);
        switch (expr.kind) {
            case neutral::ExprKind::Source: return hole(*expr.source, *expr.type);
            case neutral::ExprKind::Operation:
                node.operation = expr.operation->name;
                for (std::size_t i = 0; i < expr.parts.size(); ++i)
                    if (expr.parts[i])
                        node.arguments.emplace_back(std::string(expr.operation->parameters[i].name), argument(*expr.parts[i]));
                break;
            case neutral::ExprKind::Item:
                node.operation = "item";
                node.item = expr.index;
                node.arguments.emplace_back("of", argument(*expr.parts[0]));
                if (expr.parts.size() > 1) node.arguments.emplace_back("at", argument(*expr.parts[1]));
                break;
            case neutral::ExprKind::Arithmetic:
                node.operation = expr.parts.size() == 1 ? "number.negate" : "number.combine";
                for (const neutral::Expr* part : expr.parts) node.arguments.emplace_back("of", argument(*part));
                break;
            case neutral::ExprKind::Function:
                node.operation = "function";
                node.arguments.emplace_back("of", argument(*expr.parts[0]));
                break;
            case neutral::ExprKind::Name: node.operation = "variable"; break;
            default: node.operation = "tuple"; node.arguments.emplace_back("of", argument(expr));
        }
        return push(std::move(node));
    }

    int hole(const ast::Expr& source, const Type& type) {
        auto meaning = meanings_.find(&source);
        if (meaning != meanings_.end()) return nodeOf(source, *meaning->second);
        auto known = numbers_.find(&source);
        if (known != numbers_.end()) return known->second;
        GraphNode node;
        node.input = "h" + std::to_string(inputs_++);
        node.type = typeText(type);
        return numbers_[&source] = push(std::move(node));
    }

    GraphNode::Argument argument(const neutral::Expr& expr) {
        GraphNode::Argument argument;
        if (expr.kind == neutral::ExprKind::Literal) {
            argument.literal = literalJson(*expr.literal).dump();
        } else if (expr.kind == neutral::ExprKind::Tuple || expr.kind == neutral::ExprKind::List) {
            argument.isSequence = true;
            for (const neutral::Expr* part : expr.parts) argument.sequence.push_back(this->argument(*part));
        } else if (expr.kind == neutral::ExprKind::Source && expr.source->kind == ast::Kind::Constant) {
            argument.literal = literalJson(*expr.source).dump();
        } else {
            argument.node = add(expr);
        }
        return argument;
    }

    Graph graph_;
    std::unordered_map<const ast::Expr*, const neutral::Expr*> meanings_;
    std::unordered_map<const ast::Expr*, int> numbers_;
    int inputs_ = 0;
};

ordered_json argumentJson(const GraphNode::Argument& argument) {
    if (argument.isSequence) {
        ordered_json elements = ordered_json::array();
        for (const auto& element : argument.sequence) elements.push_back(argumentJson(element));
        return {{"sequence", elements}};
    }
    if (argument.node >= 0) return argument.node;
    return {{"literal", ordered_json::parse(argument.literal)}};
}

GraphNode::Argument readArgument(const ordered_json& value) {
    GraphNode::Argument argument;
    if (value.is_number_integer()) {
        argument.node = value.get<int>();
    } else if (value.contains("sequence")) {
        argument.isSequence = true;
        for (const ordered_json& element : value.at("sequence")) argument.sequence.push_back(readArgument(element));
    } else {
        argument.literal = value.at("literal").dump();
    }
    return argument;
}

}  // namespace

Graph makeGraph(const Expressions& expressions) {
    GraphMaker maker(expressions);
    for (const auto& [node, meaning] : expressions) {
        int number = maker.nodeOf(*node, *meaning);
        maker.graph().results.push_back(number);
    }
    return maker.take();
}

std::string writeGraph(const Graph& graph) {
    ordered_json nodes = ordered_json::array();
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        const GraphNode& node = graph.nodes[i];
        ordered_json object{{"id", i}};
        if (!node.input.empty()) object["input"] = node.input;
        if (!node.operation.empty()) {
            object["operation"] = node.operation;
            ordered_json arguments = ordered_json::array();
            for (const auto& [name, argument] : node.arguments) arguments.push_back({name, argumentJson(argument)});
            object["arguments"] = arguments;
        }
        if (node.item >= 0) object["item"] = node.item;
        object["type"] = node.type;
        nodes.push_back(object);
    }
    return ordered_json{{"schema", 1}, {"nodes", nodes}, {"results", graph.results}}.dump(1) + "\n";
}

std::optional<Graph> readGraph(std::string_view text, std::string& error) {
    try {
        ordered_json object = ordered_json::parse(text);
        Graph graph;
        for (const ordered_json& item : object.at("nodes")) {
            GraphNode node;
            node.input = item.value("input", "");
            node.operation = item.value("operation", "");
            node.item = item.value("item", -1);
            node.type = item.at("type").get<std::string>();
            if (item.contains("arguments"))
                for (const ordered_json& pair : item.at("arguments"))
                    node.arguments.emplace_back(pair.at(0).get<std::string>(), readArgument(pair.at(1)));
            graph.nodes.push_back(std::move(node));
        }
        graph.results = object.at("results").get<std::vector<int>>();
        return graph;
    } catch (const json::exception& exception) {
        error = exception.what();
        return std::nullopt;
    }
}

}  // namespace regraft
