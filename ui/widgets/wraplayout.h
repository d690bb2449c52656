#pragma once

#include <QLayout>

#include <memory>
#include <vector>

namespace Framescope {

/// A row that goes on in the next line where it has no room: with large letters, or in a narrow
/// window. What may grow, such as a stretch, takes what is left of its line.
class WrapLayout : public QLayout
{
    Q_OBJECT
public:
    /// \a spacing, in px, is between neighbours and between lines.
    explicit WrapLayout(int spacing, QWidget *parent = nullptr);
    ~WrapLayout() override;

    void addLayout(QLayout *layout);
    void addStretch();

    void addItem(QLayoutItem *item) override;
    int count() const override { return static_cast<int>(m_items.size()); }
    QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return Qt::Horizontal; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSize() const override;
    void setGeometry(const QRect &rect) override;

private:
    int arrange(const QRect &rect, bool moves) const;

    std::vector<std::unique_ptr<QLayoutItem>> m_items;
};

} // namespace Framescope
