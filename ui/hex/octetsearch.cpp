#include "ui/hex/octetsearch.h"

#include <QElapsedTimer>

#include <algorithm>
#include <functional>

namespace Framescope {

namespace {

constexpr qint64 ReportPeriod = 100; // ms

/// One search, on its thread.
class Finder
{
public:
    Finder(const ByteSource &source, const OctetNeedle &needle, const std::stop_token &stop,
        std::function<void(quint64 looked)> report)
        : m_source(source)
        , m_needle(needle)
        , m_stop(stop)
        , m_report(std::move(report))
    {
        m_sinceReport.start();
    }

    /// The first match that begins from \a begin to before \a end.
    OctetRange later(quint64 begin, quint64 end)
    {
        for (quint64 at = begin; at < end && !m_stop.stop_requested();) {
            const quint64 next = std::min(end, at + OctetSearch::Window);
            if (const auto found = look(at, next, &OctetNeedle::first))
                return *found;
            tell(next - at);
            at = next;
        }
        return {};
    }

    /// The last match that does.
    OctetRange earlier(quint64 begin, quint64 end)
    {
        for (quint64 at = end; at > begin && !m_stop.stop_requested();) {
            const quint64 next = at - std::min<quint64>(at - begin, OctetSearch::Window);
            if (const auto found = look(next, at, &OctetNeedle::last))
                return *found;
            tell(at - next);
            at = next;
        }
        return {};
    }

private:
    using Look = std::optional<Pattern::Place> (OctetNeedle::*)(
        QByteArrayView, qsizetype, qsizetype, PatternScratch &) const;

    std::optional<OctetRange> look(quint64 begin, quint64 end, Look how)
    {
        const auto behind = std::min<quint64>(begin, static_cast<quint64>(m_needle.lookBehind()));
        const auto from = static_cast<qsizetype>(behind);
        const auto length = static_cast<qsizetype>(end - begin);
        const QByteArray octets
            = m_source.read(begin - behind, from + length + m_needle.reach() - 1);
        const auto place = (m_needle.*how)(octets, from, from + length, m_scratch);
        if (!place)
            return std::nullopt;
        return OctetRange { begin - behind + static_cast<quint64>(place->offset),
            static_cast<quint64>(place->length) };
    }

    void tell(quint64 looked)
    {
        m_looked += looked;
        if (m_sinceReport.elapsed() < ReportPeriod)
            return;
        m_sinceReport.restart();
        m_report(m_looked);
    }

    const ByteSource &m_source;
    const OctetNeedle &m_needle;
    const std::stop_token m_stop;
    const std::function<void(quint64 looked)> m_report;
    PatternScratch m_scratch;
    quint64 m_looked = 0;
    QElapsedTimer m_sinceReport;
};

} // namespace

OctetSearch::OctetSearch(QObject *parent)
    : QObject(parent)
{
}

OctetSearch::~OctetSearch()
{
    m_stop.request_stop();
}

void OctetSearch::find(std::shared_ptr<const ByteSource> source, const OctetNeedle &needle,
    quint64 from, Towards towards)
{
    cancel();
    m_searching = true;
    m_stop = std::stop_source();
    m_thread.post([this, source = std::move(source), needle, from, towards, token = m_token,
                      stop = m_stop.get_token()] {
        const quint64 size = source->size();
        const auto onOwner = [this, token](auto call) {
            const auto ifCurrent = [this, token, call] {
                if (token == m_token)
                    call();
            };
            QMetaObject::invokeMethod(this, ifCurrent, Qt::QueuedConnection);
        };
        Finder finder(*source, needle, stop, [this, &onOwner, size](quint64 looked) {
            onOwner([this, looked, size] { emit progressed(looked, size); });
        });
        const bool isLater = towards == Towards::Later;
        const quint64 start = std::min(isLater ? from : from + 1, size);
        OctetRange found = isLater ? finder.later(start, size) : finder.earlier(0, start);
        const bool wrapped = found.isEmpty();
        if (wrapped)
            found = isLater ? finder.later(0, start) : finder.earlier(start, size);
        onOwner([this, found, wrapped] {
            m_searching = false;
            emit finished(found, wrapped);
        });
    });
}

void OctetSearch::cancel()
{
    ++m_token;
    m_stop.request_stop();
    m_searching = false;
}

} // namespace Framescope
