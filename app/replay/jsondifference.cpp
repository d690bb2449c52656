#include "app/replay/jsondifference.h"

#include "app/replay/jsonpathtext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <vector>

namespace Framescope {

namespace {

constexpr qsizetype ValueLength = 80; ///< characters shown of a value
constexpr qsizetype PathLength = 1000; ///< of a path

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

class Search
{
public:
    Search(qsizetype limit, QList<ReplayDifference> &found)
        : m_limit(limit)
        , m_found(found)
    {
    }

    void compare(const QJsonValue &expected, const QJsonValue &got)
    {
        if (expected.isObject() && got.isObject())
            compareObjects(expected.toObject(), got.toObject());
        else if (expected.isArray() && got.isArray())
            compareArrays(expected.toArray(), got.toArray());
        else if (expected != got)
            m_found.append({ path(), valueText(expected), valueText(got) });
    }

private:
    struct Step
    {
        QString name;
        qsizetype index = -1; ///< of an element; otherwise name counts
    };

    bool isDone() const { return m_found.size() >= m_limit; }

    void compareBelow(const Step &step, const QJsonValue &expected, const QJsonValue &got)
    {
        m_steps.push_back(step);
        compare(expected, got);
        m_steps.pop_back();
    }

    void compareObjects(const QJsonObject &expected, const QJsonObject &got)
    {
        for (auto member = expected.begin(); member != expected.end() && !isDone(); ++member)
            compareBelow({ member.key() }, *member, got.value(member.key()));
        for (auto member = got.begin(); member != got.end() && !isDone(); ++member) {
            if (!expected.contains(member.key()))
                compareBelow({ member.key() }, QJsonValue::Undefined, *member);
        }
    }

    void compareArrays(const QJsonArray &expected, const QJsonArray &got)
    {
        const qsizetype count = std::max(expected.size(), got.size());
        for (qsizetype i = 0; i < count && !isDone(); ++i)
            compareBelow({ {}, i }, element(expected, i), element(got, i));
    }

    static QJsonValue element(const QJsonArray &array, qsizetype index)
    {
        return index < array.size() ? array.at(index) : QJsonValue(QJsonValue::Undefined);
    }

    /// Made for a difference only: names may be long, and objects deep.
    QString path() const
    {
        QString text(u'$');
        for (const Step &step : m_steps) {
            if (text.size() > PathLength)
                return text.first(PathLength) + QStringLiteral("…");
            if (step.index >= 0)
                appendJsonElement(text, step.index);
            else
                appendJsonMember(text, step.name);
        }
        return text;
    }

    const qsizetype m_limit;
    QList<ReplayDifference> &m_found;
    std::vector<Step> m_steps;
};

} // namespace

void findJsonDifferences(const QJsonValue &expected, const QJsonValue &got, qsizetype limit,
    QList<ReplayDifference> &found)
{
    if (limit > 0)
        Search(limit, found).compare(expected, got);
}

} // namespace Framescope
