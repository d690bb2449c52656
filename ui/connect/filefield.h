#pragma once

#include <QWidget>

class QLineEdit;

namespace Framescope {

class Theme;

/// The path of a file to read, typed or chosen.
class FileField : public QWidget
{
    Q_OBJECT
public:
    /// \a name says what file it is; \a filter is one of QFileDialog's.
    FileField(
        const Theme &theme, const QString &name, const QString &filter, QWidget *parent = nullptr);

    QString path() const; ///< without the white space around it
    void setPath(const QString &path);
    void setProblem(bool problem);

signals:
    void changed();

private:
    void browse();

    const QString m_name;
    const QString m_filter;
    QLineEdit *m_path;
};

} // namespace Framescope
