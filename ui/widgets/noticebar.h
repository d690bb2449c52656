#pragma once

#include "ui/widgets/tone.h"

#include <QWidget>

class QHBoxLayout;
class QProgressBar;

namespace Framescope {

class ElidedLabel;
class IconButton;
class IconLabel;
class LinkButton;
class Theme;

/// A quiet bar across a panel or window: one sentence, what can be done about it, and perhaps how
/// far something is. It waits and takes no focus. Plain text only.
class NoticeBar : public QWidget
{
    Q_OBJECT
public:
    NoticeBar(const Theme &theme, Tone tone, const QString &text, QWidget *parent = nullptr);

    QString text() const;
    void setText(const QString &text);
    /// Something that can be done, as a link.
    LinkButton *addAction(const QString &action);
    /// A button that takes the bar away; dismissed() follows.
    void setDismissable();
    /// Shows \a done of \a all; with \a all 0 that it is not known.
    void setProgress(quint64 done, quint64 all);
    void hideProgress();

signals:
    void dismissed();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    const Tone m_tone;
    QHBoxLayout *m_row;
    ElidedLabel *m_text;
    QProgressBar *m_progress;
};

} // namespace Framescope
