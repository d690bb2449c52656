#pragma once

#include "app/filter/jsonpath.h"

#include <QByteArrayView>

#include <functional>
#include <memory>

namespace Framescope {

/// A value in a JSON document; strings are valid during the call that hands it over.
struct JsonValue
{
    enum class Kind : quint8 { Null, Flag, Number, String, Array, Object };
    Kind kind = Kind::Null;
    bool flag = false;
    JsonNumber number {};
    QByteArrayView string {}; ///< UTF-8, escapes resolved
};

/// Finds values in JSON text without building a document: reads only as far as the path needs, so
/// that what stands behind it may be malformed. Keeps its buffers from one text to the next.
class JsonReader
{
public:
    /// Longer texts are no JSON to it: reading takes several times their memory.
    static constexpr qsizetype MaxLength = 16 << 20;

    JsonReader();
    ~JsonReader();
    JsonReader(JsonReader &&) noexcept;
    JsonReader &operator=(JsonReader &&) noexcept;

    using Visit = std::function<bool(const JsonValue &value)>;
    /// Calls \a visit for the values that \a path leads to, in their order, until it returns true.
    /// Returns whether it did. Of members of the same name the first counts.
    bool anyOf(QByteArrayView json, const JsonPath &path, const Visit &visit);
    /// Whether all of \a json is well-formed.
    bool isWellFormed(QByteArrayView json);

private:
    class Parser;
    std::unique_ptr<Parser> m_parser;
};

} // namespace Framescope
