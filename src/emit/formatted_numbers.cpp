#include "emit/formatted_numbers.h"

namespace regraft {

std::optional<std::string> conversionsIn(std::string_view text) {
    std::string found;
    for (std::size_t at = text.find('%'); at != text.npos; at = text.find('%', at + 1)) {
        if (at + 1 < text.size() && text[at + 1] == '(') {
            found += '(';
            continue;
        }
        at = text.find_first_not_of("#0- +.123456789hlL", at + 1);
        if (at == text.npos || text[at] == '*') return std::nullopt;
        if (text[at] != '%') found += text[at];
    }
    return found;
}

std::vector<const ast::Expr*> formattedNumbers(const ast::BinOp& text) {
    const auto* format = text.op == ast::BinaryOp::Mod ? ast::as<ast::Constant>(text.left) : nullptr;
    if (!format || format->value.type != ast::Literal::Type::Str) return {};
    const std::optional<std::string> letters = conversionsIn(format->value.text);
    std::vector<const ast::Expr*> values{text.right}, numbers;
    if (const auto* several = ast::as<ast::Tuple>(text.right)) values.assign(several->elts.begin(), several->elts.end());
    if (!letters || values.size() != letters->size()) return {};
    for (std::size_t i = 0; i < values.size(); ++i)
        if (std::string_view("diouxXeEfFgGc").find((*letters)[i]) != std::string_view::npos) numbers.push_back(values[i]);
    return numbers;
}

}  // namespace regraft
