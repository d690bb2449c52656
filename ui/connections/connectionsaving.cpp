#include "ui/connections/connectionsaving.h"

#include "app/session/connectionsaver.h"
#include "app/session/errorsentence.h"
#include "ui/widgets/linkbutton.h"
#include "ui/widgets/noticearea.h"
#include "ui/widgets/progressdelay.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFileDialog>
#include <QStandardPaths>
#include <QTimer>

namespace Framescope {

namespace {

using namespace std::chrono_literals;

/// What takes no longer needs no sign of progress.
constexpr qint64 ProgressPeriod = 100; // ms

} // namespace

ConnectionSaving::ConnectionSaving(
    std::shared_ptr<const SessionStore> store, NoticeArea &notices, QWidget *window)
    : QObject(window)
    , m_store(std::move(store))
    , m_notices(notices)
    , m_window(window)
{
}

ConnectionSaving::~ConnectionSaving()
{
    m_stop.request_stop();
}

void ConnectionSaving::ask(ConnectionId connection)
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    auto *dialog = new QFileDialog(m_window, tr("Save connection %1").arg(connection),
        QStringLiteral("%1/connection-%2.fscope").arg(folder).arg(connection),
        tr("Framescope sessions (*.fscope)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("fscope"));
    connect(dialog, &QFileDialog::fileSelected, this,
        [this, connection](const QString &path) { save(connection, path); });
    dialog->open();
}

void ConnectionSaving::save(ConnectionId connection, const QString &path)
{
    if (m_isSaving) {
        m_notices.tell(
            Tone::Warning, tr("Another connection is being saved. Try again once it is done."));
        return;
    }
    m_isSaving = true;
    m_looked = 0;
    m_stop = std::stop_source();
    m_thread.post([this, connection, path, stop = m_stop.get_token()] {
        QElapsedTimer sinceReport;
        sinceReport.start();
        const auto progressed = [&](FrameId looked) {
            if (sinceReport.elapsed() < ProgressPeriod)
                return;
            sinceReport.restart();
            const auto take = [this, looked] {
                m_looked = looked;
                if (m_progress)
                    m_progress->setProgress(looked, m_store->lastFrame());
            };
            QMetaObject::invokeMethod(this, take, Qt::QueuedConnection);
        };
        const Result<void> result = saveConnection(*m_store, connection, path, progressed, stop);
        QMetaObject::invokeMethod(
            this, [this, path, result] { end(path, result); }, Qt::QueuedConnection);
    });
    QTimer::singleShot(ProgressDelay, this, &ConnectionSaving::showProgress);
}

void ConnectionSaving::showProgress()
{
    if (!m_isSaving || m_progress)
        return;
    m_progress = m_notices.add(Tone::Info, tr("Saving the connection…"));
    m_progress->setProgress(m_looked, m_store->lastFrame());
    const LinkButton *cancel = m_progress->addAction(tr("Cancel"));
    connect(cancel, &LinkButton::clicked, this, [this] { m_stop.request_stop(); });
}

void ConnectionSaving::end(const QString &path, const Result<void> &result)
{
    m_isSaving = false;
    if (m_progress)
        m_progress->deleteLater();
    if (m_stop.stop_requested())
        return;
    if (!result) {
        m_notices.tell(
            Tone::Error, tr("The connection was not saved. %1").arg(errorSentence(result.error())));
        return;
    }
    m_notices.tell(
        Tone::Info, tr("The connection was saved as %1.").arg(QDir::toNativeSeparators(path)));
    emit saved(path);
}

} // namespace Framescope
