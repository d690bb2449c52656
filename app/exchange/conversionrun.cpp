#include "app/exchange/conversionrun.h"

#include <chrono>
#include <utility>

namespace Framescope {

namespace {

using namespace std::chrono_literals;

constexpr auto ProgressPeriod = 250ms;

} // namespace

ConversionRun::ConversionRun(Conversion::Options options, Preparation prepare, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_prepare(std::move(prepare))
    , m_conversion(m_options)
{
    connect(&m_progressTimer, &QTimer::timeout, this,
        [this] { emit progressed(m_conversion.progress()); });
}

ConversionRun::~ConversionRun()
{
    m_stop.request_stop();
    if (m_thread)
        m_thread->wait();
}

void ConversionRun::start()
{
    m_thread.reset(QThread::create([this] { run(); }));
    connect(m_thread.get(), &QThread::finished, this, [this] {
        m_progressTimer.stop();
        emit finished(m_outcome);
    });
    m_progressTimer.start(ProgressPeriod);
    m_thread->start();
}

void ConversionRun::run()
{
    if (m_prepare) {
        if (const Result<void> prepared = m_prepare(m_stop.get_token()); !prepared) {
            m_outcome.failure = prepared.error();
            return;
        }
        if (m_stop.stop_requested()) {
            m_outcome.isStopped = true;
            return;
        }
    }
    m_outcome = m_conversion.run(m_stop.get_token());
}

} // namespace Framescope
