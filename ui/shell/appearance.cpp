#include "ui/shell/appearance.h"

#include "ui/theme/applicationstyle.h"

#include <QApplication>
#include <QPalette>
#include <QSettings>

#include <algorithm>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

constexpr auto SettingsKey = "appearance/scheme"_L1;
constexpr auto TextKey = "appearance/textPercent"_L1;
constexpr int LeastPercent = 100; // smaller text is not to be read
constexpr int MostPercent = 300;

/// Qt 6.4 does not say which scheme the system has; the palette it came with does.
Theme::Scheme schemeOf(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness()
            < palette.color(QPalette::WindowText).lightness()
        ? Theme::Scheme::Dark
        : Theme::Scheme::Light;
}

QString nameOf(Appearance::Choice choice)
{
    switch (choice) {
    case Appearance::Choice::Light:
        return u"light"_s;
    case Appearance::Choice::Dark:
        return u"dark"_s;
    case Appearance::Choice::System:
        break;
    }
    return u"system"_s;
}

Appearance::Choice choiceOf(const QString &name)
{
    for (const Appearance::Choice choice :
        { Appearance::Choice::Light, Appearance::Choice::Dark }) {
        if (nameOf(choice) == name)
            return choice;
    }
    return Appearance::Choice::System;
}

} // namespace

Appearance::Appearance(Theme &theme, QObject *parent)
    : QObject(parent)
    , m_theme(theme)
    , m_systemScheme(schemeOf(QApplication::palette()))
    , m_systemTextScale(theme.textScale())
{
    QApplication::setStyle(new ApplicationStyle(m_theme)); // belongs to the application
    qApp->installEventFilter(this);
    connect(&m_theme, &Theme::changed, this, &Appearance::dress);
    const QSettings settings;
    apply(choiceOf(settings.value(SettingsKey).toString()));
    if (const int percent = settings.value(TextKey).toInt(); percent > 0)
        m_textPercent = std::clamp(percent, LeastPercent, MostPercent);
    applyTextSize();
    dress();
}

void Appearance::choose(Choice choice)
{
    QSettings().setValue(SettingsKey, nameOf(choice));
    apply(choice);
}

void Appearance::apply(Choice choice)
{
    const bool isOther = std::exchange(m_choice, choice) != choice;
    m_theme.setScheme(choice == Choice::Dark ? Theme::Scheme::Dark
            : choice == Choice::Light        ? Theme::Scheme::Light
                                             : m_systemScheme);
    if (isOther)
        emit choiceChanged(choice);
}

void Appearance::chooseTextPercent(std::optional<int> percent)
{
    if (percent)
        m_textPercent = std::clamp(*percent, LeastPercent, MostPercent);
    else
        m_textPercent.reset();
    QSettings().setValue(TextKey, m_textPercent.value_or(0));
    applyTextSize();
}

void Appearance::applyTextSize()
{
    constexpr qreal Whole = 100;
    m_theme.setTextScale(m_textPercent ? *m_textPercent / Whole : m_systemTextScale);
}

void Appearance::dress()
{
    QApplication::setPalette(m_theme.palette());
    QApplication::setFont(m_theme.font(Theme::TypeRole::Body));
    const QWidgetList windows = QApplication::topLevelWidgets();
    for (QWidget *window : windows) {
        if (window->testAttribute(Qt::WA_WState_Polished))
            dressWindow(window);
    }
}

/// A window is dressed when it is first shown, and with it all it contains: a style sheet of the
/// application would be applied to a part of it again with each widget that the part is put into.
bool Appearance::eventFilter(QObject *object, QEvent *event)
{
    if (event->type() == QEvent::Polish && object->isWidgetType())
        dressWindow(static_cast<QWidget *>(object));
    return false;
}

void Appearance::dressWindow(QWidget *window)
{
    if (window->isWindow() && !window->parentWidget())
        window->setStyleSheet(m_theme.styleSheet());
}

} // namespace Framescope
