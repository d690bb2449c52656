#pragma once

#include <QWidget>

#include <optional>

namespace Framescope {

class TextLabel;
class Theme;

/// The length of a payload, "95", and where it was another one before, "95 → 108".
class LengthLabel : public QWidget
{
    Q_OBJECT
public:
    explicit LengthLabel(const Theme &theme, QWidget *parent = nullptr);

    /// In octets; \a before is nullopt if nothing was before.
    void setLength(const std::optional<quint64> &before, quint64 now);
    QString text() const;

private:
    TextLabel *m_caption;
    TextLabel *m_before;
    TextLabel *m_now;
};

} // namespace Framescope
