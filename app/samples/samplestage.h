#pragma once

#include "app/capture/sessionrecorder.h"
#include "app/session/memorysessionstore.h"
#include "protocol/wire/masking.h"

#include <functional>
#include <map>
#include <memory>
#include <random>

namespace Framescope {

/// Where the conversations of a sample are played: a clock that goes from one thing that happens to
/// the next without waiting, chance that is the same in every run, and the session that all is
/// recorded into.
class SampleStage
{
public:
    /// \a started is the wall-clock time of Timestamp 0.
    explicit SampleStage(const QDateTime &started);
    ~SampleStage();
    SampleStage(const SampleStage &) = delete;
    SampleStage &operator=(const SampleStage &) = delete;

    TrafficRecorder &recorder() { return *m_recorder; }
    Timestamp now() const { return m_now; }
    /// What is to happen at the same time happens in the order of the calls.
    void at(Timestamp time, std::function<void()> action);
    void after(Timestamp delay, std::function<void()> action);
    /// Lets everything happen, and what comes of it.
    void play();

    /// 0 to \a below - 1.
    quint32 random(quint32 below);
    MaskingKey maskingKey();
    QByteArray handshakeKey();

    /// All that was recorded.
    std::shared_ptr<SessionStore> store();

private:
    const std::shared_ptr<MemorySessionStore> m_store;
    std::unique_ptr<SessionRecorder> m_recorder;
    std::multimap<Timestamp, std::function<void()>> m_actions;
    std::mt19937 m_random;
    Timestamp m_now = 0;
};

} // namespace Framescope
