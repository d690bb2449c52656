#pragma once

#include "ui/widgets/tone.h"

#include <QWidget>

class QGridLayout;

namespace Framescope {

class LinkButton;

/// Names and values below each other: "Cipher suite  TLS_AES_128_GCM_SHA256".
class FactList : public QWidget
{
    Q_OBJECT
public:
    explicit FactList(const Theme &theme, QWidget *parent = nullptr);

    void clear();
    /// \a remark, if any, stands behind the value in \a tone.
    void addFact(const QString &name, const QString &value,
        Theme::TypeRole role = Theme::TypeRole::Data, const QString &remark = {},
        Tone tone = Tone::Neutral);
    /// A fact whose value leads somewhere.
    LinkButton *addLink(const QString &name, const QString &value);
    /// The value of the fact called \a name; empty if there is none.
    QString value(const QString &name) const;

private:
    void addName(const QString &name);

    const Theme &m_theme;
    QGridLayout *m_grid;
    int m_rows = 0;
};

} // namespace Framescope
