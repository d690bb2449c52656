# A set-up program for Windows, made by NSIS. Untested: nobody has run this on Windows yet.
set(CPACK_NSIS_DISPLAY_NAME Framescope)
set(CPACK_NSIS_PACKAGE_NAME Framescope)
set(CPACK_NSIS_INSTALL_ROOT "$PROGRAMFILES64")
set(CPACK_PACKAGE_INSTALL_DIRECTORY Framescope)
set(CPACK_NSIS_EXECUTABLES_DIRECTORY ${CMAKE_INSTALL_BINDIR})
set(CPACK_PACKAGE_EXECUTABLES framescope Framescope)
set(CPACK_NSIS_ENABLE_UNINSTALL_BEFORE_INSTALL ON)
set(CPACK_NSIS_MODIFY_PATH ON) # for framescope-cli
set(CPACK_MONOLITHIC_INSTALL ON)

# Qt's libraries and plug-ins are no part of Windows: windeployqt puts them beside the program.
if(FRAMESCOPE_GUI)
    find_program(FS_WINDEPLOYQT windeployqt HINTS ${QT6_INSTALL_PREFIX}/bin REQUIRED)
    install(CODE "execute_process(COMMAND ${FS_WINDEPLOYQT} --no-translations
        \"\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_BINDIR}/framescope.exe\"
        COMMAND_ERROR_IS_FATAL ANY)" COMPONENT gui)
endif()

# Session files open with the program.
set(CPACK_NSIS_EXTRA_INSTALL_COMMANDS "
    WriteRegStr SHCTX 'Software\\\\Classes\\\\.fscope' '' 'Framescope.Session'
    WriteRegStr SHCTX 'Software\\\\Classes\\\\Framescope.Session' '' 'Framescope session'
    WriteRegStr SHCTX 'Software\\\\Classes\\\\Framescope.Session\\\\shell\\\\open\\\\command' '' '\\\"$INSTDIR\\\\bin\\\\framescope.exe\\\" \\\"%1\\\"'
")
set(CPACK_NSIS_EXTRA_UNINSTALL_COMMANDS "
    DeleteRegKey SHCTX 'Software\\\\Classes\\\\.fscope'
    DeleteRegKey SHCTX 'Software\\\\Classes\\\\Framescope.Session'
")
