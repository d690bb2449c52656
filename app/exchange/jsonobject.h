#pragma once

#include "protocol/connection/event.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <rapidjson/document.h>

#include <functional>
#include <optional>

namespace Framescope {

/// Thrown and caught within app/exchange: what is wrong with a piece of JSON, and where.
struct JsonProblem
{
    qsizetype column = 1; ///< in the line, from 1
    QString text; ///< a sentence without a full stop
};

/// The text of a string, all of it: a byte order mark at its beginning is a character too.
QString textOf(const rapidjson::Value &string);

/// A line of JSON, parsed in place. Integers of 64 bits keep their value, all other numbers their
/// text.
class JsonLine
{
public:
    /// Changes \a line, which must outlive this. Throws JsonProblem.
    explicit JsonLine(QByteArray &line);

    const rapidjson::Value &root() const { return m_document; }
    /// Where \a member of any object of the line begins.
    qsizetype columnOf(const rapidjson::Value &name) const;

private:
    rapidjson::Document m_document;
    const char *m_begin;
};

/// Takes members out of an object that may hold anything. All of these throw JsonProblem if the
/// member is there and not what it should be, or is missing without being optional. Members that
/// are not asked for do not matter.
class JsonObject
{
public:
    JsonObject(const JsonLine &line, const rapidjson::Value &value);

    bool has(const char *name) const;
    QByteArrayView octets(const char *name) const; ///< of a string
    QString string(const char *name) const;
    QString string(const char *name, const QString &otherwise) const;
    bool flag(const char *name, bool otherwise) const;
    /// 0 to \a greatest.
    quint64 number(const char *name, quint64 greatest) const;
    quint64 number(const char *name, quint64 greatest, quint64 otherwise) const;
    /// Seconds, to the nanosecond.
    Timestamp seconds(const char *name) const;
    /// Nullopt if it is missing or null.
    std::optional<Timestamp> optionalSeconds(const char *name) const;
    QByteArray hex(const char *name) const;
    /// NAME as text, or NAME_base64. Nullopt if there is neither. Valid as long as the line, or the
    /// next call.
    std::optional<QByteArray> payload(const char *name) const;
    JsonObject object(const char *name) const;
    QJsonObject qtObject(const char *name) const;
    void forEach(
        const char *name, const std::function<void(const rapidjson::Value &element)> &visit) const;
    /// \a read makes the value of the member's text, or nullopt of one that is none.
    template <typename T, typename Read>
    T named(const char *name, Read read) const
    {
        const std::optional<T> value = read(string(name));
        if (!value)
            fail(name, QStringLiteral("no value that is known"));
        return *value;
    }

    /// Throws: \a problem is what is wrong with the member \a name.
    [[noreturn]] void fail(const char *name, const QString &problem) const;

private:
    const rapidjson::Value *find(const char *name) const;
    const rapidjson::Value &at(const char *name) const;

    const JsonLine &m_line;
    const rapidjson::Value &m_value;
};

} // namespace Framescope
