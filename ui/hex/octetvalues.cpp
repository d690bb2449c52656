#include "ui/hex/octetvalues.h"

#include "ui/hex/octetnames.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFloat16>
#include <QLocale>
#include <QStringDecoder>
#include <QTimeZone>
#include <QtEndian>

#include <cmath>
#include <cstring>
#include <limits>
#include <optional>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

struct OctetValuesWords
{
    Q_DECLARE_TR_FUNCTIONS(OctetValues)
};

template <typename T>
std::optional<T> read(QByteArrayView octets, bool big)
{
    if (octets.size() < static_cast<qsizetype>(sizeof(T)))
        return std::nullopt;
    return big ? qFromBigEndian<T>(octets.data()) : qFromLittleEndian<T>(octets.data());
}

template <typename T>
OctetValue integer(const QString &type, QByteArrayView octets)
{
    const auto text = [octets](bool big) {
        const std::optional<T> value = read<T>(octets, big);
        return value ? QString::number(*value) : QString();
    };
    return { type, text(false), text(true) };
}

/// Bits is the unsigned type of the same size.
template <typename T, typename Bits>
OctetValue real(const QString &type, QByteArrayView octets)
{
    const auto text = [octets](bool big) {
        const std::optional<Bits> bits = read<Bits>(octets, big);
        if (!bits)
            return QString();
        T value;
        std::memcpy(static_cast<void *>(&value), &*bits, sizeof value);
        return QString::number(static_cast<double>(value), 'g',
            sizeof(T) == 8       ? QLocale::FloatingPointShortest
                : sizeof(T) == 4 ? 8
                                 : 4);
    };
    return { type, text(false), text(true) };
}

QString timeText(qint64 milliseconds)
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(milliseconds, Qt::UTC);
    // Further away there are no years of four digits.
    const bool isPlain = time.isValid() && time.date().year() >= 1 && time.date().year() <= 9999;
    return isPlain ? time.toString(Qt::ISODateWithMs) : QString();
}

template <typename T, typename ToMilliseconds>
OctetValue time(const QString &type, QByteArrayView octets, ToMilliseconds toMilliseconds)
{
    const auto text = [&](bool big) {
        const std::optional<T> value = read<T>(octets, big);
        const std::optional<qint64> milliseconds
            = value ? toMilliseconds(*value) : std::optional<qint64>();
        return milliseconds ? timeText(*milliseconds) : QString();
    };
    return { type, text(false), text(true) };
}

struct Varint
{
    quint64 value = 0;
    int octets = 0;
};

/// Seven bits an octet, the lowest first; the topmost bit says that more follow.
std::optional<Varint> varint(QByteArrayView octets)
{
    Varint varint;
    for (qsizetype i = 0; i < std::min<qsizetype>(octets.size(), 10); ++i) {
        const auto octet = static_cast<quint8>(octets[i]);
        if (i == 9 && octet > 1)
            return std::nullopt; // more than 64 bits
        varint.value |= quint64(octet & 0x7F) << (7 * i);
        ++varint.octets;
        if ((octet & 0x80) == 0)
            return varint;
    }
    return std::nullopt;
}

QString octetsNote(int octets)
{
    return octets == 1 ? OctetValuesWords::tr("1 octet")
                       : OctetValuesWords::tr("%1 octets").arg(octets);
}

QList<OctetValue> varints(QByteArrayView octets)
{
    const std::optional<Varint> found = varint(octets);
    QString plain;
    QString zigzag;
    if (found) {
        const auto half = static_cast<qint64>(found->value >> 1);
        plain = u"%1 (%2)"_s.arg(QString::number(found->value), octetsNote(found->octets));
        zigzag = u"%1 (%2)"_s.arg(
            QString::number((found->value & 1) ? -half - 1 : half), octetsNote(found->octets));
    }
    return { { OctetValuesWords::tr("varint"), plain, plain },
        { OctetValuesWords::tr("varint, zigzag"), zigzag, zigzag } };
}

OctetValue character(QByteArrayView octets)
{
    QString text;
    for (int length = 1; length <= std::min<qsizetype>(octets.size(), 4); ++length) {
        QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
        const QString decoded = decoder(octets.first(length));
        if (decoder.hasError() || decoded.isEmpty())
            continue;
        const char32_t code = decoded.toUcs4().constFirst();
        const QString glyph = code < 0x80 ? octetGlyph(static_cast<quint8>(code))
            : decoded.at(0).isPrint() || decoded.at(0).isSurrogate() ? decoded
                                                                     : QString();
        text = u"%1 U+%2 (%3)"_s
                   .arg(glyph, QString::number(code, 16).toUpper().rightJustified(4, u'0'),
                       octetsNote(length))
                   .trimmed();
        break;
    }
    return { OctetValuesWords::tr("UTF-8"), text, text };
}

OctetValue bits(QByteArrayView octets)
{
    const QString text = octets.isEmpty()
        ? QString()
        : QString::number(static_cast<quint8>(octets[0]), 2).rightJustified(8, u'0');
    return { OctetValuesWords::tr("bits"), text, text };
}

} // namespace

QList<OctetValue> octetValues(QByteArrayView all)
{
    const QByteArrayView octets = all.first(std::min(all.size(), OctetValueReach));
    QList<OctetValue> values {
        integer<quint8>(OctetValuesWords::tr("8 bits, unsigned"), octets),
        integer<qint8>(OctetValuesWords::tr("8 bits, signed"), octets),
        integer<quint16>(OctetValuesWords::tr("16 bits, unsigned"), octets),
        integer<qint16>(OctetValuesWords::tr("16 bits, signed"), octets),
        integer<quint32>(OctetValuesWords::tr("32 bits, unsigned"), octets),
        integer<qint32>(OctetValuesWords::tr("32 bits, signed"), octets),
        integer<quint64>(OctetValuesWords::tr("64 bits, unsigned"), octets),
        integer<qint64>(OctetValuesWords::tr("64 bits, signed"), octets),
        real<qfloat16, quint16>(OctetValuesWords::tr("float, 16 bits"), octets),
        real<float, quint32>(OctetValuesWords::tr("float, 32 bits"), octets),
        real<double, quint64>(OctetValuesWords::tr("float, 64 bits"), octets),
    };
    values += varints(octets);
    values.append(character(octets));
    values.append(bits(octets));
    constexpr qint64 MaxMilliseconds = std::numeric_limits<qint64>::max() / 1'000;
    values.append(time<qint32>(OctetValuesWords::tr("Unix time, s, 32 bits"), octets,
        [](qint32 seconds) { return std::optional(qint64(seconds) * 1'000); }));
    values.append(
        time<qint64>(OctetValuesWords::tr("Unix time, s, 64 bits"), octets, [](qint64 seconds) {
            return std::abs(static_cast<double>(seconds)) < static_cast<double>(MaxMilliseconds)
                ? std::optional(seconds * 1'000)
                : std::nullopt;
        }));
    values.append(time<qint64>(OctetValuesWords::tr("Unix time, ms"), octets,
        [](qint64 milliseconds) { return std::optional(milliseconds); }));
    values.append(time<quint64>(OctetValuesWords::tr("FILETIME"), octets, [](quint64 ticks) {
        // 100 ns each, since 1601
        constexpr qint64 EpochMilliseconds = -11'644'473'600'000;
        return std::optional(static_cast<qint64>(ticks / 10'000) + EpochMilliseconds);
    }));
    return values;
}

} // namespace Framescope
