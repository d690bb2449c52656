#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace Framescope {

/// One header field as it stands on the wire (RFC 9110 §5); names compare without case.
struct HeaderField
{
    QByteArray name;
    QByteArray value; ///< without the white space around it

    friend bool operator==(const HeaderField &, const HeaderField &) = default;
};

using HeaderFields = QList<HeaderField>;

/// True if \a field has a CR, LF or NUL and so would not stay one field of the head. Such a field
/// is never sent; whatever else may be wrong with one can be sent on purpose.
bool breaksHead(const HeaderField &field);

/// What is wrong with \a field, one sentence without a full stop: "The field name contains a
/// space"; nullopt if nothing is.
std::optional<QString> headerFieldProblem(const HeaderField &field);

} // namespace Framescope
