# A disk image for macOS, from which the program is dragged into Applications. Untested: nobody has
# run this on macOS yet.
set(CPACK_DMG_VOLUME_NAME "Framescope ${PROJECT_VERSION}")
set(CPACK_DMG_FORMAT UDZO)
set(CPACK_MONOLITHIC_INSTALL ON)

if(FRAMESCOPE_GUI)
    set_target_properties(framescope-packaged PROPERTIES
        MACOSX_BUNDLE ON
        MACOSX_BUNDLE_BUNDLE_NAME Framescope
        MACOSX_BUNDLE_GUI_IDENTIFIER org.framescope.Framescope
        MACOSX_BUNDLE_BUNDLE_VERSION ${PROJECT_VERSION}
        MACOSX_BUNDLE_SHORT_VERSION_STRING ${PROJECT_VERSION})
    install(TARGETS framescope-packaged BUNDLE DESTINATION . COMPONENT gui)
    # Qt's frameworks and plug-ins are no part of macOS: macdeployqt puts them into the bundle.
    find_program(FS_MACDEPLOYQT macdeployqt HINTS ${QT6_INSTALL_PREFIX}/bin REQUIRED)
    install(CODE "execute_process(COMMAND ${FS_MACDEPLOYQT}
        \"\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}/framescope.app\"
        COMMAND_ERROR_IS_FATAL ANY)" COMPONENT gui)
endif()
