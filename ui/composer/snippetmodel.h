#pragma once

#include "app/compose/snippetfile.h"

#include <QAbstractListModel>

namespace Framescope {

/// The snippets in their file: every change is saved at once. GUI thread.
class SnippetModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum SnippetRole {
        OpcodeRole = Qt::UserRole, ///< quint8: raw nibble of the first frame
        KindRole, ///< QString: "JSON", "TEXT", "PING"
    };

    explicit SnippetModel(SnippetFile file, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    bool moveRows(const QModelIndex &sourceParent, int sourceRow, int count,
        const QModelIndex &destinationParent, int destinationChild) override;
    bool removeRows(int row, int count, const QModelIndex &parent = {}) override;

    /// Why the file could not be read; it is left as it is.
    const std::optional<Error> &loadError() const { return m_loadError; }
    /// Adds \a composition under a name of its own at the end; an invalid index if there is no
    /// room.
    QModelIndex add(const Composition &composition);
    const Composition &composition(const QModelIndex &index) const;
    /// Puts back what was removed last, where it was or as near; an invalid index if nothing was,
    /// or there is no room.
    QModelIndex undoRemove();

signals:
    /// What is on the screen is not what is in the file.
    void failed(const Framescope::Error &error);

private:
    void save();

    const SnippetFile m_file;
    QList<Snippet> m_snippets;
    std::optional<Snippet> m_removed; ///< the last one
    int m_removedFrom = 0; ///< its row
    std::optional<Error> m_loadError; ///< nothing is written over a file that could not be read
};

} // namespace Framescope
