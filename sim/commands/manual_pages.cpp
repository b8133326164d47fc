// Writing manual pages.
#include "sim/commands/manual_pages.hpp"

#include "sim/commands/descriptions.hpp"
#include "sim/version.hpp"

#include <array>
#include <cstdint>
#include <cstdio>
#include <sstream>

namespace dyad {

namespace {

/// The code point that begins at a place of UTF-8 text, and how many bytes it takes.
std::pair<std::uint32_t, std::size_t> code_point(std::string_view text, std::size_t at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const std::size_t length = byte < 0x80 ? 1 : byte < 0xE0 ? 2
                                             : byte < 0xF0   ? 3
                                                             : 4;
    std::uint32_t code = length == 1 ? byte : byte & (0xFFU >> (length + 1));
    for (std::size_t k = 1; k < length && at + k < text.size(); ++k) code = code << 6 | (static_cast<unsigned char>(text[at + k]) & 0x3FU);
    return {code, length};
}

/// Text as roff has it: nothing in it is a request, hyphens stay hyphens, and what stands between backticks is bold.
std::string roff(std::string_view text) {
    std::string safe;
    bool is_code = false;
    for (std::size_t at = 0; at < text.size();) {
        const auto [code, length] = code_point(text, at);
        const char c = text[at];
        if (code >= 0x80) {
            std::array<char, 16> name{};
            std::snprintf(name.data(), name.size(), "\\[u%04X]", static_cast<unsigned>(code));
            safe += name.data();
        } else if (c == '\\') safe += "\\e";
        else if (c == '-') safe += "\\-";
        else if (c == '\'') safe += "\\[aq]";
        else if (c == '`') safe += (is_code = !is_code) ? "\\fB" : "\\fR";
        else if (c == '.' && (safe.empty() || safe.back() == '\n')) safe += "\\&.";
        else safe += c;
        at += length;
    }
    return safe;
}

std::string head(const std::string& title) {
    std::string large;
    for (const char c : title) large += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    return ".TH \"" + roff(large) + "\" 1 \"\" \"Dyad " + roff(std::string(version())) + "\" \"Manual of Dyad\"\n.SH NAME\n";
}

std::string paragraphs(const std::string& text) {
    std::string roffed;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find("\n\n", at), text.size());
        roffed += (roffed.empty() ? "" : ".PP\n") + roff(text.substr(at, end - at)) + "\n";
        at = end + 2;
    }
    return roffed;
}

/// Each example as it is typed, and what it does where the help says so behind two spaces.
std::string examples_in(const std::string& text) {
    std::string roffed;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        const auto gap = line.find("   ");
        roffed += ".TP\n\\fB" + roff(line.substr(0, gap)) + "\\fR\n";
        if (gap != std::string::npos) roffed += roff(line.substr(line.find_first_not_of(' ', gap))) + "\n";
    }
    return roffed;
}

std::string options_in(const std::vector<CommandDescription::Option>& options) {
    std::string roffed;
    for (const CommandDescription::Option& option : options)
        roffed += ".TP\n\\fB" + roff("--" + option.name) + "\\fR" + (option.word.empty() ? "" : " \\fI" + roff(option.word) + "\\fR") + "\n" + roff(option.meaning) + "\n";
    return roffed + ".TP\n\\fB\\-h\\fR, \\fB\\-\\-help\\fR\nshow this help\n";
}

constexpr const char* exit_status =
    ".SH EXIT STATUS\n.TP\n0\ndone\n.TP\n1\nfailed: the disk was full, or a file was damaged\n.TP\n2\nwrong usage or scenario; nothing has run\n"
    ".TP\n3\nfinished, with failed runs\n.TP\n4\na check did not hold\n.TP\n130\ninterrupted; the same command continues\n";

std::string page_of(const DescribedCommand& command) {
    const CommandDescription& says = command.says;
    return head("dyad-" + says.name) + "dyad\\-" + roff(says.name) + " \\- " + roff(command.purpose) + "\n.SH SYNOPSIS\n\\fBdyad " + roff(says.name) + "\\fR" +
           (says.operands.empty() ? "" : " \\fI" + roff(says.operands) + "\\fR") + " [\\fIoptions\\fR]\n.SH DESCRIPTION\n" + paragraphs(says.about) + ".SH OPTIONS\n" + options_in(says.options) +
           (says.examples.empty() ? "" : ".SH EXAMPLES\n" + examples_in(says.examples)) + exit_status + ".SH SEE ALSO\n\\fBdyad\\fR(1)\n";
}

std::string page_of_program(const std::vector<DescribedCommand>& commands) {
    std::string list, others;
    for (const DescribedCommand& command : commands) {
        list += ".TP\n\\fBdyad " + roff(command.says.name) + "\\fR" + (command.says.operands.empty() ? "" : " \\fI" + roff(command.says.operands) + "\\fR") + "\n" + roff(command.purpose) + "\n";
        others += (others.empty() ? "" : ",\n") + std::string("\\fBdyad\\-") + roff(command.says.name) + "\\fR(1)";
    }
    return head("dyad") +
           "dyad \\- an agent\\-based simulation of attachment development\n.SH SYNOPSIS\n\\fBdyad\\fR \\fICOMMAND\\fR [\\fIoptions\\fR]\n.SH DESCRIPTION\n"
           "Dyad simulates how babies become attached to the people who care for them, and what becomes of it in a whole life: in friendship, love, therapy, parenthood and the next generation.\n.PP\n"
           "Results go to files, summaries to standard output, progress and errors to standard error.\n.SH COMMANDS\n" +
           list + exit_status + ".SH ENVIRONMENT\n.TP\n\\fBDYAD_SCENARIOS\\fR\nthe folder in which scenarios are looked for by name\n.TP\n\\fBDYAD_EXPLORER\\fR\nthe page that `dyad explore` opens and hands out\n.SH SEE ALSO\n" + others + "\n";
}

} // namespace

std::vector<ManualPage> manual_pages() {
    const auto commands = described_commands();
    std::vector<ManualPage> pages{{"dyad", page_of_program(commands)}};
    for (const DescribedCommand& command : commands) pages.push_back({"dyad-" + command.says.name, page_of(command)});
    return pages;
}

} // namespace dyad
