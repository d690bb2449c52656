#include "ui/connect/filefield.h"

#include "ui/theme/theme.h"
#include "ui/widgets/fieldproblem.h"
#include "ui/widgets/iconbutton.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>

namespace Framescope {

FileField::FileField(
    const Theme &theme, const QString &name, const QString &filter, QWidget *parent)
    : QWidget(parent)
    , m_name(name)
    , m_filter(filter)
    , m_path(new QLineEdit(this))
{
    auto *choose
        = new IconButton(theme, QStringLiteral("open"), tr("Choose a file: %1").arg(name), this);
    m_path->setAccessibleName(name);
    m_path->setPlaceholderText(tr("none"));
    setFocusProxy(m_path);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(m_path, 1);
    row->addWidget(choose);
    connect(m_path, &QLineEdit::textChanged, this, &FileField::changed);
    connect(choose, &IconButton::clicked, this, &FileField::browse);
}

QString FileField::path() const
{
    return m_path->text().trimmed();
}

void FileField::setPath(const QString &path)
{
    m_path->setText(path);
}

void FileField::setProblem(bool problem)
{
    setFieldProblem(m_path, problem ? FieldProblem::Error : FieldProblem::None);
}

void FileField::browse()
{
    auto *dialog = new QFileDialog(this, m_name, path(), m_filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &FileField::setPath);
    dialog->open();
}

} // namespace Framescope
