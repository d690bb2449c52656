#include "ui/replay/replayfoot.h"

#include "ui/frames/frametext.h"
#include "ui/replay/replayattempt.h"
#include "ui/theme/theme.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/keycaps.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QPushButton>

#include <utility>

namespace Framescope {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr int FootHeight = 40; // px of the design
constexpr auto TickInterval = 100ms;

} // namespace

ReplayFoot::ReplayFoot(const Theme &theme, QWidget *parent)
    : PanelStrip(theme, FootHeight, Qt::TopEdge, parent)
    , m_pace(new ElidedLabel(theme, Theme::TypeRole::Small, Theme::Token::Text2, {}, this))
    , m_open(new QPushButton(tr("&Open as session"), this))
    , m_save(new QPushButton(tr("Sa&ve…"), this))
{
    m_pace->setObjectName(u"pace"_s);
    m_open->setToolTip(tr("Show the new conversation in a window of its own"));
    m_save->setToolTip(tr("Save the new conversation as a session file"));
    row()->addWidget(m_pace, 1);
    const std::pair<Qt::Key, QString> keys[] = { { Qt::Key_Space, tr("pause") },
        { Qt::Key_Period, tr("step") }, { Qt::Key_N, tr("next difference") } };
    for (const auto &[key, word] : keys) {
        row()->addWidget(new KeyCaps(theme, QKeySequence(key), this));
        row()->addWidget(
            new TextLabel(theme, Theme::TypeRole::Small, Theme::Token::Text2, word, this));
    }
    for (QPushButton *button : { m_open, m_save }) {
        button->setAutoDefault(false);
        row()->addWidget(button);
    }
    connect(m_open, &QPushButton::clicked, this, &ReplayFoot::openRequested);
    connect(m_save, &QPushButton::clicked, this, &ReplayFoot::saveRequested);
    m_tick.setInterval(TickInterval);
    connect(&m_tick, &QTimer::timeout, this, &ReplayFoot::paceDue);
}

void ReplayFoot::showPace(const ReplayAttempt *running)
{
    const auto left = running ? running->untilNext() : std::nullopt;
    if (left && !m_tick.isActive())
        m_tick.start();
    else if (!left)
        m_tick.stop();
    if (!running) {
        m_pace->clear();
        return;
    }
    const ReplayProgress &progress = running->progress();
    QStringList parts;
    if (running->awaitedAt().isValid())
        parts += tr("Waiting for a client");
    else if (running->run().isPaused())
        parts += tr("Paused");
    else if (running->run().request().pace.stepwise)
        parts += tr("Waiting for the next step");
    else if (left)
        parts += tr("Replaying, next frame in %1 s").arg(double(left->count()) / 1000, 0, 'f', 1);
    else
        parts += tr("Replaying, waiting for an answer");
    if (progress.drift > 0)
        parts += tr("drift %1").arg(durationText(progress.drift));
    const quint64 differences
        = progress.tally.changed + progress.tally.missing + progress.tally.extra;
    if (differences > 0)
        parts += tr("%n difference(s)", nullptr, static_cast<int>(differences));
    m_pace->setText(parts.join(u"   "_s));
}

void ReplayFoot::setSessionEnabled(bool enabled)
{
    m_open->setEnabled(enabled);
    m_save->setEnabled(enabled);
}

} // namespace Framescope
