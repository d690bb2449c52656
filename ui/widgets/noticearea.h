#pragma once

#include "ui/widgets/noticebar.h"

class QVBoxLayout;

namespace Framescope {

/// Where a window puts its notices, the newest below the others. Takes no room without any.
class NoticeArea : public QWidget
{
    Q_OBJECT
public:
    explicit NoticeArea(const Theme &theme, QWidget *parent = nullptr);

    /// Is here until it is deleted.
    NoticeBar *add(Tone tone, const QString &text);
    /// One that stays until it is read, and that assistive technology is told of.
    void tell(Tone tone, const QString &text);

private:
    const Theme &m_theme;
    QVBoxLayout *m_column;
};

} // namespace Framescope
