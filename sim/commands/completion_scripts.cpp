// Writing completion scripts: one source, three shells.
#include "sim/commands/completion_scripts.hpp"

#include "sim/commands/descriptions.hpp"

#include <map>

namespace dyad {

namespace {

using Kind = CompletionWords::Kind;

std::string joined(const std::vector<std::string>& words, const char* after = "") {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : " ") + word + after;
    return text;
}

std::string first_clause(const std::string& meaning) {
    const auto end = meaning.find_first_of(";:(");
    std::string clause = meaning.substr(0, end);
    while (clause.ends_with(' ')) clause.pop_back();
    return clause;
}

/// Within single quotes, of shells that have no other way out of them.
std::string quoted(const std::string& text) {
    std::string safe = "'";
    for (const char c : text) safe += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return safe + "'";
}

/// Lists that stand at several places, each written once: a name for each.
class WordLists {
public:
    std::string name_of(const std::vector<std::string>& words) {
        const auto [place, is_new] = names_.emplace(words, "_dyad_words_" + std::to_string(names_.size() + 1));
        return place->second;
    }
    const std::map<std::vector<std::string>, std::string>& all() const { return names_; }

private:
    std::map<std::vector<std::string>, std::string> names_;
};

std::string bash_action(const CompletionWords& words, WordLists& lists) {
    switch (words.kind) {
    case Kind::words: return "_dyad_offer \"$" + lists.name_of(words.words) + "\"";
    case Kind::keys: return "_dyad_offer \"$" + lists.name_of(words.words) + "\" =";
    case Kind::files: return "_dyad_files" + (words.words.empty() ? std::string() : " \"$" + lists.name_of(words.words) + "\"");
    case Kind::folders: return "_dyad_folders";
    case Kind::free: break;
    }
    return ":";
}

constexpr const char* bash_begins =
    "# Completion of dyad for bash. To have it in every shell: dyad completion bash >~/.local/share/bash-completion/completions/dyad\n"
    "_dyad_offer() { # words, and what follows each\n"
    "    local word\n"
    "    for word in $1; do [[ $word == \"$current\"* ]] && COMPREPLY+=(\"$word${2-}\"); done\n"
    "    [ -z \"${2-}\" ] || compopt -o nospace 2>/dev/null\n"
    "}\n"
    "_dyad_files() {\n"
    "    [ -z \"${1-}\" ] || _dyad_offer \"$1\"\n"
    "    local file\n"
    "    while IFS= read -r file; do COMPREPLY+=(\"$file\"); done < <(compgen -f -- \"$current\")\n"
    "    compopt -o filenames 2>/dev/null\n"
    "}\n"
    "_dyad_folders() {\n"
    "    local file\n"
    "    while IFS= read -r file; do COMPREPLY+=(\"$file\"); done < <(compgen -d -- \"$current\")\n"
    "    compopt -o filenames 2>/dev/null\n"
    "}\n";

/// A command's cases: by the option before, then options, then the operand.
std::string bash_case(const CommandDescription& says, WordLists& lists) {
    std::string text = "    " + says.name + ")\n        case $before in\n", names = "--help";
    for (const CommandDescription::Option& option : says.options) {
        names += " --" + option.name;
        if (!option.word.empty()) text += "        --" + option.name + ") " + bash_action(words_for(option), lists) + "; return ;;\n";
    }
    text += "        esac\n        if [[ $current == -* ]]; then _dyad_offer '" + names + "'\n        else ";
    text += (says.places.empty() ? std::string(":") : bash_action(words_for_operand(says.places.front()), lists)) + "; fi ;;\n";
    return text;
}

std::string zsh_action(const CompletionWords& words, WordLists& lists) {
    switch (words.kind) {
    case Kind::words: return "{compadd -a " + lists.name_of(words.words) + "}";
    case Kind::keys: return "{compadd -S = -a " + lists.name_of(words.words) + "}";
    case Kind::files: return words.words.empty() ? "_files" : "{compadd -a " + lists.name_of(words.words) + "; _files}";
    case Kind::folders: return "_files -/";
    case Kind::free: break;
    }
    return " ";
}

/// What `_arguments` would take for an end of its own.
std::string zsh_safe(const std::string& text) {
    std::string safe;
    for (const char c : text) safe += c == ':' || c == '[' || c == ']' || c == '\\' ? std::string("\\") + c : std::string(1, c);
    return safe;
}

std::string zsh_case(const CommandDescription& says, WordLists& lists) {
    std::string text = "    " + says.name + ")\n        _arguments '--help[show its help]'";
    for (const CommandDescription::Option& option : says.options) {
        const std::string meaning = "[" + zsh_safe(first_clause(option.meaning)) + "]";
        const std::string action = option.word.empty() ? "" : ":" + zsh_safe(option.word) + ":" + zsh_action(words_for(option), lists);
        text += " \\\n            " + quoted((option.is_repeatable ? "*--" : "--") + option.name + (option.word.empty() ? "" : "=") + meaning + action);
    }
    for (const std::string& place : says.places) text += " \\\n            " + quoted("*:" + place + ":" + zsh_action(words_for_operand(place), lists));
    return text + " ;;\n";
}

std::string fish_action(const CompletionWords& words, WordLists& lists) {
    switch (words.kind) {
    case Kind::words:
    case Kind::keys: return " -x -a \"$" + lists.name_of(words.words) + "\"";
    case Kind::files: return " -r -F" + (words.words.empty() ? std::string() : " -a \"$" + lists.name_of(words.words) + "\"");
    case Kind::folders: return " -x -a '(__fish_complete_directories)'";
    case Kind::free: break;
    }
    return " -x";
}

} // namespace

std::string completion_for_bash() {
    WordLists lists;
    std::string cases, names;
    for (const DescribedCommand& command : described_commands()) {
        cases += bash_case(command.says, lists);
        names += command.says.name + " ";
    }
    std::string text = bash_begins;
    for (const auto& [words, name] : lists.all()) text += name + "=" + quoted(joined(words)) + "\n";
    // bash cuts words at `=` and `:`, so that `--seed=1` comes as three.
    return text + "_dyad() {\n    local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}\n    COMPREPLY=()\n" +
           "    if [[ $current == '=' ]]; then current=\n    elif [[ $before == '=' && $COMP_CWORD -gt 1 ]]; then before=${COMP_WORDS[COMP_CWORD-2]}; fi\n" +
           "    if [[ $COMP_CWORD -eq 1 ]]; then _dyad_offer '" + names + "--help --version'; return; fi\n    case ${COMP_WORDS[1]} in\n" + cases + "    esac\n}\ncomplete -F _dyad dyad\n";
}

std::string completion_for_zsh() {
    WordLists lists;
    std::string cases, names;
    for (const DescribedCommand& command : described_commands()) {
        cases += zsh_case(command.says, lists);
        names += "        " + quoted(zsh_safe(command.says.name) + ":" + command.purpose) + "\n";
    }
    std::string text = "#compdef dyad\n# Completion of dyad for zsh. To have it in every shell: dyad completion zsh >FOLDER/_dyad, in a folder of $fpath\n_dyad() {\n    local line state\n    local -a commands\n";
    for (const auto& [words, name] : lists.all()) text += "    local -a " + name + "=(" + joined(words) + ")\n";
    return text + "    commands=(\n" + names + "    )\n    _arguments -C '(- *)--help[what there is]' '(- *)--version[show the version]' '1:command:->command' '*::argument:->argument' && return\n" +
           "    if [[ $state == command ]]; then _describe command commands; return; fi\n    case $line[1] in\n" + cases + "    esac\n}\n" +
           "if [[ $funcstack[1] == _dyad ]]; then _dyad \"$@\"; elif (( $+functions[compdef] )); then compdef _dyad dyad; fi\n";
}

std::string completion_for_fish() {
    WordLists lists;
    std::string rules;
    for (const DescribedCommand& command : described_commands()) {
        const CommandDescription& says = command.says;
        const std::string within = "complete -c dyad -n " + quoted("__fish_seen_subcommand_from " + says.name);
        rules += "complete -c dyad -n __fish_use_subcommand -f -a " + says.name + " -d " + quoted(command.purpose) + "\n" + within + " -l help -d 'show its help'\n";
        for (const CommandDescription::Option& option : says.options)
            rules += within + " -l " + option.name + (option.word.empty() ? "" : fish_action(words_for(option), lists)) + " -d " + quoted(first_clause(option.meaning)) + "\n";
        for (const std::string& place : says.places)
            if (const CompletionWords words = words_for_operand(place); words.kind == Kind::words) rules += within + " -f -a \"$" + lists.name_of(words.words) + "\"\n";
            else if (!words.words.empty()) rules += within + " -a \"$" + lists.name_of(words.words) + "\"\n";
    }
    std::string text = "# Completion of dyad for fish. To have it in every shell: dyad completion fish >~/.config/fish/completions/dyad.fish\n";
    for (const auto& [words, name] : lists.all()) text += "set -g " + name + " " + joined(words) + "\n";
    return text + rules;
}

} // namespace dyad
