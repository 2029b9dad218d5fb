// The constructor of a class whose layers were made as they were first called.

#include <algorithm>

#include "modules/compact/class_reader.h"

namespace regraft {

namespace {

Span placeAt(std::uint32_t at) { return {at, at}; }

}  // namespace

/// `features: int, act: Callable = nn.relu`
std::string ClassReader::parameters() const {
    std::string text;
    for (const CompactField& field : one_.allFields()) {
        const ast::AnnAssign& statement = *field.statement;
        text += ", " + std::string(field.name.text()) + ": " + code_.onOneLine(statement.annotation->span, {});
        if (statement.value) text += " = " + code_.onOneLine(statement.value->span, changes_);
    }
    return text;
}

void ClassReader::writeFields(MethodLines& lines) const {
    if (one_.parent) {
        std::string given;
        for (const CompactField& field : one_.parent->allFields())
            given += (given.empty() ? "" : ", ") + std::string(field.name.text()) + "=" + std::string(field.name.text());
        lines.add(0, "super().__init__(" + given + ")", one_.definition->nameSpan);
    }
    for (const CompactField& field : one_.fields) {
        if (one_.parent && one_.parent->hasField(field.name)) continue;
        std::string_view comment = code_.commentBehind(field.statement->span);
        std::string name(field.name.text());
        lines.add(0, "self." + context_.names.attribute(name) + " = " + name + (comment.empty() ? "" : "  " + std::string(comment)),
                  field.statement->span);
    }
}

/// In place of the last field; else before the first method.
void ClassReader::writeConstructor() {
    auto compact = std::find_if(methods_.begin(), methods_.end(), [&](const Method& method) { return method.definition == compact_; });
    auto setup = std::find_if(methods_.begin(), methods_.end(), [&](const Method& method) { return method.definition == one_.setup; });
    const ast::Stmt* last = one_.fields.empty() ? nullptr : one_.fields.back().statement;
    std::string newline(code_.newline());
    std::string indentation(code_.indentation(one_.definition->body.front()->span.begin));
    std::string outer(code_.indentation(one_.definition->span.begin));
    std::string step = indentation.substr(std::min(outer.size(), indentation.size()));
    if (setup != methods_.end()) {
        const ast::FunctionDef& method = *setup->definition;
        MethodLines lines(indentationOf(*firstStatement(method)), step, newline);
        writeFields(lines);
        edit(method.nameSpan, "__init__", method.nameSpan);
        std::uint32_t behindSelf = method.args->args[0]->span.end;
        edit(placeAt(behindSelf), parameters(), method.nameSpan);
        const ast::Stmt* first = firstStatement(method);
        if (!code_.standsAlone(first->span) && code_.linesOf(first->span).begin <= method.nameSpan.begin)
            problem_ = "`" + context_.rules.setup + "` stands on one line";
        std::uint32_t at = code_.linesOf(placeAt(first->span.begin)).begin;
        if (!lines.empty()) edits_.push_back({placeAt(at), lines.take(), group_});
        if (last) edit(code_.linesAndBlank(last->span), "", last->span);
        return;
    }
    MethodLines lines(indentation + step, step, newline);
    if (!one_.constructor) writeFields(lines);
    if (compact != methods_.end()) {
        KnownValues known = knownIn(*compact);
        LayerLines layers(*compact->definition, compact->sites, known, code_, changes_, context_.names, context_.rules, context_.analysis);
        layers.write(lines);
        if (!layers.problem().empty()) problem_ = layers.problem();
    }
    if (one_.constructor) return extendConstructor(lines);
    bool isEmpty = lines.empty() || (one_.parent && one_.fields.empty() && (compact == methods_.end() || compact->sites.empty()));
    if (isEmpty) {
        if (last) edit(code_.linesAndBlank(last->span), "", last->span);
        return;
    }
    const ast::Stmt* place = last;
    for (const ast::Stmt* statement : one_.definition->body)
        if (!place && (statement->kind == ast::Kind::FunctionDef || statement == one_.definition->body.back())) place = statement;
    std::uint32_t at = place->span.begin;
    if (const auto* method = ast::as<ast::FunctionDef>(place))
        for (const ast::Expr* decorator : method->decorator_list) at = std::min(at, decorator->span.begin);
    Span from = last ? last->span : one_.definition->nameSpan;
    bool isTight = last && one_.fields.front().statement != one_.definition->body.front() &&
                   code_.isBehindText(code_.linesOf(one_.fields.front().statement->span).begin);
    std::vector<ReadPart> parts{
        {(isTight ? newline : "") + indentation + "def __init__(self" + parameters() + "):" + newline, from, false}};
    std::vector<ReadPart> body = lines.take();
    parts.insert(parts.end(), body.begin(), body.end());
    Span span = last ? code_.linesOf(last->span) : placeAt(code_.linesOf(placeAt(at)).begin);
    bool blankFollows = context_.file.text.substr(span.end).starts_with("\n") || context_.file.text.substr(span.end).starts_with("\r\n");
    if (!blankFollows) parts.push_back({newline, from, false});
    edits_.push_back({span, std::move(parts), group_});
}

/// Layers that its methods make are made behind those that the class's own constructor makes.
void ClassReader::extendConstructor(MethodLines& lines) {
    const ast::Stmt& last = *one_.constructor->body.back();
    const bool ends = std::ranges::any_of(one_.constructor->body, [](const ast::Stmt* one) { return one->kind == ast::Kind::Return; });
    if (!code_.standsAlone(last.span) || ends) problem_ = "its constructor stands on one line, or ends in the middle";
    const std::uint32_t behind = code_.linesOf(last.span).end;
    if (behind > 0 && context_.file.text[behind - 1] != '\n') problem_ = "its constructor is the end of the file";
    if (!lines.empty()) edits_.push_back({placeAt(behind), lines.take(), group_});
}

}  // namespace regraft
