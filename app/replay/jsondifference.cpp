#include "app/replay/jsondifference.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace Framescope {

namespace {

constexpr qsizetype ValueLength = 80; ///< characters shown of a value

/// Compact JSON. QJsonDocument writes objects and arrays only.
QString valueText(const QJsonValue &value)
{
    if (value.isUndefined())
        return {};
    QByteArray json = QJsonDocument(QJsonArray { value }).toJson(QJsonDocument::Compact);
    json = json.sliced(1).chopped(1);
    const QString text = QString::fromUtf8(json);
    return text.size() <= ValueLength ? text : text.first(ValueLength) + QStringLiteral("…");
}

bool isPlainName(const QString &name)
{
    const auto isPlain = [](QChar character) {
        return character.isLetterOrNumber() || character == u'_' || character == u'-';
    };
    return !name.isEmpty() && std::all_of(name.cbegin(), name.cend(), isPlain);
}

QString memberPath(const QString &path, const QString &name)
{
    if (isPlainName(name))
        return path + u'.' + name;
    const QChar quote = name.contains(u'\'') ? u'"' : u'\'';
    return path + u'[' + quote + name + quote + u']';
}

class Search
{
public:
    Search(qsizetype limit, QList<ReplayDifference> &found)
        : m_limit(limit)
        , m_found(found)
    {
    }

    void compare(const QJsonValue &expected, const QJsonValue &got, const QString &path)
    {
        if (isDone())
            return;
        if (expected.isObject() && got.isObject())
            compareObjects(expected.toObject(), got.toObject(), path);
        else if (expected.isArray() && got.isArray())
            compareArrays(expected.toArray(), got.toArray(), path);
        else if (expected != got)
            m_found.append({ path, valueText(expected), valueText(got) });
    }

private:
    bool isDone() const { return m_found.size() >= m_limit; }

    void compareObjects(const QJsonObject &expected, const QJsonObject &got, const QString &path)
    {
        for (auto member = expected.begin(); member != expected.end() && !isDone(); ++member)
            compare(*member, got.value(member.key()), memberPath(path, member.key()));
        for (auto member = got.begin(); member != got.end() && !isDone(); ++member) {
            if (!expected.contains(member.key()))
                compare(QJsonValue::Undefined, *member, memberPath(path, member.key()));
        }
    }

    void compareArrays(const QJsonArray &expected, const QJsonArray &got, const QString &path)
    {
        const qsizetype count = std::max(expected.size(), got.size());
        for (qsizetype i = 0; i < count && !isDone(); ++i)
            compare(
                element(expected, i), element(got, i), QStringLiteral("%1[%2]").arg(path).arg(i));
    }

    static QJsonValue element(const QJsonArray &array, qsizetype index)
    {
        return index < array.size() ? array.at(index) : QJsonValue(QJsonValue::Undefined);
    }

    const qsizetype m_limit;
    QList<ReplayDifference> &m_found;
};

} // namespace

void findJsonDifferences(const QJsonValue &expected, const QJsonValue &got, qsizetype limit,
    QList<ReplayDifference> &found)
{
    Search(limit, found).compare(expected, got, QStringLiteral("$"));
}

} // namespace Framescope
