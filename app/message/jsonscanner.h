#pragma once

#include <QByteArrayView>

namespace Framescope {

enum class JsonToken : quint8 {
    BeginObject,
    EndObject,
    BeginArray,
    EndArray,
    Name,
    String,
    Number,
    Literal,
    Colon,
    Comma,
};

/// Takes the tokens of JSON in the order in which they stand.
class JsonTokenTaker
{
public:
    JsonTokenTaker() = default;
    JsonTokenTaker(const JsonTokenTaker &) = delete;
    JsonTokenTaker &operator=(const JsonTokenTaker &) = delete;
    virtual ~JsonTokenTaker() = default;

    /// The octets from \a begin to \a end; strings with their quotes. False: read no further.
    virtual bool take(JsonToken token, qsizetype begin, qsizetype end) = 0;
};

/// How reading JSON ended.
struct JsonScan
{
    enum class End : quint8 {
        Complete, ///< one value, and perhaps white space around it
        RanOut, ///< so far it is JSON
        Stopped, ///< by the one who takes the tokens
        NoValue, ///< a value is expected
        NoName, ///< a name in quotes is expected
        NoColon,
        NoCommaOrEnd,
        BadEscape, ///< in a string
        ControlCharacter, ///< in a string, where it has to be escaped
        BadNumber,
        Behind, ///< the value has ended, and more than white space follows
        TooDeep,
    };

    End end = End::Complete;
    qsizetype offset = 0; ///< behind what was read, or of what cannot stand there
};

/// Reads JSON (RFC 8259) once from front to back. Keeps a stack of its own of an octet for each
/// level, so that deep nesting costs no call stack. A token that the end of \a json tears apart is
/// handed over as far as it goes.
JsonScan scanJson(QByteArrayView json, qsizetype maxDepth, JsonTokenTaker &taker);

} // namespace Framescope
