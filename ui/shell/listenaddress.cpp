#include "ui/shell/listenaddress.h"

#include "ui/widgets/comboboxname.h"
#include "ui/widgets/fieldproblem.h"
#include "ui/widgets/noterow.h"

#include <QComboBox>
#include <QLineEdit>
#include <QSpinBox>
#include <QVBoxLayout>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

} // namespace

ListenAddress::ListenAddress(const Theme &theme, quint16 port, QWidget *parent)
    : QWidget(parent)
    , m_address(new QComboBox(this))
    , m_port(new QSpinBox(this))
    , m_note(new NoteRow(theme, NoteRow::Ground::Toned, this))
{
    m_address->setEditable(true);
    m_address->setInsertPolicy(QComboBox::NoInsert);
    m_address->addItems({ u"127.0.0.1"_s, u"::1"_s, u"0.0.0.0"_s, u"::"_s });
    nameComboBox(m_address, tr("Address"));
    m_port->setRange(0, 65535);
    m_port->setSpecialValueText(tr("any free port"));
    m_port->setAccessibleName(tr("Port"));
    m_port->setValue(port);
    setFocusProxy(m_address);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    auto *row = new QHBoxLayout;
    row->addWidget(m_address, 1);
    row->addWidget(m_port);
    column->addLayout(row);
    column->addWidget(m_note);
    connect(m_address, &QComboBox::editTextChanged, this, &ListenAddress::validate);
    connect(m_port, &QSpinBox::valueChanged, this, &ListenAddress::changed);
    // A combo box keeps Enter to itself.
    connect(m_address->lineEdit(), &QLineEdit::returnPressed, this, &ListenAddress::submitted);
    validate();
}

QHostAddress ListenAddress::address() const
{
    return QHostAddress(m_address->currentText().trimmed());
}

quint16 ListenAddress::port() const
{
    return static_cast<quint16>(m_port->value());
}

void ListenAddress::setPort(quint16 port)
{
    m_port->setValue(port);
}

QString ListenAddress::obstacle() const
{
    return address().isNull() ? tr("Type an IP address to listen on, such as 127.0.0.1 or ::1.")
                              : QString();
}

void ListenAddress::validate()
{
    const QHostAddress typed = address();
    setFieldProblem(
        m_address->lineEdit(), typed.isNull() ? FieldProblem::Error : FieldProblem::None);
    m_note->setVisible(!typed.isNull() && !typed.isLoopback());
    m_note->setNote(Tone::Warning,
        tr("Others on the network can connect to this address. 127.0.0.1 keeps to this machine."));
    emit changed();
}

} // namespace Framescope
