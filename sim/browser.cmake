# The engine as a module for browsers: the same sources, one plain kernel with 128-bit vectors, no disk, no threads.
file(GLOB browser_sources CONFIGURE_DEPENDS models/*.cpp models/instruments/*.cpp analysis/story/*.cpp)
list(FILTER browser_sources EXCLUDE REGEX "(story_picture|models/kernel)\\.cpp$") # pictures are drawn by gnuplot
foreach(file browser gathering refusal scratch shortest_browser table words
        results/checksum results/results_digest results/results_file
        scenario/nearest_name scenario/scenario scenario/scenario_bytes scenario/scenario_check scenario/scenario_files
        scenario/scenario_keys scenario/scenario_paths_browser scenario/scenario_settings scenario/scenario_text
        commands/browser_answers commands/parameters_json commands/request)
    list(APPEND browser_sources sim/${file}.cpp)
endforeach()
add_built_in(built_in_scenarios scenarios *.toml)
# The page must be small: only the nursery's days, in which most time goes, are built for speed; the society half so.
string(REPLACE "-O2" "-Oz" CMAKE_CXX_FLAGS_RELEASE "${CMAKE_CXX_FLAGS_RELEASE}")
foreach(part 1 2 3)
    add_library(browser_kernel_${part} OBJECT models/kernel.cpp)
    target_compile_definitions(browser_kernel_${part} PRIVATE DYAD_KERNEL_PART=${part})
endforeach()
target_compile_options(browser_kernel_2 PRIVATE -Os)
target_compile_options(browser_kernel_3 PRIVATE -O2 -fno-unroll-loops)
add_executable(dyad-browser $<TARGET_OBJECTS:browser_kernel_3> $<TARGET_OBJECTS:browser_kernel_2> $<TARGET_OBJECTS:browser_kernel_1> ${browser_sources} analysis/rows.cpp
    ${version_source} ${PROJECT_BINARY_DIR}/built_in_scenarios.cpp)
add_dependencies(dyad-browser look_up_version)
set_target_properties(dyad-browser PROPERTIES OUTPUT_NAME dyad SUFFIX .wasm)
# Libraries of headers alone lie beside the headers of this machine, which must not be found before those of WASI.
foreach(target browser_kernel_1 browser_kernel_2 browser_kernel_3 dyad-browser)
    target_link_libraries(${target} PRIVATE dyad_flags)
    target_compile_options(${target} PRIVATE -idirafter /usr/include -fno-exceptions -fno-rtti -fno-threadsafe-statics -msimd128)
endforeach()
target_compile_definitions(dyad-browser PRIVATE TOML_HEADER_ONLY=1 TOML_EXCEPTIONS=0 JSON_HAS_FILESYSTEM=0 JSON_HAS_EXPERIMENTAL_FILESYSTEM=0)
set_source_files_properties(sim/scenario/scenario_text.cpp PROPERTIES
    COMPILE_OPTIONS "-include;${PROJECT_SOURCE_DIR}/sim/scenario/from_chars_browser.hpp" COMPILE_DEFINITIONS TOML_FLOAT_CHARCONV=1)
# A module without `main`, whose functions the page calls. What grows with a world is on the heap, the stack stays small.
# -O0 at the link only keeps the driver from calling wasm-opt by itself, for fewer features than are used here.
target_link_options(dyad-browser PRIVATE -mexec-model=reactor -O0 -Wl,--strip-all -Wl,-z,stack-size=1048576
    -Wl,--global-base=1024) # below lies nothing, as wasm-opt is told: it may fold what is added to an address into a load
find_program(WASM_OPT wasm-opt REQUIRED)
add_custom_command(TARGET dyad-browser POST_BUILD VERBATIM COMMENT "Making the engine smaller"
    COMMAND ${WASM_OPT} -Oz --low-memory-unused --enable-simd --enable-bulk-memory --enable-sign-ext --enable-nontrapping-float-to-int --enable-mutable-globals
            $<TARGET_FILE:dyad-browser> -o $<TARGET_FILE:dyad-browser>)
foreach(function room text text_size bytes bytes_size about open live column digest drop story twin_stories person_like watch
        pass_days assess drop_watch)
    target_link_options(dyad-browser PRIVATE -Wl,--export=dyad_${function})
endforeach()
