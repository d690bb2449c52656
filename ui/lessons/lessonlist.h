#pragma once

#include "ui/theme/theme.h"

#include <QListWidget>

namespace Framescope {

/// The lessons by number, and how far each is.
class LessonList : public QListWidget
{
    Q_OBJECT
public:
    struct Entry
    {
        QString id;
        int number = 0;
        QString title;
        QString summary;
        QString icon;
        qsizetype steps = 0;
        qsizetype step = 0; ///< to go on with
        bool isBegun = false;
        bool isDone = false;
    };

    explicit LessonList(const Theme &theme, QWidget *parent = nullptr);

    void setEntries(const QList<Entry> &entries);
    const Entry &entry(int row) const { return m_entries.at(row); }
    void setCurrentId(const QString &id);
    /// Empty if there is none.
    QString currentId() const;
    int doneCount() const;

    /// Of so many lessons.
    int heightOf(int rows) const;
    QSize sizeHint() const override;

signals:
    /// By a click, or by Enter.
    void chosen(const QString &id);

private:
    const Theme &m_theme;
    QList<Entry> m_entries;
};

} // namespace Framescope
