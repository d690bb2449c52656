# Manual pages and completions, made by the program that knows the options.
foreach(component IN LISTS FS_COMPONENTS)
    set(package ${FS_PACKAGE_${component}})
    set(made ${FS_MADE}/${package})
    add_custom_command(
        OUTPUT ${made}/${package}.1.gz ${made}/${package}.bash ${made}/_${package}
            ${made}/${package}.fish
        COMMAND ${Python3_EXECUTABLE} -B ${CMAKE_CURRENT_SOURCE_DIR}/manual.py
            --generator $<TARGET_FILE:framescope-manual> --program ${package} --into ${made}
        DEPENDS framescope-manual manual.py
        COMMENT "Writing the manual page and the completions of ${package}" VERBATIM)
    add_custom_target(${package}-pages DEPENDS ${made}/${package}.1.gz)
    list(APPEND FS_PACKAGE_TARGETS ${package}-pages)
    install(FILES ${made}/${package}.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1
            COMPONENT ${component})
    set(data ${CMAKE_INSTALL_DATAROOTDIR})
    install(FILES ${made}/${package}.bash DESTINATION ${data}/bash-completion/completions
            RENAME ${package} COMPONENT ${component})
    install(FILES ${made}/_${package} DESTINATION ${data}/zsh/vendor-completions
            COMPONENT ${component})
    install(FILES ${made}/${package}.fish DESTINATION ${data}/fish/vendor_completions.d
            COMPONENT ${component})
endforeach()
