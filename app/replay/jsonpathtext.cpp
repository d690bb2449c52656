#include "app/replay/jsonpathtext.h"

#include <algorithm>

namespace Framescope {

namespace {

bool isPlainName(const QString &name)
{
    const auto isPlain = [](QChar character) {
        return character.isLetterOrNumber() || character == u'_' || character == u'-';
    };
    return !name.isEmpty() && std::all_of(name.cbegin(), name.cend(), isPlain);
}

} // namespace

void appendJsonMember(QString &path, const QString &name)
{
    if (isPlainName(name)) {
        path += u'.' + name;
        return;
    }
    const QChar quote = name.contains(u'\'') ? u'"' : u'\'';
    path += u'[' + quote + name + quote + u']';
}

void appendJsonElement(QString &path, qsizetype index)
{
    path += QStringLiteral("[%1]").arg(index);
}

} // namespace Framescope
