#include "mutator.h"

#include <algorithm>

namespace regraft::fuzz {

namespace {

constexpr std::size_t maxWindow = 1500;

/// What makes Python hard: openers, prefixes, soft keywords, odd characters.
// clang-format off
constexpr std::string_view fragments[] = {
    "(", ")", "[", "]", "{", "}", ",", ":", ";", ".", "...", "=", "==", ":=", "->", "*", "**", "/", "//", "@", "-", "+",
    "~", "<", ">", "<>", "!=", "!", "|=", ">>=", "'", "\"", "'''", "\"\"\"", "f'", "f\"", "t'", "rb'", "f'''", "rf\"", "u'",
    "{x}", "{x!r}", "{x=}", "{{", "}}", "{x:", "\\", "\\\n", "\\N{", "\\N{DIGIT ONE}", "\\x", "\\u12", "\\U0010ffff", "\\777",
    "#", "# c\n", "\n", "\r", "\r\n", "\t", " ", "    ", "\f", "\0", "\x80", "\xff", "é", "€", "𝔘", "\xEF\xBB\xBF", "\xED\xA0\x80",
    "0", "0x", "0b1", "0o7", "1_0", "1e5", "1.", ".5", "1j", "077", "9999999999999999999", "if ", "elif x:", "else:", "for x in ",
    "while ", "try:\n", "except ", "except* ", "finally:", "with ", "as ", "def f(", "async ", "await ", "class C:", "return ",
    "yield ", "yield from ", "lambda ", "lambda: ", "not ", "is ", "is not ", "in ", "and ", "or ", "import ", "from ", "global ",
    "nonlocal ", "del ", "raise ", "assert ", "pass", "break", "continue", "match x:\n case ", "match ", "case _:", "type X = ",
    "[T: int, *A, **P]", "None", "True", "_", "x", "__debug__", "print ", "exec ", "`", "$", "?", "*args", "**kw", "x=1",
    "x for x in y", "async for x in y", "if x else ", "a as b"};
// clang-format on

}  // namespace

std::size_t Mutator::below(std::size_t bound) { return bound ? random_() % bound : 0; }

std::string_view Mutator::fragment() { return fragments[below(std::size(fragments))]; }

std::string Mutator::window(const std::string& text) {
    const std::size_t length = 1 + below(maxWindow);
    const std::size_t begin = below(text.size());
    if (below(4) == 0) return text.substr(begin, length);
    return wholeLines(text, begin, length);
}

/// Whole lines, moved left by the first one's indentation; a line further left than that ends them.
std::string Mutator::wholeLines(const std::string& text, std::size_t at, std::size_t length) {
    std::size_t begin = text.rfind('\n', at) + 1;  // npos + 1 is 0
    const std::size_t indent = std::min(text.find_first_not_of(' ', begin), text.size()) - begin;
    std::string out;
    while (begin < text.size() && out.size() < length) {
        const std::size_t end = std::min(text.find('\n', begin), text.size() - 1) + 1;
        const std::size_t first = text.find_first_not_of(' ', begin);
        if (first != std::string::npos && first < begin + indent && text[first] != '\n') break;
        out += text.substr(std::min(begin + indent, end - 1), end - std::min(begin + indent, end - 1));
        begin = end;
    }
    return out;
}

/// The same opener many times, with or without its closers.
std::string Mutator::nested() {
    static constexpr std::string_view pairs[][2] = {
        {"(", ")"},      {"[", "]"},           {"{", "}"},  {"f'{", "}'"}, {"f\"{x:{", "}}\""}, {"not ", ""}, {"-", ""},
        {"lambda:", ""}, {"a if b else ", ""}, {"x.", ""},  {"x**", ""},   {"if x:", ""},       {"a,", ""},   {"*", ""},
        {"await ", ""},  {"x[", "]"},          {"f(", ")"}, {"a<", ""},    {"a or ", ""},       {"a=", ""}};
    const auto& pair = pairs[below(std::size(pairs))];
    const std::size_t count = 1 + below(below(3) ? 30 : 1200);
    std::string out;
    for (std::size_t i = 0; i < count; ++i) out += pair[0];
    out += "x";
    if (below(4))
        for (std::size_t i = 0; i < count; ++i) out += pair[1];
    return out;
}

void Mutator::change(std::string& text, const std::vector<std::string>& corpus) {
    const std::size_t at = below(text.size() + 1);
    const std::size_t length = std::min(text.size() - at, 1 + below(below(3) ? 4 : 60));
    switch (below(9)) {
        case 0: text.erase(at, length); break;
        case 1: text.insert(at, text.substr(at, length)); break;
        case 2: text.insert(at, text.substr(below(text.size() + 1), length)); break;
        case 3:
        case 4: text.insert(at, fragment()); break;
        case 5: text.replace(at, length, fragment()); break;
        case 6:
            if (at < text.size()) text[at] = static_cast<char>(below(256));
            break;
        case 7: text.insert(at, nested()); break;
        default: text.insert(at, window(corpus[below(corpus.size())]).substr(0, 80)); break;
    }
}

std::string Mutator::make(const std::vector<std::string>& corpus) {
    std::string text = window(corpus[below(corpus.size())]);
    for (std::size_t changes = below(2) ? below(3) : below(9); changes > 0; --changes) change(text, corpus);
    return text;
}

}  // namespace regraft::fuzz
