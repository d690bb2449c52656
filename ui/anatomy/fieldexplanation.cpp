#include "ui/anatomy/fieldexplanation.h"

#include "app/session/protocoltext.h"
#include "protocol/wire/closestatus.h"
#include "ui/anatomy/fieldtext.h"
#include "ui/frames/frametext.h"
#include "ui/hex/octetnames.h"

#include <QCoreApplication>

#include <algorithm>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;
using FieldKind = FrameField::Kind;
using Note = FieldExplanation::Note;

/// Writes the parts of an explanation that depend on field and value.
class Explainer
{
    Q_DECLARE_TR_FUNCTIONS(FieldExplanation)

public:
    Explainer(const FrameHandle &frame, const MessageOutline &message, Tense tense,
        FieldExplanation &text)
        : m_frame(frame)
        , m_record(frame.record())
        , m_header(m_record.header)
        , m_message(message)
        , m_isToGo(tense == Tense::Future)
        , m_text(text)
    {
    }

    void explain(const FrameField &field)
    {
        switch (field.kind) {
        case FieldKind::Fin:
            return explainFin();
        case FieldKind::ReservedBit1:
            return explainRsv1();
        case FieldKind::ReservedBit2:
        case FieldKind::ReservedBit3:
            return explainReservedBit(field.kind == FieldKind::ReservedBit2 ? Rsv2 : Rsv3);
        case FieldKind::Opcode:
            return explainOpcode();
        case FieldKind::Mask:
            return explainMask();
        case FieldKind::PayloadLength:
            return explainPayloadLength();
        case FieldKind::ExtendedLength:
            return explainExtendedLength();
        case FieldKind::Key:
            return explainMaskingKey();
        case FieldKind::PayloadOctet:
            return explainPayloadOctet(field.payloadIndex);
        }
    }

    void explainWhole()
    {
        const QString from = m_record.direction == Direction::ClientToServer
            ? tr("from the client to the server")
            : tr("from the server to the client");
        m_text.name = tr("%1 frame").arg(opcodeTitle());
        m_text.value = u"0x%1"_s.arg(QString::number(m_header.opcode, 16).toUpper());
        const QString sentence = m_isToGo ? tr("It will go %1 with %2 of payload, %3.")
                                          : tr("It went %1 with %2 of payload, %3.");
        m_text.meaning = sentence.arg(from, octetCount(m_record.storedLength),
            m_header.isMasked() ? tr("masked") : tr("not masked"));
        if (!m_record.isComplete()) {
            const QString rest = m_isToGo
                ? tr("Its header announces %1 octets, more than it has.")
                : tr("Its header announces %1 octets: the others never came.");
            m_text.meaning += u' ' + rest.arg(countText(m_header.payloadLength));
        }
        m_text.rule = { tr("Every frame has this format: a header of 2 to 14 octets, then the "
                           "payload. Select a field to see what it says here."),
            u"§5.2"_s };
    }

private:
    void explainFin()
    {
        if (m_header.isControl()) {
            m_text.meaning = m_header.fin
                ? tr("This is the whole control frame. Control frames are never fragments.")
                : tr("This control frame says that more of it follows, which it must not.");
            m_text.rule
                = { tr("Control frames are not fragmented: FIN is 1 on each of them."), u"§5.5"_s };
            m_text.violationIf = { { tr("FIN is 0 on a control frame."), u"§5.5"_s } };
            return;
        }
        if (!m_header.fin)
            return explainFragment();
        if (m_header.opcode == toNibble(Opcode::Continuation)) {
            m_text.meaning = m_message.fragmentCount > 1
                ? tr("The last fragment: with it the message of %1 frames is complete. It began "
                     "with %2.")
                      .arg(countText(m_message.fragmentCount),
                          FieldExplanation::frameName(m_record.messageFirst))
                : tr("The last fragment of its message.");
            m_text.otherFrame = m_message.fragmentCount > 1 ? m_record.messageFirst : 0;
            m_text.rule = { tr("A fragmented message ends with a frame that has FIN = 1 and "
                               "opcode 0x0."),
                u"§5.4"_s };
        } else {
            m_text.meaning = tr("The message is complete in this one frame.");
            m_text.rule = { tr("A message that is not fragmented is a single frame with FIN = 1 "
                               "and an opcode other than 0x0."),
                u"§5.4"_s };
        }
        m_text.violationIf
            = { { tr("a frame with opcode 0x0 follows although no message is open."), u"§5.4"_s } };
    }

    void explainFragment()
    {
        const bool isFirst = m_header.opcode != toNibble(Opcode::Continuation);
        if (m_message.last != 0) {
            const QString last = FieldExplanation::frameName(m_message.last);
            m_text.meaning = isFirst
                ? tr("More fragments follow. The message that starts here ends at the first frame "
                     "with FIN = 1, %1.")
                      .arg(last)
                : tr("More fragments follow. The message ends at the first frame with FIN = 1, "
                     "%1.")
                      .arg(last);
            m_text.otherFrame = m_message.last;
        } else {
            m_text.meaning = isFirst
                ? tr("More fragments follow. The message that starts here has not ended yet.")
                : tr("More fragments follow. The message has not ended yet.");
        }
        m_text.rule = { tr("Later fragments carry opcode 0x0. Control frames may come between "
                           "them, other data frames may not."),
            u"§5.4"_s };
        m_text.violationIf
            = { { tr("a new TEXT or BIN frame starts before FIN = 1."), u"§5.4"_s } };
    }

    void explainRsv1()
    {
        const bool set = m_header.rsv & Rsv1;
        const bool mayCompress = m_header.opcode == toNibble(Opcode::Text)
            || m_header.opcode == toNibble(Opcode::Binary);
        if (set)
            m_text.meaning = mayCompress
                ? tr("Where permessage-deflate is agreed, this says that the message is "
                     "compressed: the payload is DEFLATE data.")
                : tr("It is set on a frame where permessage-deflate gives it no meaning.");
        else if (m_message.compressed && m_record.messageFirst != m_record.id)
            m_text.meaning = tr("Not set on a later fragment: only the first one says that the "
                                "message is compressed.");
        else
            m_text.meaning = tr("Not set: the payload is not compressed.");
        m_text.rule = { tr("permessage-deflate sets RSV1 on the first frame of a compressed "
                           "message, and on no other."),
            u"RFC 7692 §6"_s };
        m_text.violationIf = { { tr("it is set and no extension with a meaning for it was agreed."),
                                   u"§5.2"_s },
            { tr("it is set on a control frame or on a later fragment."), u"RFC 7692 §6.1"_s } };
    }

    void explainReservedBit(quint8 bit)
    {
        m_text.meaning = m_header.rsv & bit
            ? tr("Set, although no extension in common use gives it a meaning.")
            : tr("Not set. It is kept for extensions.");
        m_text.rule = { tr("It is 0 unless the opening handshake agreed on an extension that "
                           "defines it."),
            u"§5.2"_s };
        m_text.violationIf
            = { { tr("it is 1 and no agreed extension gives it a meaning. The receiver fails the "
                     "connection."),
                u"§5.2"_s } };
    }

    void explainOpcode()
    {
        switch (m_header.opcode) {
        case toNibble(Opcode::Continuation):
            m_text.meaning
                = tr("A further fragment of the message that is open in this direction.");
            if (m_message.opcode != toNibble(Opcode::Continuation)) {
                m_text.meaning = tr("A further fragment of the %1 message that began with %2.")
                                     .arg(opcodeName(m_message.opcode),
                                         FieldExplanation::frameName(m_record.messageFirst));
                m_text.otherFrame = m_record.messageFirst;
            }
            m_text.rule = { tr("All fragments are of the type that the first one's opcode names. "
                               "They arrive in order, and no other message comes between them."),
                u"§5.4"_s };
            m_text.violationIf = { { tr("no fragmented message is open."), u"§5.4"_s } };
            return;
        case toNibble(Opcode::Text):
            m_text.meaning = m_header.fin
                ? tr("A text message: its payload is UTF-8.")
                : tr("The first fragment of a text message. A character may be cut at its end.");
            m_text.rule = { tr("The message as a whole is valid UTF-8, though a single fragment "
                               "need not be."),
                u"§5.6"_s };
            m_text.violationIf = { { tr("the message is not valid UTF-8. The receiver fails the "
                                        "connection, with code 1007."),
                                       u"§8.1"_s },
                { tr("an earlier message is still open."), u"§5.4"_s } };
            return;
        case toNibble(Opcode::Binary):
            m_text.meaning = m_header.fin
                ? tr("A binary message: any octets, whose meaning is the application's.")
                : tr("The first fragment of a binary message.");
            m_text.rule = { tr("What the octets of a binary message mean is up to the "
                               "application."),
                u"§5.6"_s };
            m_text.violationIf = { { tr("an earlier message is still open."), u"§5.4"_s } };
            return;
        case toNibble(Opcode::Close):
            return explainCloseOpcode();
        case toNibble(Opcode::Ping):
            m_text.meaning = tr("A heartbeat: the other side answers with a Pong that carries the "
                                "same octets.");
            m_text.rule = { tr("Unless it has received a Close frame, the receiver sends the Pong "
                               "as soon as is practical."),
                u"§5.5.2"_s };
            m_text.violationIf = controlLimits();
            return;
        case toNibble(Opcode::Pong):
            m_text.meaning = tr("The answer to a Ping with the same octets, or an unasked "
                                "heartbeat.");
            m_text.rule = { tr("A Pong carries the octets of the Ping that it answers, and of "
                               "several unanswered Pings it may answer only the latest."),
                u"§5.5.3"_s };
            m_text.violationIf = controlLimits();
            return;
        default:
            m_text.meaning = m_header.isControl()
                ? tr("Reserved for control frames that are yet to be defined.")
                : tr("Reserved for data frames that are yet to be defined.");
            m_text.rule = { tr("Opcodes 0x3 to 0x7 and 0xB to 0xF have no meaning unless an "
                               "extension gives them one."),
                u"§5.2"_s };
            m_text.violationIf = { { tr("such a frame is sent without that extension. The receiver "
                                        "fails the connection."),
                u"§5.2"_s } };
        }
    }

    void explainCloseOpcode()
    {
        const QByteArray code = m_frame.payloadPart(0, 2);
        const CloseBody body = readCloseBody(code);
        m_text.meaning = body.code
            ? tr("The sender ends the connection with code %1, %2. It sends nothing after this.")
                  .arg(QString::number(*body.code), closeStatusText(*body.code))
            : tr("The sender ends the connection and gives no code. It sends nothing after this.");
        m_text.rule = { tr("The other side answers with a Close frame, unless it sent one before; "
                           "then the server ends the TCP connection."),
            u"§5.5.1"_s };
        m_text.violationIf = { { tr("a frame follows it in this direction."), u"§5.5.1"_s } };
        m_text.violationIf += controlLimits();
    }

    QList<Note> controlLimits() const
    {
        return { { tr("FIN is 0 or the payload has more than 125 octets."), u"§5.5"_s } };
    }

    void explainMask()
    {
        const bool fromClient = m_record.direction == Direction::ClientToServer;
        if (m_header.isMasked())
            m_text.meaning = fromClient
                ? tr("The payload is masked, as on every frame from a client. The masking-key "
                     "follows the length.")
                : tr("This frame from the server is masked, which a client must not accept.");
        else
            m_text.meaning = fromClient
                ? tr("This frame from the client is not masked, which a server must not accept.")
                : tr("The payload is not masked, as on every frame from a server. There is no "
                     "masking-key.");
        m_text.rule = { tr("A client masks every frame it sends, over TLS too. A server masks "
                           "none."),
            u"§5.1"_s };
        m_text.violationIf = { { fromClient
                ? tr("a client frame has MASK = 0. The server closes the connection and may "
                     "send 1002.")
                : tr("a server frame has MASK = 1. The client closes the connection and may "
                     "send 1002."),
            u"§5.1"_s } };
    }

    void explainPayloadLength()
    {
        switch (m_header.lengthForm) {
        case LengthForm::Bits7:
            m_text.meaning = m_header.payloadLength == 0
                ? tr("There is no payload.")
                : tr("The payload has %1. A number up to 125 is the length itself.")
                      .arg(octetCount(m_header.payloadLength));
            break;
        case LengthForm::Bits16:
            m_text.meaning
                = tr("126 is no length: it says that the length is in the next 16 bits.");
            break;
        case LengthForm::Bits64:
            m_text.meaning
                = tr("127 is no length: it says that the length is in the next 64 bits.");
            break;
        }
        m_text.meaning += missingOctets();
        explainLengthRules();
    }

    void explainExtendedLength()
    {
        const QString octets = octetCount(m_header.payloadLength);
        m_text.meaning = m_header.lengthForm == LengthForm::Bits16
            ? tr("The payload has %1: an unsigned 16-bit number, most significant octet first.")
                  .arg(octets)
            : tr("The payload has %1: an unsigned 64-bit number, most significant octet first.")
                  .arg(octets);
        if (m_header.lengthForm != minimalLengthForm(m_header.payloadLength))
            m_text.meaning += u' ' + tr("It would have fitted fewer bits.");
        m_text.meaning += missingOctets();
        explainLengthRules();
        if (m_header.lengthForm == LengthForm::Bits64)
            m_text.violationIf.append(
                { tr("the most significant bit of the 64 is 1."), u"§5.2"_s });
    }

    void explainLengthRules()
    {
        m_text.rule = { tr("The length is written in the fewest octets: up to 125 in 7 bits, up "
                           "to 65,535 in 16 more, else in 64 more."),
            u"§5.2"_s };
        m_text.violationIf = { { tr("a length takes more octets than it needs."), u"§5.2"_s } };
        if (m_header.isControl())
            m_text.violationIf.prepend(
                { tr("a control frame has more than 125 octets."), u"§5.5"_s });
    }

    QString missingOctets() const
    {
        if (m_record.isComplete())
            return {};
        const QString sentence = m_isToGo ? tr("Only %1 will go.") : tr("Only %1 arrived.");
        return u' ' + sentence.arg(octetCount(m_record.storedLength));
    }

    void explainMaskingKey()
    {
        const MaskingKey key = *m_header.maskingKey;
        m_text.value = u"0x%1"_s.arg(m_text.value.remove(u' '));
        m_text.meaning = tr("The sender chose this 32-bit number for this one frame. Every payload "
                            "octet i is combined by XOR with octet i mod 4 of the key.");
        if (std::all_of(key.begin(), key.end(), [](quint8 octet) { return octet == 0; }))
            m_text.meaning += u' '
                + tr("This key is all zero, so that the payload crosses the wire as it is.");
        m_text.rule = { tr("The client takes a fresh key for every frame from a strong source of "
                           "entropy. A key that can be guessed would let a web page choose the "
                           "octets on the wire and confuse caches on the way (§10.3)."),
            u"§5.3"_s };
        m_text.violationIf = { { tr("the next key can be predicted, for example because keys "
                                    "repeat or count up."),
            u"§5.3"_s } };
    }

    void explainPayloadOctet(quint64 index)
    {
        const quint8 plain = m_frame.payloadOctet(index);
        QString unmasking;
        if (m_header.isMasked()) {
            const quint8 key = (*m_header.maskingKey)[static_cast<std::size_t>(index % 4)];
            unmasking = tr("On the wire 0x%1; XOR key octet %2, 0x%3, gives 0x%4. ")
                            .arg(hex(plain ^ key))
                            .arg(index % 4)
                            .arg(hex(key), hex(plain));
            m_text.rule = { tr("Octet i of the payload is masked with octet i mod 4 of the "
                               "masking-key. The same step masks and unmasks."),
                u"§5.3"_s };
        } else {
            m_text.rule = { tr("The payload is extension data, if an extension was agreed that "
                               "has any, then application data."),
                u"§5.2"_s };
        }
        m_text.meaning = unmasking + payloadOctetMeaning(index, plain);
        if (isTextPayload() || m_header.opcode == toNibble(Opcode::Close))
            m_text.violationIf = { { m_header.isControl() ? tr("the reason is not valid UTF-8.")
                                                          : tr("the message is not valid UTF-8."),
                m_header.isControl() ? u"§5.5.1"_s : u"§8.1"_s } };
        if (m_header.isControl())
            m_text.violationIf.append(
                { tr("a control frame has more than 125 octets."), u"§5.5"_s });
    }

    QString payloadOctetMeaning(quint64 index, quint8 plain) const
    {
        if (m_header.opcode == toNibble(Opcode::Close)) {
            const QByteArray code = m_frame.payloadPart(0, 2);
            const CloseBody body = readCloseBody(code);
            if (index < 2)
                return body.code
                    ? tr("Half of the status code %1, %2.")
                          .arg(QString::number(*body.code), closeStatusText(*body.code))
                    : tr("Alone it is no status code: that takes two octets.");
            return tr("Part of the reason: %1.").arg(utf8Meaning(plain));
        }
        if (m_message.compressed)
            return tr("It is compressed: an octet alone stands for no character.");
        if (isTextPayload())
            return tr("In UTF-8: %1.").arg(utf8Meaning(plain));
        if (m_header.isControl())
            return tr("Application data of the heartbeat.");
        return tr("In decimal %1. What it means is up to the application.").arg(plain);
    }

    bool isTextPayload() const
    {
        return !m_header.isControl() && m_message.isText() && !m_message.compressed;
    }

    /// What one octet is in UTF-8 (RFC 3629).
    QString utf8Meaning(quint8 octet) const
    {
        if (octet < 0x80)
            return tr("the character %1, U+%2")
                .arg(
                    octetName(octet), QString::number(octet, 16).toUpper().rightJustified(4, u'0'));
        if (octet < 0xC0)
            return tr("a later octet of a longer character");
        if (octet < 0xC2 || octet > 0xF4)
            return tr("an octet that never occurs");
        const int length = octet < 0xE0 ? 2 : octet < 0xF0 ? 3 : 4;
        return tr("the first of the %1 octets of a character").arg(length);
    }

    QString opcodeTitle() const
    {
        switch (m_header.opcode) {
        case toNibble(Opcode::Continuation):
            return tr("Continuation");
        case toNibble(Opcode::Text):
            return tr("Text");
        case toNibble(Opcode::Binary):
            return tr("Binary");
        case toNibble(Opcode::Close):
            return tr("Close");
        case toNibble(Opcode::Ping):
            return tr("Ping");
        case toNibble(Opcode::Pong):
            return tr("Pong");
        default:
            return tr("Reserved");
        }
    }

    static QString octetCount(quint64 count)
    {
        return count == 1 ? tr("1 octet") : tr("%1 octets").arg(countText(count));
    }

    static QString hex(int octet)
    {
        return QString::number(octet, 16).toUpper().rightJustified(2, u'0');
    }

    const FrameHandle &m_frame;
    const FrameRecord &m_record;
    const FrameHeader &m_header;
    const MessageOutline &m_message;
    const bool m_isToGo;
    FieldExplanation &m_text;
};

QList<Note> brokenRules(const FrameHandle &frame)
{
    QList<Note> notes;
    for (const Violation &violation : frame.violations()) {
        const RuleInfo &info = ruleInfo(violation.rule);
        const QString section = info.rfc == 6455
            ? u"§%1"_s.arg(info.section)
            : u"RFC %1 §%2"_s.arg(QString::number(info.rfc), info.section);
        notes.append({ spokenViolation(violation), section });
    }
    return notes;
}

} // namespace

QString FieldExplanation::frameName(FrameId frame)
{
    return QCoreApplication::translate("FieldExplanation", "frame %1").arg(frame);
}

FieldExplanation explainField(const FrameField &field, const FrameHandle &frame,
    const MessageOutline &message, bool isCovered, Tense tense)
{
    FieldExplanation text;
    text.name = fieldName(field);
    text.color = field.color();
    text.bits = fieldBitsText(field);
    text.bytes = fieldBytesText(field);
    text.value = fieldValueText(field, frame, isCovered);
    text.broken = brokenRules(frame);
    Explainer(frame, message, tense, text).explain(field);
    if (isCovered)
        text.meaning = QCoreApplication::translate("FieldExplanation",
            "It is yours to unmask. It shows here once the exercise is solved.");
    return text;
}

FieldExplanation explainFrame(const FrameHandle &frame, const MessageOutline &message, Tense tense)
{
    FieldExplanation text;
    text.broken = brokenRules(frame);
    Explainer(frame, message, tense, text).explainWhole();
    return text;
}

} // namespace Framescope
