#include "app/exchange/conversion.h"

#include "app/exchange/harreader.h"
#include "app/exchange/harwriter.h"
#include "app/exchange/jsonlinesreader.h"
#include "app/exchange/jsonlineswriter.h"
#include "app/exchange/mitmreader.h"
#include "app/exchange/pcapngwriter.h"
#include "app/exchange/pcapreader.h"
#include "app/exchange/sessioncopy.h"
#include "app/exchange/sessionmerge.h"
#include "app/exchange/sessionredactor.h"
#include "app/session/recordingsessionstore.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

struct ConversionWords
{
    Q_DECLARE_TR_FUNCTIONS(Exchange)
};

std::unique_ptr<SessionImporter> makeImporter(ExchangeFormat format, const QString &path)
{
    switch (format) {
    case ExchangeFormat::Session:
        return nullptr;
    case ExchangeFormat::JsonLines:
        return std::make_unique<JsonLinesReader>(path);
    case ExchangeFormat::Har:
        return std::make_unique<HarReader>(path);
    case ExchangeFormat::PcapNg:
    case ExchangeFormat::Pcap:
        return std::make_unique<PcapReader>(path);
    case ExchangeFormat::MitmFlows:
        return std::make_unique<MitmReader>(path);
    }
    Q_UNREACHABLE();
}

std::unique_ptr<SessionExporter> makeExporter(ExchangeFormat format)
{
    switch (format) {
    case ExchangeFormat::JsonLines:
        return std::make_unique<JsonLinesWriter>();
    case ExchangeFormat::PcapNg:
        return std::make_unique<PcapNgWriter>();
    case ExchangeFormat::Har:
        return std::make_unique<HarWriter>();
    case ExchangeFormat::Session:
    case ExchangeFormat::Pcap:
    case ExchangeFormat::MitmFlows:
        return nullptr;
    }
    Q_UNREACHABLE();
}

/// How many stand before the damage.
FrameId readableFrames(const FileSessionStore &session)
{
    FrameId id = 1;
    while (const std::shared_ptr<const FrameBlock> block = session.soundBlock(id))
        id = block->endId();
    return id - 1;
}

} // namespace

Conversion::Conversion(Options options)
    : m_options(std::move(options))
{
}

Conversion::~Conversion() = default;

Conversion::Outcome Conversion::run(const std::stop_token &stop)
{
    convert(stop);
    watch(nullptr, nullptr);
    m_stage = {};
    return m_outcome;
}

void Conversion::watch(
    std::shared_ptr<const SessionStore> target, std::shared_ptr<const FileSessionStore> source)
{
    const std::lock_guard lock(m_mutex);
    m_target = std::move(target);
    m_source = std::move(source);
}

Conversion::Progress Conversion::progress() const
{
    const std::lock_guard lock(m_mutex);
    if (m_source)
        return { false, m_source->furthestRead(), m_source->lastFrame() };
    return { true, m_target ? m_target->lastFrame() : 0, 0 };
}

void Conversion::fail(const Error &error)
{
    m_outcome.failure = error;
}

bool Conversion::shouldStop(const std::stop_token &stop)
{
    m_outcome.isStopped = stop.stop_requested();
    return m_outcome.isStopped;
}

/// What the file is, whatever it is called; its name decides where its content does not.
std::optional<ExchangeFormat> Conversion::inputFormat()
{
    const auto named = formatOfName(m_options.input);
    const QFileInfo input(m_options.input);
    if (!input.isFile() && named)
        return named; // a pipe can be read only once
    if (input.exists() && !input.isFile() && !input.isDir()) {
        fail({ ErrorCode::InvalidArgument,
            ConversionWords::tr("%1 is a pipe: the format has to be told by its name (%2)")
                .arg(m_options.input, readableExtensions()) });
        return std::nullopt;
    }
    QFile file(m_options.input);
    if (!file.open(QIODevice::ReadOnly)) {
        m_outcome.damage = Error { ErrorCode::FileUnreadable,
            u"%1: %2"_s.arg(m_options.input, file.errorString()) };
        return std::nullopt;
    }
    const auto found = formatOfContent(file.read(FormatBeginning));
    if (!found && !named) {
        fail({ ErrorCode::InvalidArgument,
            ConversionWords::tr("%1 is of no format that is known (%2)")
                .arg(m_options.input, readableExtensions()) });
    }
    return found ? found : named;
}

void Conversion::convert(const std::stop_token &stop)
{
    {
        OutputFile place(m_options.output, m_options.overwrite);
        if (const auto free = place.create(); !free) { // before the work, not after it
            fail(free.error());
            return;
        }
    }
    const auto format = inputFormat();
    if (!format || !openInput(*format, stop) || shouldStop(stop))
        return;
    if (!redact(stop) || shouldStop(stop))
        return;
    finish(stop);
}

/// Makes the next session of the one there is, or of an import: \a fill puts it into a store that
/// it is given as a shared pointer.
template <typename Fill>
bool Conversion::nextStage(const QDateTime &started, Fill fill)
{
    auto file = std::make_unique<OutputFile>(m_options.output, m_options.overwrite);
    if (const auto created = file->create(); !created) {
        fail(created.error());
        return false;
    }
    const auto store
        = RecordingSessionStore::create(file->temporaryPath(), started, [](const Error &) {});
    if (!store) {
        fail(store.error());
        return false;
    }
    fill(*store);
    if (const auto finished = (*store)->finish(); !finished) {
        fail(finished.error());
        return false;
    }
    auto session = FileSessionStore::open(file->temporaryPath());
    if (!session) {
        fail(session.error());
        return false;
    }
    m_stage = { std::move(*session), std::move(file) };
    return true;
}

bool Conversion::openInput(ExchangeFormat format, const std::stop_token &stop)
{
    if (format != ExchangeFormat::Session) {
        const auto importer = makeImporter(format, m_options.input);
        return import(*importer, stop);
    }
    auto session = FileSessionStore::open(m_options.input);
    if (!session) {
        m_outcome.damage = session.error();
        return false;
    }
    m_stage.session = std::move(*session);
    return true;
}

bool Conversion::import(SessionImporter &importer, const std::stop_token &stop)
{
    const auto started = importer.open();
    if (!started) {
        m_outcome.damage = started.error();
        return false;
    }
    const bool isImported = nextStage(*started, [&](const std::shared_ptr<SessionStore> &store) {
        watch(store, nullptr);
        if (const auto read = importer.readInto(*store, stop); !read)
            m_outcome.damage = read.error();
        m_outcome.notes += importer.notes();
    });
    if (!isImported || !importer.isGroupedByConnection() || shouldStop(stop))
        return isImported;
    const Stage grouped = std::move(m_stage);
    watch(nullptr, grouped.session);
    return nextStage(*started, [&](const std::shared_ptr<SessionStore> &store) {
        mergeByTime(*grouped.session, *store, stop);
    });
}

bool Conversion::redact(const std::stop_token &stop)
{
    if (m_options.redaction.isEmpty())
        return true;
    SessionRedactor redactor(m_options.redaction);
    const Stage original = std::move(m_stage);
    watch(nullptr, original.session);
    const bool isRedacted
        = nextStage(original.session->started(), [&](const std::shared_ptr<SessionStore> &store) {
              redactor.copy(*original.session, *store, stop);
          });
    if (!m_outcome.damage)
        m_outcome.damage = original.session->damage();
    m_outcome.notes += redactor.notes();
    return isRedacted;
}

void Conversion::finish(const std::stop_token &stop)
{
    const std::shared_ptr<FileSessionStore> source = m_stage.session;
    const FileSessionStore &session = *source;
    watch(nullptr, source);
    m_outcome.frames = session.lastFrame();
    session.visitConnections([this](const ConnectionRecord &) { ++m_outcome.connections; });
    if (m_outcome.damage && m_outcome.frames == 0 && m_outcome.connections == 0)
        return;

    std::unique_ptr<OutputFile> output;
    if (m_options.outputFormat == ExchangeFormat::Session) {
        if (!m_stage.file
            && !nextStage(session.started(), [&](const std::shared_ptr<SessionStore> &store) {
                   copySession(session, *store, stop);
               }))
            return;
        output = std::move(m_stage.file);
    } else {
        output = std::make_unique<OutputFile>(m_options.output, m_options.overwrite);
        if (const auto created = output->create(); !created) {
            fail(created.error());
            return;
        }
        QFile file(output->temporaryPath());
        if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered)) {
            fail({ ErrorCode::FileUnwritable,
                u"%1: %2"_s.arg(m_options.output, file.errorString()) });
            return;
        }
        const auto exporter = makeExporter(m_options.outputFormat);
        if (const auto written = exporter->write(session, file, stop); !written) {
            fail({ ErrorCode::FileUnwritable,
                u"%1: %2"_s.arg(m_options.output, written.error().detail) });
            return;
        }
        m_outcome.notes += exporter->notes();
    }
    if (shouldStop(stop))
        return;
    if (const auto damage = session.damage()) {
        if (!m_outcome.damage)
            m_outcome.damage = damage;
        m_outcome.frames = readableFrames(session);
    }
    if (const auto committed = output->commit(); !committed) {
        fail(committed.error());
        return;
    }
    m_outcome.isWritten = true;
}

} // namespace Framescope
