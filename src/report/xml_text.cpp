#include "report/xml_text.h"

#include "source/utf8.h"

namespace regraft {
namespace {

bool isXmlCharacter(char32_t c) { return c >= 0x20 ? c != 0xFFFE && c != 0xFFFF : c == '\t' || c == '\n' || c == '\r'; }

void append(std::string& out, char32_t c) {
    switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        case '\'': out += "&#39;"; break;
        case '\t': out += "&#9;"; break;  // in attributes, blanks would become spaces
        case '\n': out += "&#10;"; break;
        case '\r': out += "&#13;"; break;
        default: utf8::append(out, isXmlCharacter(c) ? c : 0xFFFD);
    }
}

}  // namespace

std::string xmlText(std::string_view text) {
    std::string out;
    const std::size_t valid = utf8::firstInvalid(text).value_or(text.size());
    for (std::size_t at = 0; at < valid;) append(out, utf8::next(text, at));
    if (valid < text.size()) out += "\uFFFD" + xmlText(text.substr(valid + 1));
    return out;
}

}  // namespace regraft
