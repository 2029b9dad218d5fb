#pragma once
// The statements that compute a value of the arrays its gradients are taken of, as a function.

#include "training/array_gradients.h"
#include "training/gradient_marks.h"
#include "training/step_statements.h"

namespace regraft {

class GradientRegion {
public:
    using Marks = std::map<std::string, std::vector<GradientMark>>;

    GradientRegion(const TrainingContext& context, const Variables& variables, const Marks& marks, const ast::Node& scope)
        : context_(context),
          variables_(variables),
          marks_(marks),
          scope_(scope) {}

    /// Fills in all that hinges on where the value is computed: before block[index], where its gradients are asked for. False if
    /// not all of the way from the inputs to the value is in sight, or it can't move.
    bool fill(ArrayGradient& gradient, const Block& block, std::size_t index) const;

private:
    std::set<std::string> boundIn(const ast::Stmt& statement) const;
    std::set<std::string> readIn(const ast::Node& code) const;
    bool startsInput(const ast::Stmt& statement, const ArrayGradient& gradient) const;
    std::size_t beginOf(const ArrayGradient& gradient, const Block& block, std::size_t index) const;
    std::vector<std::size_t> slice(const ArrayGradient& gradient, const Block& block, std::size_t begin, std::size_t index) const;
    std::set<std::string> dependents(const ArrayGradient& gradient) const;
    void addDependents(const ast::Stmt& statement, std::set<std::string>& names) const;
    bool seesAll(const ArrayGradient& gradient) const;
    bool isPure(const ArrayGradient& gradient, const Block& block, std::size_t begin, std::size_t index) const;
    bool mayChange(const ast::Stmt& statement, const std::set<std::string>& touched, const ArrayGradient& gradient) const;
    static bool isPrinted(const ast::Stmt& statement);
    bool isUnrecorded(std::string_view name) const;
    bool isRecorded(const ast::Node& code, std::set<const ast::Node*>& seen) const;
    bool evaluates(const ast::Node& code) const;
    static void want(ArrayGradient& gradient, const std::string& name);
    bool choosePlace(ArrayGradient& gradient, const Block& block, const std::vector<std::size_t>& slice, std::size_t index) const;
    bool waits(const ArrayGradient& gradient, const Block& block, const std::vector<std::size_t>& slice, std::size_t index) const;
    static bool isAskedByName(const ArrayGradient& gradient);
    void nameArguments(ArrayGradient& gradient) const;
    void nameResults(ArrayGradient& gradient) const;

    const TrainingContext& context_;
    const Variables& variables_;
    const Marks& marks_;
    const ast::Node& scope_;
};

}  // namespace regraft
