#pragma once

#include "ui/anatomy/unmaskingtable.h"

#include <optional>

namespace Framescope {

/// One payload octet unmasked bit by bit, written as a sum is.
class UnmaskingBits : public QWidget
{
    Q_OBJECT
public:
    /// Shows the selected payload octet, or the first one of \a table's page.
    UnmaskingBits(const Theme &theme, FieldSelection *fields, const UnmaskingTable *table,
        QWidget *parent = nullptr);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    /// Without \a octet, question marks.
    void paintLine(QPainter &painter, int line, const QString &label, std::optional<quint8> octet,
        const QColor &ground, bool marksOnes) const;
    int lineHeight() const;
    int bitsLeft() const;

    const Theme &m_theme;
    FieldSelection *m_fields;
    const UnmaskingTable *m_table;
};

} // namespace Framescope
