#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace Framescope {

/// Finds what only its owner should know in heads of HTTP and in URLs, and blanks it octet by
/// octet, so that all else keeps its place. Remembers the values, to blank them where they are
/// repeated.
class Credentials
{
public:
    /// With \a all, the fields and parameters that are known for it; and in any case the fields of
    /// \a headers.
    Credentials(bool all, const QList<QByteArray> &headers);

    /// Names of \a head need not be well-formed; it may be cut anywhere.
    void blankHead(QByteArray &head);
    void blankUrl(QString &url);
    void blankUrl(QByteArray &url);
    /// Blanks the values that were found before.
    void blankRepeated(QString &text) const;

    quint64 found() const { return m_found; }
    void forgetValues() { m_values.clear(); }

private:
    void blank(QByteArray &octets, qsizetype begin, qsizetype end);
    void blankUrl(QByteArray &octets, qsizetype begin, qsizetype end);
    void blankParameters(QByteArray &octets, qsizetype begin, qsizetype end);
    bool isSecretField(QByteArrayView name) const;

    bool m_all;
    QList<QByteArray> m_fields; ///< in lower case
    QList<QByteArray> m_values;
    quint64 m_found = 0;
};

} // namespace Framescope
