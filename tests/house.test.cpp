// The promises of the house itself: its arrows, its manners and its map; each rule is also shown what it must find.
#include "tests/catch.hpp"
#include "tests/house/arrows.hpp"
#include "tests/house/map.hpp"
#include "tests/house/style.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>

using namespace dyad::house;

namespace {

const std::filesystem::path root = DYAD_ROOT;

const std::vector<SourceFile>& house() {
    static const auto files = read_house(root);
    return files;
}

/// Findings as one text, so that a failure shows them all.
std::string text_of(const Findings& findings) {
    std::string text;
    for (const auto& finding : findings) text += finding + "\n";
    return text;
}

/// How many findings a rule has in one invented file.
template <class Rule> std::size_t found(Rule rule, const std::string& path, const std::string& text) {
    return rule(std::vector<SourceFile>{{path, text}}).size();
}

} // namespace

TEST_CASE("the house has been read") {
    CHECK(house().size() > 50);
    for (const auto* folder : {"sim/", "models/", "analysis/", "tests/", "scenarios/"})
        CHECK(std::any_of(house().begin(), house().end(), [&](const auto& file) { return file.path.starts_with(folder); }));
}

TEST_CASE("the engine knows neither the theory nor the analyses, only the doors do") {
    CHECK(text_of(engine_knows_theory(house())) == "");
    CHECK(found(engine_knows_theory, "sim/run.hpp", "// A run.\n#include \"models/fear.hpp\"\n") == 1);
    CHECK(found(engine_knows_theory, "sim/run.cpp", "  #  include \"analysis/summary.hpp\" // why\n") == 1);
    CHECK(found(engine_knows_theory, "sim/commands/run.cpp", "#include \"models/catalogue.hpp\"\n") == 0);
    CHECK(found(engine_knows_theory, "sim/main.cpp", "#include \"models/catalogue.hpp\"\n") == 0);
}

TEST_CASE("mechanisms do not know each other, only the table of contents knows them all") {
    CHECK(text_of(mechanisms_know_each_other(house())) == "");
    const std::string line = "#include \"models/fear.hpp\"\n";
    CHECK(found(mechanisms_know_each_other, "models/arousal.hpp", line) == 1);
    CHECK(found(mechanisms_know_each_other, "models/world.hpp", line) == 1);
    CHECK(found(mechanisms_know_each_other, "models/instruments/attachment_q_sort.cpp", line) == 1);
    CHECK(found(mechanisms_know_each_other, "models/arousal.hpp", "#include \"analysis/summary.hpp\"\n") == 1);
    CHECK(found(mechanisms_know_each_other, "models/fear.cpp", line) == 0);
    CHECK(found(mechanisms_know_each_other, "models/lifecourse.hpp", line) == 0);
    for (const auto* shared : {"formulas", "norms", "answers", "acquaintance", "referral"})
        CHECK(found(mechanisms_know_each_other, "models/arousal.hpp",
                    "#include \"models/" + std::string(shared) + ".hpp\"\n") == 0);
    CHECK(found(mechanisms_know_each_other, "models/acquaintance.hpp", line) == 1);
}

TEST_CASE("each library of others has one home") {
    CHECK(text_of(libraries_out_of_place(house())) == "");
    CHECK(found(libraries_out_of_place, "sim/run.hpp", "#include <hdf5.h>\n") == 1);
    CHECK(found(libraries_out_of_place, "analysis/export.cpp", "#include <toml++/toml.h>\n") == 1);
    CHECK(found(libraries_out_of_place, "sim/run.hpp", "#include <Eigen/Dense>\n") == 1);
    CHECK(found(libraries_out_of_place, "tests/sim/run.test.cpp", "#include <catch2/catch.hpp>\n") == 1);
    CHECK(found(libraries_out_of_place, "analysis/export.cpp", "#include <fmt/core.h>\n") == 1);
    CHECK(found(libraries_out_of_place, "sim/results/results_writer.cpp", "#include <hdf5.h>\n#include <vector>\n") == 0);
}

TEST_CASE("what the browser needs uses nothing that the browser lacks or that gives other bits there") {
    CHECK(text_of(unfit_for_the_browser(house())) == "");
    for (const auto* line : {"#include <thread>\n", "#include <unistd.h>\n", "#include <unordered_map>\n",
                             "std::normal_distribution<float> d;\n", "int f() { throw 1; }\n", "try { f(); } catch (...) {}\n",
                             "float y = std::exp(x);\n", "float y = std::tanh(x);\n"})
        CHECK(found(unfit_for_the_browser, "models/fear.hpp", line) >= 1);
    CHECK(found(unfit_for_the_browser, "models/fear.hpp", "// a child may try again\nauto s = \"throw\"; float y = exp(x);\n") == 0);
    // What the theory includes is looked at too, and what it does not include is not.
    const std::vector<SourceFile> pair{{"models/fear.hpp", "#include \"sim/odd.hpp\"\n"}, {"sim/odd.hpp", "#include <chrono>\n"}};
    CHECK(unfit_for_the_browser(pair).size() == 1);
    CHECK(found(unfit_for_the_browser, "sim/odd.hpp", "#include <chrono>\n") == 0);
}

TEST_CASE("analyses read results files and know nothing of the engine, and scenarios hold no code") {
    CHECK(text_of(analyses_know_the_engine(house())) == "");
    CHECK(found(analyses_know_the_engine, "analysis/summary.cpp", "#include \"sim/table.hpp\"\n") == 1);
    CHECK(found(analyses_know_the_engine, "analysis/summary.cpp", "#include \"models/world.hpp\"\n") == 1);
    CHECK(found(analyses_know_the_engine, "scenarios/make.py", "print()\n") == 1);
    CHECK(found(analyses_know_the_engine, "analysis/summary.cpp", "#include \"sim/results/results.hpp\"\n") == 0);
}

TEST_CASE("nothing of ours throws") {
    CHECK(text_of(exceptions_thrown(house())) == "");
    CHECK(found(exceptions_thrown, "sim/a.cpp", "void f() { throw 1; }\n") == 1);
    CHECK(found(exceptions_thrown, "sim/a.cpp", "/* throw */ auto s = R\"(throw)\"; // throw\n") == 0);
}

TEST_CASE("only the workers know of threads") {
    CHECK(text_of(threads_out_of_place(house())) == "");
    CHECK(found(threads_out_of_place, "sim/run.hpp", "std::jthread t;\n") == 1);
    CHECK(found(threads_out_of_place, "sim/run.hpp", "#include <thread>\n") == 1);
    CHECK(found(threads_out_of_place, "sim/workers.hpp", "#include <thread>\nstd::jthread t;\n") == 0);
}

TEST_CASE("no file has more than 300 lines") {
    CHECK(text_of(long_files(house())) == "");
    std::string text;
    for (int k = 0; k < 300; ++k) text += "line\n";
    CHECK(found(long_files, "sim/a.cpp", text) == 0);
    CHECK(found(long_files, "sim/a.cpp", text + "line\n") == 1);
    CHECK(found(long_files, "models/ODD.md", text + "line\n") == 0);
}

TEST_CASE("the first line of each source says in a sentence what the file is") {
    CHECK(text_of(silent_first_lines(house())) == "");
    CHECK(found(silent_first_lines, "sim/a.hpp", "#pragma once\n") == 1);
    CHECK(found(silent_first_lines, "sim/a.hpp", "// a.hpp\n") == 1);
    CHECK(found(silent_first_lines, "sim/a.hpp", "") == 1);
    CHECK(found(silent_first_lines, "sim/a.hpp", "// A thing that is.\n") == 0);
}

TEST_CASE("the names of types say what they are") {
    CHECK(text_of(vague_type_names(house())) == "");
    for (const auto* line : {"class RunManager {};\n", "struct Info;\n", "enum class TaskHandler {};\n", "using RunData = int;\n"})
        CHECK(found(vague_type_names, "sim/a.hpp", line) == 1);
    CHECK(found(vague_type_names, "sim/a.hpp", "struct Database {}; // struct Impl\nusing namespace dyad;\n") == 0);
}

TEST_CASE("no two types of one namespace share a name") {
    CHECK(text_of(types_named_twice(house())) == "");
    const auto of = [](const char* first, const char* second) {
        return types_named_twice({{"analysis/a.hpp", first}, {"models/b.hpp", second}}).size();
    };
    const char* world = "namespace dyad {\n\nstruct World {\n    int a;\n};\n\n} // namespace dyad\n";
    CHECK(of(world, world) == 1);
    CHECK(of(world, "namespace dyad {\n\nclass World final : public Table {\n};\n\n} // namespace dyad\n") == 1);
    CHECK(of(world, "namespace dyad {\n\nstruct World;\n\n} // namespace dyad\n") == 0);
    CHECK(of(world, "namespace dyad {\n\nnamespace {\n\nstruct World {\n};\n\n} // namespace\n\n} // namespace dyad\n") == 0);
    CHECK(of(world, "namespace dyad::calibration {\n\nstruct World {\n};\n\n} // namespace dyad::calibration\n") == 0);
    CHECK(of(world, "namespace dyad {\n\nnamespace {\n\nint a;\n\n} // namespace\n\nstruct World {\n};\n\n} // namespace dyad\n") == 1);
}

TEST_CASE("the name of a test can be passed on a command line as it is") {
    CHECK(text_of(awkward_test_names(house())) == "");
    const std::string open = "TEST_CASE"; // parted, so that this file is not taken for its own bad example
    CHECK(found(awkward_test_names, "tests/a.test.cpp", open + "(\"one; two\") {}\n") == 1);
    CHECK(found(awkward_test_names, "tests/a.test.cpp", open + "(\"from [0, 1)\") {}\n") == 1);
    CHECK(found(awkward_test_names, "tests/a.test.cpp", open + "(\"one, two: \"\n    \"three\") { f(\";\"); }\n") == 0);
}

TEST_CASE("the theory never speaks of classes, instruments read them off behaviour") {
    CHECK(text_of(classes_named_in_the_theory(house())) == "");
    for (const auto* line : {"// Avoidant infants\n", "bool is_secure;\n", "float insecure_share;\n", "// of class D\n"})
        CHECK(found(classes_named_in_the_theory, "models/fear.hpp", line) == 1);
    CHECK(found(classes_named_in_the_theory, "models/fear.hpp", "class World; // held securely, unavoidable\n") == 0);
    CHECK(found(classes_named_in_the_theory, "models/instruments/strange_situation.cpp", "// avoidant\n") == 0);
}

TEST_CASE("the top level holds only what the user fixed and what tools demand there") {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(root)) names.push_back(entry.path().filename().string());
    CHECK(text_of(strangers_at_the_top(names)) == "");
    CHECK(strangers_at_the_top({"cmake", "notes.txt", "sim", ".gitignore"}).size() == 2);
}

TEST_CASE("the README's map of the house is the house") {
    std::ifstream in(root / "README.md");
    const std::string readme{std::istreambuf_iterator<char>(in), {}};
    CHECK(text_of(map_and_house_differ(readme, house())) == "");

    const std::vector<SourceFile> files{{"models/fear.hpp", ""}, {"models/instruments/a.cpp", ""}, {"sim/results_reader.cpp", ""}};
    const std::string top = "## The house\nText.\n```\n", good = "sim/      the engine\nmodels/   the theory\n  fear.hpp   fear\n"
                                                                 "  instruments/\n    a.*   what\n             goes on\n";
    CHECK(text_of(map_and_house_differ(top + good + "```\n", files)) == "");
    CHECK(map_and_house_differ("# Dyad\n", files).size() == 1);
    CHECK(text_of(map_and_house_differ(top + good + "  gone.hpp   no more\n```\n", files)).find("models/gone.hpp") != std::string::npos);
    auto more = files;
    more.push_back({"models/new.hpp", ""});
    CHECK(text_of(map_and_house_differ(top + good + "```\n", more)).find("models/new.hpp") != std::string::npos);
    more = files;
    more.push_back({"analysis/figures/a.cpp", ""});
    CHECK(map_and_house_differ(top + good + "```\n", more).size() == 1);
}
