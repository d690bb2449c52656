#include "ui/shell/sessionsaving.h"

#include "app/capture/sessiondocument.h"
#include "app/session/errorsentence.h"
#include "ui/widgets/linkbutton.h"
#include "ui/widgets/noticearea.h"
#include "ui/widgets/progressdelay.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>
#include <QStandardPaths>
#include <QTimer>

namespace Framescope {

namespace {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

QString suggestedPath(const SessionDocument &document)
{
    if (!document.path().isEmpty())
        return document.path();
    if (!document.origin().isEmpty())
        return u"%1/%2.fscope"_s.arg(
            QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation),
            QFileInfo(document.origin()).completeBaseName());
    return u"%1/session-%2.fscope"_s.arg(
        QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation),
        document.store()->started().toLocalTime().toString(u"yyyy-MM-dd-HHmm"_s));
}

} // namespace

SessionSaving::SessionSaving(SessionDocument &document, NoticeArea &notices, QWidget *window)
    : QObject(window)
    , m_document(document)
    , m_notices(notices)
    , m_window(window)
{
    connect(&document, &SessionDocument::saveProgressed, this, &SessionSaving::showProgress);
    connect(&document, &SessionDocument::saved, this, &SessionSaving::end);
    connect(&document, &SessionDocument::saveFailed, this, &SessionSaving::fail);
    connect(&document, &SessionDocument::savedInPart, this, &SessionSaving::endInPart);
}

void SessionSaving::save()
{
    if (m_document.path().isEmpty())
        saveAs();
    else
        begin(m_document.path());
}

void SessionSaving::saveAs()
{
    auto *dialog = new QFileDialog(m_window, tr("Save the session"), suggestedPath(m_document),
        tr("Framescope sessions (*.fscope)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"fscope"_s);
    connect(dialog, &QFileDialog::fileSelected, this, &SessionSaving::begin);
    connect(dialog, &QFileDialog::rejected, this, [this] { m_closesThen = false; });
    dialog->open();
}

void SessionSaving::begin(const QString &path)
{
    if (m_document.isSaving())
        return;
    m_written = 0;
    m_last = 0;
    m_document.save(path);
    QTimer::singleShot(ProgressDelay, this, [this] {
        if (!m_document.isSaving() || m_progress)
            return;
        m_progress = m_notices.add(Tone::Info, tr("Saving the session…"));
        m_progress->setProgress(m_written, m_last);
        const LinkButton *cancel = m_progress->addAction(tr("Cancel"));
        connect(cancel, &LinkButton::clicked, this, [this] {
            m_document.cancelSave();
            m_closesThen = false;
            m_progress->deleteLater();
        });
    });
}

void SessionSaving::showProgress(quint64 written, quint64 last)
{
    m_written = written;
    m_last = last;
    if (m_progress)
        m_progress->setProgress(written, last);
}

void SessionSaving::end()
{
    if (m_progress)
        m_progress->deleteLater();
    emit saved(m_document.path());
    if (m_closesThen)
        close();
}

void SessionSaving::fail(const Error &error)
{
    if (m_progress)
        m_progress->deleteLater();
    m_closesThen = false;
    m_notices.tell(Tone::Error, tr("The session was not saved. %1").arg(errorSentence(error)));
}

void SessionSaving::endInPart(const Error &error)
{
    if (m_progress)
        m_progress->deleteLater();
    m_closesThen = false;
    emit saved(m_document.path());
    m_notices.tell(Tone::Warning,
        tr("Only what stands before the damage was saved. %1").arg(errorSentence(error)));
}

bool SessionSaving::mayClose()
{
    if (m_mayClose || (!m_document.isModified() && !m_document.isSaving()))
        return true;
    if (m_document.isSaving())
        m_closesThen = true;
    else
        ask();
    return false;
}

void SessionSaving::ask()
{
    auto *box = new QMessageBox(QMessageBox::Question, tr("Save the session?"),
        tr("This session was not saved."), QMessageBox::NoButton, m_window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowModality(Qt::WindowModal);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(
        tr("What was recorded in it is lost for good if it is closed without being saved."));
    const QPushButton *save = box->addButton(QMessageBox::Save);
    const QPushButton *discard = box->addButton(QMessageBox::Discard);
    box->addButton(QMessageBox::Cancel);
    box->setDefaultButton(QMessageBox::Save);
    connect(save, &QPushButton::clicked, this, [this] {
        m_closesThen = true;
        this->save();
    });
    connect(discard, &QPushButton::clicked, this, [this] {
        m_document.discard();
        close();
    });
    box->open();
}

void SessionSaving::close()
{
    m_mayClose = true;
    emit closeRequested();
}

} // namespace Framescope
