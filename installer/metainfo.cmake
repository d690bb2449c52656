# Writes ${TO} of ${FROM}, dated SOURCE_DATE_EPOCH.
string(TIMESTAMP FS_RELEASE_DATE "%Y-%m-%d" UTC) # CMake takes SOURCE_DATE_EPOCH for the time
configure_file(${FROM} ${TO} @ONLY)
