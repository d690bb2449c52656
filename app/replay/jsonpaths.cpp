#include "app/replay/jsonpaths.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>

namespace Framescope {

namespace {

struct JsonPathsWords
{
    Q_DECLARE_TR_FUNCTIONS(JsonPaths)
};

} // namespace

class JsonPathsParser
{
public:
    explicit JsonPathsParser(QStringView text)
        : m_text(text)
    {
    }

    tl::expected<JsonPaths, QString> run()
    {
        JsonPaths path;
        const bool rooted = take(u'$');
        bool first = true;
        while (m_at < m_text.size()) {
            JsonPaths::Step step;
            bool read = false;
            if (take(u'[')) {
                read = readBrackets(step);
            } else {
                const bool dot = take(u'.');
                step.anyDepth = dot && take(u'.');
                if (!dot && (rooted || !first))
                    return fail(JsonPathsWords::tr("'.' or '[' is expected"));
                read = step.anyDepth && take(u'[') ? readBrackets(step) : readName(step);
            }
            if (!read)
                return fail(m_problem);
            if (path.m_steps.size() == JsonPaths::StepLimit)
                return fail(
                    JsonPathsWords::tr("a path has at most %1 steps").arg(JsonPaths::StepLimit));
            path.m_steps.append(step);
            first = false;
        }
        if (!rooted && first)
            return fail(JsonPathsWords::tr("a path such as $.id is expected"));
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
        return tl::unexpected(JsonPathsWords::tr("column %1: %2").arg(m_at + 1).arg(problem));
    }

    bool readName(JsonPaths::Step &step)
    {
        const qsizetype begin = m_at;
        while (m_at < m_text.size() && m_text[m_at] != u'.' && m_text[m_at] != u'[')
            ++m_at;
        step.name = m_text.sliced(begin, m_at - begin).toString();
        step.all = step.name == u'*';
        m_problem = JsonPathsWords::tr("a name is expected");
        return !step.name.isEmpty();
    }

    /// Behind "[".
    bool readBrackets(JsonPaths::Step &step)
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
        m_problem = JsonPathsWords::tr("a number, * or a quoted name is expected");
        return isNumber && endBrackets();
    }

    bool readQuoted(JsonPaths::Step &step, QChar quote)
    {
        const qsizetype end = m_text.indexOf(quote, m_at);
        m_problem = JsonPathsWords::tr("the quote is not closed");
        if (end < 0)
            return false;
        step.name = m_text.sliced(m_at, end - m_at).toString();
        m_at = end + 1;
        return true;
    }

    bool endBrackets()
    {
        m_problem = JsonPathsWords::tr("']' is expected");
        return take(u']');
    }

    const QStringView m_text;
    qsizetype m_at = 0;
    QString m_problem;
};

tl::expected<JsonPaths, QString> JsonPaths::parse(QStringView text)
{
    return JsonPathsParser(text).run();
}

void JsonPaths::removeFrom(QJsonValue &value) const
{
    if (m_steps.isEmpty())
        value = QJsonValue();
    else
        removeBelow(value, 1);
}

/// What to look for below a member or element, and whether it is meant itself. Each value is
/// visited once, however many steps may lead to it.
JsonPaths::Outcome JsonPaths::look(StepSet steps, const QString &name, qsizetype index) const
{
    Outcome outcome;
    for (qsizetype i = 0; i < m_steps.size(); ++i) {
        const StepSet bit = StepSet(1) << i;
        if ((steps & bit) == 0)
            continue;
        const Step &step = m_steps.at(i);
        if (step.anyDepth)
            outcome.below |= bit;
        const bool isElement = index >= 0;
        const bool isMeant
            = step.all || (isElement ? step.index == index : !step.index && step.name == name);
        if (!isMeant)
            continue;
        if (i + 1 < m_steps.size())
            outcome.below |= bit << 1;
        else
            outcome.removed = true;
    }
    return outcome;
}

/// \a steps are those that may lead on from \a value. Returns whether anything was removed.
bool JsonPaths::removeBelow(QJsonValue &value, StepSet steps) const
{
    if (steps == 0)
        return false;
    if (value.isObject())
        return removeMembers(value, steps);
    return value.isArray() && removeElements(value, steps);
}

bool JsonPaths::removeMembers(QJsonValue &value, StepSet steps) const
{
    QJsonObject object = value.toObject();
    bool removed = false;
    for (const QString &name : object.keys()) {
        const Outcome outcome = look(steps, name, -1);
        if (outcome.removed) {
            object.remove(name);
            removed = true;
            continue;
        }
        QJsonValue inner = object.value(name);
        if (removeBelow(inner, outcome.below)) {
            object.insert(name, inner);
            removed = true;
        }
    }
    if (removed)
        value = object;
    return removed;
}

/// An element that is meant by its index leaves a null, so that those behind it keep theirs.
bool JsonPaths::removeElements(QJsonValue &value, StepSet steps) const
{
    const bool removesAll = (steps >> (m_steps.size() - 1) & 1) != 0 && m_steps.last().all;
    if (removesAll) {
        value = QJsonArray();
        return true;
    }
    QJsonArray array = value.toArray();
    bool removed = false;
    for (qsizetype i = 0; i < array.size(); ++i) {
        const Outcome outcome = look(steps, {}, i);
        QJsonValue inner = outcome.removed ? QJsonValue() : array.at(i);
        if (outcome.removed || removeBelow(inner, outcome.below)) {
            array.replace(i, inner);
            removed = true;
        }
    }
    if (removed)
        value = array;
    return removed;
}

} // namespace Framescope
