// `dyad explore`: the page is found, opened, handed out, and every refusal is a sentence.
#include "tests/catch.hpp"

#include "sim/commands/explore_page.hpp"
#include "tests/sim/command_line.hpp"

#include <cstdlib>
#include <filesystem>
#include <initializer_list>
#include <map>
#include <optional>
#include <unistd.h>

using namespace dyad;
using namespace dyad::command_line;

namespace {

struct Variable {
    std::string name, value;
};

/// Environment variables for as long as it lives; empty values unset them.
class Surroundings {
public:
    Surroundings(std::initializer_list<Variable> values) {
        for (const auto& [name, value] : values) {
            const char* before = std::getenv(name.c_str());
            kept_[name] = before == nullptr ? std::nullopt : std::optional<std::string>(before);
            put(name, value);
        }
    }
    ~Surroundings() {
        for (const auto& [name, value] : kept_) put(name, value.value_or(""));
    }
    Surroundings(const Surroundings&) = delete;

private:
    static void put(const std::string& name, const std::string& value) {
        if (value.empty()) unsetenv(name.c_str());
        else setenv(name.c_str(), value.c_str(), 1);
    }
    std::map<std::string, std::optional<std::string>> kept_;
};

/// A page, and a desktop that notes what it is asked to open.
class Desktop {
public:
    explicit Desktop(const std::string& opener_ends_with = "0") {
        std::filesystem::create_directory(folder_ / "bin");
        write_text(page(), "<!doctype html>\n<title>A page</title>\n");
        write_text(folder_ / "bin/xdg-open", "#!/bin/sh\necho \"$1\" >" + asked() + ".new && mv " + asked() + ".new " + asked() + "\nexit " + opener_ends_with + "\n");
        std::filesystem::permissions(folder_ / "bin/xdg-open", std::filesystem::perms::owner_all);
        surroundings_.emplace(std::initializer_list<Variable>{{"DYAD_EXPLORER", page()}, {"DISPLAY", ":7"}, {"TMPDIR", folder_ / ""}, {"PATH", folder_ / "bin:/usr/bin:/bin"}});
    }
    std::string page() const { return folder_ / "a page.html"; }
    std::string asked() const { return folder_ / "asked"; }
    std::string address() const { return "file://" + (folder_ / "a%20page.html"); }
    std::string operator/(const std::string& name) const { return folder_ / name; }

private:
    TemporaryFolder folder_;
    std::optional<Surroundings> surroundings_;
};

} // namespace

TEST_CASE("explore opens the page on a desktop, and tells its address where there is none") {
    const Desktop desktop;
    const Said opened = dyad_says({"explore"});
    CHECK(opened.exit == Exit::done);
    CHECK(opened.err.empty());
    CHECK(holds(opened.out, "opens in your browser: " + desktop.address()));
    CHECK(text_of_file(desktop.asked()) == desktop.address() + "\n");
    const Surroundings none{{"DISPLAY", ""}, {"WAYLAND_DISPLAY", ""}};
    const Said told = dyad_says({"explore", "--code", "ab-C_9"});
    CHECK(told.exit == Exit::done);
    CHECK(holds(told.out, desktop.address() + "#ab-C_9\n"));
    CHECK(holds(told.out, "no display"));
}

TEST_CASE("explore tells the address when nothing can open it") {
    const Desktop desktop("3");
    CHECK(holds(dyad_says({"explore"}).out, "xdg-open could not open a browser"));
    const Surroundings bare{{"PATH", "/nowhere"}};
    const Said told = dyad_says({"explore"});
    CHECK(told.exit == Exit::done);
    CHECK(holds(told.out, "not installed"));
    CHECK(holds(told.out, desktop.address()));
}

TEST_CASE("a code reaches the browser, though desktops forget what stands behind a file's name") {
    const Desktop desktop;
    CHECK(dyad_says({"explore", "--code", "ab-C_9"}).exit == Exit::done);
    const std::string leads = "dyad-code-" + std::to_string(getuid()) + ".html";
    CHECK(text_of_file(desktop.asked()) == "file://" + (desktop / (leads + "\n")));
    CHECK(holds(text_of_file(desktop / leads), "url=" + desktop.address() + "#ab-C_9\""));
}

TEST_CASE("explore --out writes the page whole, and over nothing unasked") {
    const Desktop desktop;
    const Said written = dyad_says({"explore", "--out", desktop / "out.html", "--code", "abc"});
    CHECK(written.exit == Exit::done);
    CHECK(holds(written.out, "out.html#abc"));
    CHECK(text_of_file(desktop / "out.html") == text_of_file(desktop.page()));
    CHECK_FALSE(std::filesystem::exists(desktop.asked()));
    write_text(desktop / "out.html", "mine");
    const Said kept = dyad_says({"explore", "--out", desktop / "out.html"});
    CHECK(kept.exit == Exit::refused);
    CHECK(holds(kept.err, "--force"));
    CHECK(text_of_file(desktop / "out.html") == "mine");
    CHECK(dyad_says({"explore", "--out", desktop / "out.html", "--force"}).exit == Exit::done);
    CHECK(text_of_file(desktop / "out.html") == text_of_file(desktop.page()));
    CHECK(holds(dyad_says({"explore", "--out", desktop / "no/such/out.html"}).err, "there is no folder"));
    CHECK(holds(dyad_says({"explore", "--out", desktop.page(), "--force"}).err, "the file that the command reads"));
    CHECK(dyad_says({"explore", "--out", desktop / "bin", "--force"}).exit == Exit::refused);
}

TEST_CASE("explore says what is wrong with a code, an option or a page that is not there") {
    const Desktop desktop;
    for (const auto& [code, words] : std::map<std::string, std::string>{{"a b", "copy it from the page again"}, {"<script>", "in no code"}, {"#abc", "leave out"}, {"file:///page.html#abc", "behind the #"}}) {
        const Said said = dyad_says({"explore", "--code", code});
        CHECK(said.exit == Exit::refused);
        CHECK(holds(said.err, words));
    }
    CHECK(dyad_says({"explore", "--code", ""}).exit == Exit::refused);
    CHECK(holds(dyad_says({"explore", "--force"}).err, "--out"));
    CHECK(dyad_says({"explore", "page.html"}).exit == Exit::refused);
    write_text(desktop / "empty.html", "");
    const Surroundings empty{{"DYAD_EXPLORER", desktop / "empty.html"}};
    CHECK(dyad_says({"explore", "--out", desktop / "out.html"}).exit == Exit::failed);
    CHECK_FALSE(std::filesystem::exists(desktop / "out.html"));
    const Surroundings elsewhere{{"DYAD_EXPLORER", desktop / "no.html"}};
    const Said nothing = dyad_says({"explore"});
    CHECK(nothing.exit == Exit::failed);
    CHECK(holds(nothing.err, "DYAD_EXPLORER"));
}

TEST_CASE("addresses of files hold no letter that an address cannot") {
    CHECK(file_address("/a b/c#d?e%/\xc3\xa9.html") == "file:///a%20b/c%23d%3Fe%25/%C3%A9.html");
    CHECK(file_address("/a/./b/../c-_~.html") == "file:///a/c-_~.html");
}
