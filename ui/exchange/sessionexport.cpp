#include "ui/exchange/sessionexport.h"

#include "app/capture/sessiondocument.h"
#include "app/session/errorsentence.h"
#include "ui/exchange/exportdialog.h"
#include "ui/widgets/linkbutton.h"
#include "ui/widgets/noticearea.h"
#include "ui/widgets/progressdelay.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QStandardPaths>
#include <QTimer>

namespace Framescope {

using namespace Qt::StringLiterals;

namespace {

QString suffixOf(ExchangeFormat format)
{
    switch (format) {
    case ExchangeFormat::JsonLines:
        return u"jsonl"_s;
    case ExchangeFormat::Har:
        return u"har"_s;
    case ExchangeFormat::PcapNg:
        return u"pcapng"_s;
    default:
        return u"fscope"_s;
    }
}

QString suggestedExport(const SessionDocument &document, ExchangeFormat format)
{
    const QFileInfo saved(document.path());
    const QString folder = document.path().isEmpty()
        ? QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)
        : saved.absolutePath();
    QString name = document.path().isEmpty() ? QFileInfo(document.origin()).completeBaseName()
                                             : saved.completeBaseName();
    if (name.isEmpty())
        name = u"session"_s;
    if (format == ExchangeFormat::Session)
        name += u"-redacted"_s;
    return u"%1/%2.%3"_s.arg(folder, name, suffixOf(format));
}

} // namespace

SessionExport::SessionExport(
    const Theme &theme, SessionDocument &document, NoticeArea &notices, QWidget *window)
    : QObject(window)
    , m_theme(theme)
    , m_document(document)
    , m_notices(notices)
    , m_window(window)
{
}

SessionExport::~SessionExport() = default;

void SessionExport::ask()
{
    auto *dialog = new ExportDialog(m_theme, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this,
        [this, dialog] { askWhere(dialog->format(), dialog->redaction()); });
    dialog->open();
}

void SessionExport::askWhere(ExchangeFormat format, const Redaction &redaction)
{
    const QString suffix = suffixOf(format);
    auto *dialog = new QFileDialog(m_window, tr("Export the session"),
        suggestedExport(m_document, format), u"*.%1 (*.%1)"_s.arg(suffix));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix);
    connect(dialog, &QFileDialog::fileSelected, this,
        [this, format, redaction](const QString &path) { begin(path, format, redaction); });
    dialog->open();
}

void SessionExport::begin(const QString &path, ExchangeFormat format, const Redaction &redaction)
{
    if (m_run) {
        m_notices.tell(Tone::Warning, tr("An export is still going on: wait for its end."));
        return;
    }
    m_place = std::make_unique<QTemporaryDir>();
    const SessionDocument::Readable readable
        = m_document.readable(m_place->filePath(u"session.fscope"_s));
    const QString own = QFileInfo(readable.path).canonicalFilePath();
    if (!own.isEmpty() && own == QFileInfo(path).canonicalFilePath()) {
        m_notices.tell(Tone::Error,
            tr("The session is in %1 itself: choose another file.")
                .arg(QFileInfo(path).fileName()));
        return;
    }
    m_run = std::make_unique<ConversionRun>(
        Conversion::Options {
            .input = readable.path,
            .output = path,
            .outputFormat = format,
            .overwrite = true, // the file dialog has asked
            .redaction = redaction,
        },
        readable.prepare);
    connect(m_run.get(), &ConversionRun::progressed, this, &SessionExport::showProgress);
    connect(m_run.get(), &ConversionRun::finished, this, &SessionExport::end);
    QTimer::singleShot(ProgressDelay, m_run.get(), [this, path] {
        m_progress = m_notices.add(Tone::Info, tr("Exporting %1…").arg(QFileInfo(path).fileName()));
        m_progress->setProgress(0, 0);
        connect(m_progress->addAction(tr("Cancel")), &LinkButton::clicked, m_run.get(),
            &ConversionRun::stop);
    });
    m_run->start();
}

void SessionExport::showProgress(const Conversion::Progress &progress)
{
    if (m_progress)
        m_progress->setProgress(progress.frames, progress.all);
}

void SessionExport::end(const Conversion::Outcome &outcome)
{
    const QString name = QFileInfo(m_run->options().output).fileName();
    m_run.release()->deleteLater(); // whose signal this is
    delete m_progress;
    m_place.reset();
    if (outcome.isStopped)
        return;
    if (outcome.failure) {
        m_notices.tell(Tone::Error,
            tr("The session was not exported. %1").arg(errorSentence(*outcome.failure)));
        return;
    }
    QStringList sentences;
    if (outcome.isWritten)
        sentences.append(tr("%1 was written.").arg(name));
    if (outcome.damage)
        sentences.append(errorSentence(*outcome.damage));
    sentences += outcome.notes;
    m_notices.tell(outcome.damage ? Tone::Warning : Tone::Ok, sentences.join(u' '));
}

} // namespace Framescope
