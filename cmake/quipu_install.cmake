# Install rules: the command, the libraries with a CMake package, the data, the documents.
include(CMakePackageConfigHelpers)

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/quipu)
install(TARGETS quipu RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(TARGETS quipu_graph quipu_extractors quipu_exporters quipu_importers EXPORT quipu_targets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(EXPORT quipu_targets NAMESPACE quipu:: DESTINATION ${package_dir})
install(DIRECTORY graph extractors exporters importers DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/quipu FILES_MATCHING PATTERN "*.hpp")
install(DIRECTORY data/ DESTINATION ${CMAKE_INSTALL_DATADIR}/quipu)
install(FILES README.md CHANGELOG.md LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(DIRECTORY docs/ DESTINATION ${CMAKE_INSTALL_DOCDIR}/docs)

set(QUIPU_PACKAGE_DATA_DIR ${CMAKE_INSTALL_DATADIR}/quipu)
configure_package_config_file(cmake/quipu-config.cmake.in ${PROJECT_BINARY_DIR}/quipu-config.cmake
                              INSTALL_DESTINATION ${package_dir} PATH_VARS QUIPU_PACKAGE_DATA_DIR)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/quipu-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/quipu-config.cmake ${PROJECT_BINARY_DIR}/quipu-config-version.cmake DESTINATION ${package_dir})
