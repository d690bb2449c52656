#pragma once

#include "app/capture/interception.h"
#include "ui/intercept/helddraft.h"

#include <QWidget>

#include <map>

class QComboBox;
class QPushButton;

namespace Framescope {

class Chip;
class ElidedLabel;
class IconLabel;
class OpcodeBadge;
class OutgoingEditor;
class SegmentedSwitch;
class TextLabel;
class Theme;
class WrapLayout;

/// Shows one thing that is held, and what is to go on in its place. What was typed about others
/// stays until they are decided on.
class HeldEditor : public QWidget
{
    Q_OBJECT
public:
    explicit HeldEditor(const Theme &theme, QWidget *parent = nullptr);

    /// \a deflateAgreed: permessage-deflate was negotiated on its connection.
    void setItem(const HeldItem &item, bool deflateAgreed);
    /// Number of what is shown; 0: nothing yet.
    HoldNumber number() const { return m_item.number; }
    /// Has what was typed in \a other, about whatever, and how it was looked at.
    void takeOver(HeldEditor &other);
    /// \a number is held no more.
    void forget(HoldNumber number);
    /// Says how long it has waited at \a now, and when it goes on by itself.
    void showWaiting(Timestamp now, const std::optional<std::chrono::milliseconds> &timeout);

    bool isEdited() const;
    /// nullopt while something that was typed cannot be read.
    std::optional<QList<OutgoingItem>> items() const;
    OutgoingEditor *outgoing() const { return m_outgoing; }
    SegmentedSwitch *form() const { return m_form; }
    QComboBox *frameList() const { return m_frame; }
    QPushButton *revertButton() const { return m_revert; }

public slots:
    /// Back to how it came.
    void revert();

signals:
    void changed();
    void sendRequested();
    void leaveRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    HeldDraft &draft() { return m_drafts.at(m_item.number); }
    const HeldDraft &draft() const { return m_drafts.at(m_item.number); }
    void load();
    void store();
    void showPart();
    void applyTheme();

    const Theme &m_theme;
    HeldItem m_item;
    bool m_deflateAgreed = false;
    std::map<HoldNumber, HeldDraft> m_drafts;
    WrapLayout *m_head = nullptr;
    TextLabel *m_title;
    IconLabel *m_arrow;
    OpcodeBadge *m_badge;
    ElidedLabel *m_caption;
    Chip *m_waiting;
    SegmentedSwitch *m_form;
    QComboBox *m_frame;
    QPushButton *m_revert;
    OutgoingEditor *m_outgoing;
    bool m_isLoading = false;
};

} // namespace Framescope
