#include "app/exchange/sessionimport.h"

#include "app/session/sessionopener.h"

#include <utility>

namespace Framescope {

SessionImport::SessionImport(
    const QString &path, std::unique_ptr<UnsavedSession> place, QObject *parent)
    : QObject(parent)
    , m_path(path)
    , m_place(std::move(place))
    , m_run({ .input = path, .output = m_place->path() })
{
    connect(&m_run, &ConversionRun::progressed, this, &SessionImport::progressed);
    connect(&m_run, &ConversionRun::finished, this, &SessionImport::open);
    m_run.start();
}

void SessionImport::cancel()
{
    m_isCancelled = true;
    m_run.stop();
}

void SessionImport::open(const Conversion::Outcome &outcome)
{
    if (m_isCancelled) {
        m_place->remove();
        deleteLater();
        return;
    }
    if (outcome.failure || !outcome.isWritten) {
        fail(outcome.failure ? *outcome.failure
                             : outcome.damage.value_or(Error { ErrorCode::FileDamaged, m_path }));
        return;
    }
    auto *opener = new SessionOpener(m_place->path(), this);
    connect(opener, &SessionOpener::opened, this,
        [this, outcome](const std::shared_ptr<FileSessionStore> &store) {
            if (!m_isCancelled)
                emit imported(store, m_place, outcome);
            else
                m_place->remove();
            deleteLater();
        });
    connect(opener, &SessionOpener::failed, this, &SessionImport::fail);
}

void SessionImport::fail(const Error &error)
{
    m_place->remove();
    if (!m_isCancelled)
        emit failed(error);
    deleteLater();
}

} // namespace Framescope
