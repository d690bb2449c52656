#include "app/connect/variables.h"

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

constexpr int DeepestNesting = 8;
constexpr int MostReplacements = 1'000;
constexpr qsizetype LongestText = 1 << 20; // characters

void addOnce(QStringList &names, const QString &name)
{
    if (!names.contains(name))
        names.append(name);
}

/// Calls \a plain with what stands between variables and \a variable with each "{{ name }}".
template <typename Plain, typename Named>
void takeApart(QStringView text, Plain plain, Named variable)
{
    qsizetype done = 0;
    while (done < text.size()) {
        const qsizetype end = text.indexOf("}}"_L1, done);
        // The last pair of braces before it: what is before them is none of the name.
        const qsizetype begin = end < 0 ? -1 : text.first(end).lastIndexOf("{{"_L1);
        if (begin < done) {
            const qsizetype next = end < 0 ? text.size() : end + 2;
            plain(text.sliced(done, next - done));
            done = next;
            continue;
        }
        plain(text.sliced(done, begin - done));
        const QStringView name = text.sliced(begin + 2, end - begin - 2).trimmed();
        const QStringView whole = text.sliced(begin, end + 2 - begin);
        if (isVariableName(name))
            variable(name.toString(), whole);
        else
            plain(whole);
        done = end + 2;
    }
}

class Expander
{
public:
    explicit Expander(const Variables &variables)
        : m_variables(variables)
    {
    }

    Expansion expand(const QString &text)
    {
        add(text);
        if (m_expansion.tooLong)
            m_expansion.text = text;
        return m_expansion;
    }

private:
    void add(QStringView text)
    {
        takeApart(
            text, [this](QStringView plain) { append(plain); },
            [this](const QString &name, QStringView whole) { replace(name, whole); });
    }

    void append(QStringView text)
    {
        if (m_expansion.text.size() + text.size() > LongestText)
            m_expansion.tooLong = true;
        if (!m_expansion.tooLong)
            m_expansion.text += text;
    }

    void replace(const QString &name, QStringView whole)
    {
        if (m_expansion.tooLong)
            return;
        const auto value = m_variables.constFind(name);
        if (value == m_variables.constEnd()) {
            addOnce(m_expansion.unknown, name);
            append(whole);
        } else if (m_within.contains(name)) {
            addOnce(m_expansion.circular, name);
            append(whole);
        } else if (++m_replacements > MostReplacements || m_within.size() >= DeepestNesting) {
            m_expansion.tooLong = true;
        } else {
            m_within.append(name);
            add(*value);
            m_within.removeLast();
        }
    }

    const Variables &m_variables;
    Expansion m_expansion;
    QStringList m_within; ///< whose values are being replaced, outermost first
    int m_replacements = 0;
};

} // namespace

Expansion expandVariables(const QString &text, const Variables &variables)
{
    if (!text.contains("{{"_L1)) {
        Expansion unchanged;
        unchanged.text = text;
        return unchanged;
    }
    return Expander(variables).expand(text);
}

QStringList variableNames(const QString &text)
{
    QStringList names;
    takeApart(
        text, [](QStringView) {},
        [&names](const QString &name, QStringView) { addOnce(names, name); });
    return names;
}

bool isVariableName(QStringView name)
{
    return !name.isEmpty() && name.trimmed() == name && !name.contains(u'{')
        && !name.contains(u'}');
}

} // namespace Framescope
