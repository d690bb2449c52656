#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QStringList>

#include <optional>

namespace Framescope {

/// One header field as it was found in a head.
struct HttpField
{
    QByteArray name;
    QByteArray value; ///< without the white space around it
    quint64 offset = 0; ///< of the line, from the first octet of the head
    quint64 length = 0; ///< of the line without its line end; continuation lines included

    friend bool operator==(const HttpField &, const HttpField &) = default;
};

/// The head of an HTTP/1.x message, up to and with the empty line (RFC 9112 §2.1).
/// Reading never fails: what breaks the grammar is kept as far as it can be and told in problems.
struct HttpHead
{
    QByteArray octets; ///< exactly as they crossed the wire
    QByteArray startLine; ///< without its line end
    QList<HttpField> fields; ///< in wire order
    /// Each slip of the grammar, with the number of its line: "line 3: no colon". A hostile head
    /// gets no more than MaxProblems of them.
    QStringList problems;
    /// How many of these, at their beginning, leave no doubt about what is meant.
    qsizetype harmlessProblems = 0;

    static constexpr qsizetype MaxProblems = 50;

    /// The values of all fields of that name, in wire order. Names compare without case.
    QList<QByteArray> values(QByteArrayView name) const;
    /// The value of the field of that name if there is exactly one.
    std::optional<QByteArray> singleValue(QByteArrayView name) const;
    /// The values of all fields of that name as one list (RFC 9110 §5.3); nullopt if there is none.
    std::optional<QByteArray> combinedValue(QByteArrayView name) const;
    /// True if the comma-separated list in the fields of that name has \a token, without case.
    bool hasToken(QByteArrayView name, QByteArrayView token) const;
    /// The first field of that name, or nullptr.
    const HttpField *find(QByteArrayView name) const;
};

/// method SP request-target SP HTTP-version (RFC 9112 §3).
struct RequestHead : HttpHead
{
    /// A server ignores so many empty lines before the request line, which some clients send behind
    /// a body, and should ignore one at least (RFC 9112 §2.2). They stay in octets.
    static constexpr int IgnoredEmptyLines = 4;

    QByteArray method;
    QByteArray target;
    int httpMajor = 0; ///< 0 when the version could not be read
    int httpMinor = 0;
};

/// HTTP-version SP status-code SP [reason-phrase] (RFC 9112 §4).
struct ResponseHead : HttpHead
{
    int httpMajor = 0; ///< 0 when the version could not be read
    int httpMinor = 0;
    int statusCode = 0; ///< 100 to 999; 0 when it could not be read
    QByteArray reasonPhrase;

    /// The answer is still to come (RFC 9110 §15.2); 101 is one.
    bool isInterim() const { return statusCode >= 100 && statusCode <= 199 && statusCode != 101; }
};

RequestHead parseRequestHead(QByteArray octets);
ResponseHead parseResponseHead(QByteArray octets);

} // namespace Framescope
