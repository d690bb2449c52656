#include "protocol/handshake/acceptkey.h"

#include <QCryptographicHash>

namespace Framescope {

QByteArray acceptKeyDigest(QByteArrayView key)
{
    QCryptographicHash hash(QCryptographicHash::Sha1);
    hash.addData(key);
    hash.addData(QByteArrayView(AcceptGuid));
    return hash.result();
}

QByteArray acceptKey(QByteArrayView key)
{
    return acceptKeyDigest(key).toBase64();
}

bool isValidKey(QByteArrayView key)
{
    constexpr qsizetype KeySize = 16;
    constexpr qsizetype EncodedSize = 24;
    if (key.size() != EncodedSize || !key.endsWith("=="))
        return false;
    const auto decoded = QByteArray::fromBase64Encoding(
        key.toByteArray(), QByteArray::AbortOnBase64DecodingErrors);
    return decoded && decoded.decoded.size() == KeySize;
}

} // namespace Framescope
