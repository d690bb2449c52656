#pragma once

#include <QByteArray>
#include <QString>

namespace Framescope {

/// What keeps \a text from being JSON (RFC 8259), and where: "Line 3, column 7: a colon is
/// expected". Empty if nothing does.
QString jsonFault(const QByteArray &text);

} // namespace Framescope
