#pragma once

#include "app/exchange/messagerecorder.h"

namespace Framescope {

/// What an HTTP archive says of one connection besides its messages.
struct HarEntry
{
    QByteArray startedDateTime;
    double time = 0; ///< ms that it took
    bool isWebSocket = false;
    QByteArray method;
    QByteArray url;
    QByteArray httpVersion;
    HeaderFields requestFields;
    int status = 0;
    QByteArray statusText;
    HeaderFields responseFields;
    bool hasClose = false;
    bool isAborted = false;
    std::optional<quint16> closeCode;
    QByteArray closeReason;
    QByteArray closeTime; ///< seconds since 1970
    std::optional<qint64> firstMessage; ///< ns since 1970
};

} // namespace Framescope
