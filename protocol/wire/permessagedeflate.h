#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <memory>

struct z_stream_s;

namespace Framescope {

/// What permessage-deflate was agreed to for one direction (RFC 7692 §7.1).
struct DeflateContext
{
    int windowBits = 15; ///< 8 to 15
    bool contextTakeover = true; ///< false: every message starts with an empty window

    friend bool operator==(const DeflateContext &, const DeflateContext &) = default;
};

/// Decompresses the messages of one direction (RFC 7692 §7.2.2), octet by octet as they come.
class MessageInflater
{
public:
    enum class Status {
        Ok,
        Invalid, ///< no DEFLATE data; the inflater is of no use from here on
        CutOff, ///< the message ends inside a block; likewise
        BeyondContext, ///< it refers to what was before the first octet kept; likewise
        BeyondWindow, ///< of finish() alone: well-formed, but it refers behind the agreed window
        TooLarge, ///< the message grew beyond the limit; what fits was written
    };

    explicit MessageInflater(DeflateContext context);
    ~MessageInflater();
    /// Reads on from the same place, with a window of its own.
    MessageInflater(const MessageInflater &other);
    MessageInflater(MessageInflater &&) noexcept;
    MessageInflater &operator=(MessageInflater &&) noexcept;

    /// Decompresses \a octets behind \a message, which never grows beyond \a limit octets.
    Status inflate(QByteArrayView octets, QByteArray &message, quint64 limit);
    /// Ends the message: adds the four octets that the sender left out (§7.2.2).
    Status finish(QByteArray &message, quint64 limit);
    /// Goes on behind a message whose plain octets are known already, without inflating it.
    void skip(QByteArrayView message);

private:
    struct Ending
    {
        void operator()(z_stream_s *stream) const;
    };
    Status inflateAll(QByteArrayView octets, QByteArray &message, quint64 limit);
    std::unique_ptr<z_stream_s, Ending> m_stream;
    DeflateContext m_context;
    QByteArray m_octets; ///< of this message, if they may not refer to all that m_stream keeps
    bool m_atStart = true; ///< of a message, or behind its final block
    bool m_broken = false;
};

/// Compresses the messages of one direction (RFC 7692 §7.2.1).
class MessageDeflater
{
public:
    static constexpr int DefaultLevel = 6; ///< zlib's own

    /// \a level is zlib's, 0 to 9.
    explicit MessageDeflater(DeflateContext context, int level = DefaultLevel);
    ~MessageDeflater();
    MessageDeflater(MessageDeflater &&) noexcept;
    MessageDeflater &operator=(MessageDeflater &&) noexcept;

    /// The payload of one compressed message, without the four octets 00 00 FF FF at its end.
    QByteArray deflate(QByteArrayView message);
    /// The same in parts, behind what is in \a payload of it.
    void add(QByteArrayView part, QByteArray &payload);
    /// \a begin is where it begins in \a payload.
    void finish(QByteArray &payload, qsizetype begin = 0);

private:
    void run(QByteArrayView part, int flush, QByteArray &payload);
    void end(QByteArray &payload, qsizetype begin);
    struct Ending
    {
        void operator()(z_stream_s *stream) const;
    };
    std::unique_ptr<z_stream_s, Ending> m_stream;
    DeflateContext m_context;
};

} // namespace Framescope
