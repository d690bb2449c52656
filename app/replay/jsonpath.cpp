#include "app/replay/jsonpath.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>

namespace Framescope {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("JsonPath", text);
}

} // namespace

class JsonPathParser
{
public:
    explicit JsonPathParser(QStringView text)
        : m_text(text)
    {
    }

    tl::expected<JsonPath, QString> run()
    {
        JsonPath path;
        const bool rooted = take(u'$');
        bool first = true;
        while (m_at < m_text.size()) {
            JsonPath::Step step;
            bool read = false;
            if (take(u'[')) {
                read = readBrackets(step);
            } else {
                const bool dot = take(u'.');
                step.anyDepth = dot && take(u'.');
                if (!dot && (rooted || !first))
                    return fail(tr("'.' or '[' is expected"));
                read = step.anyDepth && take(u'[') ? readBrackets(step) : readName(step);
            }
            if (!read)
                return fail(m_problem);
            path.m_steps.append(step);
            first = false;
        }
        if (!rooted && first)
            return fail(tr("a path such as $.id is expected"));
        return path;
    }

private:
    bool take(QChar wanted)
    {
        const bool found = m_at < m_text.size() && m_text[m_at] == wanted;
        m_at += found ? 1 : 0;
        return found;
    }

    tl::unexpected<QString> fail(const QString &problem) const
    {
        return tl::unexpected(tr("column %1: %2").arg(m_at + 1).arg(problem));
    }

    bool readName(JsonPath::Step &step)
    {
        const qsizetype begin = m_at;
        while (m_at < m_text.size() && m_text[m_at] != u'.' && m_text[m_at] != u'[')
            ++m_at;
        step.name = m_text.sliced(begin, m_at - begin).toString();
        step.all = step.name == u'*';
        m_problem = tr("a name is expected");
        return !step.name.isEmpty();
    }

    /// Behind "[".
    bool readBrackets(JsonPath::Step &step)
    {
        for (const QChar quote : { u'\'', u'"' }) {
            if (take(quote))
                return readQuoted(step, quote) && endBrackets();
        }
        step.all = take(u'*');
        if (step.all)
            return endBrackets();
        const qsizetype begin = m_at;
        while (m_at < m_text.size() && m_text[m_at] >= u'0' && m_text[m_at] <= u'9')
            ++m_at;
        bool isNumber = false;
        step.index = m_text.sliced(begin, m_at - begin).toLongLong(&isNumber);
        m_problem = tr("a number, * or a quoted name is expected");
        return isNumber && endBrackets();
    }

    bool readQuoted(JsonPath::Step &step, QChar quote)
    {
        const qsizetype end = m_text.indexOf(quote, m_at);
        m_problem = tr("the quote is not closed");
        if (end < 0)
            return false;
        step.name = m_text.sliced(m_at, end - m_at).toString();
        m_at = end + 1;
        return true;
    }

    bool endBrackets()
    {
        m_problem = tr("']' is expected");
        return take(u']');
    }

    const QStringView m_text;
    qsizetype m_at = 0;
    QString m_problem;
};

tl::expected<JsonPath, QString> JsonPath::parse(QStringView text)
{
    return JsonPathParser(text).run();
}

void JsonPath::removeFrom(QJsonValue &value) const
{
    if (m_steps.isEmpty())
        value = QJsonValue();
    else
        removeFrom(value, 0);
}

/// Returns whether anything was there to be removed.
bool JsonPath::removeFrom(QJsonValue &value, qsizetype step) const
{
    if (value.isObject())
        return removeMembers(value, step);
    return value.isArray() && removeElements(value, step);
}

bool JsonPath::removeBelow(QJsonValue &value, qsizetype step, bool isMeant) const
{
    const bool removed = isMeant && removeFrom(value, step + 1);
    return (m_steps.at(step).anyDepth && removeFrom(value, step)) || removed;
}

bool JsonPath::removeMembers(QJsonValue &value, qsizetype step) const
{
    const Step &here = m_steps.at(step);
    const bool isLast = step + 1 == m_steps.size();
    QJsonObject object = value.toObject();
    bool removed = false;
    for (const QString &name : object.keys()) {
        const bool isMeant = !here.index && (here.all || name == here.name);
        if (isMeant && isLast) {
            object.remove(name);
            removed = true;
            continue;
        }
        QJsonValue inner = object.value(name);
        if (removeBelow(inner, step, isMeant)) {
            object.insert(name, inner);
            removed = true;
        }
    }
    if (removed)
        value = object;
    return removed;
}

/// An element that is meant by its index leaves a null, so that those behind it keep theirs.
bool JsonPath::removeElements(QJsonValue &value, qsizetype step) const
{
    const Step &here = m_steps.at(step);
    const bool isLast = step + 1 == m_steps.size();
    if (here.all && isLast) {
        value = QJsonArray();
        return true;
    }
    QJsonArray array = value.toArray();
    bool removed = false;
    for (qsizetype i = 0; i < array.size(); ++i) {
        const bool isMeant = here.all || here.index == i;
        if (isMeant && isLast) {
            array.replace(i, QJsonValue());
            removed = true;
            continue;
        }
        QJsonValue inner = array.at(i);
        if (removeBelow(inner, step, isMeant)) {
            array.replace(i, inner);
            removed = true;
        }
    }
    if (removed)
        value = array;
    return removed;
}

} // namespace Framescope
