#pragma once

#include <QByteArrayView>
#include <QWidget>

namespace Framescope {

class Chip;
class NoteRow;
class TextLabel;
class Theme;

/// The body of a Close frame (RFC 6455 §5.5.1): status code, what it is called, whether it may be
/// sent, and the reason.
class CloseSummary : public QWidget
{
    Q_OBJECT
public:
    explicit CloseSummary(const Theme &theme, QWidget *parent = nullptr);

    void setBody(QByteArrayView payload);

private:
    TextLabel *m_code;
    Chip *m_legal;
    TextLabel *m_reasonTitle;
    TextLabel *m_reason;
    NoteRow *m_problem;
};

} // namespace Framescope
