#include "protocol/wire/closestatus.h"

#include <QtEndian>

namespace Framescope {

bool isCloseStatusSendable(quint16 code)
{
    return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014)
        || (code >= 3000 && code <= 4999);
}

QString closeStatusName(quint16 code)
{
    switch (code) {
    case CloseStatus::Normal:
        return QStringLiteral("normal closure");
    case CloseStatus::GoingAway:
        return QStringLiteral("going away");
    case CloseStatus::ProtocolError:
        return QStringLiteral("protocol error");
    case CloseStatus::UnsupportedData:
        return QStringLiteral("unsupported data");
    case CloseStatus::NoStatusReceived:
        return QStringLiteral("no status received");
    case CloseStatus::AbnormalClosure:
        return QStringLiteral("abnormal closure");
    case CloseStatus::InvalidPayload:
        return QStringLiteral("invalid payload data");
    case CloseStatus::PolicyViolation:
        return QStringLiteral("policy violation");
    case CloseStatus::MessageTooBig:
        return QStringLiteral("message too big");
    case CloseStatus::MandatoryExtension:
        return QStringLiteral("mandatory extension");
    case CloseStatus::InternalError:
        return QStringLiteral("internal error");
    case 1012:
        return QStringLiteral("service restart");
    case 1013:
        return QStringLiteral("try again later");
    case 1014:
        return QStringLiteral("bad gateway");
    case CloseStatus::TlsHandshake:
        return QStringLiteral("TLS handshake failed");
    default:
        break;
    }
    if (code >= 3000 && code <= 3999)
        return QStringLiteral("registered");
    if (code >= 4000 && code <= 4999)
        return QStringLiteral("private use");
    return QStringLiteral("reserved");
}

CloseBody readCloseBody(QByteArrayView payload)
{
    if (payload.size() < 2)
        return {};
    return { qFromBigEndian<quint16>(payload.data()), payload.sliced(2) };
}

QByteArray makeCloseBody(std::optional<quint16> code, QStringView reason)
{
    if (!code)
        return {};
    QByteArray body(2, Qt::Uninitialized);
    qToBigEndian(*code, body.data());
    QByteArray text = reason.toUtf8();
    constexpr qsizetype MaxReason = 123;
    if (text.size() > MaxReason) {
        qsizetype end = MaxReason;
        while (end > 0 && (static_cast<quint8>(text.at(end)) & 0xC0) == 0x80)
            --end;
        text.truncate(end);
    }
    return body + text;
}

} // namespace Framescope
