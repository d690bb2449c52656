#include "ui/frames/octetliterals.h"

namespace Framescope {

QByteArray cArray(QByteArrayView octets, const QByteArray &name)
{
    constexpr qsizetype PerLine = 12;
    QByteArray text
        = "const unsigned char " + name + '[' + QByteArray::number(octets.size()) + "] = {";
    for (qsizetype i = 0; i < octets.size(); ++i) {
        text += i % PerLine == 0 ? "\n    0x" : " 0x";
        text += octets.sliced(i, 1).toByteArray().toHex();
        text += ',';
    }
    return text + "\n};";
}

QByteArray pythonBytes(QByteArrayView octets)
{
    QByteArray text = "b\"";
    for (const char octet : octets) {
        if (octet == '"' || octet == '\\')
            text += '\\';
        if (octet >= 0x20 && octet < 0x7F)
            text += octet;
        else
            text += "\\x" + QByteArray(1, octet).toHex();
    }
    return text + '"';
}

} // namespace Framescope
