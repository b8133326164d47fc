// `dyad explore`: the laboratory in the browser, opened or written to hand out.
#include "sim/commands/explore_page.hpp"
#include "sim/commands/options.hpp"
#include "sim/commands/run.hpp"
#include "sim/results/durable.hpp"
#include "sim/results/output_path.hpp"
#include "sim/words.hpp"

#include <fstream>
#include <iterator>

namespace dyad {

namespace {

constexpr CommandHelp explore_help{
    "explore", "",
    "Opens the laboratory for students in a browser: one page with this program's own engine, which gives the same numbers for the same scenario, "
    "settings and seed, bit for bit. One watches a baby and its caregivers day by day, or a population of lives, and works through ten lessons. "
    "Nothing is installed, no network is used, and nothing leaves the page.\n\n"
    "--out writes the page as one file to hand out: it opens from a disk, or from any web server. --code opens it where a code of the page leads, to "
    "the same settings and the same view.\n\n"
    "`./dyad explore` in a source tree builds the page first if it is not there or older than its sources. The page is the one of the source tree in "
    "which this program was built, or the one named in the environment variable DYAD_EXPLORER. Where no browser can be opened, its address is told.",
    "dyad explore                              the laboratory\n"
    "dyad explore --code CODE                  as a friend left it\n"
    "dyad explore --out dyad.html              for a class: one file, to hand out"};

std::string with_code(const std::string& address, const std::string& code) { return code.empty() ? address : address + "#" + code; }

Exit hand_out(const std::string& page, const std::string& out, const std::string& code, bool force, Console& console) {
    if (const auto free = check_output(out, force, std::span(&page, 1)); !free) return refuse(console, free.refusals());
    const auto place = place_of_output(out, force);
    if (!place) return refuse(console, place.refusals());
    std::ifstream file(page, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    if (bytes.empty()) return refuse(console, std::vector<Refusal>{{page, 0, 0, "the explorer's page cannot be read, or nothing is in it; `./dyad explore` in the source tree builds it anew"}}, Exit::failed);
    if (const auto written = write_text_file(*place, bytes, force ? Existing::replaced : Existing::kept); !written) return refuse(console, written.refusals(), Exit::failed);
    console.out << "The laboratory is in " << out << " (" << size_in_words(static_cast<double>(bytes.size())) << "); it opens in any browser, without a network.\n";
    if (!code.empty()) console.out << "At the code: " << with_code(file_address(*place), code) << "\n";
    return Exit::done;
}

Exit open_page(const std::string& page, const std::string& code, Console& console) {
    const std::string why_not = open_in_browser(page, code), address = with_code(file_address(page), code);
    if (why_not.empty()) console.out << "The laboratory opens in your browser: " << address << "\n";
    else console.out << "The laboratory is at " << address << "\nOpen this address in a browser (" << why_not << ").\n";
    return Exit::done;
}

} // namespace

Exit explore_command(std::span<const std::string> arguments, Console& console) {
    OptionList options = option_list();
    options.add_options()("out", valued("FILE"), "write the page into this file, to hand out, instead of opening it");
    options.add_options()("force", "with --out: replace a file that is there");
    options.add_options()("code", valued("CODE"), "open it where this code of the page leads");
    const Arguments reading = read_arguments(explore_help, std::move(options), {}, arguments, console);
    if (reading.exit) return *reading.exit;
    const std::string code = reading.text("code"), out = reading.text("out");
    if (reading.has("force") && !reading.has("out")) return refuse(console, "--force replaces a file that --out names, and none is named; give --out, or leave it out");
    if (const std::string fault = fault_of_code(code); !fault.empty()) return refuse(console, fault);
    const auto page = explorer_page();
    if (!page) return refuse(console, page.refusals(), Exit::failed);
    return reading.has("out") ? hand_out(*page, out, code, reading.has("force"), console) : open_page(*page, code, console);
}

} // namespace dyad
