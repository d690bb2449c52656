#pragma once

#include "app/exchange/exchangeformat.h"
#include "app/exchange/outputfile.h"
#include "app/exchange/redaction.h"
#include "app/session/frameblock.h"
#include "protocol/result.h"

#include <QStringList>

#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>

namespace Framescope {

class FileSessionStore;
class SessionImporter;
class SessionStore;

/// Makes a file of one format from a file of another. Memory does not grow with the files: what is
/// no session file is read into one first, beside the output, if that has to be read more than
/// once.
class Conversion
{
public:
    struct Options
    {
        QString input;
        QString output;
        ExchangeFormat outputFormat = ExchangeFormat::Session;
        bool overwrite = false;
        Redaction redaction {};
    };

    struct Outcome
    {
        /// The input could not be read to its end. What stands before the damage is in the output,
        /// unless that is nothing at all: then there is none.
        std::optional<Error> damage {};
        /// The output could not be written, or the format is not known: nothing was written.
        std::optional<Error> failure {};
        quint64 frames = 0;
        qsizetype connections = 0;
        bool isWritten = false;
        bool isStopped = false; ///< nothing was written
        QStringList notes {}; ///< what was left out, merged or made up, a sentence each
    };

    explicit Conversion(Options options);
    ~Conversion();

    /// Nothing is left behind but the output when it is whole.
    Outcome run(const std::stop_token &stop);

    struct Progress
    {
        bool isReading = false; ///< of a format in which nothing tells how much there is
        FrameId frames = 0; ///< that were read, or written
        FrameId all = 0; ///< unless isReading
    };
    /// How far run() is. Any thread.
    Progress progress() const;

private:
    /// A session that is being converted, and the file it is in if that is ours.
    struct Stage
    {
        std::shared_ptr<FileSessionStore> session;
        std::unique_ptr<OutputFile> file;
    };

    void convert(const std::stop_token &stop);
    std::optional<ExchangeFormat> inputFormat();
    bool openInput(ExchangeFormat format, const std::stop_token &stop);
    bool import(SessionImporter &importer, const std::stop_token &stop);
    template <typename Fill>
    bool nextStage(const QDateTime &started, Fill fill);
    bool redact(const std::stop_token &stop);
    void finish(const std::stop_token &stop);
    /// What progress() is to look at: what is filled from a foreign format, or what is gone
    /// through.
    void watch(
        std::shared_ptr<const SessionStore> target, std::shared_ptr<const FileSessionStore> source);
    void fail(const Error &error);
    bool shouldStop(const std::stop_token &stop);

    const Options m_options;
    Outcome m_outcome;
    Stage m_stage;

    mutable std::mutex m_mutex; ///< guards all below
    std::shared_ptr<const SessionStore> m_target;
    std::shared_ptr<const FileSessionStore> m_source;
};

} // namespace Framescope
