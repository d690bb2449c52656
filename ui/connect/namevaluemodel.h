#pragma once

#include <QAbstractTableModel>

namespace Framescope {

/// Names with values, and one thing that is said of each by a box: whether a cookie is sent,
/// whether a variable is secret. The last row is always blank: whoever types there adds one.
class NameValueModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { FlagColumn, NameColumn, ValueColumn, ColumnCount };

    static constexpr qsizetype MaxRows = 200;

    struct Row
    {
        bool flag = false;
        QString name;
        QString value;

        friend bool operator==(const Row &, const Row &) = default;
    };

    /// \a flagTitle heads the boxes, which are \a usualFlag in a new row. Values are shown as dots
    /// in rows whose flag is \a hidingFlag.
    NameValueModel(
        const QString &flagTitle, bool usualFlag, bool hidingFlag, QObject *parent = nullptr);

    /// Without the blank row at the end.
    QList<Row> rows() const;
    void setRows(const QList<Row> &rows);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    bool removeRows(int row, int count, const QModelIndex &parent = {}) override;

signals:
    /// rows() are others now.
    void changed();

private:
    bool isBlank(int row) const { return row == m_rows.size(); }
    QVariant textOf(const QModelIndex &index, int role) const;

    const QString m_flagTitle;
    const bool m_usualFlag;
    const bool m_hidingFlag;
    QList<Row> m_rows; ///< without the blank one
};

} // namespace Framescope
