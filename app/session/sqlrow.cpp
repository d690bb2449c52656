#include "app/session/sqlrow.h"

#include <QtEndian>

#include <array>

namespace Framescope {

namespace {

/// SQLite takes a null pointer for NULL.
const char *notNull(QByteArrayView octets)
{
    return octets.isNull() ? "" : octets.data();
}

} // namespace

void RowChecksum::addInteger(qint64 value)
{
    std::array<char, 9> octets { 'i' };
    qToLittleEndian(value, octets.data() + 1);
    m_crc = crc32c(octets, m_crc);
}

void RowChecksum::addOctets(char type, QByteArrayView octets)
{
    std::array<char, 5> head { type };
    qToLittleEndian(static_cast<quint32>(octets.size()), head.data() + 1);
    m_crc = crc32c(octets, crc32c(head, m_crc));
}

RowWriter::RowWriter(SQLite::Statement &statement)
    : m_statement(statement)
{
    m_statement.reset();
}

RowWriter &RowWriter::integer(qint64 value)
{
    m_statement.bind(++m_column, static_cast<int64_t>(value));
    m_checksum.addInteger(value);
    return *this;
}

RowWriter &RowWriter::integer(std::optional<qint64> value)
{
    return value ? integer(*value) : null();
}

RowWriter &RowWriter::text(const QString &value)
{
    const QByteArray utf8 = value.toUtf8();
    m_statement.bind(++m_column, utf8.toStdString());
    m_checksum.addText(utf8);
    return *this;
}

RowWriter &RowWriter::text(std::optional<QString> value)
{
    return value ? text(*value) : null();
}

RowWriter &RowWriter::blob(QByteArrayView octets)
{
    m_statement.bindNoCopy(++m_column, notNull(octets), static_cast<int>(octets.size()));
    m_checksum.addBlob(octets);
    return *this;
}

RowWriter &RowWriter::null()
{
    m_statement.bind(++m_column);
    m_checksum.addNull();
    return *this;
}

void RowWriter::run()
{
    m_statement.bind(++m_column, static_cast<int64_t>(m_checksum.value()));
    m_statement.exec();
    m_statement.reset();
}

bool isRowSound(SQLite::Statement &statement)
{
    RowChecksum checksum;
    const int last = statement.getColumnCount() - 1;
    for (int i = 0; i < last; ++i) {
        const SQLite::Column column = statement.getColumn(i);
        if (column.isInteger())
            checksum.addInteger(column.getInt64());
        else if (column.isText())
            checksum.addText(columnOctets(statement, i));
        else if (column.isBlob())
            checksum.addBlob(columnOctets(statement, i));
        else if (column.isNull())
            checksum.addNull();
        else
            return false;
    }
    const SQLite::Column stored = statement.getColumn(last);
    return stored.isInteger() && stored.getInt64() == static_cast<int64_t>(checksum.value());
}

QByteArrayView columnOctets(SQLite::Statement &statement, int index)
{
    const SQLite::Column column = statement.getColumn(index);
    const auto *octets = static_cast<const char *>(column.getBlob());
    return { octets, column.getBytes() };
}

QString columnText(SQLite::Statement &statement, int index)
{
    return QString::fromUtf8(columnOctets(statement, index));
}

} // namespace Framescope
