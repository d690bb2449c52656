#pragma once

#include "ui/anatomy/fieldexplanation.h"
#include "ui/theme/theme.h"
#include "ui/widgets/tone.h"

#include <QTextLayout>
#include <QWidget>

namespace Framescope {

/// A note on a coloured ground: icon, a bold lead, the text, and the section it follows from. Plain
/// text, wrapped to the width.
class NoteBox : public QWidget
{
    Q_OBJECT
public:
    /// \a icon is a name in resources/icons; \a lead may be empty.
    NoteBox(const Theme &theme, Tone tone, const QString &icon, const QString &lead,
        const FieldExplanation::Note &note, QWidget *parent = nullptr);

    /// Lead, text and section, as they are read.
    QString text() const { return m_text; }

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void applyTheme();
    /// Breaks the text for a box of \a width; returns its height.
    qreal breakLines(QTextLayout &layout, int width) const;
    QList<QTextLayout::FormatRange> formats() const;
    int textLeft() const;

    const Theme &m_theme;
    Tone m_tone;
    QString m_icon;
    QString m_text;
    qsizetype m_leadLength;
    qsizetype m_sectionLength;
};

} // namespace Framescope
