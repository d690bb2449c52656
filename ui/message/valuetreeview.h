#pragma once

#include "app/message/valuetree.h"
#include "ui/frames/frameselection.h"

#include <QTreeView>

#include <memory>

namespace Framescope {

class Theme;
class ValueTreeModel;

/// A ValueTree that can be opened, closed and copied from.
class ValueTreeView : public QTreeView
{
    Q_OBJECT
public:
    explicit ValueTreeView(const Theme &theme, QWidget *parent = nullptr);

    /// nullptr: nothing. The same tree again keeps what is open.
    void setTree(const std::shared_ptr<const ValueTree> &tree);
    /// Whether the octets of a value can be shown in hex.
    void setOctetsShown(bool shown) { m_octetsShown = shown; }
    ValueTreeModel *treeModel() const { return m_model; }

    enum class CopyForm {
        Value, ///< of a string what it says, of others as Notation
        Notation, ///< JSON as it was written, CBOR and MessagePack in diagnostic notation
        Name,
        Path,
    };
    /// Copies of the current value.
    void copy(CopyForm form) const;
    /// All of the tree, in Notation.
    void copyAll() const;

    /// Octets that copying takes at most.
    static constexpr qsizetype CopyLimit = 4 << 20;

signals:
    /// The octets of the current value, in those of the tree.
    void octetsSelected(Framescope::OctetRange octets);
    /// They are to be shown in hex.
    void octetsRequested();

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void applyTheme();
    void layOutColumns();
    QString notation(std::size_t node) const;
    void expandSome(const QModelIndex &index);

    const Theme &m_theme;
    ValueTreeModel *m_model;
    bool m_octetsShown = true;
};

} // namespace Framescope
