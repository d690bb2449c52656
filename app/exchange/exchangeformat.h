#pragma once

#include <QByteArrayView>
#include <QString>

#include <optional>

namespace Framescope {

/// A kind of file that sessions are exchanged in. What each carries and loses is written down in
/// docs/exchange.md.
enum class ExchangeFormat : quint8 {
    Session, ///< .fscope, our own
    JsonLines, ///< .jsonl
    Har, ///< .har
    PcapNg, ///< .pcapng
    Pcap, ///< .pcap, only read
    MitmFlows, ///< .mitm, .flow, .flows, only read
};

/// By the extension of \a path, in whatever case; nullopt if it is none of ours.
std::optional<ExchangeFormat> formatOfName(const QString &path);

/// By how a file begins. Only what is beyond doubt: nullopt if it may be several formats or none.
std::optional<ExchangeFormat> formatOfContent(QByteArrayView beginning);
/// How many octets formatOfContent() looks at.
inline constexpr qsizetype FormatBeginning = 64;

bool isWritable(ExchangeFormat format);

/// ".fscope, .har, …": for messages.
QString readableExtensions();
QString writableExtensions();

} // namespace Framescope
