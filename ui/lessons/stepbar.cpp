#include "ui/lessons/stepbar.h"

#include <QPainter>

#include <algorithm>

namespace Framescope {

namespace {

constexpr int DashWidth = 16;
constexpr int DashHeight = 4;
constexpr int StepGap = 5;
constexpr int LeastPitch = 3; ///< of a dash with its gap, where there are many

} // namespace

StepBar::StepBar(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    connect(&m_theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void StepBar::setSteps(const QList<bool> &solved, qsizetype current)
{
    m_solved = solved;
    m_current = current;
    setAccessibleName(tr("%1 of %2 steps are done")
                          .arg(std::count(solved.begin(), solved.end(), true))
                          .arg(solved.size()));
    updateGeometry();
    update();
}

QSize StepBar::sizeHint() const
{
    const auto count = static_cast<int>(m_solved.size());
    return { std::max(0, count * (DashWidth + StepGap) - StepGap), DashHeight + 4 };
}

QSize StepBar::minimumSizeHint() const
{
    return { static_cast<int>(m_solved.size()) * LeastPitch, sizeHint().height() };
}

void StepBar::paintEvent(QPaintEvent *)
{
    constexpr qreal Pitch = DashWidth + StepGap;
    const qreal scale = std::min(1.0,
        (width() + StepGap) / (Pitch * std::max<qreal>(1, static_cast<qreal>(m_solved.size()))));
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    for (qsizetype i = 0; i < m_solved.size(); ++i) {
        const auto token = i == m_current ? Theme::Token::Accent
            : m_solved.at(i)              ? Theme::Token::Ok
                                          : Theme::Token::BgPress;
        painter.setBrush(m_theme.color(token));
        // The current one is higher, too.
        const int height = i == m_current ? DashHeight + 2 : DashHeight;
        painter.drawRoundedRect(QRectF(static_cast<qreal>(i) * Pitch * scale,
                                    (this->height() - height) / 2.0, DashWidth * scale, height),
            2, 2);
    }
}

} // namespace Framescope
