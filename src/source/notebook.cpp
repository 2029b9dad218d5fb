#include "source/notebook.h"

#include <algorithm>
#include <utility>

#include "source/ipython.h"
#include "source/notebook_json.h"

namespace regraft {
namespace {

constexpr std::string_view cellMark = "# regraft-cell-", lineMark = "# regraft-line-";

/// Takes a line, its end included, off the front of `text`.
std::string_view takeLine(std::string_view& text) {
    const std::string_view line = text.substr(0, std::min(text.find('\n'), text.size() - 1) + 1);
    text.remove_prefix(line.size());
    return line;
}

std::string_view withoutEnd(std::string_view line) {
    if (line.ends_with('\n')) line.remove_suffix(1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

std::string_view indentationOf(std::string_view line) { return line.substr(0, std::min(line.find_first_not_of(" \t"), line.size())); }

std::string_view firstLineOf(std::string_view text) {
    while (!text.empty()) {
        const std::string_view line = withoutEnd(takeLine(text));
        if (!indentationOf(line).empty() || !line.empty()) return line.substr(indentationOf(line).size());
    }
    return {};
}

/// The number behind a mark.
std::size_t numberBehind(std::string_view text) {
    std::size_t number = 0;
    for (const char c : text.substr(0, 9)) {
        if (c < '0' || c > '9') break;
        number = number * 10 + static_cast<std::size_t>(c - '0');
    }
    return number;
}

struct Change {
    std::uint32_t begin, end;
    std::string text;
};

}  // namespace

std::string CellSource::text() const {
    std::string all;
    for (const Literal& literal : literals) all += literal.text;
    return all;
}

std::variant<Notebook, DecodeError> Notebook::read(std::string_view bytes) {
    auto json = readNotebookJson(bytes);
    if (auto* error = std::get_if<DecodeError>(&json)) return std::move(*error);
    Notebook notebook;
    notebook.bytes_ = bytes;
    notebook.cells_ = std::move(std::get<NotebookJson>(json).cells);
    const std::string& language = std::get<NotebookJson>(json).language;
    notebook.isPython_ = language.empty() || language == "python" || language == "ipython";
    notebook.isProgram_.resize(notebook.cells_.size());
    for (std::size_t cell = 0; cell < notebook.cells_.size(); ++cell) notebook.addCell(cell);
    return notebook;
}

void Notebook::addCell(std::size_t cell) {
    const std::string text = cells_[cell].text();
    const std::string_view first = firstLineOf(text);
    if (text.empty() || (first.starts_with("%%") && !isPythonCellMagic(first))) return;
    isProgram_[cell] = true;
    program_ += std::string(cellMark) + std::to_string(cell) + "\n";
    StatementStarts starts;
    bool isContinued = false;  // a magic that goes on on the next line
    for (std::string_view rest = text; !rest.empty();) {
        const auto begin = static_cast<std::uint32_t>(text.size() - rest.size());
        const std::string_view line = withoutEnd(takeLine(rest));
        const bool opensCell = line.starts_with("%%") && line.data() == first.data();
        if (isContinued || opensCell || (starts.atStart() && isMagicLine(line))) {
            addMagic(cell, line, begin, opensCell, isContinued);
            isContinued = line.ends_with("\\");
        } else {
            addLine(cell, line, begin, line);
            starts.pass(line);
        }
    }
}

void Notebook::addLine(std::size_t cell, std::string_view line, std::uint32_t cellBegin, std::string_view shown) {
    lines_.push_back({static_cast<std::uint32_t>(program_.size()), cellBegin, static_cast<std::uint32_t>(line.size()), cell});
    (program_ += shown) += '\n';
}

void Notebook::addMagic(std::size_t cell, std::string_view line, std::uint32_t cellBegin, bool opensCell, bool isContinued) {
    const std::string_view indentation = indentationOf(line);
    Magic magic{std::string(line), "", opensCell};
    std::string shown(indentation);
    const std::size_t prefix = opensCell || isContinued ? 0 : magicPrefix(line);
    if (prefix) {
        magic.prefix = line.substr(indentation.size(), prefix);
        shown += line.substr(indentation.size() + prefix);
        cellBegin += static_cast<std::uint32_t>(prefix);
    } else if (!opensCell && !isContinued) {
        shown += "pass";
    }
    shown += (opensCell || isContinued ? "" : "  ") + std::string(lineMark) + std::to_string(magics_.size());
    magics_.push_back(std::move(magic));
    addLine(cell, line, cellBegin, shown);
}

std::uint32_t Notebook::byteOf(std::uint32_t offset) const {
    auto line =
        std::upper_bound(lines_.begin(), lines_.end(), offset, [](std::uint32_t at, const Line& one) { return at < one.programBegin; });
    if (line == lines_.begin()) return 0;
    --line;
    std::uint32_t within = line->cellBegin + std::min(offset - line->programBegin, line->size);
    const std::vector<CellSource::Literal>& literals = cells_[line->cell].literals;
    for (const CellSource::Literal& literal : literals) {
        const auto size = static_cast<std::uint32_t>(literal.text.size());
        if (within < size || &literal == &literals.back())
            return literal.begin + literalPlace(std::string_view(bytes_).substr(literal.begin, literal.end - literal.begin), within);
        within -= size;
    }
    return 0;
}

/// One line of the converted program as the cell has it. False if a mark is where it cannot be.
bool Notebook::restoreLine(std::string_view line, std::string& out, std::string& first) const {
    const std::size_t mark = line.find(lineMark);
    if (mark == line.npos) return out += line, true;
    const std::size_t number = numberBehind(line.substr(mark + lineMark.size()));
    if (number >= magics_.size()) return false;
    const Magic& magic = magics_[number];
    const std::string_view end = line.substr(withoutEnd(line).size()), indentation = indentationOf(line);
    std::string_view code = line.substr(0, mark).substr(indentation.size());
    code = code.substr(0, code.find_last_not_of(' ') + 1);
    if (magic.opensCell) return first = magic.original + std::string(end), code.empty();
    if (magic.prefix.empty()) return out += magic.original + std::string(end), code.empty() || code == "pass";
    out += std::string(indentation) + magic.prefix + std::string(code) + std::string(end);
    return !code.empty();
}

bool Notebook::restore(std::size_t cell, std::string_view text, std::string& out) const {
    std::string first;  // `%%time` stays on top
    std::string body;
    while (!text.empty())
        if (!restoreLine(takeLine(text), body, first)) return false;
    out = first + body;
    if (!cells_[cell].text().ends_with('\n') && out.ends_with('\n')) out.pop_back();
    return true;
}

std::string Notebook::literalsOf(const CellSource& cell, std::string_view text) const {
    const bool inAscii = bytes_.find("\\u") != bytes_.npos &&
                         std::none_of(bytes_.begin(), bytes_.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    if (!cell.isList) return jsonLiteral(text, inAscii);
    const std::vector<CellSource::Literal>& old = cell.literals;
    const std::string_view bytes = bytes_;
    std::string separator = ", ";
    if (old.size() > 1) separator = bytes.substr(old[0].end, old[1].begin - old[0].end);
    else if (!old.empty()) separator = "," + std::string(bytes.substr(cell.begin, old[0].begin - cell.begin));
    std::string out;
    while (!text.empty()) {
        const std::string_view line = takeLine(text);
        const auto same = std::find_if(old.begin(), old.end(), [&](const CellSource::Literal& literal) { return literal.text == line; });
        if (!out.empty()) out += separator;
        if (same != old.end()) out += bytes.substr(same->begin, same->end - same->begin);
        else out += jsonLiteral(line, inAscii);
    }
    return out;
}

std::variant<std::string, DecodeError> Notebook::withProgram(std::string_view converted) const {
    const DecodeError lost{"the converted program cannot be told apart into cells", 0, 1};
    std::vector<std::string> texts(cells_.size());
    std::size_t current = cells_.size(), expected = 0;
    std::string before;  // what was put above the first cell
    while (!converted.empty()) {
        const std::string_view line = takeLine(converted);
        if (!line.starts_with(cellMark)) {
            (current == cells_.size() ? before : texts[current]) += line;
            continue;
        }
        while (expected < cells_.size() && !isProgram_[expected]) ++expected;
        current = numberBehind(line.substr(cellMark.size()));
        if (current != expected++ || current >= cells_.size()) return lost;
        texts[current] = std::exchange(before, {});
    }
    std::vector<Change> changes;
    for (std::size_t cell = 0; cell < cells_.size(); ++cell) {
        if (!isProgram_[cell]) continue;
        const CellSource& source = cells_[cell];
        std::string text;
        if (!restore(cell, texts[cell], text)) return lost;
        if (text == source.text()) continue;
        changes.push_back({source.literals.front().begin, source.literals.back().end, literalsOf(source, text)});
    }
    std::string out;
    std::uint32_t at = 0;
    for (const Change& change : changes) {
        out += bytes_.substr(at, change.begin - at) + change.text;
        at = change.end;
    }
    return out + bytes_.substr(at);
}

}  // namespace regraft
