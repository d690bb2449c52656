#pragma once

#include <QJsonValue>
#include <QList>
#include <QString>

#include <tl/expected.hpp>

#include <optional>

namespace Framescope {

/// A place in JSON, or many: "$.id", "result.time", "items[*].id", "items[0]", "*.time",
/// "['a name']", and "..time" for a member of that name at any depth. "$" alone is the whole.
class JsonPaths
{
public:
    /// The error is a clause without a full stop: "column 7: a name is expected".
    static tl::expected<JsonPaths, QString> parse(QStringView text);

    /// Takes all that the path leads to out of \a value, an object or an array.
    void removeFrom(QJsonValue &value) const;

private:
    struct Step
    {
        bool anyDepth = false; ///< ".." stands before it
        bool all = false; ///< "*"
        std::optional<qsizetype> index; ///< of an array; otherwise name counts
        QString name;
    };
    friend class JsonPathsParser;

    using StepSet = quint64; ///< bit n for m_steps[n]
    static constexpr qsizetype StepLimit = 64;

    struct Outcome
    {
        bool removed = false;
        StepSet below = 0;
    };

    Outcome look(StepSet steps, const QString &name, qsizetype index) const;
    bool removeBelow(QJsonValue &value, StepSet steps) const;
    bool removeMembers(QJsonValue &value, StepSet steps) const;
    bool removeElements(QJsonValue &value, StepSet steps) const;

    QList<Step> m_steps;
};

} // namespace Framescope
