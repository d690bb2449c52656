#pragma once

#include "app/session/crc32c.h"

#include <QString>

#include <SQLiteCpp/SQLiteCpp.h>

#include <optional>

namespace Framescope {

/// The checksum of a row of a session file: CRC-32C over its columns but the last, in their order.
/// An integer is 'i' and eight octets, text 't' and a blob 'b' with their length in four octets and
/// then their octets, NULL is 'n'. Integers and lengths are little-endian.
class RowChecksum
{
public:
    void addInteger(qint64 value);
    void addText(QByteArrayView utf8) { addOctets('t', utf8); }
    void addBlob(QByteArrayView octets) { addOctets('b', octets); }
    void addNull() { m_crc = crc32c("n", m_crc); }

    quint32 value() const { return m_crc; }

private:
    void addOctets(char type, QByteArrayView octets);

    quint32 m_crc = 0;
};

/// Binds the parameters of an INSERT from the first to the last, which is the checksum. Octets are
/// not copied: they must stay until run(). Throws SQLite::Exception, as SQLiteCpp does.
class RowWriter
{
public:
    explicit RowWriter(SQLite::Statement &statement);

    RowWriter &integer(qint64 value);
    RowWriter &integer(std::optional<qint64> value);
    RowWriter &text(const QString &value);
    RowWriter &text(std::optional<QString> value);
    RowWriter &blob(QByteArrayView octets);
    void run();

private:
    RowWriter &null();

    SQLite::Statement &m_statement;
    RowChecksum m_checksum;
    int m_column = 0;
};

/// Whether the last column of the row that \a statement stands on is the checksum of the others.
bool isRowSound(SQLite::Statement &statement);

/// Column \a index of that row, in place until the next step.
QByteArrayView columnOctets(SQLite::Statement &statement, int index);
QString columnText(SQLite::Statement &statement, int index);

} // namespace Framescope
