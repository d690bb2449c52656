#include "protocol/endpoint/pages.h"

#include <QFile>

/// Outside any namespace, as the macro wants it: the resource is in a static library.
static void initPages()
{
    Q_INIT_RESOURCE(pages);
}

namespace Framescope {

namespace {

constexpr qsizetype InlineLimit = 1024 * 1024;

QByteArray resource(const QString &name)
{
    initPages();
    QFile file(QStringLiteral(":/pages/") + name);
    [[maybe_unused]] const bool isThere = file.open(QIODevice::ReadOnly);
    Q_ASSERT(isThere);
    return file.readAll();
}

/// \a text as content of an element or a value in quotes.
QByteArray escaped(const QString &text)
{
    // An HTML parser makes LF of CR.
    return text.toHtmlEscaped().replace(u'\r', QStringLiteral("&#13;")).toUtf8();
}

} // namespace

QByteArray consolePage()
{
    return resource(QStringLiteral("console.html"));
}

QByteArray fileViewPage(const QString &name, const std::optional<WatchedFile> &file)
{
    QByteArray page = resource(QStringLiteral("file.html"));
    // No HTML can hold U+0000.
    const bool isShown = file && file->isText && file->octets.size() <= InlineLimit
        && !file->octets.contains('\0');
    page.replace("@NAME@", escaped(name));
    page.replace("@LASTMOD@", isShown ? QByteArray::number(file->modified, 16) : QByteArray());
    page.replace("@TEXT@", isShown ? escaped(QString::fromUtf8(file->octets)) : QByteArray());
    return page;
}

} // namespace Framescope
