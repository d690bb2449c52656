#pragma once

#include "app/session/sessionstore.h"

#include <QDialog>

#include <memory>

class QComboBox;
class QFormLayout;
class QPushButton;

namespace Framescope {

class Theme;

/// A session, and what it is called.
struct NamedSession
{
    std::shared_ptr<SessionStore> store;
    QString name;
};

/// Asks which connections of two sessions are to be compared. Begins with two that went to the same
/// place.
class ComparisonChoice : public QDialog
{
    Q_OBJECT
public:
    ComparisonChoice(const Theme &theme, const NamedSession &left, const NamedSession &right,
        QWidget *parent = nullptr);

    /// 0: there is none.
    ConnectionId left() const;
    ConnectionId right() const;

private:
    void addList(QFormLayout &form, QComboBox &list, const QString &name,
        const QList<ConnectionRecord> &records);
    void chooseLike();

    QList<ConnectionRecord> m_leftRecords;
    QList<ConnectionRecord> m_rightRecords;
    QComboBox *m_left;
    QComboBox *m_right;
    QPushButton *m_compare;
};

} // namespace Framescope
