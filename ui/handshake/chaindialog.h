#pragma once

#include <QByteArray>
#include <QDialog>
#include <QList>

class QDateTime;

namespace Framescope {

class Theme;

/// The certificates that a peer sent, its own first, with what they say.
class ChainDialog : public QDialog
{
    Q_OBJECT
public:
    /// \a chain is DER; \a at is when it was sent.
    ChainDialog(const Theme &theme, const QList<QByteArray> &chain, const QDateTime &at,
        QWidget *parent = nullptr);

private:
    void copy();

    const QList<QByteArray> m_chain;
};

} // namespace Framescope
