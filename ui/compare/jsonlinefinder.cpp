#include "ui/compare/jsonlinefinder.h"

#include "app/replay/jsonpathtext.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <optional>
#include <vector>

namespace Framescope {

namespace {

/// Goes through the lines with the path of the object or array that it is in.
class JsonLineFinder
{
public:
    explicit JsonLineFinder(const QStringList &paths)
        : m_wanted(paths)
    {
        std::sort(m_wanted.begin(), m_wanted.end());
        for (const QString &path : paths)
            m_longest = std::max(m_longest, path.size());
    }

    /// \a text begins at \a line, and is of that and of those in which it goes on.
    void take(const QString &text, const QList<TextSpan> &spans, qint32 line)
    {
        QStringView rest = QStringView(text).trimmed();
        if (rest.startsWith(u'}') || rest.startsWith(u']')) {
            if (!m_open.empty())
                m_open.pop_back();
            return;
        }
        QString path(u'$');
        if (!m_open.empty()) {
            Container &around = m_open.back();
            path = around.path;
            const auto name = nameIn(rest, text, spans);
            const bool mayBeWanted = path.size() <= m_longest;
            if (mayBeWanted && name)
                appendJsonMember(path, *name);
            else if (mayBeWanted)
                appendJsonElement(path, around.count++);
        }
        if (std::binary_search(m_wanted.cbegin(), m_wanted.cend(), path))
            m_found.insert(path, line);
        // "{}" and "[]" end on their line.
        if (rest.endsWith(u'{') || rest.endsWith(u'['))
            m_open.push_back({ path, 0 });
    }

    QHash<QString, qint32> takeFound() { return std::move(m_found); }

private:
    struct Container
    {
        QString path;
        qsizetype count = 0; ///< of the elements of an array so far
    };

    /// Takes the name of a member off \a rest, the line without its indentation.
    static std::optional<QString> nameIn(
        QStringView &rest, const QString &text, const QList<TextSpan> &spans)
    {
        const qsizetype begin = rest.isEmpty() ? 0 : rest.data() - text.constData();
        const auto isName = [](const TextSpan &span) { return span.kind == TextSpan::Kind::Name; };
        const auto first = std::find_if(spans.begin(), spans.end(), isName);
        if (first == spans.end() || first->start != begin)
            return std::nullopt;
        const auto last = std::find_if(spans.rbegin(), spans.rend(), isName);
        const qsizetype end = last->start + last->length;
        const QString written = text.sliced(begin, end - begin);
        rest = QStringView(text).sliced(end).trimmed();
        const QByteArray json = '[' + written.toUtf8() + ']';
        return QJsonDocument::fromJson(json).array().at(0).toString();
    }

    QStringList m_wanted; ///< sorted
    qsizetype m_longest = 0; ///< of them, in characters
    QHash<QString, qint32> m_found;
    std::vector<Container> m_open;
};

} // namespace

QHash<QString, qint32> findJsonLines(const QList<TextLine> &lines, const QStringList &paths)
{
    JsonLineFinder finder(paths);
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const auto begin = static_cast<qint32>(i);
        QString text = lines.at(i).text;
        QList<TextSpan> spans = lines.at(i).spans;
        for (; lines.at(i).continues && i + 1 < lines.size(); ++i) {
            for (TextSpan span : lines.at(i + 1).spans) {
                span.start += static_cast<int>(text.size());
                spans.append(span);
            }
            text += lines.at(i + 1).text;
        }
        finder.take(text, spans, begin);
    }
    return finder.takeFound();
}

} // namespace Framescope
