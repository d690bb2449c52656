#pragma once

#include "app/exchange/conversionrun.h"

#include <QObject>
#include <QPointer>
#include <QTemporaryDir>

#include <memory>

class QWidget;

namespace Framescope {

class NoticeArea;
class NoticeBar;
class SessionDocument;
class Theme;

/// Exports the session of a window: asks how and where to, shows how far it is, and tells what the
/// format could not carry. Nothing here blocks.
class SessionExport : public QObject
{
    Q_OBJECT
public:
    /// Dialogs belong to \a window, whose child this is. All must outlive it.
    SessionExport(
        const Theme &theme, SessionDocument &document, NoticeArea &notices, QWidget *window);
    ~SessionExport() override;

    bool isRunning() const { return m_run != nullptr; }
    /// Writes to \a path, in the place of what is there.
    void begin(const QString &path, ExchangeFormat format, const Redaction &redaction);

public slots:
    void ask();

private:
    void askWhere(ExchangeFormat format, const Redaction &redaction);
    void showProgress(const Conversion::Progress &progress);
    void end(const Conversion::Outcome &outcome);

    const Theme &m_theme;
    SessionDocument &m_document;
    NoticeArea &m_notices;
    QWidget *const m_window;
    std::unique_ptr<QTemporaryDir> m_place; ///< of a session without a file
    std::unique_ptr<ConversionRun> m_run;
    QPointer<NoticeBar> m_progress;
};

} // namespace Framescope
