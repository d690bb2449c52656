#include "app/session/checkpointvfs.h"

#include "app/session/directwriter.h"

#include <sqlite3.h>

#include <cstddef>
#include <new>
#include <tuple>

namespace Framescope {

namespace {

/// A database as SQLite sees it. Behind it in memory is the file of the usual file system, to which
/// everything goes but what a checkpoint writes.
struct CheckpointFile
{
    sqlite3_file base {}; ///< first: SQLite knows no more of it
    DirectWriter *writer = nullptr;
    bool checkpointing = false;
    int failure = SQLITE_OK; ///< of what SQLite believes to be written
};

constexpr std::size_t FileSize = (sizeof(CheckpointFile) + alignof(std::max_align_t) - 1)
    / alignof(std::max_align_t) * alignof(std::max_align_t);

CheckpointFile &ours(sqlite3_file *file)
{
    return *reinterpret_cast<CheckpointFile *>(file);
}

sqlite3_file *usual(sqlite3_file *file)
{
    return reinterpret_cast<sqlite3_file *>(reinterpret_cast<char *>(file) + FileSize);
}

/// Writes what could not be written past the system's memory through it.
int writePending(sqlite3_file *file)
{
    CheckpointFile &own = ours(file);
    for (DirectWriter &writer = *own.writer; !writer.pending().isEmpty(); writer.clearPending()) {
        const QByteArrayView pending = writer.pending();
        if (own.failure == SQLITE_OK)
            own.failure = usual(file)->pMethods->xWrite(usual(file), pending.data(),
                static_cast<int>(pending.size()), writer.pendingOffset());
    }
    return own.failure;
}

/// Writes what is pending, and waits for it.
int settle(sqlite3_file *file)
{
    CheckpointFile &own = ours(file);
    if (own.failure != SQLITE_OK || !own.writer || own.writer->flush())
        return own.failure;
    return writePending(file);
}

int closeFile(sqlite3_file *file)
{
    const int settled = settle(file);
    const int closed = usual(file)->pMethods->xClose(usual(file));
    return settled != SQLITE_OK ? settled : closed;
}

int writeFile(sqlite3_file *file, const void *octets, int size, sqlite3_int64 offset)
{
    CheckpointFile &own = ours(file);
    if (own.failure != SQLITE_OK)
        return own.failure;
    if (own.checkpointing && own.writer) {
        const QByteArrayView view(static_cast<const char *>(octets), size);
        if (own.writer->take(view, offset))
            return SQLITE_OK;
        if (!own.writer->begin() && writePending(file) != SQLITE_OK)
            return own.failure;
        if (own.writer->take(view, offset))
            return SQLITE_OK;
        // It is written otherwise, and not before what stood there.
        if (const int settled = settle(file); settled != SQLITE_OK)
            return settled;
    }
    return usual(file)->pMethods->xWrite(usual(file), octets, size, offset);
}

/// Operation of xFileControl; SQLite's own are less than 100.
constexpr int SetWriter = 4711;

int controlFile(sqlite3_file *file, int operation, void *argument)
{
    if (operation == SetWriter) {
        ours(file).writer = static_cast<DirectWriter *>(argument);
        return SQLITE_OK;
    }
    // SQLite has the log to itself in between, and marks it as moved only afterwards.
    if (operation == SQLITE_FCNTL_CKPT_START) {
        ours(file).checkpointing = true;
    } else if (operation == SQLITE_FCNTL_CKPT_DONE) {
        ours(file).checkpointing = false;
        std::ignore = settle(file); // nobody would see it; whatever is called next tells
    } else if (operation == SQLITE_FCNTL_SIZE_HINT && ours(file).checkpointing && ours(file).writer
        && ours(file).writer->isUsable()) {
        ours(file).writer->reserve(*static_cast<const sqlite3_int64 *>(argument));
    }
    return usual(file)->pMethods->xFileControl(usual(file), operation, argument);
}

/// Calls \a Method of the usual file, once nothing is pending.
template <auto Method, typename... Arguments>
int settled(sqlite3_file *file, Arguments... arguments)
{
    if (const int result = settle(file); result != SQLITE_OK)
        return result;
    return (usual(file)->pMethods->*Method)(usual(file), arguments...);
}

template <auto Method, typename... Arguments>
auto passed(sqlite3_file *file, Arguments... arguments)
{
    return (usual(file)->pMethods->*Method)(usual(file), arguments...);
}

using Methods = sqlite3_io_methods;

const Methods FileMethods {
    3,
    closeFile,
    settled<&Methods::xRead>,
    writeFile,
    settled<&Methods::xTruncate>,
    settled<&Methods::xSync>,
    settled<&Methods::xFileSize>,
    passed<&Methods::xLock>,
    passed<&Methods::xUnlock>,
    passed<&Methods::xCheckReservedLock>,
    controlFile,
    passed<&Methods::xSectorSize>,
    passed<&Methods::xDeviceCharacteristics>,
    passed<&Methods::xShmMap>,
    passed<&Methods::xShmLock>,
    passed<&Methods::xShmBarrier>,
    passed<&Methods::xShmUnmap>,
    passed<&Methods::xFetch>,
    passed<&Methods::xUnfetch>,
};

sqlite3_vfs *usualVfs()
{
    static sqlite3_vfs *const vfs = sqlite3_vfs_find(nullptr);
    return vfs;
}

int openFile(sqlite3_vfs *, const char *name, sqlite3_file *file, int flags, int *outFlags)
{
    sqlite3_vfs *vfs = usualVfs();
    if ((flags & SQLITE_OPEN_MAIN_DB) == 0 || !name)
        return vfs->xOpen(vfs, name, file, flags, outFlags);
    const int opened = vfs->xOpen(vfs, name, usual(file), flags, outFlags);
    if (opened != SQLITE_OK || usual(file)->pMethods->iVersion < FileMethods.iVersion) {
        if (opened == SQLITE_OK)
            usual(file)->pMethods->xClose(usual(file));
        file->pMethods = nullptr;
        return opened == SQLITE_OK ? SQLITE_CANTOPEN : opened;
    }
    CheckpointFile *own = new (file) CheckpointFile;
    own->base.pMethods = &FileMethods;
    return SQLITE_OK;
}

} // namespace

const char *checkpointVfs()
{
    static constexpr const char *Name = "framescope-checkpoint";
    static sqlite3_vfs vfs = [] {
        sqlite3_vfs made = *usualVfs();
        made.zName = Name;
        made.szOsFile += static_cast<int>(FileSize);
        made.xOpen = openFile;
        made.pNext = nullptr;
        return made;
    }();
    static const int registered = sqlite3_vfs_register(&vfs, 0);
    Q_UNUSED(registered)
    return Name;
}

void setDirectWriter(sqlite3 *sql, DirectWriter &writer)
{
    sqlite3_file_control(sql, "main", SetWriter, &writer);
}

} // namespace Framescope
