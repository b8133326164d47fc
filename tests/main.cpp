// The main function of every test program, compiled once because it is what takes long.
#define CATCH_CONFIG_MAIN
#include "tests/catch.hpp"
