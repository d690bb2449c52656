#pragma once

#include "ui/widgets/card.h"

#include <optional>

class QBoxLayout;

namespace Framescope {

class StepBox;
class TextLabel;

/// How Sec-WebSocket-Accept follows from Sec-WebSocket-Key, step by step (RFC 6455 §1.3, §4.2.2).
class AcceptCard : public Card
{
    Q_OBJECT
public:
    explicit AcceptCard(const Theme &theme, QWidget *parent = nullptr);

    /// nullopt: the head has no such field, or more than one.
    void setValues(const std::optional<QByteArray> &key, bool hasResponse,
        const std::optional<QByteArray> &accept);
    /// What the steps need beside each other, in pixels.
    int unfoldedWidth() const;
    /// Puts the steps below each other.
    void setFolded(bool folded);

private:
    TextLabel *addOperator(const QString &sign);

    const Theme &m_theme;
    QBoxLayout *m_steps;
    StepBox *m_key;
    StepBox *m_guid;
    StepBox *m_digest;
    StepBox *m_base64;
    StepBox *m_accept;
    TextLabel *m_equals;
};

} // namespace Framescope
