#pragma once

#include <QByteArrayView>
#include <QString>

#include <functional>

namespace Framescope {

/// Text from a peer made fit to be looked at. What is not UTF-8 becomes "\xFF"; control characters
/// and those that hide text or turn its direction become "\u202E". Tabs stay; line feeds do not.
///
/// Calls \a visit with each run, in order; an escape comes alone, and so does a character outside
/// ASCII.
void visitVisibleText(
    QByteArrayView octets, const std::function<void(QStringView text, bool isEscape)> &visit);

/// All of it in one.
QString visibleText(QByteArrayView octets);

} // namespace Framescope
