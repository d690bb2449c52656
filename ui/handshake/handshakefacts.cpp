#include "ui/handshake/handshakefacts.h"

#include "protocol/handshake/httphead.h"

#include <algorithm>

namespace Framescope {

namespace {

/// Puts the events of a handshake where they belong.
class Gatherer
{
public:
    explicit Gatherer(const ConnectionRecord &connection)
        : m_phaseBegin(connection.started)
        , m_isProxy(connection.role == Role::Proxy)
    {
    }

    void take(const EventRecord &record)
    {
        m_time = record.time;
        std::visit(*this, record.event);
    }
    bool isDone() const { return m_facts.response && m_facts.response->opened; }
    HandshakeFacts facts() const { return m_facts; }

    void operator()(const TcpConnected &tcp)
    {
        // A proxy waits for its client's request before it connects to the server.
        if (m_facts.request)
            m_phaseBegin = m_facts.requestTime;
        const bool isWithClient = m_isProxy && !m_facts.client;
        (isWithClient ? m_facts.client : m_facts.tcp) = tcp;
        if (tcp.lookup) {
            const qint64 longest = std::max<qint64>(0, m_time - m_phaseBegin);
            endPhase(HandshakeFacts::Step::Lookup,
                m_phaseBegin + std::min<qint64>(tcp.lookup->count(), longest));
        }
        endPhase(
            isWithClient ? HandshakeFacts::Step::ClientTcp : HandshakeFacts::Step::Tcp, m_time);
    }
    void operator()(const TlsEstablished &tls)
    {
        m_facts.tls = tls;
        m_facts.tlsTime = m_time;
        endPhase(HandshakeFacts::Step::Tls, m_time);
    }
    void operator()(const RequestReceived &request)
    {
        m_facts.request = request;
        m_facts.requestTime = m_time;
    }
    void operator()(const ResponseReceived &response)
    {
        if (parseResponseHead(response.head).isInterim()) {
            m_facts.interims.append({ response.head, m_time });
            return;
        }
        m_facts.response = response;
        m_facts.responseTime = m_time;
        endPhase(HandshakeFacts::Step::Upgrade, m_time);
    }
    void operator()(const Failed &failed)
    {
        m_facts.failure = failed.error;
        m_facts.refusedChain = failed.refusedChain;
        m_facts.refusedTime = m_time;
    }
    void operator()(const Closed &closed)
    {
        if (!m_facts.failure)
            m_facts.failure = closed.verdict.error;
    }
    void operator()(const ViolationFound &) { }
    void operator()(const StrayOctets &) { }
    void operator()(const EditMade &) { }
    void operator()(const Tunnelled &) { }

private:
    void endPhase(HandshakeFacts::Step step, Timestamp end)
    {
        m_facts.phases.append({ step, m_phaseBegin, end });
        m_phaseBegin = end;
    }

    HandshakeFacts m_facts;
    Timestamp m_phaseBegin;
    const bool m_isProxy;
    Timestamp m_time = 0;
};

} // namespace

HandshakeFacts gatherHandshake(const ConnectionRecord &connection, const QList<EventRecord> &events)
{
    Gatherer gatherer(connection);
    qsizetype taken = 0;
    while (taken < events.size() && !gatherer.isDone())
        gatherer.take(events.at(taken++));
    HandshakeFacts facts = gatherer.facts();
    facts.events = taken;
    return facts;
}

} // namespace Framescope
