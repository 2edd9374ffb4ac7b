# Every library we build on, found where the system put it. The order matters: gRPC's package file
# refers to the targets of Abseil and Protocol Buffers.
find_package(Threads REQUIRED)
find_package(absl CONFIG REQUIRED)
find_package(Protobuf MODULE REQUIRED)
find_package(gRPC CONFIG REQUIRED)
find_package(RocksDB CONFIG REQUIRED)
find_package(OpenSSL REQUIRED)
find_package(spdlog CONFIG REQUIRED)
find_package(nlohmann_json CONFIG REQUIRED)
# Its headers alone: Debian's library of it is built with exceptions.
find_path(WAYMARK_TOML_INCLUDE toml++/toml.h REQUIRED DOC "toml++ (Debian: libtomlplusplus-dev)")
add_library(waymark_toml INTERFACE)
target_include_directories(waymark_toml SYSTEM INTERFACE ${WAYMARK_TOML_INCLUDE})
add_library(tomlplusplus::headers ALIAS waymark_toml)
find_package(ICU REQUIRED COMPONENTS uc)
find_package(PkgConfig REQUIRED)
# Metrics. prometheus-cpp's own package file asks for the web server and the client it was built
# with, of which nothing is used here.
pkg_check_modules(PROMETHEUS_CPP_CORE REQUIRED IMPORTED_TARGET prometheus-cpp-core)
add_library(prometheus-cpp::core ALIAS PkgConfig::PROMETHEUS_CPP_CORE)
pkg_check_modules(MICROHTTPD REQUIRED IMPORTED_TARGET libmicrohttpd)
add_library(microhttpd::microhttpd ALIAS PkgConfig::MICROHTTPD)
# The services' memory: messages are many small pieces, which glibc's malloc takes twice the time for.
if(NOT WAYMARK_SANITIZE)
  pkg_check_modules(JEMALLOC REQUIRED IMPORTED_TARGET jemalloc)
endif()
# gRPC's package file declares RE2 where gRPC uses the system's. Debian's RE2 has no package file of
# CMake's, only one of pkg-config's.
if(NOT TARGET re2::re2)
  find_package(re2 CONFIG QUIET)
endif()
if(NOT TARGET re2::re2)
  pkg_check_modules(RE2 REQUIRED IMPORTED_TARGET re2)
  add_library(re2::re2 ALIAS PkgConfig::RE2)
endif()
if(BUILD_TESTING)
  find_package(GTest REQUIRED)
endif()

# google.rpc.Status, Code and the error details: Debian ships their .proto files only inside a jar,
# and the library grpc++_error_details it ships is empty. Point WAYMARK_GOOGLE_PROTOS_JAR at another
# copy of common-protos on other systems.
find_file(WAYMARK_GOOGLE_PROTOS_JAR proto-google-common-protos.jar
  PATHS /usr/share/java REQUIRED
  DOC "Jar that holds google/rpc/*.proto (Debian: libgoogle-common-protos-java)")
