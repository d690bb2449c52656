#pragma once

#include "app/exchange/conversion.h"

#include <QObject>
#include <QThread>
#include <QTimer>

#include <functional>
#include <memory>

namespace Framescope {

/// A Conversion on a thread of its own. Lives on the thread that makes it.
class ConversionRun : public QObject
{
    Q_OBJECT
public:
    /// What has to be done before, on that thread; its error is the outcome's failure.
    using Preparation = std::function<Result<void>(const std::stop_token &stop)>;

    explicit ConversionRun(
        Conversion::Options options, Preparation prepare = {}, QObject *parent = nullptr);
    ~ConversionRun() override; ///< stops, and waits for that

    const Conversion::Options &options() const { return m_options; }
    /// Begins; finished() follows.
    void start();
    /// Nothing is written then, unless it is done already.
    void stop() { m_stop.request_stop(); }

signals:
    /// Four times a second.
    void progressed(const Framescope::Conversion::Progress &progress);
    /// The last signal.
    void finished(const Framescope::Conversion::Outcome &outcome);

private:
    void run();

    const Conversion::Options m_options;
    const Preparation m_prepare;
    Conversion m_conversion;
    Conversion::Outcome m_outcome; ///< the thread's until that has ended
    std::stop_source m_stop;
    QTimer m_progressTimer;
    std::unique_ptr<QThread> m_thread;
};

} // namespace Framescope
