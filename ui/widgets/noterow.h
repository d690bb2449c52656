#pragma once

#include "ui/widgets/tone.h"

#include <QWidget>

namespace Framescope {

class IconLabel;
class LinkButton;
class SectionTag;
class TextLabel;

/// One sentence about what is above it: icon, text, the section that says so, and what can be done.
class NoteRow : public QWidget
{
    Q_OBJECT
public:
    enum class Ground { Toned, Plain };

    explicit NoteRow(const Theme &theme, Ground ground = Ground::Toned, QWidget *parent = nullptr);

    /// \a section may be empty, and so may \a action, the text of the link.
    void setNote(
        Tone tone, const QString &text, const QString &section = {}, const QString &action = {});
    Tone tone() const { return m_tone; }
    QString text() const;

signals:
    void actionTriggered();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    const Ground m_ground;
    Tone m_tone = Tone::Info;
    IconLabel *m_icon;
    TextLabel *m_text;
    SectionTag *m_section;
    LinkButton *m_action;
};

} // namespace Framescope
