#pragma once

#include <QObject>
#include <QTranslator>

namespace Framescope {

/// The language of the window: the system's where there is a translation, or the user's choice,
/// kept in the settings. Installs the translators, Qt's own among them, and sets the default
/// locale, by which dates are written and lessons are chosen.
class Language : public QObject
{
    Q_OBJECT
public:
    enum class Choice { System, English, Chinese };

    /// Applies the choice in the settings.
    explicit Language(QObject *parent = nullptr);

    Choice choice() const { return m_choice; }
    /// What the texts are in: "en" or "zh_CN".
    const QString &name() const { return m_name; }
    /// Applies \a choice and keeps it.
    void choose(Choice choice);
    /// Applies \a choice for this run only.
    void apply(Choice choice);

signals:
    /// name() is another. What is on the screen keeps the texts that it was made with.
    void changed();

private:
    void install();

    Choice m_choice = Choice::System;
    QString m_name;
    QTranslator m_qt;
    QTranslator m_program;
};

} // namespace Framescope
