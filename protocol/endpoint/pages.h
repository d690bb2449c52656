#pragma once

#include "protocol/endpoint/filewatcher.h"

#include <QByteArray>

namespace Framescope {

/// The pages that a server hands out, as HTML for a WebPage.

/// Connects to where it came from; sends what is typed and lists what comes.
QByteArray consolePage();

/// Shows \a file, the content of which it brings along if it is text of up to 1 MiB, and then what
/// comes. \a name is the file's.
QByteArray fileViewPage(const QString &name, const std::optional<WatchedFile> &file);

} // namespace Framescope
