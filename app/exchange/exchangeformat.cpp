#include "app/exchange/exchangeformat.h"

#include <QFileInfo>
#include <QStringList>

#include <algorithm>
#include <array>

namespace Framescope {

namespace {

struct FileExtension
{
    QLatin1StringView name;
    ExchangeFormat format;
};

constexpr std::array FileExtensions {
    FileExtension { QLatin1StringView("fscope"), ExchangeFormat::Session },
    FileExtension { QLatin1StringView("jsonl"), ExchangeFormat::JsonLines },
    FileExtension { QLatin1StringView("har"), ExchangeFormat::Har },
    FileExtension { QLatin1StringView("pcapng"), ExchangeFormat::PcapNg },
    FileExtension { QLatin1StringView("pcap"), ExchangeFormat::Pcap },
    FileExtension { QLatin1StringView("mitm"), ExchangeFormat::MitmFlows },
    FileExtension { QLatin1StringView("flow"), ExchangeFormat::MitmFlows },
    FileExtension { QLatin1StringView("flows"), ExchangeFormat::MitmFlows },
};

/// A capture says its octet order by the order of its first four octets.
constexpr std::array<QByteArrayView, 6> PcapMagics {
    QByteArrayView("\xA1\xB2\xC3\xD4", 4),
    QByteArrayView("\xD4\xC3\xB2\xA1", 4),
    QByteArrayView("\xA1\xB2\x3C\x4D", 4), // nanoseconds
    QByteArrayView("\x4D\x3C\xB2\xA1", 4),
    QByteArrayView("\xA1\xB2\xCD\x34", 4), // a patched libpcap's
    QByteArrayView("\x34\xCD\xB2\xA1", 4),
};

QString extensionsOf(bool (*matches)(ExchangeFormat))
{
    QStringList list;
    for (const FileExtension &extension : FileExtensions) {
        if (matches(extension.format))
            list.append(u'.' + QString(extension.name));
    }
    return list.join(QStringLiteral(", "));
}

/// DIGITS ":", as each flow of mitmproxy begins with its length.
bool beginsWithLength(QByteArrayView octets)
{
    const auto end = std::find_if_not(
        octets.begin(), octets.end(), [](char octet) { return octet >= '0' && octet <= '9'; });
    return end != octets.begin() && end != octets.end() && *end == ':';
}

} // namespace

std::optional<ExchangeFormat> formatOfName(const QString &path)
{
    const QString suffix = QFileInfo(path).suffix();
    for (const FileExtension &extension : FileExtensions) {
        if (suffix.compare(extension.name, Qt::CaseInsensitive) == 0)
            return extension.format;
    }
    return std::nullopt;
}

std::optional<ExchangeFormat> formatOfContent(QByteArrayView beginning)
{
    if (beginning.startsWith(QByteArrayView("SQLite format 3\0", 16)))
        return ExchangeFormat::Session;
    if (beginning.startsWith("\x0A\x0D\x0D\x0A"))
        return ExchangeFormat::PcapNg;
    for (const QByteArrayView magic : PcapMagics) {
        if (beginning.startsWith(magic))
            return ExchangeFormat::Pcap;
    }
    if (beginning.startsWith("{\"kind\":"))
        return ExchangeFormat::JsonLines;
    if (beginsWithLength(beginning))
        return ExchangeFormat::MitmFlows;
    QByteArray squeezed = beginning.toByteArray().simplified();
    squeezed.replace(' ', QByteArrayView());
    if (squeezed.startsWith("{\"log\":") || squeezed.startsWith("\xEF\xBB\xBF{\"log\":"))
        return ExchangeFormat::Har;
    return std::nullopt;
}

bool isWritable(ExchangeFormat format)
{
    return format != ExchangeFormat::Pcap && format != ExchangeFormat::MitmFlows;
}

QString readableExtensions()
{
    return extensionsOf([](ExchangeFormat) { return true; });
}

QString writableExtensions()
{
    return extensionsOf(isWritable);
}

} // namespace Framescope
