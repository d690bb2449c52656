#pragma once

#include <QWidget>

#include <optional>

class QComboBox;
class QLineEdit;

namespace Framescope {

class Theme;

/// Close status code and reason for a Close frame.
class CloseEditor : public QWidget
{
    Q_OBJECT
public:
    explicit CloseEditor(const Theme &theme, QWidget *parent = nullptr);

    /// nullopt if what was typed is no number from 0 to 65,535.
    std::optional<quint16> code() const;
    QString reason() const;

    /// Shows what stands in \a other.
    void takeOver(const CloseEditor &other);
    void setProblems(bool codeIsWrong, bool reasonIsWrong);

signals:
    void changed();
    void sendRequested();

private:
    void applyTheme();

    const Theme &m_theme;
    QComboBox *m_code;
    QLineEdit *m_reason;
};

} // namespace Framescope
