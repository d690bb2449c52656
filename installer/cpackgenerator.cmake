# Read by cpack for each kind of package, before it makes it.
if(CPACK_GENERATOR STREQUAL "DEB")
    set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
    # The descriptions of the components begin with a summary of their own.
    set(CPACK_DEFAULT_PACKAGE_DESCRIPTION_SUMMARY ${CPACK_PACKAGE_DESCRIPTION_SUMMARY})
elseif(CPACK_GENERATOR STREQUAL "TGZ")
    # One tree with both programs. What they need of their own is inside them, so it may lie anywhere.
    set(CPACK_ARCHIVE_COMPONENT_INSTALL OFF)
    set(CPACK_PACKAGE_FILE_NAME ${CPACK_PACKAGE_FILE_NAME}-${CPACK_FRAMESCOPE_MACHINE})
endif()
