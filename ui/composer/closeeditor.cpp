#include "ui/composer/closeeditor.h"

#include "app/session/protocoltext.h"
#include "protocol/wire/closestatus.h"
#include "ui/theme/theme.h"
#include "ui/widgets/comboboxname.h"
#include "ui/widgets/fieldproblem.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>

#include <array>

namespace Framescope {

namespace {

/// What may be sent (RFC 6455 §7.4.1), and the first of each range of §7.4.2.
constexpr auto OfferedCodes = std::to_array<quint16>(
    { 1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 4000 });

} // namespace

CloseEditor::CloseEditor(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_code(new QComboBox(this))
    , m_reason(new QLineEdit(this))
{
    m_code->setEditable(true);
    m_code->setInsertPolicy(QComboBox::NoInsert);
    nameComboBox(m_code, tr("Close status code"));
    for (const quint16 code : OfferedCodes)
        m_code->addItem(QStringLiteral("%1 %2").arg(code).arg(closeStatusText(code)));
    m_reason->setPlaceholderText(tr("Reason (optional)"));
    m_reason->setAccessibleName(tr("Close reason"));

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_code, 0, Qt::AlignTop);
    row->addWidget(m_reason, 1, Qt::AlignTop);

    connect(m_code, &QComboBox::editTextChanged, this, &CloseEditor::changed);
    connect(m_reason, &QLineEdit::textChanged, this, &CloseEditor::changed);
    connect(m_reason, &QLineEdit::returnPressed, this, &CloseEditor::sendRequested);
    connect(m_code->lineEdit(), &QLineEdit::returnPressed, this, &CloseEditor::sendRequested);
    connect(&m_theme, &Theme::changed, this, &CloseEditor::applyTheme);
    applyTheme();
}

std::optional<quint16> CloseEditor::code() const
{
    const QString first = m_code->currentText().simplified().section(u' ', 0, 0);
    bool isNumber = false;
    const quint16 code = first.toUShort(&isNumber);
    return isNumber ? std::optional(code) : std::nullopt;
}

void CloseEditor::takeOver(const CloseEditor &other)
{
    if (other.m_code->currentIndex() >= 0
        && other.m_code->currentText() == other.m_code->itemText(other.m_code->currentIndex()))
        m_code->setCurrentIndex(other.m_code->currentIndex()); // its name is in another language
    else
        m_code->setEditText(other.m_code->currentText());
    m_reason->setText(other.reason());
}

QString CloseEditor::reason() const
{
    return m_reason->text();
}

void CloseEditor::setProblems(bool codeIsWrong, bool reasonIsWrong)
{
    setFieldProblem(m_code->lineEdit(), codeIsWrong ? FieldProblem::Error : FieldProblem::None);
    setFieldProblem(m_reason, reasonIsWrong ? FieldProblem::Error : FieldProblem::None);
}

void CloseEditor::applyTheme()
{
    const QFont font = m_theme.font(Theme::TypeRole::Code);
    m_code->setFont(font);
    m_reason->setFont(font);
    m_code->setMinimumWidth(m_theme.px(190));
}

} // namespace Framescope
