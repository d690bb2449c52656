#include "ui/handshake/headtext.h"

#include "ui/widgets/visibletext.h"

#include <algorithm>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

bool isHidden(qsizetype octet, const QList<OctetSpan> &hidden)
{
    return std::any_of(hidden.begin(), hidden.end(), [octet](const OctetSpan &span) {
        return octet >= span.offset && octet < span.offset + span.length;
    });
}

/// The spans within \a length octets from \a offset, counted from there.
QList<OctetSpan> window(const QList<OctetSpan> &spans, qsizetype offset, qsizetype length)
{
    QList<OctetSpan> within;
    for (const OctetSpan &span : spans) {
        if (span.offset >= offset && span.offset + span.length <= offset + length)
            within.append({ span.offset - offset, span.length });
    }
    return within;
}

struct Line
{
    QByteArrayView text; ///< without its line end
    qsizetype offset = 0;
    QString end; ///< as it is shown
};

QList<Line> splitLines(QByteArrayView head)
{
    QList<Line> lines;
    qsizetype begin = 0;
    while (begin < head.size()) {
        const qsizetype feed = head.indexOf('\n', begin);
        if (feed < 0) {
            lines.append({ head.sliced(begin), begin, {} });
            break;
        }
        QByteArrayView text = head.sliced(begin, feed - begin);
        const bool hasReturn = text.endsWith('\r');
        if (hasReturn)
            text.chop(1);
        lines.append({ text, begin, hasReturn ? u" \\r\\n"_s : u" \\n"_s });
        begin = feed + 1;
    }
    return lines;
}

} // namespace

QString maskedText(QByteArrayView octets, const QList<OctetSpan> &hidden)
{
    QString text;
    qsizetype done = 0;
    for (const OctetSpan &span : hidden) {
        text += visibleText(octets.sliced(done, span.offset - done)) + u"••••••••"_s;
        done = span.offset + span.length;
    }
    return text + visibleText(octets.sliced(done));
}

QString urlWithoutSecrets(const QString &url)
{
    if (!url.contains(u'?') && !url.contains(u'@') && !url.contains(u'#'))
        return url; // nearly all: no place for one
    const QByteArray octets = url.toUtf8();
    return maskedText(octets, urlSecretSpans(octets));
}

QString headText(QByteArrayView head, const QList<OctetSpan> &hidden)
{
    QString text;
    for (const Line &line : splitLines(head))
        text += maskedText(line.text, window(hidden, line.offset, line.text.size())) + u'\n';
    return text;
}

QList<TextLine> headLines(QByteArrayView head, const QList<OctetSpan> &hidden)
{
    QList<TextLine> lines;
    for (const Line &line : splitLines(head)) {
        TextLine shown;
        shown.text = maskedText(line.text, window(hidden, line.offset, line.text.size()));
        const int start = static_cast<int>(shown.text.size());
        shown.text += line.end;
        shown.spans.append({ start, static_cast<int>(line.end.size()), TextSpan::Kind::Faint });
        lines.append(shown);
    }
    return lines;
}

QList<TextLine> headHexLines(QByteArrayView head, const QList<OctetSpan> &hidden)
{
    constexpr qsizetype Width = 16;
    QList<TextLine> lines;
    for (qsizetype row = 0; row < head.size(); row += Width) {
        QString hex;
        QString ascii;
        for (qsizetype at = row; at < std::min(row + Width, head.size()); ++at) {
            const auto octet = static_cast<quint8>(head[at]);
            const bool concealed = isHidden(at, hidden);
            hex += concealed ? u"•• "_s : u"%1 "_s.arg(octet, 2, 16, QChar(u'0')).toUpper();
            const bool printable = octet >= 0x20 && octet < 0x7F;
            ascii += concealed ? QChar(u'•')
                : printable    ? QChar::fromLatin1(head[at])
                               : QChar(u'·');
            if (at - row == Width / 2 - 1)
                hex += u' ';
        }
        const QString offset = u"%1"_s.arg(row, 4, 16, QChar(u'0')).toUpper();
        lines.append(
            { u"%1  %2 %3"_s.arg(offset, hex.leftJustified(3 * Width + 1), ascii), {}, false });
    }
    return lines;
}

} // namespace Framescope
