#pragma once

#include "app/exchange/conversionrun.h"
#include "app/session/filesessionstore.h"
#include "app/session/unsavedsession.h"

#include <QObject>

#include <memory>

namespace Framescope {

/// Reads a file of another format than ours into a session of its own, off the GUI thread, and is
/// gone once that is done.
class SessionImport : public QObject
{
    Q_OBJECT
public:
    /// Begins; imported() or failed() follows. The session is written to \a place, which nobody has
    /// written to yet.
    SessionImport(
        const QString &path, std::unique_ptr<UnsavedSession> place, QObject *parent = nullptr);

    const QString &path() const { return m_path; }
    /// Neither signal comes any more.
    void cancel();

signals:
    void progressed(const Framescope::Conversion::Progress &progress);
    /// The store holds its connections. \a outcome tells what was left out, and whether the file
    /// was damaged.
    void imported(std::shared_ptr<Framescope::FileSessionStore> store,
        std::shared_ptr<Framescope::UnsavedSession> place,
        const Framescope::Conversion::Outcome &outcome);
    void failed(const Framescope::Error &error);

private:
    void open(const Conversion::Outcome &outcome);
    void fail(const Error &error);

    const QString m_path;
    std::shared_ptr<UnsavedSession> m_place;
    bool m_isCancelled = false;
    ConversionRun m_run;
};

} // namespace Framescope
