#pragma once

#include <QString>
#include <QStringList>

namespace Framescope {

/// What is told of the sessions that come with the program.
namespace SampleText {

/// What \a fileName is about, in two words or three; empty if it is not known.
QString subject(const QString &fileName);
/// \a paths in the order in which they are best looked at.
QStringList inOrder(QStringList paths);

} // namespace SampleText
} // namespace Framescope
