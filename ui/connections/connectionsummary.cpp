#include "ui/connections/connectionsummary.h"

#include "ui/connections/connectiontext.h"
#include "ui/connections/opcodesharebar.h"
#include "ui/connections/sparkline.h"
#include "ui/frames/frametext.h"
#include "ui/frames/panelstrip.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/iconlabel.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace Framescope {

using Token = Theme::Token;
using TypeRole = Theme::TypeRole;

namespace {

constexpr double Nanosecond = 1e-9; // s

/// From the opening to the last frame that is counted, in s: what an average is taken over.
double secondsOpen(const ConnectionRecord &record, qint64 now)
{
    if (!record.opened)
        return 0;
    const qint64 end = record.ended.value_or(now);
    return static_cast<double>(end - *record.opened) * Nanosecond;
}

/// Milliseconds without the unit.
QString bareMilliseconds(std::optional<qint64> duration)
{
    const double value = static_cast<double>(duration.value_or(0)) * 1e-6;
    return QString::number(value, 'f', value < 10 ? 1 : 0);
}

} // namespace

ConnectionSummary::ConnectionSummary(
    const Theme &theme, std::shared_ptr<const SessionStore> store, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_store(std::move(store))
    , m_query(m_store)
    , m_events(m_store)
    , m_details(new QWidget(this))
    , m_title(new TextLabel(theme, TypeRole::Body, Token::Text, {}, this))
    , m_violations(new TextLabel(theme, TypeRole::Small, Token::Err, {}, this))
    , m_shares(new OpcodeShareBar(theme, this))
    , m_roundTrip(new TextLabel(theme, TypeRole::Small, Token::Text, {}, this))
    , m_roundTrips(new ElidedLabel(theme, TypeRole::Small, Token::Text2, {}, this))
    , m_sparkline(new Sparkline(theme, this))
    , m_rate(new TextLabel(theme, TypeRole::Small, Token::Text, {}, this))
    , m_volume(new ElidedLabel(theme, TypeRole::Small, Token::Text2, {}, this))
    , m_lock(new IconLabel(theme, {}, Token::Ok, 14, this))
    , m_transport(new ElidedLabel(theme, TypeRole::Small, Token::Text2, {}, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    m_details->setLayout(makeDetails());
    column->addWidget(m_details);
    column->addWidget(makeFooter());
    connect(&m_events, &EventLoader::loaded, this,
        [this](ConnectionId id, const QList<EventRecord> &events) {
            if (!m_record || m_record->id != id)
                return;
            m_opening = events;
            showTransport();
        });
    connect(&m_query, &StatisticsQuery::updated, this, &ConnectionSummary::showStatistics);
    connect(&theme, &Theme::changed, this, qOverload<>(&ConnectionSummary::update));
    hide();
}

QLayout *ConnectionSummary::makeDetails()
{
    m_title->setBold(true);
    auto *header = new PanelStrip(m_theme, 30, Qt::TopEdge | Qt::BottomEdge, this);
    header->row()->addWidget(m_title);
    header->row()->addStretch();
    header->row()->addWidget(m_violations);

    m_roundTrips->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_volume->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    const auto label = [this](const QString &text) {
        return new TextLabel(m_theme, TypeRole::Small, Token::Text2, text, this);
    };
    auto *grid = new QGridLayout;
    grid->setContentsMargins(10, 12, 10, 10);
    grid->setHorizontalSpacing(10);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(2, 1);
    grid->addWidget(m_shares, 0, 0, 1, 3);
    grid->addWidget(label(tr("Round trip")), 1, 0);
    grid->addWidget(m_roundTrip, 1, 1);
    grid->addWidget(m_roundTrips, 1, 2);
    grid->addWidget(m_sparkline, 2, 0, 1, 3);
    grid->addWidget(label(tr("Throughput")), 3, 0);
    grid->addWidget(m_rate, 3, 1);
    grid->addWidget(m_volume, 3, 2);

    auto *column = new QVBoxLayout;
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(header);
    column->addLayout(grid);
    return column;
}

QWidget *ConnectionSummary::makeFooter()
{
    auto *footer = new PanelStrip(m_theme, 27, Qt::TopEdge, this);
    footer->row()->addWidget(m_lock);
    footer->row()->addWidget(m_transport, 1);
    return footer;
}

void ConnectionSummary::setCompact(bool compact)
{
    m_details->setVisible(!compact);
}

void ConnectionSummary::setConnection(ConnectionId connection)
{
    if (connection == m_connection)
        return;
    m_connection = connection;
    m_record.reset();
    m_opening.clear();
    m_query.cancel();
    showRecord();
    if (!m_record)
        return;
    showStatistics(ConnectionStatistics(connection, m_record->role));
    m_query.start(connection, m_record->role);
}

void ConnectionSummary::refresh(FrameId last)
{
    m_query.setLastFrame(last);
    showRecord();
}

void ConnectionSummary::showRecord()
{
    m_record = m_store->connection(m_connection);
    setVisible(m_record.has_value());
    if (!m_record)
        return;
    m_title->setText(tr("Connection %1").arg(m_record->id));
    const quint64 violations = m_record->violations;
    m_violations->setVisible(violations > 0);
    m_violations->setText(
        violations == 1 ? tr("1 violation") : tr("%1 violations").arg(countText(violations)));
    m_shares->setConnection(*m_record);
    m_events.look(*m_record);
    showTransport();
    showVolume();
}

void ConnectionSummary::showTransport()
{
    const ConnectionRecord &record = *m_record;
    m_lock->setVisible(record.secure);
    m_lock->setIcon(record.verificationOff ? QStringLiteral("unlock") : QStringLiteral("lock"),
        toneText(lockTone(record)));
    m_transport->setColor(record.verificationOff ? Token::Warn : Token::Text2);
    m_transport->setText(transportText(record, m_opening));
}

void ConnectionSummary::showStatistics(const ConnectionStatistics &statistics)
{
    const QList<qint64> &trips = statistics.roundTrips();
    m_roundTrip->setText(
        trips.isEmpty() ? tr("no Ping answered") : tr("%1 now").arg(durationText(trips.last())));
    m_roundTrips->setText(trips.isEmpty()
            ? QString()
            : tr("median %1, p95 %2, max %3")
                  .arg(bareMilliseconds(statistics.roundTripQuantile(0.5)),
                      bareMilliseconds(statistics.roundTripQuantile(0.95)),
                      bareMilliseconds(statistics.roundTripQuantile(1))));
    constexpr qsizetype Shown = 60;
    m_sparkline->setValues(trips.sliced(std::max<qsizetype>(0, trips.size() - Shown)));
    m_sparkline->setVisible(trips.size() > 1);
    m_longestGap = statistics.longestGap();
    showVolume();
}

void ConnectionSummary::showVolume()
{
    if (!m_record)
        return;
    const TrafficCount &up = m_record->clientToServer;
    const TrafficCount &down = m_record->serverToClient;
    constexpr qint64 Millisecond = 1'000'000; // ns
    const qint64 now = m_store->started().msecsTo(QDateTime::currentDateTimeUtc()) * Millisecond;
    const double seconds = secondsOpen(*m_record, now);
    if (seconds <= 0) {
        m_rate->setText(tr("–"));
        m_volume->clear();
        return;
    }
    const double frames = static_cast<double>(up.frames + down.frames) / seconds;
    const double octets = static_cast<double>(up.octets + down.octets) / seconds;
    m_rate->setText(tr("%1 frames/s").arg(QString::number(frames, 'f', frames < 100 ? 1 : 0)));
    const QString rate = tr("%1/s").arg(octetsText(static_cast<quint64>(octets)));
    m_volume->setText(
        m_longestGap == 0 ? rate : tr("%1, longest gap %2").arg(rate, durationText(m_longestGap)));
}

void ConnectionSummary::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(Token::BgPanel));
}

} // namespace Framescope
