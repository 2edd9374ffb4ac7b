# What every folder does: libraries, programs, tests.

if(WAYMARK_FUZZ)
  if(NOT CMAKE_CXX_COMPILER_ID MATCHES Clang)
    message(FATAL_ERROR "WAYMARK_FUZZ needs clang: libFuzzer is part of it (preset asan-ubsan)")
  endif()
  add_custom_target(fuzzers)
endif()

# What our own code is compiled with; generated code is not.
add_library(waymark_options INTERFACE)
target_include_directories(waymark_options INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_options(waymark_options INTERFACE
  -Wall -Wextra -Wshadow -Wconversion -Wnon-virtual-dtor -Woverloaded-virtual)
if(WAYMARK_WERROR)
  target_compile_options(waymark_options INTERFACE -Werror)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL GNU AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # GCC 12 finds overlapping copies inside std::string that are not there (its bug 105651).
  target_compile_options(waymark_options INTERFACE -Wno-restrict)
endif()
if(CMAKE_CXX_COMPILER_ID MATCHES Clang)
  # GCC's -Wconversion does not ask about signs in C++.
  target_compile_options(waymark_options INTERFACE -Wthread-safety -Wno-sign-conversion)
endif()
if(WAYMARK_SANITIZE AND CMAKE_CXX_COMPILER_ID STREQUAL GNU)
  # GCC does not promise this warning under sanitizers: it accuses std::regex of reading unset memory.
  target_compile_options(waymark_options INTERFACE -Wno-maybe-uninitialized)
endif()
if(WAYMARK_FUZZ)
  # libFuzzer watches where our own code goes: generated code would drown that in parsing. What is
  # compared with what it need not watch, a sixth of the time, as the fuzzers know what to try.
  target_compile_options(waymark_options INTERFACE
    -fsanitize=fuzzer-no-link -fno-sanitize-coverage=trace-cmp)
endif()
if(WAYMARK_SANITIZE)
  target_compile_definitions(waymark_options INTERFACE WAYMARK_SANITIZED)
  # Global: a library compiled without them would hide what they look for.
  add_compile_options(-fsanitize=${WAYMARK_SANITIZE} -fno-sanitize-recover=all
    -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${WAYMARK_SANITIZE})
endif()
if(WAYMARK_SANITIZE MATCHES thread)
  add_compile_options("SHELL:-include ${PROJECT_SOURCE_DIR}/tests/sanitizers/protobuf_maps.h")
endif()

# Puts SOURCES of the target NAME into OUT: with WAYMARK_UNITY as sources that each include up to
# sixteen of them. (CMake's own unity sources name their parts by absolute path, so that no checkout
# could use what another has compiled.)
function(waymark_together OUT NAME)
  list(LENGTH ARGN left)
  if(NOT WAYMARK_UNITY OR left EQUAL 1)
    set(${OUT} ${ARGN} PARENT_SCOPE)
    return()
  endif()
  set(parts "")
  foreach(source IN LISTS ARGN)
    file(RELATIVE_PATH path ${PROJECT_SOURCE_DIR} ${CMAKE_CURRENT_SOURCE_DIR}/${source})
    string(APPEND includes "#include \"${path}\"\n")
    math(EXPR left "${left} - 1")
    math(EXPR full "${left} % 16")
    if(full EQUAL 0)
      set(together ${CMAKE_CURRENT_BINARY_DIR}/${NAME}_${left}.cc)
      file(CONFIGURE OUTPUT ${together} CONTENT "${includes}" @ONLY)
      list(APPEND parts ${together})
      set(includes "")
    endif()
  endforeach()
  set(${OUT} ${parts} PARENT_SCOPE)
endfunction()

# waymark_library(NAME name SOURCES a.cc ... [PUBLIC lib ...] [PRIVATE lib ...] [SEPARATE])
# Declares waymark_<name>, usable as waymark::<name>. SEPARATE: its sources have private names in
# common, so that they cannot be compiled together.
function(waymark_library)
  cmake_parse_arguments(PARSE_ARGV 0 ARG "SEPARATE" "NAME" "SOURCES;PUBLIC;PRIVATE")
  if(NOT ARG_SEPARATE)
    waymark_together(ARG_SOURCES ${ARG_NAME} ${ARG_SOURCES})
  endif()
  add_library(waymark_${ARG_NAME} STATIC ${ARG_SOURCES})
  add_library(waymark::${ARG_NAME} ALIAS waymark_${ARG_NAME})
  target_link_libraries(waymark_${ARG_NAME}
    PUBLIC ${ARG_PUBLIC} PRIVATE ${ARG_PRIVATE} waymark_options)
  target_include_directories(waymark_${ARG_NAME} PUBLIC ${PROJECT_SOURCE_DIR})
endfunction()

# The same for what only tests use.
function(waymark_test_library)
  if(BUILD_TESTING)
    waymark_library(${ARGN})
  endif()
endfunction()

# waymark_program(NAME name SOURCES a.cc ... [LIBRARIES lib ...]): <build>/bin/<name>.
function(waymark_program)
  cmake_parse_arguments(PARSE_ARGV 0 ARG "" "NAME" "SOURCES;LIBRARIES")
  add_executable(${ARG_NAME} ${ARG_SOURCES})
  target_link_libraries(${ARG_NAME} PRIVATE ${ARG_LIBRARIES} waymark_options)
endfunction()

# waymark_test(NAME name LABEL unit|conformance|robustness|fuzz SOURCES a_test.cc ...
#              [LIBRARIES lib ...] [TIMEOUT seconds] [SEPARATE])
# One test program, registered with ctest under its label; the target <label>_tests builds all of the
# label. It runs in the source folder of the project so that it finds shipped files (reference data,
# samples) by their path in the tree.
function(waymark_test)
  if(NOT BUILD_TESTING)
    return()
  endif()
  cmake_parse_arguments(PARSE_ARGV 0 ARG "SEPARATE" "NAME;LABEL;TIMEOUT" "SOURCES;LIBRARIES")
  if(NOT ARG_TIMEOUT)
    set(ARG_TIMEOUT 120)
  endif()
  if(NOT ARG_SEPARATE)
    waymark_together(ARG_SOURCES ${ARG_NAME} ${ARG_SOURCES})
  endif()
  add_executable(${ARG_NAME} ${ARG_SOURCES})
  set_target_properties(${ARG_NAME} PROPERTIES
    RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests)
  # What tests say themselves need not be fast, and to optimize it takes long.
  target_compile_options(${ARG_NAME} PRIVATE -O0)
  target_link_libraries(${ARG_NAME} PRIVATE ${ARG_LIBRARIES}
    GTest::gmock GTest::gtest GTest::gtest_main waymark_options)
  add_test(NAME ${ARG_NAME} COMMAND ${ARG_NAME} WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
  set_tests_properties(${ARG_NAME} PROPERTIES LABELS ${ARG_LABEL} TIMEOUT ${ARG_TIMEOUT})
  if(NOT TARGET ${ARG_LABEL}_tests)
    add_custom_target(${ARG_LABEL}_tests)
  endif()
  add_dependencies(${ARG_LABEL}_tests ${ARG_NAME})
endfunction()

# waymark_preloaded(name source)
# A library that tests have the dynamic linker load into a program before others, to change what the
# machine is to it: see Preload in tests/support/program.h.
function(waymark_preloaded NAME SOURCE)
  if(NOT BUILD_TESTING)
    return()
  endif()
  add_library(${NAME} SHARED ${SOURCE})
  target_link_libraries(${NAME} PRIVATE waymark_options ${CMAKE_DL_LIBS} Threads::Threads)
  set_target_properties(${NAME} PROPERTIES
    LIBRARY_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests/preloaded)
endfunction()

# waymark_fuzzer(NAME name SOURCES a.cc ... [LIBRARIES lib ...])
# One libFuzzer program, <build>/fuzzers/<name>, built by the target "fuzzers"; nothing without
# WAYMARK_FUZZ. The sources define LLVMFuzzerTestOneInput; tests/fuzz/run.sh runs it.
function(waymark_fuzzer)
  if(NOT WAYMARK_FUZZ)
    return()
  endif()
  cmake_parse_arguments(PARSE_ARGV 0 ARG "" "NAME" "SOURCES;LIBRARIES")
  add_executable(${ARG_NAME} ${ARG_SOURCES})
  set_target_properties(${ARG_NAME} PROPERTIES
    RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/fuzzers)
  target_link_libraries(${ARG_NAME} PRIVATE ${ARG_LIBRARIES} waymark_options)
  target_link_options(${ARG_NAME} PRIVATE -fsanitize=fuzzer)
  add_dependencies(fuzzers ${ARG_NAME})
endfunction()
