#include "ui/connect/headerrow.h"

#include "ui/connect/rowgrip.h"
#include "ui/theme/theme.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/fieldproblem.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/noterow.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QPainter>
#include <QVBoxLayout>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;
using Model = HeaderListModel;

constexpr int RowHeight = 30; // in pixels of the design

Tone chipTone(Model::Source source, const std::optional<RequestIssue> &issue)
{
    if (source == Model::Source::Override)
        return Tone::Warning;
    return issue ? issue->tone : Tone::Neutral;
}

} // namespace

HeaderRow::HeaderRow(const Theme &theme, HeaderListModel *model, int row, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_model(model)
    , m_row(row)
    , m_source(model->source(row))
    , m_on(new QCheckBox(this))
    , m_sourceChip(new Chip(theme, Tone::Neutral, {}, this))
    , m_line(new QWidget(this))
    , m_note(new NoteRow(theme, NoteRow::Ground::Toned, this))
{
    auto *line = new QHBoxLayout(m_line);
    line->setContentsMargins(theme.px(4), 0, theme.px(6), 0);
    line->setSpacing(theme.px(Columns::Gap));
    m_on->setFixedWidth(theme.px(Columns::On));
    line->addWidget(createGrip());
    line->addWidget(m_on);
    QWidget *name = createName();
    name->setFixedWidth(theme.px(Columns::Name));
    line->addWidget(name);
    line->addWidget(createValue(), 1);
    auto *chip = new QWidget(m_line); // a chip is as wide as its word, the column is not
    chip->setFixedWidth(theme.px(Columns::Source));
    auto *chipRow = new QHBoxLayout(chip);
    chipRow->setContentsMargins(0, 0, 0, 0);
    chipRow->addWidget(m_sourceChip);
    chipRow->addStretch(1);
    line->addWidget(chip);
    line->addWidget(createAction());
    m_line->setFixedHeight(theme.px(RowHeight));

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 1);
    column->setSpacing(0);
    column->addWidget(m_line);
    column->addWidget(m_note);
    connect(m_on, &QCheckBox::toggled, this, [this](bool on) {
        m_model->setData(
            index(Model::OnColumn), on ? Qt::Checked : Qt::Unchecked, Qt::CheckStateRole);
    });
    connect(m_note, &NoteRow::actionTriggered, this, [this] { m_model->applyFix(m_row); });
    connect(&m_theme, &Theme::changed, this, &HeaderRow::refresh);
    refresh();
}

/// Of one's own headers, whose order counts; elsewhere as much room.
QWidget *HeaderRow::createGrip()
{
    const bool movable = m_source == Model::Source::Own;
    auto *grip = new RowGrip(m_theme, movable, m_line);
    grip->setFixedWidth(m_theme.px(Columns::Grip));
    connect(grip, &RowGrip::dragged, this, [this](const QPoint &position, bool dropped) {
        emit dragged(parentWidget()->mapFromGlobal(position).y(), dropped);
    });
    return grip;
}

QWidget *HeaderRow::createName()
{
    if (m_source == Model::Source::Own)
        return m_nameField = createField(Model::NameColumn, tr("Name of the header"));
    return m_nameLabel
        = new ElidedLabel(m_theme, Theme::TypeRole::Code, Theme::Token::Text2, {}, m_line);
}

QWidget *HeaderRow::createValue()
{
    if (m_source != Model::Source::Automatic)
        return m_valueField = createField(Model::ValueColumn, tr("Value of the header"));
    return m_valueLabel
        = new ElidedLabel(m_theme, Theme::TypeRole::Code, Theme::Token::Text2, {}, m_line);
}

QLineEdit *HeaderRow::createField(int column, const QString &name)
{
    auto *field = new QLineEdit(m_line);
    field->setProperty("compact", true);
    field->setFont(m_theme.font(Theme::TypeRole::Code));
    field->setAccessibleName(name);
    connect(field, &QLineEdit::textEdited, this,
        [this, column](const QString &text) { m_model->setData(index(column), text); });
    return field;
}

/// Override, undo or delete.
QWidget *HeaderRow::createAction()
{
    IconButton *button = nullptr;
    switch (m_source) {
    case Model::Source::Automatic:
        button = new IconButton(m_theme, u"edit"_s, tr("Write this header yourself"), m_line);
        connect(button, &IconButton::clicked, this, [this] { m_model->overrideHeader(m_row); });
        break;
    case Model::Source::Override:
        button = new IconButton(m_theme, u"undo"_s, tr("Back to the automatic header"), m_line);
        connect(button, &IconButton::clicked, this, [this] { m_model->restoreHeader(m_row); });
        break;
    case Model::Source::Own:
        button = new IconButton(m_theme, u"trash"_s, tr("Delete this header"), m_line);
        connect(button, &IconButton::clicked, this, [this] { m_model->removeHeader(m_row); });
        break;
    }
    button->setFixedWidth(m_theme.px(Columns::Action));
    return button;
}

void HeaderRow::setCurrent(bool current)
{
    if (current == m_current)
        return;
    m_current = current;
    update();
}

void HeaderRow::edit()
{
    if (m_nameField && m_nameField->text().isEmpty())
        m_nameField->setFocus(Qt::OtherFocusReason);
    else if (m_valueField)
        m_valueField->setFocus(Qt::OtherFocusReason);
    else
        m_on->setFocus(Qt::OtherFocusReason);
}

void HeaderRow::refresh()
{
    const QString name = index(Model::NameColumn).data().toString();
    const QString value = index(Model::ValueColumn).data().toString();
    const bool on
        = index(Model::OnColumn).data(Qt::CheckStateRole).value<Qt::CheckState>() == Qt::Checked;
    const bool replaced = index(0).data(Model::ReplacedRole).toBool();
    const std::optional<RequestIssue> issue = m_model->issue(m_row);

    m_on->setChecked(on);
    m_on->setAccessibleName(tr("Send %1").arg(name));
    const auto labelColor = on && !replaced ? Theme::Token::Text2 : Theme::Token::TextDis;
    for (ElidedLabel *label : { m_nameLabel, m_valueLabel }) {
        if (!label)
            continue;
        label->setText(label == m_nameLabel ? name : value);
        label->setColor(labelColor);
        QFont font = m_theme.font(Theme::TypeRole::Code);
        font.setItalic(label == m_valueLabel && index(0).data(Model::FreshRole).toBool());
        label->setFont(font);
    }
    const FieldProblem problem = !issue ? FieldProblem::None
        : issue->tone == Tone::Error    ? FieldProblem::Error
                                        : FieldProblem::Warning;
    for (QLineEdit *field : { m_nameField, m_valueField }) {
        if (!field)
            continue;
        const QString text = field == m_nameField ? name : value;
        if (field->text() != text)
            field->setText(text);
        // The value is wrong, unless the name can be changed and the RFC of names objects.
        const bool nameIsWrong = issue && issue->section == u"RFC 9110" && m_nameField
            && headerFieldProblem({ name.toUtf8(), {} });
        setFieldProblem(
            field, (field == m_nameField) == nameIsWrong ? problem : FieldProblem::None);
    }
    m_sourceChip->setText(index(Model::SourceColumn).data().toString());
    m_sourceChip->setTone(chipTone(m_source, issue));
    m_note->setVisible(issue.has_value());
    if (issue)
        m_note->setNote(issue->tone, issue->text, issue->section, issue->fix);
}

void HeaderRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (m_current) {
        painter.fillRect(m_line->geometry(), m_theme.color(Theme::Token::BgSel));
        painter.fillRect(QRect(0, 0, 3, m_line->height()), m_theme.color(Theme::Token::Accent));
    }
    painter.fillRect(0, height() - 1, width(), 1, m_theme.color(Theme::Token::LineSoft));
}

QModelIndex HeaderRow::index(int column) const
{
    return m_model->index(m_row, column);
}

} // namespace Framescope
