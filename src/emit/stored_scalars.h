#pragma once
// Scalars of the target that are put into containers and data classes, whose text is made of theirs:
//
//     history["loss"].append(x.mean())
//     print(history)

#include <functional>

#include "emit/outcome_context.h"
#include "emit/shown_texts.h"
#include "emit/value_reach.h"

namespace regraft {

class StoredScalars {
public:
    using Visit = std::function<void(const ShownText&)>;

    StoredScalars(const OutcomeContext& context, Visit visit);

    /// Visits the texts of what `node` puts a scalar into, wherever they are made.
    void read(const ast::Node& node);
    bool isScalar(const ast::Expr& expr) const { return isScalar(*context_.analysis.typeOf(expr)); }
    /// A list or dict with one among its items, whose text is made of theirs.
    bool isHeldBy(const ast::Expr& expr) const;

private:
    void assign(const ast::Expr& target, const ast::Expr& value);
    void add(const ast::AugAssign& added);
    void store(const ast::Expr& container, const ast::Expr& stored);
    void visitContainer(const ast::Expr& container, unsigned depth);
    void readMethod(const ast::Call& call);
    void readRecord(const ast::Call& call);
    void visitRecord(const ast::Expr& record);
    bool isRecord(const ast::ClassDef& definition) const;
    bool isScalar(const Type& type) const;
    bool holdsScalar(const Type& type) const;

    const OutcomeContext& context_;
    Visit visit_;
    ValueReach reach_;
};

}  // namespace regraft
