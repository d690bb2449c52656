#pragma once

#include "ui/settings/connectiondefaults.h"
#include "ui/shell/language.h"
#include "ui/theme/theme.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QSpinBox;

namespace Framescope {

class Appearance;

/// What the program does when nothing else is said. Each change is kept and applied at once, so
/// there is nothing to be confirmed.
class SettingsDialog : public QDialog
{
    Q_OBJECT
public:
    /// \a theme and \a appearance must outlive this.
    SettingsDialog(const Theme &theme, Appearance &appearance, Language::Choice language,
        QWidget *parent = nullptr);

    QComboBox *language() const { return m_language; }
    QComboBox *colours() const { return m_colours; }
    QComboBox *textSize() const { return m_textSize; }
    QCheckBox *welcome() const { return m_welcome; }
    QSpinBox *timeout() const { return m_timeout; }
    QSpinBox *pingPeriod() const { return m_pingPeriod; }
    QSpinBox *messageLimit() const { return m_messageLimit; }

signals:
    /// To be kept and applied. The texts change once no dialog is open.
    void languageChosen(Framescope::Language::Choice language);

private:
    void addAppearance(QFormLayout &form, Language::Choice language);
    void addLanguage(QFormLayout &form, Language::Choice language);
    void addConnections(QFormLayout &form);
    void addHistories(QFormLayout &form);
    void addHeading(QFormLayout &form, const QString &text);
    QSpinBox *makeSpinBox(int least, int most, int value, const QString &suffix);
    void saveDefaults();

    const Theme &m_theme;
    Appearance &m_appearance;
    QComboBox *m_language = nullptr;
    QComboBox *m_colours = nullptr;
    QComboBox *m_textSize = nullptr;
    QCheckBox *m_welcome = nullptr;
    QSpinBox *m_timeout = nullptr; ///< seconds
    QSpinBox *m_pingPeriod = nullptr; ///< seconds
    QSpinBox *m_messageLimit = nullptr; ///< MiB
};

} // namespace Framescope
