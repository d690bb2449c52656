#include "ui/connect/savepresetdialog.h"

#include "ui/theme/theme.h"
#include "ui/widgets/comboboxname.h"
#include "ui/widgets/noterow.h"
#include "ui/widgets/textlabel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace Framescope {

SavePresetDialog::SavePresetDialog(
    const Theme &theme, const PresetModel &model, ConnectionPreset preset, QWidget *parent)
    : QDialog(parent)
    , m_model(model)
    , m_preset(std::move(preset))
    , m_name(new QLineEdit(this))
    , m_folder(new QComboBox(this))
    , m_keepSecrets(new QCheckBox(tr("Keep passwords, tokens and cookies in the file too"), this))
    , m_note(new NoteRow(theme, NoteRow::Ground::Toned, this))
    , m_save(new QPushButton(tr("Save"), this))
{
    setWindowTitle(tr("Save preset"));
    m_name->setAccessibleName(tr("Name of the preset"));
    m_name->setMaxLength(80);
    m_name->setText(m_preset.name);
    m_name->selectAll();
    m_folder->setEditable(true);
    nameComboBox(m_folder, tr("Folder"));
    m_folder->addItems(QStringList { QString() } + model.folders());
    m_folder->setCurrentText(m_preset.folder);
    m_folder->lineEdit()->setPlaceholderText(tr("none"));
    m_folder->lineEdit()->setMaxLength(80);
    const bool hasSecrets = withoutSecrets(m_preset.draft) != m_preset.draft;
    m_keepSecrets->setVisible(hasSecrets);
    auto *secrets = new TextLabel(theme, Theme::TypeRole::Small, Theme::Token::Text2,
        tr("Else their values are left out and asked for again. The URL is kept as it is. Values "
           "that are variables stay in any case."),
        this);
    secrets->setWordWrap(true);
    secrets->setVisible(hasSecrets);
    m_save->setProperty("primary", true);
    m_save->setDefault(true);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setAutoDefault(false);

    auto *form = new QFormLayout;
    form->addRow(tr("Name"), m_name);
    form->addRow(tr("Folder"), m_folder);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_save);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(10);
    column->addLayout(form);
    column->addWidget(m_keepSecrets);
    column->addWidget(secrets);
    column->addWidget(m_note);
    column->addStretch(1);
    column->addLayout(buttons);
    setMinimumWidth(theme.px(420));

    connect(m_name, &QLineEdit::textChanged, this, &SavePresetDialog::validate);
    connect(m_folder, &QComboBox::currentTextChanged, this, &SavePresetDialog::validate);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_save, &QPushButton::clicked, this, &QDialog::accept);
    validate();
}

ConnectionPreset SavePresetDialog::preset() const
{
    return { m_name->text().simplified(), folder(),
        m_keepSecrets->isChecked() ? m_preset.draft : withoutSecrets(m_preset.draft) };
}

QString SavePresetDialog::folder() const
{
    return m_folder->currentText().simplified();
}

void SavePresetDialog::validate()
{
    const QString name = m_name->text().simplified();
    m_save->setEnabled(!name.isEmpty());
    m_save->setToolTip(name.isEmpty() ? tr("The preset needs a name") : QString());
    const bool replaces = m_model.contains(name, folder());
    m_note->setVisible(replaces);
    m_note->setNote(Tone::Info, tr("The preset of this name is replaced."));
}

} // namespace Framescope
