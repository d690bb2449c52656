#include "ui/anatomy/connectioncheck.h"

#include "ui/anatomy/fieldexplanation.h"
#include "ui/frames/frametext.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;
using FieldKind = FrameField::Kind;

/// How many keys may repeat one before them where all are random: twice among \a keys of 32 bits
/// is nothing unusual from some ten thousand on.
quint64 likelyRepeats(quint64 keys)
{
    const double count = static_cast<double>(keys);
    const double expected = count * (count - 1) / 2 / 4294967296.0;
    return static_cast<quint64>(expected + 6 * std::sqrt(expected) + 0.9);
}

class Checker
{
    Q_DECLARE_TR_FUNCTIONS(ConnectionCheck)

public:
    Checker(const ConnectionTally &tally, const QStringList &extensions)
        : m_tally(tally)
        , m_client(tally.clientToServer)
        , m_server(tally.serverToClient)
        , m_extensions(extensions)
    {
    }

    QList<ConnectionCheck> check(const FrameField &field, const FrameHeader &header, bool isText)
    {
        switch (field.kind) {
        case FieldKind::Fin:
            checkFin();
            break;
        case FieldKind::ReservedBit1:
            checkRsv1();
            break;
        case FieldKind::ReservedBit2:
        case FieldKind::ReservedBit3:
            checkReservedBit(field.kind == FieldKind::ReservedBit2 ? 1 : 2);
            break;
        case FieldKind::Opcode:
            checkOpcodes();
            break;
        case FieldKind::Mask:
            checkClientMask();
            checkServerMask();
            break;
        case FieldKind::PayloadLength:
        case FieldKind::ExtendedLength:
            checkLengths();
            break;
        case FieldKind::Key:
            checkClientMask();
            checkKeys();
            checkServerMask();
            break;
        case FieldKind::PayloadOctet:
            if (header.isControl())
                checkControlLengths();
            else if (isText)
                checkText();
            if (header.isMasked())
                checkKeys();
            break;
        }
        return m_checks;
    }

private:
    enum class Frames { All, Client, Server, Control };

    void add(Tone tone, const QString &text, FrameId frame = 0)
    {
        m_checks.append({ tone, text, frame });
    }

    quint64 count(Frames which) const
    {
        switch (which) {
        case Frames::All:
            return m_tally.frames();
        case Frames::Client:
            return m_client.frames;
        case Frames::Server:
            return m_server.frames;
        case Frames::Control:
            return m_client.controlFrames + m_server.controlFrames;
        }
        Q_UNREACHABLE();
    }

    /// Says that \a rule holds on all of them, or else \a broken on how many of them; nothing if
    /// there are no such frames.
    void addRule(
        Frames which, const QString &rule, const QString &broken, const FrameTally &exceptions)
    {
        const quint64 frames = count(which);
        if (frames == 0)
            return;
        if (exceptions.count == 0)
            add(Tone::Ok, onAll(which, rule, frames));
        else
            add(Tone::Error, onSome(which, broken, exceptions, frames), exceptions.first);
    }

    static QString onAll(Frames which, const QString &what, quint64 frames)
    {
        const bool isOne = frames == 1;
        const QString number = countText(frames);
        switch (which) {
        case Frames::All:
            return isOne ? tr("%1 on the only frame").arg(what)
                         : tr("%1 on all %2 frames").arg(what, number);
        case Frames::Client:
            return isOne ? tr("%1 on the only client frame").arg(what)
                         : tr("%1 on all %2 client frames").arg(what, number);
        case Frames::Server:
            return isOne ? tr("%1 on the only server frame").arg(what)
                         : tr("%1 on all %2 server frames").arg(what, number);
        case Frames::Control:
            return isOne ? tr("%1 on the only control frame").arg(what)
                         : tr("%1 on all %2 control frames").arg(what, number);
        }
        Q_UNREACHABLE();
    }

    static QString onSome(Frames which, const QString &what, const FrameTally &some, quint64 frames)
    {
        const QString number = countText(some.count);
        const QString of = countText(frames);
        const QString first = FieldExplanation::frameName(some.first);
        switch (which) {
        case Frames::All:
            return tr("%1 on %2 of %3 frames, first on %4").arg(what, number, of, first);
        case Frames::Client:
            return tr("%1 on %2 of %3 client frames, first on %4").arg(what, number, of, first);
        case Frames::Server:
            return tr("%1 on %2 of %3 server frames, first on %4").arg(what, number, of, first);
        case Frames::Control:
            return tr("%1 on %2 of %3 control frames, first on %4").arg(what, number, of, first);
        }
        Q_UNREACHABLE();
    }

    void checkFin()
    {
        addRule(Frames::Control, u"FIN = 1"_s, u"FIN = 0"_s,
            m_client.controlFragmented + m_server.controlFragmented);
        const FrameTally outOfOrder = m_client.outOfOrder + m_server.outOfOrder;
        const quint64 fragmented = m_client.fragmented + m_server.fragmented;
        if (outOfOrder.count > 0)
            add(Tone::Error,
                tr("Fragments out of order on %1 of %2 frames, first on %3")
                    .arg(countText(outOfOrder.count), countText(m_tally.frames()),
                        FieldExplanation::frameName(outOfOrder.first)),
                outOfOrder.first);
        else if (fragmented == 0)
            add(Tone::Neutral, tr("No message is in fragments"));
        else if (fragmented == 1)
            add(Tone::Ok, tr("1 message in fragments, all in order"));
        else
            add(Tone::Ok, tr("%1 messages in fragments, all in order").arg(countText(fragmented)));
    }

    bool hasDeflate() const
    {
        return std::any_of(m_extensions.begin(), m_extensions.end(),
            [](const QString &extension) { return extension.startsWith(Deflate); });
    }
    /// One of which nothing is known here may give any meaning to any bit.
    bool hasUnknownExtension() const
    {
        return std::any_of(m_extensions.begin(), m_extensions.end(),
            [](const QString &extension) { return !extension.startsWith(Deflate); });
    }

    void checkRsv1()
    {
        const FrameTally set = m_client.reservedBits[0] + m_server.reservedBits[0];
        if (!hasDeflate() || set.count == 0) {
            checkReservedBit(0);
            if (hasDeflate())
                add(Tone::Neutral, tr("permessage-deflate was agreed on, and not used"));
            return;
        }
        const FrameTally inside = m_client.rsv1Inside + m_server.rsv1Inside;
        if (inside.count == 0)
            add(Tone::Ok, tr("RSV1 = 1 on first frames of messages only"));
        else
            add(Tone::Error,
                inside.count == 1
                    ? tr("RSV1 = 1 on %1, which begins no message")
                          .arg(FieldExplanation::frameName(inside.first))
                    : tr("RSV1 = 1 on %1 frames that begin no message, first on %2")
                          .arg(countText(inside.count), FieldExplanation::frameName(inside.first)),
                inside.first);
        add(Tone::Ok, tr("permessage-deflate was agreed on"));
        const quint64 messages = messageCount(Opcode::Text) + messageCount(Opcode::Binary);
        add(Tone::Neutral,
            tr("%1 of %2 messages compressed")
                .arg(countText(set.count - inside.count), countText(messages)));
    }

    void checkReservedBit(std::size_t bit)
    {
        const QString name = u"RSV%1"_s.arg(bit + 1);
        const FrameTally set = m_client.reservedBits[bit] + m_server.reservedBits[bit];
        const quint64 frames = m_tally.frames();
        if (set.count > 0 && hasUnknownExtension()) {
            add(Tone::Neutral, onSome(Frames::All, name + " = 1"_L1, set, frames), set.first);
            add(Tone::Neutral,
                tr("An extension was agreed on that may give it a meaning: %1")
                    .arg(m_extensions.join(u", "_s)));
            return;
        }
        addRule(Frames::All, name + " = 0"_L1, name + " = 1"_L1, set);
        if (set.count > 0)
            add(Tone::Error, tr("No extension was agreed on that gives it a meaning"));
    }

    quint64 messageCount(Opcode opcode) const
    {
        const std::size_t nibble = toNibble(opcode);
        return m_client.opcodes[nibble] + m_server.opcodes[nibble];
    }

    void checkOpcodes()
    {
        addRule(Frames::All, tr("A defined opcode"), tr("A reserved opcode"),
            m_client.reservedOpcodes + m_server.reservedOpcodes);
        QStringList counts;
        for (quint8 nibble = 0; nibble < m_client.opcodes.size(); ++nibble) {
            const quint64 frames = m_client.opcodes[nibble] + m_server.opcodes[nibble];
            if (frames > 0)
                counts.append(opcodeName(nibble) + u' ' + countText(frames));
        }
        add(Tone::Neutral, counts.join(u", "_s));
    }

    void checkClientMask()
    {
        addRule(Frames::Client, u"MASK = 1"_s, u"MASK = 0"_s, m_client.unmasked);
    }

    void checkServerMask()
    {
        addRule(Frames::Server, u"MASK = 0"_s, u"MASK = 1"_s, m_server.masked);
    }

    void checkKeys()
    {
        const quint64 keys = m_tally.keys;
        if (keys == 0)
            return;
        const FrameTally &repeated = m_tally.repeatedKeys;
        const QString number = countText(keys);
        const QString different = countText(m_tally.differentKeys);
        const QString first = FieldExplanation::frameName(repeated.first);
        if (keys == 1)
            add(Tone::Neutral, tr("1 masked frame, 1 key"));
        else if (repeated.count == 0)
            add(Tone::Ok, tr("%1 frames, %2 different keys").arg(number, different));
        else if (repeated.count <= likelyRepeats(keys))
            add(Tone::Ok,
                tr("%1 frames, %2 different keys: chance alone repeats as many")
                    .arg(number, different));
        else if (m_tally.differentKeys == 1)
            add(Tone::Error,
                tr("%1 frames, all with the same key, again first on %2").arg(number, first),
                repeated.first);
        else
            add(Tone::Error,
                tr("%1 frames, only %2 different keys, one again first on %3")
                    .arg(number, different, first),
                repeated.first);
        if (keys < m_client.masked.count)
            add(Tone::Neutral, tr("Only the first %1 masked frames were compared").arg(number));
    }

    void checkLengths()
    {
        addRule(Frames::All, tr("The shortest form"), tr("A longer form than needed"),
            m_client.longerLengths + m_server.longerLengths);
        checkControlLengths();
        const quint64 longest = std::max(m_client.longestPayload, m_server.longestPayload);
        add(Tone::Neutral,
            longest == 1 ? tr("The longest payload has 1 octet")
                         : tr("The longest payload has %1 octets").arg(countText(longest)));
    }

    void checkControlLengths()
    {
        addRule(Frames::Control, tr("At most 125 octets"), tr("More than 125 octets"),
            m_client.controlTooLong + m_server.controlTooLong);
    }

    void checkText()
    {
        const quint64 messages = messageCount(Opcode::Text);
        const FrameTally invalid = m_client.invalidText + m_server.invalidText;
        if (messages == 0)
            return;
        if (invalid.count > 0)
            add(Tone::Error,
                tr("Invalid UTF-8 in %1 of %2 text messages, first in %3")
                    .arg(countText(invalid.count), countText(messages),
                        FieldExplanation::frameName(invalid.first)),
                invalid.first);
        else
            add(Tone::Ok,
                messages == 1 ? tr("Valid UTF-8 in the only text message")
                              : tr("Valid UTF-8 in all %1 text messages").arg(countText(messages)));
    }

    static constexpr QLatin1StringView Deflate { "permessage-deflate" };

    const ConnectionTally &m_tally;
    const DirectionTally &m_client;
    const DirectionTally &m_server;
    const QStringList &m_extensions;
    QList<ConnectionCheck> m_checks;
};

} // namespace

QList<ConnectionCheck> checkConnection(const FrameField &field, const FrameHeader &header,
    bool isText, const ConnectionTally &tally, const QStringList &extensions)
{
    return tally.frames() == 0 ? QList<ConnectionCheck>()
                               : Checker(tally, extensions).check(field, header, isText);
}

} // namespace Framescope
