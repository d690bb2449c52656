#include "app/session/sessionfile.h"

#include "app/session/blockcodec.h"
#include "app/session/checkpointer.h"
#include "app/session/chunkreader.h"
#include "app/session/connectioncodec.h"
#include "app/session/eventcodec.h"
#include "app/session/sessionschema.h"
#include "app/session/sqlrow.h"
#include "app/session/storednames.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QUrl>
#include <QtEndian>

#include <sqlite3.h>

#include <cerrno>
#include <cstring>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

/// How a block's payloads and messages are cut.
constexpr qsizetype ChunkSize = 1 << 20;
/// No value in a file may be larger; SQLite refuses it before it asks for memory.
constexpr int LargestValue = 256 << 20;
/// Frames of one block; what is written has FrameBlock::TargetFrames at most. Before its columns
/// are read nothing else says that a block has as many as its row in the directory says.
constexpr int64_t LargestBlock = 1 << 16;
/// Up to here a file is compacted when it is finished, if that is worth it.
constexpr qint64 CompactLimit = 64 << 20;
/// Milliseconds to wait for another program that has the file open.
constexpr int BusyTimeout = 2000;
/// Octets of payloads or messages up to which openBlock() reads them with the block.
constexpr quint64 ReadAtOnce = FrameBlock::TargetOctets;
/// What readEvents() reads at once, unless the first event alone is larger.
constexpr qsizetype PageEvents = 512;
constexpr qint64 PageOctets = 1 << 20;

/// What was read is not what was written, or was never a session.
struct Damage
{
    QString reason;
};

[[noreturn]] void throwDamage(const char *reason)
{
    throw Damage { QString::fromLatin1(reason) };
}

quint64 chunksOf(quint64 octets)
{
    return (octets + ChunkSize - 1) / ChunkSize;
}

QByteArray encodeConnections(const std::vector<ConnectionId> &connections)
{
    QByteArray octets(static_cast<qsizetype>(connections.size() * sizeof(ConnectionId)), '\0');
    qToLittleEndian<quint32>(
        connections.data(), static_cast<qsizetype>(connections.size()), octets.data());
    return octets;
}

std::vector<ConnectionId> decodeConnections(QByteArrayView octets)
{
    if (octets.size() % 4 != 0)
        throwDamage("a block's list of connections is cut");
    std::vector<ConnectionId> connections(static_cast<std::size_t>(octets.size() / 4));
    qFromLittleEndian<quint32>(
        octets.data(), static_cast<qsizetype>(connections.size()), connections.data());
    return connections;
}

QString encodeRules(const std::vector<Rule> &rules)
{
    QStringList names;
    for (Rule rule : rules)
        names.append(QString(ruleInfo(rule).name));
    return names.join(u' ');
}

std::vector<Rule> decodeRules(const QString &names)
{
    std::vector<Rule> rules;
    for (const QString &name : names.split(u' ', Qt::SkipEmptyParts)) {
        const auto rule = ruleFromName(name);
        if (!rule)
            throwDamage("a block names a rule that is not known");
        rules.push_back(*rule);
    }
    return rules;
}

/// A row of the directory, and where its octets are: the columns in the row \a firstData of `data`,
/// the chunks of payloads and then of messages in those that follow.
struct DirectoryRow
{
    BlockEntry entry;
    qint64 firstData = 0;
};

/// The rows of `data` with the first chunk of the payloads and of the messages.
std::pair<int64_t, int64_t> firstChunks(const DirectoryRow &row)
{
    const int64_t payloads = row.firstData + 1;
    return { payloads, payloads + static_cast<int64_t>(chunksOf(row.entry.payloadOctets)) };
}

DirectoryRow directoryRow(SQLite::Statement &statement)
{
    if (!isRowSound(statement))
        throwDamage("a row of the directory of blocks has a wrong checksum");
    const auto number = [&](int column) { return statement.getColumn(column).getInt64(); };
    DirectoryRow row;
    const int64_t count = number(1);
    if (number(0) < 1 || count < 1 || count > LargestBlock || number(7) < 0 || number(8) < 0
        || number(9) < 1)
        throwDamage("a row of the directory of blocks makes no sense");
    row.entry.firstId = static_cast<FrameId>(number(0));
    row.entry.count = static_cast<quint32>(count);
    row.entry.firstTime = number(2);
    row.entry.lastTime = number(3);
    row.entry.connections = decodeConnections(columnOctets(statement, 4));
    row.entry.opcodes = static_cast<quint32>(number(5));
    row.entry.rules = decodeRules(columnText(statement, 6));
    row.entry.payloadOctets = static_cast<quint64>(number(7));
    row.entry.messageOctets = static_cast<quint64>(number(8));
    row.firstData = number(9);
    return row;
}

EventRecord eventFromRow(SQLite::Statement &statement)
{
    if (!isRowSound(statement))
        throwDamage("an event has a wrong checksum");
    const auto event = EventCodec::decode({ columnText(statement, 3),
        QJsonDocument::fromJson(columnOctets(statement, 4).toByteArray()).object(),
        columnOctets(statement, 5).toByteArray() });
    const int64_t connection = statement.getColumn(1).getInt64();
    if (!event || connection < 0 || connection > std::numeric_limits<ConnectionId>::max())
        throwDamage("an event makes no sense");
    return { static_cast<ConnectionId>(connection), statement.getColumn(2).getInt64(), *event };
}

Annotation annotationFromRow(SQLite::Statement &statement)
{
    if (!isRowSound(statement))
        throwDamage("an annotation has a wrong checksum");
    const int64_t frame = statement.getColumn(0).getInt64();
    const QString colour = columnText(statement, 1);
    const auto known = fromStoredName<AnnotationColour>(colour);
    if (frame < 1 || (!known && !colour.isEmpty()))
        throwDamage("an annotation makes no sense");
    if (columnOctets(statement, 2).size() > Annotations::MaxNoteOctets)
        throwDamage("a note is longer than it may be");
    return { static_cast<FrameId>(frame), known.value_or(AnnotationColour::None),
        columnText(statement, 2) };
}

} // namespace

class SessionFile::Database
{
public:
    /// \a file must be absolute, so that SQLite does not take it for a URI.
    Database(const QString &file, const QString &name, int flags)
        : path(file)
        , sql(name.toStdString(), flags, BusyTimeout)
    {
    }

    Error error(ErrorCode code, const QString &reason) const
    {
        return { code, u"%1: %2"_s.arg(path, reason) };
    }

    template <typename Call>
    Result<void> write(Call call)
    {
        try {
            call();
            return {};
        } catch (const SQLite::Exception &exception) {
            const bool full = exception.getErrorCode() == SQLITE_FULL;
            return tl::unexpected(error(ErrorCode::FileUnwritable,
                full ? u"the disk is full"_s : QString::fromUtf8(exception.what())));
        }
    }

    template <typename Call>
    auto read(Call call) -> Result<decltype(call())>
    {
        try {
            return Result<decltype(call())>(call());
        } catch (const SQLite::Exception &exception) {
            const int code = exception.getErrorCode();
            const bool ours = code == SQLITE_IOERR || code == SQLITE_BUSY || code == SQLITE_NOMEM
                || code == SQLITE_CANTOPEN;
            return tl::unexpected(error(ours ? ErrorCode::FileUnreadable : ErrorCode::FileDamaged,
                code == SQLITE_NOTADB ? u"it is no session file"_s
                                      : QString::fromUtf8(exception.what())));
        } catch (const Damage &damage) {
            return tl::unexpected(error(ErrorCode::FileDamaged, damage.reason));
        }
    }

    SQLite::Statement &prepared(std::unique_ptr<SQLite::Statement> &statement, const char *text)
    {
        if (!statement)
            statement = std::make_unique<SQLite::Statement>(sql, text);
        return *statement;
    }

    int64_t pragma(const char *name)
    {
        return sql.execAndGet(std::string("PRAGMA ") + name).getInt64();
    }

    void distrust();
    void readSession();
    void migrate();
    void writeData(QByteArrayView octets);
    void writeChunks(QByteArrayView octets);
    /// In place until the next call.
    QByteArrayView readData(int64_t id);
    /// As readData(), of a chunk of \a size octets.
    QByteArrayView readChunk(int64_t id, qsizetype size);
    /// Refuses an arena of more octets than the file can hold.
    void checkRoom(quint64 octets);
    void readChunks(int64_t id, quint64 octets, QByteArray &into);
    std::optional<DirectoryRow> findBlock(FrameId id);
    FrameBlock readColumns(const DirectoryRow &row, FrameBlock used);
    void readOctets(const DirectoryRow &row, FrameBlock &block);
    static void checkOctets(const FrameBlock &block);
    template <typename Call>
    auto readSnapshot(Call call) -> Result<decltype(call())>;
    void compact();

    const QString path;
    std::optional<Checkpointer> checkpointer; ///< when recording; outlives the locks of sql
    int logPages = 0; ///< likewise: in the log after the last commit
    SQLite::Database sql;
    QDateTime started;
    int64_t format = Format; ///< of the file
    int64_t nextData = 1; ///< when writing
    FrameId endId = 1; ///< when writing
    int64_t lastEvent = 0; ///< when writing

    // Prepared when they are first needed.
    std::unique_ptr<SQLite::Statement> insertBlock;
    std::unique_ptr<SQLite::Statement> insertData;
    std::unique_ptr<SQLite::Statement> insertEvent;
    std::unique_ptr<SQLite::Statement> insertConnection;
    std::unique_ptr<SQLite::Statement> selectBlock;
    std::unique_ptr<SQLite::Statement> selectData;
};

SessionFile::SessionFile(std::unique_ptr<Database> database)
    : m_database(std::move(database))
{
}

SessionFile::~SessionFile() = default;

QString SessionFile::path() const
{
    return m_database->path;
}

QDateTime SessionFile::started() const
{
    return m_database->started;
}

Result<std::unique_ptr<SessionFile>> SessionFile::create(
    const QString &path, const QDateTime &started)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    QFile file(absolute);
    const bool isNew = file.open(QIODevice::WriteOnly | QIODevice::NewOnly);
    if (!isNew) {
        const QFileInfo there(absolute);
        if (there.exists() && (!there.isFile() || there.size() > 0))
            return tl::unexpected(Error { ErrorCode::FileExists, path });
        if (!there.exists())
            return tl::unexpected(
                Error { ErrorCode::FileUnwritable, u"%1: %2"_s.arg(path, file.errorString()) });
    }
    file.close();
    try {
        auto database = std::make_unique<Database>(absolute, absolute, SQLite::OPEN_READWRITE);
        SQLite::Database &sql = database->sql;
        sql.exec("PRAGMA page_size=" + std::to_string(SessionSchema::PageSize));
        sql.exec("PRAGMA application_id=" + std::to_string(SessionSchema::ApplicationId));
        sql.exec("PRAGMA user_version=" + std::to_string(Format));
        sql.exec("PRAGMA journal_mode=WAL");
        // A process that dies loses nothing by it. Waiting for the disk at each checkpoint would
        // write everything twice before traffic may go on; finish() waits for it once.
        sql.exec("PRAGMA synchronous=OFF");
        sql.exec("PRAGMA secure_delete=OFF"); // what is joined is not secret, only stale
        database->checkpointer.emplace(absolute);
        sqlite3_wal_hook(
            sql.getHandle(),
            [](void *pages, sqlite3 *, const char *, int count) {
                *static_cast<int *>(pages) = count;
                return SQLITE_OK;
            },
            &database->logPages);
        SQLite::Transaction transaction(sql);
        for (const SessionSchema::Object &object : SessionSchema::Objects)
            sql.exec(object.sql); // by name: the index comes after its table
        database->started = started.toUTC();
        SQLite::Statement insert(sql, "INSERT INTO session VALUES (?, ?, ?, ?)");
        RowWriter(insert)
            .integer(1)
            .integer(started.toMSecsSinceEpoch() * 1'000'000)
            .text(u"framescope " FRAMESCOPE_VERSION ""_s)
            .run();
        transaction.commit();
        return std::unique_ptr<SessionFile>(new SessionFile(std::move(database)));
    } catch (const SQLite::Exception &exception) {
        if (isNew)
            QFile::remove(absolute);
        return tl::unexpected(Error { ErrorCode::FileUnwritable,
            u"%1: %2"_s.arg(path, QString::fromUtf8(exception.what())) });
    }
}

/// Somebody else has made the file.
void SessionFile::Database::distrust()
{
    sqlite3 *handle = sql.getHandle();
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
    sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, LargestValue);
    sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0);
    sql.exec("PRAGMA cell_size_check=ON");
    sql.exec("PRAGMA mmap_size=0"); // a file that is cut while we read must not end the program
}

void SessionFile::Database::readSession()
{
    SQLite::Statement schema(sql, "SELECT name, sql FROM sqlite_schema ORDER BY name");
    bool isThere = schema.executeStep();
    if (!isThere) // of a recording that was copied before it was closed
        throwDamage("it is empty: perhaps the file with the name that ends in -wal is missing");
    bool matches = true;
    for (const SessionSchema::Object &object : SessionSchema::Objects) {
        if (object.since > format)
            continue;
        matches = matches && isThere && columnOctets(schema, 0) == QByteArrayView(object.name)
            && columnOctets(schema, 1) == QByteArrayView(object.sql);
        isThere = matches && schema.executeStep();
    }
    if (!matches || isThere)
        throwDamage("its tables are not those of a session");
    SQLite::Statement session(sql, "SELECT id, started, program, checksum FROM session");
    if (!session.executeStep() || !isRowSound(session))
        throwDamage("the row of the session is missing or has a wrong checksum");
    started = QDateTime::fromMSecsSinceEpoch(session.getColumn(1).getInt64() / 1'000'000, Qt::UTC);
}

/// Adds what the version of the file has not.
void SessionFile::Database::migrate()
{
    if (format == Format)
        return;
    for (const SessionSchema::Object &object : SessionSchema::Objects) {
        if (object.since > format)
            sql.exec(object.sql);
    }
    sql.exec("PRAGMA user_version=" + std::to_string(Format));
    format = Format;
}

Result<std::unique_ptr<SessionFile>> SessionFile::open(const QString &path)
{
    return open(path, Access::Read);
}

Result<std::unique_ptr<SessionFile>> SessionFile::openToAnnotate(const QString &path)
{
    return open(path, Access::Annotate);
}

Result<std::unique_ptr<SessionFile>> SessionFile::open(const QString &path, Access access)
{
    // To open the file by ourselves, and to close it again, would end the locks of this process on
    // it: somebody else here may be recording into it.
    const QFileInfo info(path);
    const QString absolute = info.absoluteFilePath();
    const int failure = !info.exists() ? ENOENT
        : info.isDir()                 ? EISDIR
        : !info.isReadable()           ? EACCES
                                       : 0;
    if (failure != 0)
        return tl::unexpected(
            Error { ErrorCode::FileUnreadable, u"%1: %2"_s.arg(path, qt_error_string(failure)) });
    if (!info.isFile()) // SQLite would wait for somebody to write into a pipe
        return tl::unexpected(
            Error { ErrorCode::FileDamaged, u"%1: it is no session file"_s.arg(path) });

    // Where nothing can be written beside the file, SQLite cannot lock it; then nobody can change
    // it either, unless a log is there that would have to be read too.
    const bool isLoneAndFixed = access == Access::Read
        && !QFileInfo(QFileInfo(absolute).path()).isWritable()
        && QFileInfo(absolute + u"-wal"_s).size() == 0;
    const QString name = isLoneAndFixed
        ? QString::fromLatin1(QUrl::fromLocalFile(absolute).toEncoded()) + u"?immutable=1"_s
        : absolute;
    const int flags = access == Access::Annotate
        ? SQLite::OPEN_READWRITE
        : SQLite::OPEN_READONLY | (isLoneAndFixed ? SQLite::OPEN_URI : 0);
    std::unique_ptr<Database> database;
    try {
        database = std::make_unique<Database>(absolute, name, flags);
    } catch (const SQLite::Exception &exception) {
        return tl::unexpected(Error { ErrorCode::FileUnreadable,
            u"%1: %2"_s.arg(path, QString::fromUtf8(exception.what())) });
    }
    int64_t &format = database->format;
    const Result<int> checked = database->read([&] {
        database->distrust();
        if (access == Access::Read)
            database->sql.exec("PRAGMA query_only=ON");
        if (database->pragma("application_id") != SessionSchema::ApplicationId)
            throwDamage("it is no session file");
        format = database->pragma("user_version");
        if (format < 1)
            throwDamage("it says no version of the format");
        if (format <= Format)
            database->readSession();
        return 0;
    });
    if (!checked)
        return tl::unexpected(checked.error());
    if (format > Format)
        return tl::unexpected(
            Error { ErrorCode::FileTooNew, u"%1 (format %2)"_s.arg(path).arg(format) });
    return std::unique_ptr<SessionFile>(new SessionFile(std::move(database)));
}

Result<void> SessionFile::begin()
{
    return m_database->write([this] { m_database->sql.exec("BEGIN IMMEDIATE"); });
}

Result<void> SessionFile::commit()
{
    Database &database = *m_database;
    if (auto committed = database.write([&] { database.sql.exec("COMMIT"); }); !committed)
        return committed;
    if (!database.checkpointer)
        return {};
    if (const auto failure = database.checkpointer->committed(database.logPages))
        return tl::unexpected(database.error(ErrorCode::FileUnwritable, *failure));
    return {};
}

void SessionFile::Database::writeData(QByteArrayView octets)
{
    RowWriter(prepared(insertData, "INSERT INTO data VALUES (?, ?, ?)"))
        .integer(nextData)
        .blob(octets)
        .run();
    ++nextData;
}

void SessionFile::Database::writeChunks(QByteArrayView octets)
{
    for (qsizetype at = 0; at < octets.size(); at += ChunkSize)
        writeData(octets.sliced(at, std::min(ChunkSize, octets.size() - at)));
}

Result<void> SessionFile::writeBlock(const FrameBlock &block)
{
    Database &database = *m_database;
    return database.write([&] {
        if (block.firstId() < database.endId) {
            SQLite::Statement first(
                database.sql, "SELECT min(first_data) FROM block WHERE first_id >= ?");
            first.bind(1, static_cast<int64_t>(block.firstId()));
            first.executeStep();
            database.nextData = first.getColumn(0).getInt64();
            for (const auto &[text, id] :
                { std::pair("DELETE FROM data WHERE id >= ?", database.nextData),
                    std::pair("DELETE FROM block WHERE first_id >= ?",
                        static_cast<int64_t>(block.firstId())) }) {
                SQLite::Statement remove(database.sql, text);
                remove.bind(1, id);
                remove.exec();
            }
        }
        const BlockEntry entry = makeBlockEntry(block);
        const int64_t firstData = database.nextData;
        database.writeData(BlockCodec::encodeColumns(block, entry));
        database.writeChunks(BlockCodec::payloads(block));
        database.writeChunks(BlockCodec::messages(block));
        const QByteArray connections = encodeConnections(entry.connections);
        RowWriter(database.prepared(database.insertBlock,
                      "INSERT INTO block VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"))
            .integer(static_cast<qint64>(entry.firstId))
            .integer(entry.count)
            .integer(entry.firstTime)
            .integer(entry.lastTime)
            .blob(connections)
            .integer(entry.opcodes)
            .text(encodeRules(entry.rules))
            .integer(static_cast<qint64>(entry.payloadOctets))
            .integer(static_cast<qint64>(entry.messageOctets))
            .integer(firstData)
            .run();
        database.endId = block.endId();
    });
}

Result<void> SessionFile::writeConnection(const ConnectionRecord &connection)
{
    return m_database->write([&] {
        RowWriter row(m_database->prepared(m_database->insertConnection,
            "INSERT OR REPLACE INTO connection VALUES "
            "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"));
        ConnectionCodec::bind(row, connection);
        row.run();
    });
}

Result<void> SessionFile::writeEvent(const EventRecord &event)
{
    return m_database->write([&] {
        // The id is part of the checksum, so it is ours to give.
        SQLite::Statement &insert = m_database->prepared(
            m_database->insertEvent, "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?)");
        const EventCodec::StoredEvent stored = EventCodec::encode(event.event);
        RowWriter(insert)
            .integer(++m_database->lastEvent)
            .integer(event.connection)
            .integer(event.time)
            .text(stored.kind)
            .text(QString::fromUtf8(QJsonDocument(stored.details).toJson(QJsonDocument::Compact)))
            .blob(stored.octets)
            .run();
    });
}

Result<void> SessionFile::writeAnnotation(const Annotation &annotation)
{
    return m_database->write([&] {
        m_database->migrate();
        if (annotation.isEmpty()) {
            SQLite::Statement remove(m_database->sql, "DELETE FROM annotation WHERE frame = ?");
            remove.bind(1, static_cast<int64_t>(annotation.frame));
            remove.exec();
            return;
        }
        SQLite::Statement insert(
            m_database->sql, "INSERT OR REPLACE INTO annotation VALUES (?, ?, ?, ?)");
        RowWriter(insert)
            .integer(static_cast<qint64>(annotation.frame))
            .text(QString(storedName(annotation.colour)))
            .text(annotation.note)
            .run();
    });
}

/// Blocks that were joined leave pages behind that nobody needs: in a small file they would be most
/// of it.
void SessionFile::Database::compact()
{
    const int64_t pages = pragma("page_count");
    const int64_t unused = pragma("freelist_count");
    if (unused * 20 > pages && pages * SessionSchema::PageSize <= CompactLimit)
        sql.tryExec("VACUUM"); // without it the file is only larger
}

Result<void> SessionFile::finish()
{
    Database &database = *m_database;
    if (database.checkpointer)
        database.checkpointer->finish();
    return database.write([&] {
        if (sqlite3_get_autocommit(database.sql.getHandle()) == 0)
            database.sql.exec("ROLLBACK"); // of what has failed
        database.compact();
        database.sql.exec("PRAGMA synchronous=FULL");
        database.sql.exec("PRAGMA wal_checkpoint(TRUNCATE)");
        database.insertBlock.reset(); // statements would keep the journal
        database.insertData.reset();
        database.insertEvent.reset();
        database.insertConnection.reset();
        database.sql.exec("PRAGMA journal_mode=DELETE");
    });
}

Result<void> SessionFile::visitDirectory(const std::function<bool(const BlockEntry &entry)> &visit)
{
    Database &database = *m_database;
    return database
        .read([&] {
            SQLite::Statement statement(database.sql, "SELECT * FROM block ORDER BY first_id");
            FrameId next = 1;
            while (statement.executeStep()) {
                const DirectoryRow row = directoryRow(statement);
                if (row.entry.firstId != next)
                    throwDamage("the directory of blocks has a gap");
                next = row.entry.endId();
                if (!visit(row.entry))
                    break;
            }
            return 0;
        })
        .map([](int) {});
}

QByteArrayView SessionFile::Database::readData(int64_t id)
{
    SQLite::Statement &statement
        = prepared(selectData, "SELECT id, octets, checksum FROM data WHERE id = ?");
    statement.reset();
    statement.bind(1, id);
    if (!statement.executeStep())
        throwDamage("octets of a block are missing");
    if (!isRowSound(statement))
        throwDamage("octets of a block have a wrong checksum");
    return columnOctets(statement, 1);
}

void SessionFile::Database::checkRoom(quint64 octets)
{
    const quint64 room = static_cast<quint64>(pragma("page_count"))
        * static_cast<quint64>(SessionSchema::PageSize);
    if (octets > room)
        throwDamage("a block is said to be larger than the file");
}

QByteArrayView SessionFile::Database::readChunk(int64_t id, qsizetype size)
{
    const QByteArrayView chunk = readData(id);
    if (chunk.size() != size)
        throwDamage("octets of a block are not as many as they should be");
    return chunk;
}

void SessionFile::Database::readChunks(int64_t id, quint64 octets, QByteArray &into)
{
    checkRoom(octets);
    into.resize(static_cast<qsizetype>(octets));
    for (qsizetype at = 0; at < into.size(); at += ChunkSize) {
        const QByteArrayView chunk = readChunk(id++, std::min(into.size() - at, ChunkSize));
        std::memcpy(into.data() + at, chunk.data(), static_cast<std::size_t>(chunk.size()));
    }
}

std::optional<DirectoryRow> SessionFile::Database::findBlock(FrameId id)
{
    SQLite::Statement &statement = prepared(
        selectBlock, "SELECT * FROM block WHERE first_id <= ? ORDER BY first_id DESC LIMIT 1");
    statement.reset();
    statement.bind(1, static_cast<int64_t>(id));
    std::optional<DirectoryRow> row;
    if (statement.executeStep())
        row = directoryRow(statement);
    statement.reset();
    return row && id < row->entry.endId() ? row : std::nullopt;
}

FrameBlock SessionFile::Database::readColumns(const DirectoryRow &row, FrameBlock used)
{
    std::optional<FrameBlock> block
        = BlockCodec::decode(row.entry, readData(row.firstData), std::move(used));
    if (!block)
        throwDamage("the columns of a block make no sense");
    return std::move(*block);
}

void SessionFile::Database::checkOctets(const FrameBlock &block)
{
    if (!block.hasOctets())
        throwDamage("the octets of a block are not as many as its columns say");
}

void SessionFile::Database::readOctets(const DirectoryRow &row, FrameBlock &block)
{
    const auto [firstPayload, firstMessage] = firstChunks(row);
    readChunks(firstPayload, row.entry.payloadOctets, BlockCodec::payloads(block).memory());
    readChunks(firstMessage, row.entry.messageOctets, BlockCodec::messages(block).memory());
    checkOctets(block);
}

template <typename Call>
auto SessionFile::Database::readSnapshot(Call call) -> Result<decltype(call())>
{
    return read([&] {
        // One transaction: another program may join blocks between two questions.
        SQLite::Transaction snapshot(sql);
        auto result = call();
        if (selectData)
            selectData->reset();
        snapshot.commit();
        return result;
    });
}

Result<std::optional<FrameBlock>> SessionFile::readBlock(FrameId id)
{
    Database &database = *m_database;
    return database.readSnapshot([&]() -> std::optional<FrameBlock> {
        const std::optional<DirectoryRow> row = database.findBlock(id);
        if (!row)
            return std::nullopt;
        FrameBlock block = database.readColumns(*row, FrameBlock());
        database.readOctets(*row, block);
        return block;
    });
}

Result<std::optional<FrameBlock>> SessionFile::openBlock(
    FrameId id, std::shared_ptr<ChunkReader> reader)
{
    Database &database = *m_database;
    return database.readSnapshot([&]() -> std::optional<FrameBlock> {
        const std::optional<DirectoryRow> row = database.findBlock(id);
        if (!row)
            return std::nullopt;
        FrameBlock block = database.readColumns(*row, FrameBlock());
        const BlockEntry &entry = row->entry;
        if (entry.payloadOctets <= ReadAtOnce && entry.messageOctets <= ReadAtOnce) {
            database.readOctets(*row, block);
            return block;
        }
        // Such a block is never joined with others: its chunks stay where they are.
        const auto leave = [&](OctetArena &arena, int64_t first, quint64 octets) {
            database.checkRoom(octets);
            const auto size = static_cast<qsizetype>(octets);
            arena.setChunks(std::make_shared<const ChunkedOctets>(
                size, ChunkSize, [reader, first, size, frame = entry.firstId](qsizetype index) {
                    const qsizetype rest = size - index * ChunkSize;
                    return reader->read(first + index, std::min(rest, ChunkSize), frame);
                }));
        };
        const auto [firstPayload, firstMessage] = firstChunks(*row);
        leave(BlockCodec::payloads(block), firstPayload, entry.payloadOctets);
        leave(BlockCodec::messages(block), firstMessage, entry.messageOctets);
        database.checkOctets(block);
        return block;
    });
}

Result<QByteArray> SessionFile::readChunk(qint64 id, qsizetype size)
{
    Database &database = *m_database;
    return database.readSnapshot([&] { return database.readChunk(id, size).toByteArray(); });
}

Result<std::optional<BlockEntry>> SessionFile::readEntry(FrameId id)
{
    return m_database->read([&]() -> std::optional<BlockEntry> {
        std::optional<DirectoryRow> row = m_database->findBlock(id);
        if (!row)
            return std::nullopt;
        return std::move(row->entry);
    });
}

Result<std::optional<FrameBlock>> SessionFile::readColumns(FrameId id, FrameBlock used)
{
    Database &database = *m_database;
    return database.readSnapshot([&]() -> std::optional<FrameBlock> {
        const std::optional<DirectoryRow> row = database.findBlock(id);
        if (!row)
            return std::nullopt;
        return database.readColumns(*row, std::move(used));
    });
}

Result<bool> SessionFile::readOctets(FrameBlock &block)
{
    Database &database = *m_database;
    return database.readSnapshot([&] {
        const std::optional<DirectoryRow> row = database.findBlock(block.firstId());
        const bool isSame
            = row && row->entry.firstId == block.firstId() && row->entry.endId() == block.endId();
        if (isSame)
            database.readOctets(*row, block);
        return isSame;
    });
}

Result<void> SessionFile::visitConnections(
    const std::function<void(ConnectionRecord connection)> &visit)
{
    Database &database = *m_database;
    return database
        .read([&] {
            SQLite::Statement statement(database.sql, "SELECT * FROM connection ORDER BY id");
            while (statement.executeStep()) {
                auto connection
                    = isRowSound(statement) ? ConnectionCodec::fromRow(statement) : std::nullopt;
                if (!connection)
                    throwDamage("a connection has a wrong checksum or makes no sense");
                visit(std::move(*connection));
            }
            return 0;
        })
        .map([](int) {});
}

Result<std::optional<ConnectionRecord>> SessionFile::readConnection(ConnectionId id)
{
    Database &database = *m_database;
    return database.read([&]() -> std::optional<ConnectionRecord> {
        SQLite::Statement statement(database.sql, "SELECT * FROM connection WHERE id = ?");
        statement.bind(1, static_cast<int64_t>(id));
        if (!statement.executeStep())
            return std::nullopt;
        auto connection
            = isRowSound(statement) ? ConnectionCodec::fromRow(statement) : std::nullopt;
        if (!connection)
            throwDamage("a connection has a wrong checksum or makes no sense");
        return connection;
    });
}

Result<void> SessionFile::visitEvents(
    ConnectionId connection, const std::function<bool(EventRecord event)> &visit)
{
    Database &database = *m_database;
    return database
        .read([&] {
            SQLite::Statement statement(database.sql,
                connection == 0 ? "SELECT * FROM event ORDER BY id"
                                : "SELECT * FROM event WHERE connection = ? ORDER BY id");
            if (connection != 0)
                statement.bind(1, static_cast<int64_t>(connection));
            while (statement.executeStep() && visit(eventFromRow(statement))) { }
            return 0;
        })
        .map([](int) {});
}

std::pair<Annotations, std::optional<Error>> SessionFile::readAnnotations()
{
    Database &database = *m_database;
    Annotations annotations;
    if (database.format < 2)
        return { annotations, std::nullopt };
    const auto read = database.read([&] {
        SQLite::Statement statement(database.sql, "SELECT * FROM annotation ORDER BY frame");
        while (statement.executeStep()) {
            const Annotation annotation = annotationFromRow(statement);
            if (annotations.refusal(annotation))
                throwDamage("there are more annotations than there may be");
            annotations.put(annotation);
        }
        return 0;
    });
    return { annotations, read ? std::nullopt : std::optional(read.error()) };
}

Result<EventPage> SessionFile::readEvents(qint64 last)
{
    Database &database = *m_database;
    return database.read([&] {
        EventPage page;
        page.last = last;
        SQLite::Statement statement(
            database.sql, "SELECT * FROM event WHERE id > ? ORDER BY id LIMIT ?");
        statement.bind(1, static_cast<int64_t>(last));
        statement.bind(2, static_cast<int64_t>(PageEvents));
        qint64 octets = 0;
        while (octets < PageOctets && statement.executeStep()) {
            try {
                page.events.append(eventFromRow(statement));
            } catch (const Damage &) {
                if (page.events.isEmpty())
                    throw;
                break; // the next page begins with it
            }
            page.last = statement.getColumn(0).getInt64();
            octets += statement.getColumn(4).getBytes() + statement.getColumn(5).getBytes();
        }
        return page;
    });
}

} // namespace Framescope
