#pragma once
// Graphs and sessions of an older version: functions (emit/session_writer.h), or a report of what stands against it.

#include <map>

#include "emit/outcome_context.h"
#include "emit/session_writer.h"

namespace regraft {

/// Converts the graph of a file as a whole, and says which uses stay or go with it.
class SessionOutcomes {
public:
    explicit SessionOutcomes(OutcomeContext& context) : context_(context) {}

    void convert();
    /// Whether a use is in text that goes where graphs become functions.
    bool goesWithSession(const Use& use) const;
    /// What has a meaning only within a graph is left where that is not converted.
    bool staysWithGraph(const Use& use) const;
    /// A part of a module that has moved, by a variable for the module: `flags = tf.app.flags`, and later `flags.DEFINE_integer(…)`.
    bool isByVariable(const Use& use) const;
    /// `tf.keras.layers.Dense(3)(x)`: the layer is made before the function, or by its first run, and so is a cell.
    const py::Expr* withLayer(const Use& use, const py::Expr& code) const;
    /// The code before the function that makes the layer of a use; null if it is no such.
    const py::Expr* madeElsewhere(const Use& use) const;

private:
    void reportCounters(const GraphReader& reader);

    OutcomeContext& context_;
    enum class Sessions { None, Left, Converted } sessions_ = Sessions::None;
    std::vector<SessionWriter::Gone> gone_;
    std::map<const ast::Node*, SessionWriter::Layer> layers_;
    std::set<const ast::Node*> once_;  ///< calls that only the first run of a function makes
};

}  // namespace regraft
