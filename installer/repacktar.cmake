# Run by cpack after it has made packages: packs the tar once more. CPack takes files in the order in which
# the file system has them and with the name of the user; here order and owner are always the same.
if(NOT CPACK_GENERATOR STREQUAL "TGZ")
    return()
endif()
set(time)
if(DEFINED ENV{SOURCE_DATE_EPOCH})
    set(time --mtime=@$ENV{SOURCE_DATE_EPOCH})
endif()
foreach(archive IN LISTS CPACK_PACKAGE_FILES)
    cmake_path(GET archive FILENAME name)
    string(REGEX REPLACE "\\.tar\\.gz$" "" folder ${name})
    execute_process(
        COMMAND tar --create --sort=name --format=gnu --owner=0 --group=0 --numeric-owner ${time}
            -C ${CPACK_TEMPORARY_DIRECTORY}/.. ${folder}
        COMMAND gzip -9n
        OUTPUT_FILE ${archive}
        COMMAND_ERROR_IS_FATAL ANY)
endforeach()
