// Options and help of a command: read by Boost.Program_options, refused in our own words.
#pragma once

#include "sim/commands/command.hpp"

#include <boost/program_options.hpp>

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace dyad {

using OptionList = boost::program_options::options_description;
using OptionValues = boost::program_options::variables_map;

/// What `dyad COMMAND --help` says around its list of options.
struct CommandHelp {
    std::string_view name;     ///< "run"
    std::string_view operands; ///< "SCENARIO", as the usage line shows them
    std::string_view about;    ///< paragraphs, separated by empty lines
    std::string_view examples; ///< lines "command    what it does", separated by newlines
};

/// What a command's help says, for whoever shows it otherwise.
struct CommandDescription {
    std::string name, operands, about, examples;
    struct Option {
        std::string name, word, meaning; ///< "families", "N" (empty for a switch), "families of each run, …"
        bool is_repeatable = false;
    };
    std::vector<Option> options;
    std::vector<std::string> places; ///< names of the operands: "SCENARIO"
};

/// The values, or the exit code when there is nothing left to do: help was shown, or the arguments were refused.
struct Arguments {
    OptionValues values;
    std::optional<Exit> exit;

    bool has(const char* option) const { return values.count(option) > 0; }
    /// The text of a given option or operand; empty if it was not given.
    std::string text(const char* option) const;
    std::vector<std::string> texts(const char* option) const;
};

/// An empty list, as wide as our help is.
OptionList option_list();

/// A text-valued option's semantics, with the word that help shows for the value: `valued("FILE")`.
boost::program_options::typed_value<std::string>* valued(const char* word);

/// Reads the arguments: the listed options and at most one operand for each name in `operands`, as many as there are for a
/// last name that ends in "..." (which is no part of it: `texts("FIGURE")`). Options are written in full; unknown ones are refused with the nearest name, and so are empty values and `-` in place of a file's name, for
/// which only `--csv` has a meaning.
Arguments read_arguments(const CommandHelp& help, OptionList options, std::span<const std::string_view> operands,
                         std::span<const std::string> arguments, Console& console);

/// Why these options cannot be given together, if more than one of them is.
std::optional<std::string> only_one_of(const Arguments& reading, std::initializer_list<const char*> names);

/// A whole number in [low, high], or nothing.
std::optional<std::uint32_t> whole_number(const std::string& text, std::uint32_t low, std::uint32_t high);

/// A whole-number option within bounds; `otherwise` if it was not given. What is none is noted among the refusals.
std::uint32_t whole_option(const Arguments& reading, const char* option, std::uint32_t low, std::uint32_t high, std::uint32_t otherwise,
                           std::vector<Refusal>& refusals);

} // namespace dyad
