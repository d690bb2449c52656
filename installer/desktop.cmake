# How a desktop finds the program: its entry, the type of session files, AppStream, icons.
set(data ${CMAKE_INSTALL_DATAROOTDIR})
install(FILES ${FS_RESOURCES}/linux/framescope.desktop DESTINATION ${data}/applications
        COMPONENT gui)
install(FILES ${FS_RESOURCES}/linux/framescope.xml DESTINATION ${data}/mime/packages
        COMPONENT gui)

# The welcome page looks for them in ../share from the program's folder.
install(FILES ${FS_SAMPLE_SESSIONS} DESTINATION ${data}/framescope/samples COMPONENT gui)
list(APPEND FS_PACKAGE_TARGETS sample_sessions)

# A release is dated by the last commit, as all that is made.
install(FILES ${FS_MADE}/framescope/framescope.metainfo.xml DESTINATION ${data}/metainfo
        RENAME org.framescope.Framescope.metainfo.xml COMPONENT gui)
add_custom_target(framescope-metainfo
    COMMAND ${CMAKE_COMMAND} -DFROM=${FS_RESOURCES}/linux/framescope.metainfo.xml.in
        -DTO=${FS_MADE}/framescope/framescope.metainfo.xml -DPROJECT_VERSION=${PROJECT_VERSION}
        -P ${CMAKE_CURRENT_SOURCE_DIR}/metainfo.cmake
    BYPRODUCTS ${FS_MADE}/framescope/framescope.metainfo.xml VERBATIM)
list(APPEND FS_PACKAGE_TARGETS framescope-metainfo)

qt_add_executable(rendericon rendericon_main.cpp)
target_link_libraries(rendericon PRIVATE fs_options Qt6::Gui Qt6::Svg)
set_target_properties(rendericon PROPERTIES EXCLUDE_FROM_ALL ON)

# fs_add_icon(framescope.svg apps framescope): in all sizes that desktops ask for.
set(icons)
function(fs_add_icon drawing context name)
    set(theme ${CMAKE_INSTALL_DATAROOTDIR}/icons/hicolor)
    install(FILES ${FS_RESOURCES}/${drawing} DESTINATION ${theme}/scalable/${context}
            RENAME ${name}.svg COMPONENT gui)
    foreach(size IN ITEMS 16 22 24 32 48 64 128 256 512)
        set(icon ${FS_MADE}/icons/${size}/${name}.png)
        add_custom_command(OUTPUT ${icon}
            COMMAND ${CMAKE_COMMAND} -E make_directory ${FS_MADE}/icons/${size}
            COMMAND rendericon ${FS_RESOURCES}/${drawing} ${size} ${icon}
            DEPENDS rendericon ${FS_RESOURCES}/${drawing} VERBATIM)
        install(FILES ${icon} DESTINATION ${theme}/${size}x${size}/${context} COMPONENT gui)
        list(APPEND icons ${icon})
    endforeach()
    set(icons ${icons} PARENT_SCOPE)
endfunction()
fs_add_icon(framescope.svg apps framescope)
fs_add_icon(framescope-session.svg mimetypes application-x-framescope-session)
add_custom_target(framescope-icons DEPENDS ${icons})
list(APPEND FS_PACKAGE_TARGETS framescope-icons)
