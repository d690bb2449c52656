#include "app/samples/samplestage.h"

#include <algorithm>

namespace Framescope {

SampleStage::SampleStage(const QDateTime &started)
    : m_store(std::make_shared<MemorySessionStore>(started))
    , m_recorder(std::make_unique<SessionRecorder>(m_store))
{
}

SampleStage::~SampleStage() = default;

void SampleStage::at(Timestamp time, std::function<void()> action)
{
    m_actions.emplace(std::max(time, m_now), std::move(action));
}

void SampleStage::after(Timestamp delay, std::function<void()> action)
{
    at(m_now + delay, std::move(action));
}

void SampleStage::play()
{
    while (!m_actions.empty()) {
        const auto next = m_actions.extract(m_actions.begin());
        m_now = next.key();
        next.mapped()();
    }
}

quint32 SampleStage::random(quint32 below)
{
    return static_cast<quint32>(m_random() % below); // a distribution may differ by library
}

MaskingKey SampleStage::maskingKey()
{
    MaskingKey key;
    for (quint8 &octet : key)
        octet = static_cast<quint8>(random(256));
    return key;
}

QByteArray SampleStage::handshakeKey()
{
    QByteArray nonce(16, Qt::Uninitialized); // RFC 6455 §4.1
    for (char &octet : nonce)
        octet = static_cast<char>(random(256));
    return nonce.toBase64();
}

std::shared_ptr<SessionStore> SampleStage::store()
{
    m_recorder->flush();
    return m_store;
}

} // namespace Framescope
