# What goes into share/doc: the licence, the changes, and of what others' code a program consists.
# They are made anew each time, for they depend on more than files: on the time of the last commit and
# on the packages of this machine.
foreach(component IN LISTS FS_COMPONENTS)
    set(package ${FS_PACKAGE_${component}})
    set(made ${FS_MADE}/${package})
    set(bill)
    if(CMAKE_GENERATOR STREQUAL "Ninja" AND EXISTS /var/lib/dpkg/status)
        set(bill COMMAND ${Python3_EXECUTABLE} -B ${CMAKE_CURRENT_SOURCE_DIR}/sbom.py
            --package ${package} --version ${FS_PACKAGE_VERSION} --build ${CMAKE_BINARY_DIR}
            --program $<TARGET_FILE:${package}-packaged> --into ${made}/${package}.spdx.json)
        install(FILES ${made}/${package}.spdx.json
                DESTINATION ${CMAKE_INSTALL_DATAROOTDIR}/doc/${package} COMPONENT ${component})
    endif()
    add_custom_target(${package}-documents
        COMMAND ${Python3_EXECUTABLE} -B ${CMAKE_CURRENT_SOURCE_DIR}/changelogs.py
            --package ${package} --version ${FS_PACKAGE_VERSION}
            --maintainer ${FRAMESCOPE_MAINTAINER} --into ${made}
        ${bill}
        BYPRODUCTS ${made}/changelog.gz ${made}/changelog.Debian.gz
        COMMENT "Writing the documents of ${package}" VERBATIM)
    add_dependencies(${package}-documents ${package}-packaged)
    list(APPEND FS_PACKAGE_TARGETS ${package}-documents)
    install(FILES ${made}/changelog.gz ${made}/changelog.Debian.gz linux/copyright
            DESTINATION ${CMAKE_INSTALL_DATAROOTDIR}/doc/${package} COMPONENT ${component})
endforeach()
