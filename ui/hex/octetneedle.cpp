#include "ui/hex/octetneedle.h"

#include <QCoreApplication>

namespace Framescope {

namespace {

struct OctetNeedleWords
{
    Q_DECLARE_TR_FUNCTIONS(OctetNeedle)
};

tl::expected<QByteArray, QString> octetsOf(const QString &text)
{
    QString digits = text.simplified().remove(u' ');
    if (digits.startsWith(QLatin1StringView("0x"), Qt::CaseInsensitive))
        digits.remove(0, 2);
    for (qsizetype i = 0; i < digits.size(); ++i) {
        const QChar c = digits.at(i).toLower();
        if (!(c >= u'0' && c <= u'9') && !(c >= u'a' && c <= u'f'))
            return tl::unexpected(
                OctetNeedleWords::tr("'%1' is no hexadecimal digit.").arg(digits.at(i)));
    }
    if (digits.size() % 2 != 0)
        return tl::unexpected(
            OctetNeedleWords::tr("An octet has two hexadecimal digits: one is missing."));
    return QByteArray::fromHex(digits.toLatin1());
}

} // namespace

tl::expected<OctetNeedle, QString> OctetNeedle::parse(Kind kind, const QString &text)
{
    OctetNeedle needle;
    needle.m_kind = kind;
    if (text.isEmpty())
        return tl::unexpected(OctetNeedleWords::tr("There is nothing to look for."));
    if (kind == Kind::Text) {
        needle.m_octets = text.toUtf8();
    } else if (kind == Kind::Hex) {
        auto octets = octetsOf(text);
        if (!octets)
            return tl::unexpected(octets.error());
        needle.m_octets = std::move(*octets);
    } else {
        auto pattern = Pattern::compile(text.toUtf8());
        if (!pattern)
            return tl::unexpected(
                OctetNeedleWords::tr("The pattern is wrong from character %1 on: %2.")
                    .arg(pattern.error().offset + 1)
                    .arg(pattern.error().text));
        needle.m_pattern = std::move(*pattern);
    }
    if (!needle.m_pattern && needle.m_octets.isEmpty())
        return tl::unexpected(OctetNeedleWords::tr("There is nothing to look for."));
    return needle;
}

qsizetype OctetNeedle::reach() const
{
    return m_pattern ? MaxMatch : m_octets.size();
}

std::optional<Pattern::Place> OctetNeedle::first(
    QByteArrayView octets, qsizetype from, qsizetype end, PatternScratch &scratch) const
{
    while (from < end) {
        std::optional<Pattern::Place> place;
        if (m_pattern)
            place = m_pattern->locate(octets, from, scratch);
        else if (const qsizetype at = octets.indexOf(m_octets, from); at >= 0)
            place = Pattern::Place { at, m_octets.size() };
        if (!place || place->offset >= end)
            return std::nullopt;
        if (place->length > 0)
            return place;
        from = place->offset + 1; // nothing can be selected of an empty match
    }
    return std::nullopt;
}

std::optional<Pattern::Place> OctetNeedle::last(
    QByteArrayView octets, qsizetype from, qsizetype end, PatternScratch &scratch) const
{
    std::optional<Pattern::Place> found;
    while (const auto place = first(octets, from, end, scratch)) {
        found = place;
        from = place->offset + 1;
    }
    return found;
}

} // namespace Framescope
