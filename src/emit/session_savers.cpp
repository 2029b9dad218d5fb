// Savers become checkpoints of the variables, layers and optimisers that there are.
//
//     saver = tf.train.Saver()             saver = tf.train.Checkpoint(w=w, b=b)
//     saver.save(sess, path)           →   saver.write(path)
//     saver.restore(sess, path)            saver.read(path)

#include <algorithm>

#include "emit/session_writer.h"
#include "lower/build.h"

namespace regraft {

namespace {

std::string scopePart(const std::string& key) { return key.substr(key.find('@')); }

}  // namespace

/// What variables hold that were bound before, in the same scope or class.
std::vector<py::Argument> SessionWriter::saved(const GraphUnit& one, int index) {
    std::vector<py::Argument> arguments;
    std::set<std::string> taken;
    auto add = [&](const std::string& text, const py::Expr* value) {
        if (taken.insert(text).second) arguments.push_back({arena_.copy(text), value, nullptr});
    };
    for (const auto& [key, value] : graph_.values) {
        const bool isKept = (value.kind == GraphKind::State || value.kind == GraphKind::Optimiser) && value.unit >= 0 && value.unit < index;
        if (!isKept || plan_.gone.contains(value.unit) || unit(value.unit).scope != one.scope) continue;
        if (GraphKeys::isMember(key) != GraphKeys::isMember(one.defines.front()) && scopePart(key) != scopePart(one.defines.front()))
            continue;
        const std::string text = GraphKeys::nameOf(key);
        add(text, GraphKeys::isMember(key) ? member(name("self"), text) : name(text));
    }
    for (const auto& [call, layer] : layers_)
        if (!layer.name.empty()) add(layer.name, name(layer.name));
    for (const auto& [call, text] : made_) add(text, name(text));
    return arguments;
}

void SessionWriter::savers() {
    for (std::size_t i = 0; i < graph_.units.size(); ++i) {
        const GraphUnit& one = graph_.units[i];
        const GraphValue* saver = nullptr;
        for (const std::string& key : one.defines)
            if (graph_.values[key].kind == GraphKind::Saver && graph_.values[key].call) saver = &graph_.values[key];
        if (!saver) continue;
        const py::Expr* checkpoint = name(reader_.rules().checkpoint, py::ExprKind::Api);
        request_->rewrites.push_back({saver->call, py::call(arena_, checkpoint, saved(one, static_cast<int>(i)))});
        gone_.push_back({saver->call->span, {}});
        checkpoints_.push_back(saver->call);
    }
    for (const GraphSave& save : graph_.saves) writeSave(save);
}

void SessionWriter::writeSave(const GraphSave& save) {
    const py::Expr* path = source(*save.path);
    if (save.step) {  // `path + "-" + str(step)`
        const py::Expr* dash = py::node(arena_, py::ExprKind::Binary, {path, py::literal(arena_, "'-'")}, "+");
        path = py::node(arena_, py::ExprKind::Binary, {dash, call(name("str"), {source(*save.step)})}, "+");
    }
    request_->rewrites.push_back({save.call, call(member(source(*save.saver), save.restores ? "read" : "write"), {path}), true});
}

}  // namespace regraft
