#pragma once

#include "app/filter/pattern.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace Framescope {

/// What is looked for among octets. A value; may be shared between threads.
class OctetNeedle
{
public:
    enum class Kind {
        Text, ///< as UTF-8
        Hex, ///< "9C 4E 17", with or without spaces
        Regex, ///< see Pattern; a match is at most MaxMatch long
    };
    static constexpr qsizetype MaxMatch = 64 << 10;

    /// The error is a sentence.
    static tl::expected<OctetNeedle, QString> parse(Kind kind, const QString &text);

    Kind kind() const { return m_kind; }
    /// Octets that a match may need behind the place where it begins.
    qsizetype reach() const;
    /// Octets before that place that it may look back at.
    qsizetype lookBehind() const { return m_pattern ? MaxMatch : 0; }
    /// The first match in \a octets that begins from \a from to before \a end, or the last one.
    std::optional<Pattern::Place> first(
        QByteArrayView octets, qsizetype from, qsizetype end, PatternScratch &scratch) const;
    std::optional<Pattern::Place> last(
        QByteArrayView octets, qsizetype from, qsizetype end, PatternScratch &scratch) const;

private:
    Kind m_kind = Kind::Text;
    QByteArray m_octets;
    std::optional<Pattern> m_pattern;
};

} // namespace Framescope
