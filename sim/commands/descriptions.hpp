// What every command says of itself, for manual pages and completions: from the same options and texts as `--help`.
#pragma once

#include "sim/commands/options.hpp"

#include <string>
#include <vector>

namespace dyad {

struct DescribedCommand {
    std::string purpose; ///< one line
    CommandDescription says;
};

/// In the order of the program's help.
std::vector<DescribedCommand> described_commands();

/// What may stand in one place of a command line.
struct CompletionWords {
    enum class Kind {
        words, ///< one of `words`
        keys,  ///< one of `words`, with something behind it: "plasticity.adult_floor="
        files, ///< a file, or one of `words`
        folders,
        free ///< a number, or whatever the user likes
    };
    Kind kind = Kind::free;
    std::vector<std::string> words;
};
CompletionWords words_for(const CommandDescription::Option& option);
CompletionWords words_for_operand(const std::string& place);

} // namespace dyad
