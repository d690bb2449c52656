# CPack: a Debian package for each program, and a tar of both that runs from any folder. The settings
# for Windows (NSIS) and macOS (DragNDrop) have not been tried: there was no such machine.
set(CPACK_PACKAGE_NAME framescope)
set(CPACK_PACKAGE_VENDOR "The Framescope contributors")
set(CPACK_PACKAGE_CONTACT ${FRAMESCOPE_MAINTAINER})
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_PACKAGE_DIRECTORY ${CMAKE_BINARY_DIR}/packages)
set(CPACK_VERBATIM_VARIABLES ON)
set(CPACK_COMPONENTS_ALL ${FS_COMPONENTS})
set(CPACK_COMPONENTS_GROUPING IGNORE)
set(CPACK_PROJECT_CONFIG_FILE ${CMAKE_CURRENT_SOURCE_DIR}/cpackgenerator.cmake)
set(CPACK_FRAMESCOPE_MACHINE ${CMAKE_SYSTEM_PROCESSOR})
set(CPACK_POST_BUILD_SCRIPTS ${CMAKE_CURRENT_SOURCE_DIR}/repacktar.cmake)
set(CPACK_THREADS 1)

set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE ${FRAMESCOPE_PACKAGE_RELEASE})
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)

set(CPACK_DEBIAN_CLI_PACKAGE_NAME framescope-cli)
set(CPACK_DEBIAN_CLI_PACKAGE_SECTION net)
set(CPACK_COMPONENT_CLI_DESCRIPTION "inspector for WebSocket traffic, without a display
Connects to a WebSocket server as a client, stands in for one, or sits between
the two as a proxy, and shows every octet that crosses the wire: frames as they
were, the opening handshake check by check, and every rule of RFC 6455 that a
peer breaks.
.
It records conversations into files, filters and counts what is in them, plays
them again and compares, and converts from and to HAR, pcapng and JSON lines.
This is the engine of framescope for servers, scripts and continuous
integration.")

set(CPACK_DEBIAN_GUI_PACKAGE_NAME framescope)
set(CPACK_DEBIAN_GUI_PACKAGE_SECTION net)
# Qt loads the platform it draws on as a plug-in, which no program is linked with.
set(CPACK_DEBIAN_GUI_PACKAGE_DEPENDS qt6-qpa-plugins)
# Qt's own texts, such as the buttons of dialogs, are in a package of their own in other languages.
set(CPACK_DEBIAN_GUI_PACKAGE_RECOMMENDS
    "fonts-noto-core, fonts-dejavu-core, qt6-translations-l10n")
set(CPACK_DEBIAN_GUI_PACKAGE_SUGGESTS "framescope-cli, fonts-noto-cjk")
set(CPACK_COMPONENT_GUI_DESCRIPTION "inspector for WebSocket traffic
Connects to a WebSocket server as a client, stands in for one, or sits between
the two as a proxy, and shows every octet that crosses the wire: frames taken
apart bit by bit, the opening handshake check by check, and every rule of RFC
6455 that a peer breaks.
.
Conversations are recorded into files, searched by filters, edited on their way
and exchanged with other tools. The same without a display is in the package
framescope-cli.")

if(WIN32)
    set(CPACK_GENERATOR NSIS)
    include(windows/nsis.cmake)
elseif(APPLE)
    set(CPACK_GENERATOR DragNDrop)
    include(macos/dragndrop.cmake)
else()
    set(CPACK_GENERATOR DEB TGZ)
endif()
include(CPack)
