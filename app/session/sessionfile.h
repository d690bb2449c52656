#pragma once

#include "app/session/annotation.h"
#include "app/session/blockentry.h"
#include "app/session/connectionrecord.h"
#include "protocol/result.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <functional>
#include <memory>
#include <optional>

namespace Framescope {

class ChunkReader;

/// Some consecutive events of a session file.
struct EventPage
{
    QList<EventRecord> events; ///< in the order of recording; empty behind the last
    qint64 last = 0; ///< names the last of them, to go on behind it
};

/// A session file as values: all SQL there is. The format is written down in
/// docs/session-format.md. To be used by one thread at a time.
///
/// What is read is not trusted: the schema must be ours to the letter, no row is believed without
/// its checksum, and no memory is asked for that the file could not fill.
class SessionFile
{
public:
    /// The version that this program writes, and the latest that it reads.
    static constexpr int Format = 3;

    /// Makes a new file to be written. A file that is there already is taken only if it is empty.
    /// Errors: FileExists, FileUnwritable.
    [[nodiscard]] static Result<std::unique_ptr<SessionFile>> create(
        const QString &path, const QDateTime &started);
    /// Opens a file to be read; it may be one that is still being recorded. Errors: FileUnreadable,
    /// FileDamaged, FileTooNew.
    [[nodiscard]] static Result<std::unique_ptr<SessionFile>> open(const QString &path);
    /// Opens a file to write annotations into it, and to read. One of an earlier format becomes one
    /// of this with the first commit(). Errors: as of open(), and FileUnwritable.
    [[nodiscard]] static Result<std::unique_ptr<SessionFile>> openToAnnotate(const QString &path);

    SessionFile(const SessionFile &) = delete;
    SessionFile &operator=(const SessionFile &) = delete;
    ~SessionFile();

    QString path() const;
    /// Wall-clock time of Timestamp 0, UTC.
    QDateTime started() const;

    // Writing. Errors: FileUnwritable. After one, commit() is not to be called any more: what was
    // committed before stays.

    [[nodiscard]] Result<void> begin();
    [[nodiscard]] Result<void> commit();
    /// Takes the place of all blocks from its first id on: so small ones are joined.
    [[nodiscard]] Result<void> writeBlock(const FrameBlock &block);
    /// Takes the place of what was known of the connection.
    [[nodiscard]] Result<void> writeConnection(const ConnectionRecord &connection);
    [[nodiscard]] Result<void> writeEvent(const EventRecord &event);
    /// Takes the place of what was said of the frame; an empty one takes it back.
    [[nodiscard]] Result<void> writeAnnotation(const Annotation &annotation);
    /// Makes one plain file of what was committed, with nothing beside it.
    [[nodiscard]] Result<void> finish();

    // Reading. Errors: FileDamaged, and FileUnreadable if the disk fails.

    /// Calls \a visit for the blocks of the directory in the order of ids, until it returns false
    /// or one is damaged.
    [[nodiscard]] Result<void> visitDirectory(
        const std::function<bool(const BlockEntry &entry)> &visit);
    /// The block that holds \a id; nullopt if there is none.
    [[nodiscard]] Result<std::optional<FrameBlock>> readBlock(FrameId id);
    /// That block for one who may look at a part of it only: as readBlock(), but the octets of a
    /// large one are left in the file until \a reader is asked for them.
    [[nodiscard]] Result<std::optional<FrameBlock>> openBlock(
        FrameId id, std::shared_ptr<ChunkReader> reader);
    /// One chunk of an arena, of \a size octets, from the row \a id of `data`.
    [[nodiscard]] Result<QByteArray> readChunk(qint64 id, qsizetype size);
    /// What the directory says of that block.
    [[nodiscard]] Result<std::optional<BlockEntry>> readEntry(FrameId id);
    /// That block without its octets: a small part of it. \a used is a block that nobody needs any
    /// more, whose memory is taken.
    [[nodiscard]] Result<std::optional<FrameBlock>> readColumns(
        FrameId id, FrameBlock used = FrameBlock());
    /// Reads the octets of \a block, which readColumns() gave. False if the file has joined it with
    /// others meanwhile.
    [[nodiscard]] Result<bool> readOctets(FrameBlock &block);
    /// Calls \a visit for each connection in the order of ids, until one is damaged.
    [[nodiscard]] Result<void> visitConnections(
        const std::function<void(ConnectionRecord connection)> &visit);
    [[nodiscard]] Result<std::optional<ConnectionRecord>> readConnection(ConnectionId id);
    /// Calls \a visit for each event of \a connection, or of all connections when it is 0, in the
    /// order of recording, until it returns false or one is damaged.
    [[nodiscard]] Result<void> visitEvents(
        ConnectionId connection, const std::function<bool(EventRecord event)> &visit);
    /// What is said of frames; on damage, or if it is more than there may be, what could be read
    /// and why not all.
    [[nodiscard]] std::pair<Annotations, std::optional<Error>> readAnnotations();
    /// The events behind the one that \a last names, 0 for the first of all: some hundred of them,
    /// fewer if they are large. One that is damaged is an error only when it is the first.
    [[nodiscard]] Result<EventPage> readEvents(qint64 last);

private:
    class Database;

    explicit SessionFile(std::unique_ptr<Database> database);

    enum class Access : quint8 { Read, Annotate };
    static Result<std::unique_ptr<SessionFile>> open(const QString &path, Access access);

    std::unique_ptr<Database> m_database;
};

} // namespace Framescope
