#include "app/capture/capturecontroller.h"

#include "app/capture/captureguest.h"
#include "app/capture/captureworker.h"
#include "app/capture/interceptcontroller.h"

namespace Framescope {

CaptureController::CaptureController(
    std::shared_ptr<SessionStore> store, const SessionClock &clock, QObject *parent)
    : QObject(parent)
    , m_store(std::move(store))
    , m_worker(new CaptureWorker(m_store, clock)) // no parent: it changes thread
    , m_interception(new InterceptController(m_worker->interception(), clock, this))
{
    // What signals and calls carry between the two threads.
    qRegisterMetaType<FrameId>("Framescope::FrameId");
    qRegisterMetaType<ConnectionId>("Framescope::ConnectionId");
    qRegisterMetaType<QList<ConnectionId>>("QList<Framescope::ConnectionId>");
    qRegisterMetaType<Error>("Framescope::Error");

    m_thread.setObjectName(QStringLiteral("network"));
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    connect(m_worker, &CaptureWorker::recorded, this, &CaptureController::recorded);
    connect(m_worker, &CaptureWorker::listening, this, &CaptureController::listening);
    connect(m_worker, &CaptureWorker::listenFailed, this, &CaptureController::listenFailed);
    connect(m_worker, &CaptureWorker::sendFailed, this, &CaptureController::sendFailed);
    connect(m_worker, &CaptureWorker::sendProgressed, this, &CaptureController::sendProgressed);
    connect(m_worker, &CaptureWorker::sendingEnded, this, &CaptureController::sendingEnded);
    connect(m_worker, &CaptureWorker::demoShown, this, &CaptureController::demoShown);
    m_thread.start();
}

CaptureController::~CaptureController()
{
    // Quits from within: what was asked for before this is still done.
    onWorker([this](CaptureWorker &worker) {
        worker.shutDown();
        m_thread.quit();
    });
    m_thread.wait();
}

template <typename Call>
void CaptureController::onWorker(Call call)
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, call] { call(*worker); }, Qt::QueuedConnection);
}

void CaptureController::adopt(std::unique_ptr<CaptureGuest> guest)
{
    CaptureGuest *moved = guest.release();
    moved->moveToThread(&m_thread);
    // The destructor waits for what was asked before it: this is always done.
    onWorker(
        [moved](CaptureWorker &worker) { worker.adopt(std::unique_ptr<CaptureGuest>(moved)); });
}

void CaptureController::openConnection(const ClientOptions &options)
{
    onWorker([this, options](CaptureWorker &worker) {
        const ConnectionId id = worker.openConnection(options);
        QMetaObject::invokeMethod(
            this, [this, id, options] { m_options.insert(id, options); }, Qt::QueuedConnection);
    });
}

std::optional<ClientOptions> CaptureController::options(ConnectionId connection) const
{
    const auto found = m_options.constFind(connection);
    return found == m_options.cend() ? std::nullopt : std::optional(*found);
}

void CaptureController::startDemo()
{
    onWorker([](CaptureWorker &worker) { worker.startDemo(); });
}

void CaptureController::listen(const ServerOptions &options)
{
    onWorker([options](CaptureWorker &worker) { worker.listen(options); });
}

void CaptureController::listenAsProxy(const ProxyOptions &options)
{
    onWorker([options](CaptureWorker &worker) { worker.listenAsProxy(options); });
}

void CaptureController::setRecordingPaused(bool paused)
{
    onWorker([paused](CaptureWorker &worker) { worker.setRecordingPaused(paused); });
}

void CaptureController::stopListening()
{
    onWorker([](CaptureWorker &worker) { worker.stopListening(); });
}

void CaptureController::sendMessage(
    ConnectionId connection, MessageType type, const QByteArray &payload)
{
    onWorker([=](CaptureWorker &worker) { worker.sendMessage(connection, type, payload); });
}

void CaptureController::sendPing(ConnectionId connection, const QByteArray &payload)
{
    onWorker([=](CaptureWorker &worker) { worker.sendPing(connection, payload); });
}

void CaptureController::sendComposed(ConnectionId connection, const SendOrder &order)
{
    onWorker(
        [connection, order](CaptureWorker &worker) { worker.sendComposed(connection, order); });
}

void CaptureController::stopSending(ConnectionId connection)
{
    onWorker([connection](CaptureWorker &worker) { worker.stopSending(connection); });
}

void CaptureController::startClosingHandshake(
    ConnectionId connection, quint16 code, const QString &reason)
{
    onWorker(
        [=](CaptureWorker &worker) { worker.startClosingHandshake(connection, code, reason); });
}

void CaptureController::abort(ConnectionId connection)
{
    onWorker([=](CaptureWorker &worker) { worker.abort(connection); });
}

} // namespace Framescope
