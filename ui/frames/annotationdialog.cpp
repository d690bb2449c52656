#include "ui/frames/annotationdialog.h"

#include "ui/frames/annotationtone.h"
#include "ui/frames/frametext.h"
#include "ui/widgets/noterow.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

namespace Framescope {

namespace {

constexpr int NoteWidth = 420; // px of the design
constexpr int NoteHeight = 110;
constexpr int SwatchSize = 14;

constexpr auto Colours
    = std::to_array<AnnotationColour>({ AnnotationColour::None, AnnotationColour::Red,
        AnnotationColour::Orange, AnnotationColour::Yellow, AnnotationColour::Green,
        AnnotationColour::Blue, AnnotationColour::Purple, AnnotationColour::Grey });

QIcon swatch(const Theme &theme, AnnotationColour colour)
{
    const int size = theme.px(SwatchSize);
    QPixmap pixmap(size, size);
    pixmap.fill(Qt::transparent);
    if (colour == AnnotationColour::None)
        return pixmap;
    const AnnotationTone tone = annotationTone(theme, colour);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(tone.text);
    painter.setBrush(tone.ground);
    painter.drawRoundedRect(QRectF(0.5, 0.5, size - 1, size - 1), 3, 3);
    return pixmap;
}

} // namespace

AnnotationDialog::AnnotationDialog(
    const Theme &theme, FrameId frame, const Annotations &others, QWidget *parent)
    : QDialog(parent)
    , m_theme(theme)
    , m_frame(frame)
    , m_others(others)
    , m_note(new QPlainTextEdit(this))
    , m_colour(new QComboBox(this))
    , m_problem(new NoteRow(theme, NoteRow::Ground::Toned, this))
{
    setWindowTitle(tr("Frame %1").arg(countText(frame)));
    m_note->setTabChangesFocus(true);
    m_note->setMinimumSize(theme.px(NoteWidth), theme.px(NoteHeight));
    m_note->setPlaceholderText(tr("Plain text; the first line is shown in the table"));
    createColours();

    auto *form = new QFormLayout;
    form->addRow(tr("&Note"), m_note);
    form->addRow(tr("&Colour"), m_colour);
    for (QWidget *field : { static_cast<QWidget *>(m_note), static_cast<QWidget *>(m_colour) })
        field->setAccessibleName(
            qobject_cast<QLabel *>(form->labelForField(field))->text().remove(u'&'));
    auto *buttons = new QDialogButtonBox(this);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    m_keep = new QPushButton(tr("Keep"), buttons);
    m_keep->setProperty("primary", true); // before the box asks for its look
    buttons->addButton(m_keep, QDialogButtonBox::AcceptRole);
    m_keep->setDefault(true);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(12);
    column->addLayout(form);
    column->addWidget(m_problem);
    column->addWidget(buttons);

    if (const Annotation *said = others.find(frame)) {
        m_note->setPlainText(said->note);
        m_note->selectAll();
        m_colour->setCurrentIndex(m_colour->findData(static_cast<int>(said->colour)));
        QPushButton *remove = buttons->addButton(tr("Remove"), QDialogButtonBox::DestructiveRole);
        connect(remove, &QPushButton::clicked, this, [this] {
            m_note->clear();
            m_colour->setCurrentIndex(0);
            accept();
        });
    }
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    // Return begins a line in the note.
    for (const Qt::Key key : { Qt::Key_Return, Qt::Key_Enter })
        connect(new QShortcut(Qt::CTRL | key, this), &QShortcut::activated, m_keep,
            [this] { m_keep->click(); });
    connect(m_note, &QPlainTextEdit::textChanged, this, &AnnotationDialog::update);
    connect(m_colour, &QComboBox::currentIndexChanged, this, &AnnotationDialog::update);
    update();
    m_note->setFocus();
}

void AnnotationDialog::createColours()
{
    const int size = m_theme.px(SwatchSize);
    m_colour->setIconSize({ size, size });
    for (const AnnotationColour colour : Colours)
        m_colour->addItem(
            swatch(m_theme, colour), annotationColourText(colour), static_cast<int>(colour));
}

Annotation AnnotationDialog::annotation() const
{
    return { m_frame, static_cast<AnnotationColour>(m_colour->currentData().toInt()),
        m_note->toPlainText().trimmed() };
}

/// Why what is in the fields cannot be kept.
QString AnnotationDialog::obstacle() const
{
    const Annotation annotation = this->annotation();
    if (annotation.isEmpty())
        return {};
    const auto refusal = m_others.refusal(annotation);
    if (!refusal)
        return {};
    if (*refusal == Annotations::Refusal::NoteTooLong)
        return tr("A note has at most %1 KiB.").arg(Annotations::MaxNoteOctets / 1024);
    return tr("This session has as many notes as one may have: remove some first.");
}

void AnnotationDialog::update()
{
    const QString obstacle = this->obstacle();
    m_problem->setNote(Tone::Error, obstacle);
    m_problem->setVisible(!obstacle.isEmpty());
    m_keep->setEnabled(obstacle.isEmpty());
}

} // namespace Framescope
