#pragma once

#include "ui/connect/presetmodel.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPushButton;

namespace Framescope {

class NoteRow;
class Theme;

/// Asks under which name, and in which folder, a connection is kept.
class SavePresetDialog : public QDialog
{
    Q_OBJECT
public:
    /// \a preset is what is saved, with a name and a folder to begin with. \a model must outlive
    /// the dialog.
    SavePresetDialog(const Theme &theme, const PresetModel &model, ConnectionPreset preset,
        QWidget *parent = nullptr);

    /// As it is to be kept: without what is secret, unless it was asked for.
    ConnectionPreset preset() const;

private:
    QString folder() const;
    void validate();

    const PresetModel &m_model;
    const ConnectionPreset m_preset;
    QLineEdit *m_name;
    QComboBox *m_folder;
    QCheckBox *m_keepSecrets;
    NoteRow *m_note;
    QPushButton *m_save;
};

} // namespace Framescope
