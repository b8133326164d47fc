// From words to option values; Boost's exceptions end here as sentences.
#include "sim/commands/options.hpp"

#include "sim/scenario/scenario.hpp"
#include "sim/words.hpp"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <sstream>

namespace dyad {

namespace po = boost::program_options;

namespace {

constexpr unsigned help_width = 90;
constexpr std::string_view many = "..."; ///< behind the name of an operand of which there may be many

std::string help_text(const CommandHelp& help, const OptionList& options) {
    std::ostringstream text;
    text << "Usage: dyad " << help.name << (help.operands.empty() ? "" : " ") << help.operands << " [options]\n\n";
    for (std::size_t at = 0; at < help.about.size();) {
        const std::size_t end = std::min(help.about.find("\n\n", at), help.about.size());
        text << wrapped(help.about.substr(at, end - at), help_width) << "\n";
        at = end + 2;
    }
    text << "Options:\n"
         << options << "\nExamples:\n";
    for (std::size_t at = 0; at < help.examples.size();) {
        const std::size_t end = std::min(help.examples.find('\n', at), help.examples.size());
        text << "  " << help.examples.substr(at, end - at) << "\n";
        at = end + 1;
    }
    return text.str();
}

std::string unknown_option(const std::string& given, const OptionList& options) {
    std::vector<std::string> names;
    for (const auto& option : options.options()) names.push_back("--" + option->long_name());
    const auto nearest = nearest_name(given, names);
    return "`" + given + "` is no option of this command; " + (nearest ? "did you mean `" + *nearest + "`?" : "");
}

/// Empty values and dashes come from a script's unset variable or from habit. A results file that is not there is wrong
/// usage, told before anything else is.
std::optional<Refusal> no_value_in(const OptionValues& values, const OptionList& all,
                                   std::span<const std::string_view> operands) {
    for (const auto& [name, value] : values) {
        if (all.find(name, false).semantic()->max_tokens() == 0) continue; // a switch
        const auto* text = boost::any_cast<std::string>(&value.value());
        if (text == nullptr) continue;
        const bool operand = std::find(operands.begin(), operands.end(), name) != operands.end();
        const std::string shown = operand ? "`" + name + "`" : "`--" + name + "`";
        std::error_code error;
        if (text->empty())
            return Refusal{"dyad", 0, 0, shown + " is empty, so that it is unclear what is meant; give it a value or leave it out"};
        if (*text == "-" && (name == "out" || name == "to" || operand))
            return Refusal{"dyad", 0, 0, shown + " is `-`, but scenarios and results are files of their own and no stream; give a file's name"};
        if (operand && name == "FILE" && !std::filesystem::exists(*text, error) && !error)
            return Refusal{*text, 0, 0, "is not there; check the name, or make it with dyad run"};
    }
    return std::nullopt;
}

/// The library's complaint in our words.
std::string sentence_for(const po::error& error, const CommandHelp& help, const OptionList& options) {
    const std::string see = "`dyad " + std::string(help.name) + " --help` lists them";
    if (const auto* unknown = dynamic_cast<const po::unknown_option*>(&error)) {
        const std::string sentence = unknown_option(unknown->get_option_name(), options);
        return sentence.ends_with(' ') ? sentence + see : sentence;
    }
    if (dynamic_cast<const po::too_many_positional_options_error*>(&error) != nullptr)
        return "there are more words than this command knows what to do with; it takes " +
               (help.operands.empty() ? std::string("options only") : "`" + std::string(help.operands) + "`") +
               ", and a value with spaces needs quotes";
    if (const auto* twice = dynamic_cast<const po::multiple_occurrences*>(&error))
        return "the option `" + twice->get_option_name() +
               "` is given more than once, and which one counts is unclear; keep one";
    if (const auto* syntax = dynamic_cast<const po::invalid_command_line_syntax*>(&error)) {
        if (syntax->kind() == po::invalid_syntax::extra_parameter)
            return "the option `" + syntax->get_option_name() + "` takes no value; leave out what follows the `=`";
        return "the option `" + syntax->get_option_name() + "` needs a value after it; " + see;
    }
    return std::string(error.what()) + "; " + see;
}

CommandDescription description_of(const CommandHelp& help, const OptionList& options, std::span<const std::string_view> operands) {
    CommandDescription all{std::string(help.name), std::string(help.operands), std::string(help.about), std::string(help.examples), {}, {}};
    for (const auto& option : options.options()) {
        const bool is_switch = option->semantic()->max_tokens() == 0;
        // What a value is called stands in no other place of the library's interface: "--out FILE", "-o [ --out ] FILE".
        const std::string parameter = option->format_parameter();
        all.options.push_back({option->long_name(), is_switch ? "" : parameter, option->description(), option->semantic()->is_composing()});
    }
    for (const std::string_view operand : operands) all.places.emplace_back(operand.ends_with(many) ? operand.substr(0, operand.size() - many.size()) : operand);
    return all;
}

} // namespace

std::string Arguments::text(const char* option) const {
    return has(option) ? values[option].as<std::string>() : std::string();
}

std::vector<std::string> Arguments::texts(const char* option) const {
    return has(option) ? values[option].as<std::vector<std::string>>() : std::vector<std::string>{};
}

OptionList option_list() { return OptionList(help_width, help_width / 2); }

po::typed_value<std::string>* valued(const char* word) { return po::value<std::string>()->value_name(word); }

Arguments read_arguments(const CommandHelp& help, OptionList options, std::span<const std::string_view> operands,
                         std::span<const std::string> arguments, Console& console) {
    options.add_options()("help,h", "show this help");
    OptionList all;
    all.add(options);
    po::positional_options_description places;
    for (const std::string_view operand : operands) {
        const bool is_many = operand.ends_with(many);
        const std::string name(operand.substr(0, operand.size() - (is_many ? many.size() : 0)));
        if (is_many) all.add_options()(name.c_str(), po::value<std::vector<std::string>>());
        else all.add_options()(name.c_str(), po::value<std::string>());
        places.add(name.c_str(), is_many ? -1 : 1);
    }
    Arguments reading;
    try {
        const std::vector<std::string> words(arguments.begin(), arguments.end());
        const auto style = po::command_line_style::default_style & ~po::command_line_style::allow_guessing;
        po::store(po::command_line_parser(words).options(all).positional(places).style(style).run(), reading.values);
    } catch (const po::error& error) {
        reading.exit = refuse(console, sentence_for(error, help, options));
        return reading;
    }
    if (!reading.has("help"))
        if (const auto missing = no_value_in(reading.values, all, operands)) {
            reading.exit = refuse(console, std::vector{*missing});
            return reading;
        }
    if (reading.has("help")) {
        if (console.describes != nullptr) *console.describes = description_of(help, options, operands);
        else console.out << help_text(help, options);
        reading.exit = Exit::done;
    }
    return reading;
}

std::optional<std::string> only_one_of(const Arguments& reading, std::initializer_list<const char*> names) {
    std::string given;
    int count = 0;
    for (const char* name : names)
        if (reading.has(name)) given += (++count == 1 ? "`--" : " and `--") + std::string(name) + "`";
    if (count < 2) return std::nullopt;
    return given + " ask for different things, of which only one can be shown; leave out one";
}

std::optional<std::uint32_t> whole_number(const std::string& text, std::uint32_t low, std::uint32_t high) {
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size() || number < low || number > high) return std::nullopt;
    return number;
}

std::uint32_t whole_option(const Arguments& reading, const char* option, std::uint32_t low, std::uint32_t high, std::uint32_t otherwise,
                           std::vector<Refusal>& refusals) {
    if (!reading.has(option)) return otherwise;
    const auto given = whole_number(reading.text(option), low, high);
    if (!given)
        refusals.push_back({"--" + std::string(option) + " " + reading.text(option), 0, 0,
                            "this is no whole number from " + std::to_string(low) + " to " + std::to_string(high) + "; write one"});
    return given.value_or(otherwise);
}

} // namespace dyad
