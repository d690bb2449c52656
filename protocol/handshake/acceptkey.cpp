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
    // 22 characters and the padding hold 16 octets, no more and no less.
    constexpr qsizetype EncodedSize = 24;
    return key.size() == EncodedSize && key.endsWith("==")
        && QByteArray::fromBase64Encoding(
            key.toByteArray(), QByteArray::AbortOnBase64DecodingErrors);
}

} // namespace Framescope
