#include "emit/part_reading.h"

#include <algorithm>
#include <optional>
#include <string>

#include "ast/visit.h"
#include "emit/dotted_names.h"
#include "mapping/libraries.h"
#include "modules/compact/code_text.h"

namespace regraft {

namespace {

/// The module that a file gets under another framework's name.
class PartReading {
public:
    PartReading(const ParsedFile& file, const Analysis& analysis, const Framework& framework)
        : file_(file),
          analysis_(analysis),
          framework_(framework),
          code_(file),
          parts_(namesWithinOthers(framework)) {}

    std::optional<Reading> run() {
        findMembers();
        for (const ImportedName& import : analysis_.imports()) readImport(import);
        if (edits_.empty() || isUnreadable_ || (needsImport_ && isNameTaken())) return std::nullopt;
        if (needsImport_) addImport();
        return Reading(file_.text, std::move(edits_));
    }

private:
    /// "tensorflow.keras" of "tensorflow.keras.layers"; empty: it is none of them.
    std::string_view partOf(std::string_view name) const {
        const auto part = std::ranges::find_if(parts_, [&](std::string_view one) { return name == one || isWithin(name, one); });
        return part == parts_.end() ? "" : *part;
    }

    void replace(Span span, std::string text) { edits_.push_back({span, {{std::move(text), span}}, 0}); }

    /// `tf.keras`, which becomes the framework's own name.
    void findMembers() {
        ast::walk(*file_.module, [&](const ast::Node& node) {
            const auto* member = ast::as<ast::Attribute>(&node);
            if (!member) return true;
            const std::string_view name = analysis_.qualifiedName(*member);
            if (name.empty() || partOf(name) != name) return true;
            replace(member->span, framework_.module);
            needsImport_ = true;
            return false;
        });
    }

    void readImport(const ImportedName& import) {
        const std::string_view part = partOf(import.target);
        if (part.empty()) return noteOther(import);
        const auto* from = ast::as<ast::ImportFrom>(import.statement);
        if (!from) return readPlain(import, part);
        if (isWithin(import.target, part)) return readModule(*from, part);
        readPart(*from, import);
    }

    /// `import tensorflow as tf`: where the framework's own import goes.
    void noteOther(const ImportedName& import) {
        const bool isWhole = std::ranges::any_of(parts_, [&](std::string_view part) { return topOf(part) == import.target; });
        if (isWhole && import.statement->kind == ast::Kind::Import && !whole_) whole_ = &import;
        bindsOwn_ = bindsOwn_ || (import.boundName.text() == framework_.module && import.target == framework_.module);
    }

    /// `import tensorflow.keras.layers as layers`, `import tensorflow.keras`.
    void readPlain(const ImportedName& import, std::string_view part) {
        const std::string_view rest = std::string_view(import.target).substr(part.size());
        const bool isSame = rest.empty() && import.boundName.text() == framework_.module;  // `import tensorflow.keras as keras`
        if (import.alias->asname.text().empty())                                           // and binds `tensorflow`
            isUnreadable_ = isUnreadable_ || readsOf(topOf(import.target)) > 0;
        replace(isSame ? import.alias->span
                       : Span{import.alias->span.begin, import.alias->span.begin + static_cast<std::uint32_t>(import.target.size())},
                framework_.module + std::string(rest));
        bindsOwn_ = bindsOwn_ || isSame || import.alias->asname.text().empty();
    }

    /// How often a name is read outside of what is replaced.
    unsigned readsOf(std::string_view name) const {
        unsigned reads = 0;
        ast::walk(*file_.module, [&](const ast::Node& node) {
            const auto* read = ast::as<ast::NameExpr>(&node);
            const bool goes = read && std::ranges::any_of(edits_, [&](const ReadEdit& edit) { return edit.span.contains(read->span); });
            if (read && !goes && read->id.text() == name) ++reads;
            return true;
        });
        return reads;
    }

    /// `from tensorflow.keras.layers import Dense`
    void readModule(const ast::ImportFrom& from, std::string_view part) {
        if (std::ranges::any_of(edits_, [&](const ReadEdit& edit) { return edit.span == from.moduleSpan; })) return;
        replace(from.moduleSpan, framework_.module + std::string(from.module.text().substr(part.size())));
    }

    /// `from tensorflow import keras`
    void readPart(const ast::ImportFrom& from, const ImportedName& import) {
        const std::string_view bound = import.boundName.text();
        std::string line = "import " + framework_.module;
        if (bound == framework_.module) bindsOwn_ = true;
        else line += " as " + std::string(bound);
        if (from.names.size() == 1) return replace(from.span, std::move(line));
        const bool isLast = from.names.back() == import.alias;
        const auto here = static_cast<std::size_t>(std::ranges::find(from.names, import.alias) - from.names.begin());
        const Span gone = isLast ? Span{from.names[here - 1]->span.end, import.alias->span.end}
                                 : Span{import.alias->span.begin, from.names[here + 1]->span.begin};
        edits_.push_back({gone, {}, 0});
        const Span before{from.span.begin, from.span.begin};
        edits_.push_back({before, {{line + std::string(code_.newline()) + std::string(code_.indentation(from.span.begin)), before}}, 0});
    }

    /// Something else under the framework's own name.
    bool isNameTaken() const {
        bool isTaken = false;
        ast::walk(*file_.module, [&](const ast::Node& node) {
            const auto* name = ast::as<ast::NameExpr>(&node);
            const auto* parameter = ast::as<ast::arg>(&node);
            const std::string_view bound = name && name->ctx != ast::ExprContext::Load ? name->id.text()
                                           : parameter                                 ? parameter->name.text()
                                                                                       : "";
            isTaken = isTaken || bound == framework_.module;
            return !isTaken;
        });
        const auto isOther = [&](const ImportedName& one) {
            return one.boundName.text() == framework_.module && topOf(one.target) != framework_.module && partOf(one.target) != one.target;
        };
        return isTaken || std::ranges::any_of(analysis_.imports(), isOther);
    }

    /// `import keras`, in place of the other framework's import where nothing else is read of that.
    void addImport() {
        if (bindsOwn_ || !whole_) return;
        const std::string line = "import " + framework_.module;
        const Span span = whole_->statement->span, before{span.begin, span.begin};
        const auto* statement = ast::as<ast::Import>(whole_->statement);
        if (statement->names.size() == 1 && readsOf(whole_->boundName.text()) == 0) return replace(span, line);
        edits_.push_back({before, {{line + std::string(code_.newline()) + std::string(code_.indentation(span.begin)), before}}, 0});
    }

    const ParsedFile& file_;
    const Analysis& analysis_;
    const Framework& framework_;
    CodeText code_;
    std::vector<std::string_view> parts_;
    std::vector<ReadEdit> edits_;
    const ImportedName* whole_ = nullptr;
    bool needsImport_ = false, bindsOwn_ = false, isUnreadable_ = false;
};

}  // namespace

std::vector<std::string_view> namesWithinOthers(const Framework& framework) {
    const Tables& tables = Tables::builtin();
    std::vector<std::string_view> names;
    for (const Library& library : tables.libraries().all()) {
        if (!library.isBoundTo(framework)) continue;
        for (const std::string_view module : library.modules) {
            const Framework* other = tables.frameworkOfModule(module);
            if (other && other != &framework && module != other->module) names.push_back(module);
        }
    }
    return names;
}

bool mayNameWithinOther(std::string_view text, const Framework& framework) {
    return std::ranges::any_of(namesWithinOthers(framework), [&](std::string_view name) {
        return text.find(topOf(name)) != text.npos && text.find(lastPartOf(name)) != text.npos;
    });
}

std::optional<Reading> readPartAsOwn(const ParsedFile& file, const Analysis& analysis, const Framework& framework) {
    return PartReading(file, analysis, framework).run();
}

}  // namespace regraft
