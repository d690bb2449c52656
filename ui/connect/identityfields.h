#pragma once

#include "app/connect/variables.h"
#include "protocol/result.h"

#include <QObject>
#include <QSslCertificate>
#include <QSslKey>

class QFormLayout;

namespace Framescope {

class FileField;
class NoteRow;
class Theme;

/// Rows of a form for a certificate chain and its private key, each in a PEM file; both or none.
class IdentityFields : public QObject
{
    Q_OBJECT
public:
    /// Appends the rows to \a form, which must be that of a widget already.
    IdentityFields(const Theme &theme, const QString &certificateName, const QString &keyName,
        QFormLayout *form, QObject *parent);

    struct Identity
    {
        QList<QSslCertificate> chain; ///< leaf first; empty: none
        QSslKey key;
    };
    const Identity &identity() const { return m_identity; }
    /// Why what is in the fields cannot be used, a sentence; empty if it can.
    QString problem() const { return m_problem; }
    /// False if the fields are empty.
    bool isFilled() const;

    /// Takes the rows out of sight, where there is a choice of doing without them.
    void setVisible(bool visible);

    /// Are replaced in the paths.
    void setVariables(const Variables &variables);

    FileField *certificateField() const { return m_certificate; }
    FileField *keyField() const { return m_key; }

signals:
    void changed();

private:
    void read();
    void showProblem();
    /// Reads both files; the error names the first that cannot be read.
    Result<Identity> readFiles() const;

    Variables m_variables;
    QFormLayout *const m_form;
    bool m_isVisible = true;
    FileField *m_certificate;
    FileField *m_key;
    NoteRow *m_note;
    Identity m_identity;
    QString m_problem;
};

} // namespace Framescope
