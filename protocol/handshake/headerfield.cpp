#include "protocol/handshake/headerfield.h"

#include "protocol/handshake/httpsyntax.h"

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

bool containsLineBreak(QByteArrayView text)
{
    return text.contains('\r') || text.contains('\n');
}

} // namespace

bool breaksHead(const HeaderField &field)
{
    return containsLineBreak(field.name) || containsLineBreak(field.value)
        || field.name.contains('\0') || field.value.contains('\0');
}

std::optional<QString> headerFieldProblem(const HeaderField &field)
{
    if (field.name.isEmpty())
        return u"The field name is empty"_s;
    if (containsLineBreak(field.name))
        return u"The field name contains a line break"_s;
    if (field.name.contains(' '))
        return u"The field name contains a space"_s;
    if (!isToken(field.name))
        return u"The field name contains a character that no name may have"_s;
    if (containsLineBreak(field.value))
        return u"The value contains a line break"_s;
    if (containsControl(field.value))
        return u"The value contains a control character"_s;
    return std::nullopt;
}

} // namespace Framescope
