#include "ui/shell/appearance.h"

#include <QApplication>
#include <QPalette>
#include <QSettings>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

constexpr auto SettingsKey = "appearance/scheme"_L1;

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
{
    connect(&m_theme, &Theme::changed, this, &Appearance::dress);
    apply(choiceOf(QSettings().value(SettingsKey).toString()));
    dress();
}

void Appearance::choose(Choice choice)
{
    QSettings().setValue(SettingsKey, nameOf(choice));
    apply(choice);
}

void Appearance::apply(Choice choice)
{
    m_choice = choice;
    m_theme.setScheme(choice == Choice::Dark ? Theme::Scheme::Dark
            : choice == Choice::Light        ? Theme::Scheme::Light
                                             : m_systemScheme);
}

void Appearance::dress()
{
    QApplication::setPalette(m_theme.palette());
    qApp->setStyleSheet(m_theme.styleSheet());
    QApplication::setFont(m_theme.font(Theme::TypeRole::Body));
}

} // namespace Framescope
