# Warnings, sanitizers and include folders that every target of this project shares.
find_program(QUIPU_CCACHE ccache)
if(QUIPU_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${QUIPU_CCACHE})
endif()

function(quipu_target name)
  target_include_directories(${name} PUBLIC $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}>
                                            $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}/quipu>)
  target_compile_features(${name} PUBLIC cxx_std_20)
  target_compile_options(${name} PRIVATE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    # GCC 12 warns of overlap in "text" + std::string where there is none, https://gcc.gnu.org/bugzilla/show_bug.cgi?id=105651
    target_compile_options(${name} PRIVATE -Wno-restrict)
  endif()
  if(QUIPU_WERROR)
    target_compile_options(${name} PRIVATE -Werror)
  endif()
  if(QUIPU_SANITIZE)
    target_compile_options(${name} PUBLIC -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_link_options(${name} PUBLIC -fsanitize=address,undefined)
  endif()
  if(QUIPU_FUZZ)
    target_compile_options(${name} PUBLIC -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_link_options(${name} PUBLIC -fsanitize=address,undefined)
  endif()
  # Floating point must give the same bits on every machine: no fused multiply-add behind our back.
  target_compile_options(${name} PRIVATE -ffp-contract=off)
endfunction()
