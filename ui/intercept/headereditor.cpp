#include "ui/intercept/headereditor.h"

#include "app/session/hexinput.h"
#include "ui/intercept/lengthlabel.h"
#include "ui/theme/theme.h"
#include "ui/widgets/comboboxname.h"
#include "ui/widgets/fieldproblem.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/textlabel.h"
#include "ui/widgets/wraplayout.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSignalBlocker>

#include <algorithm>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

constexpr int KeyWidth = 96; // px of the design
constexpr int AnnouncedWidth = 84;
constexpr int PartGap = 6; // px
constexpr int BitGap = 3;
/// Indexes of the list of length forms: the shortest that fits, then each LengthForm.
constexpr int Shortest = 0;

} // namespace

HeaderEditor::HeaderEditor(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_opcode(new QComboBox(this))
    , m_fin(new QCheckBox(tr("FIN"), this))
    , m_masked(new QCheckBox(tr("Mask"), this))
    , m_key(new QLineEdit(this))
    , m_form(new QComboBox(this))
    , m_announced(new QLineEdit(this))
    , m_length(new LengthLabel(theme, this))
    , m_more(new IconButton(theme, u"more"_s, tr("Form of the length, and another one"), this))
    , m_lengthPart(new QWidget(this))
{
    for (quint8 nibble = 0; nibble < 16; ++nibble)
        m_opcode->addItem(u"0x%1 %2"_s.arg(QString::number(nibble, 16).toUpper(),
            isReservedOpcode(nibble) ? tr("reserved") : opcodeName(nibble)));
    nameComboBox(m_opcode, tr("Opcode"));
    m_opcode->setProperty("compact", true);
    m_fin->setToolTip(tr("The final frame of its message (RFC 6455 §5.2)"));
    for (int number = 1; number <= 3; ++number) {
        auto *bit = new QCheckBox(this);
        bit->setAccessibleName(tr("RSV%1").arg(number));
        bit->setToolTip(number == 1
                ? tr("RSV1: with permessage-deflate, a message is compressed (RFC 7692 §6)")
                : tr("RSV%1: must be 0 without an extension (RFC 6455 §5.2)").arg(number));
        m_rsv[static_cast<std::size_t>(number - 1)] = bit;
    }
    m_masked->setToolTip(tr("A client must mask, a server must not (RFC 6455 §5.1)"));
    m_key->setAccessibleName(tr("Masking-key, hex"));
    m_key->setProperty("compact", true);
    m_form->addItems({ tr("shortest"), tr("7 bits"), tr("16 bits"), tr("64 bits") });
    m_form->setAccessibleName(tr("Form of the payload length"));
    m_form->setToolTip(tr("RFC 6455 §5.2 allows the shortest only"));
    m_form->setProperty("compact", true);
    m_announced->setAccessibleName(tr("Announced payload length"));
    m_announced->setToolTip(
        tr("Another payload length than the payload has; empty: as many octets as there are"));
    m_announced->setProperty("compact", true);

    const auto label = [&](const QString &text) {
        return new TextLabel(theme, Theme::TypeRole::Small, Theme::Token::Text2, text, this);
    };
    // What belongs together stays in one line, the rest where there is room for it.
    auto *lines = new WrapLayout(PartGap, this);
    const auto addPart = [lines](std::initializer_list<QWidget *> widgets) {
        auto *part = new QHBoxLayout;
        part->setSpacing(PartGap);
        for (QWidget *widget : widgets)
            part->addWidget(widget);
        lines->addLayout(part);
        return part;
    };
    addPart({ label(tr("Opcode")), m_opcode });
    auto *bits = new QHBoxLayout;
    bits->setSpacing(BitGap);
    for (QWidget *bit : std::initializer_list<QWidget *> { m_rsv[0], m_rsv[1], m_rsv[2] })
        bits->addWidget(bit);
    addPart({ m_fin, label(tr("RSV")) })->addLayout(bits);
    addPart({ m_masked, m_key });
    addPart({ m_length, m_more });
    auto *lengthRow = new QHBoxLayout(m_lengthPart);
    lengthRow->setContentsMargins({});
    lengthRow->setSpacing(PartGap);
    for (QWidget *widget : std::initializer_list<QWidget *> {
             label(tr("Length as")), m_form, label(tr("announced as")), m_announced })
        lengthRow->addWidget(widget);
    lines->addWidget(m_lengthPart);
    lines->addStretch();
    m_more->setCheckable(true);
    m_lengthPart->hide();

    for (QWidget *part : std::initializer_list<QWidget *> { m_masked, m_key, m_announced })
        part->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed); // beside each other
    setTabOrder(m_fin, m_rsv[0]);
    setTabOrder(m_rsv[0], m_rsv[1]);
    setTabOrder(m_rsv[1], m_rsv[2]);
    setTabOrder(m_rsv[2], m_masked);
    connect(m_opcode, &QComboBox::currentIndexChanged, this, &HeaderEditor::applyChange);
    connect(m_form, &QComboBox::currentIndexChanged, this, &HeaderEditor::applyChange);
    for (QCheckBox *box : { m_fin, m_rsv[0], m_rsv[1], m_rsv[2], m_masked })
        connect(box, &QCheckBox::toggled, this, &HeaderEditor::applyChange);
    connect(m_key, &QLineEdit::textEdited, this, &HeaderEditor::applyChange);
    connect(m_announced, &QLineEdit::textEdited, this, &HeaderEditor::applyChange);
    connect(m_more, &QAbstractButton::toggled, m_lengthPart, &QWidget::setVisible);
    connect(&theme, &Theme::changed, this, [this, &theme] { applyTheme(theme); });
    applyTheme(theme);
}

void HeaderEditor::applyTheme(const Theme &theme)
{
    m_key->setFont(theme.font(Theme::TypeRole::Code));
    m_key->setFixedWidth(theme.px(KeyWidth));
    m_announced->setFixedWidth(theme.px(AnnouncedWidth));
}

void HeaderEditor::setHeader(const FrameHeader &header, quint64 payloadLength)
{
    {
        const QSignalBlocker blocker(this);
        m_opcode->setCurrentIndex(header.opcode);
        m_fin->setChecked(header.fin);
        for (int number = 1; number <= 3; ++number)
            rsv(number)->setChecked(header.rsv & (Rsv1 >> (number - 1)));
        m_masked->setChecked(header.isMasked());
        const MaskingKey key = header.maskingKey.value_or(MaskingKey {});
        m_key->setText(QString::fromLatin1(
            QByteArray(reinterpret_cast<const char *>(key.data()), 4).toHex(' ').toUpper()));
        const bool isShortest = header.lengthForm == minimalLengthForm(header.payloadLength);
        m_form->setCurrentIndex(isShortest ? Shortest : static_cast<int>(header.lengthForm) + 1);
        m_announced->setText(header.payloadLength == payloadLength
                ? QString()
                : QString::number(header.payloadLength));
        if (m_form->currentIndex() != Shortest || !m_announced->text().isEmpty())
            m_more->setChecked(true); // nothing that is unusual is hidden
    }
    applyChange();
}

std::optional<MaskingKey> HeaderEditor::typedKey() const
{
    const auto octets = HexInput::parse(m_key->text());
    MaskingKey key;
    if (!octets || octets->size() != static_cast<qsizetype>(key.size()))
        return std::nullopt;
    std::copy(octets->cbegin(), octets->cend(), key.begin());
    return key;
}

QString HeaderEditor::problem() const
{
    if (m_masked->isChecked() && !typedKey())
        return tr("A masking-key has four octets, such as 37 FA 21 3D.");
    bool isNumber = true;
    if (!m_announced->text().isEmpty())
        m_announced->text().toULongLong(&isNumber);
    return isNumber ? QString() : tr("The announced length is a number from 0 to 2⁶⁴ − 1.");
}

std::optional<FrameHeader> HeaderEditor::header(quint64 payloadLength) const
{
    if (!problem().isEmpty())
        return std::nullopt;
    FrameHeader header;
    header.opcode = static_cast<quint8>(m_opcode->currentIndex());
    header.fin = m_fin->isChecked();
    for (int number = 1; number <= 3; ++number) {
        if (m_rsv[static_cast<std::size_t>(number - 1)]->isChecked())
            header.rsv |= static_cast<quint8>(Rsv1 >> (number - 1));
    }
    if (m_masked->isChecked())
        header.maskingKey = typedKey();
    const QString announced = m_announced->text();
    header.payloadLength = announced.isEmpty() ? payloadLength : announced.toULongLong();
    header.lengthForm = m_form->currentIndex() == Shortest
        ? minimalLengthForm(header.payloadLength)
        : static_cast<LengthForm>(m_form->currentIndex() - 1);
    return header;
}

void HeaderEditor::setLength(const std::optional<quint64> &before, quint64 now)
{
    m_lengthBefore = before;
    m_lengthNow = now;
    showLength();
}

void HeaderEditor::showLength()
{
    bool isNumber = false;
    const quint64 announced = m_announced->text().toULongLong(&isNumber);
    m_length->setLength(m_lengthBefore, isNumber ? announced : m_lengthNow);
    m_announced->setPlaceholderText(QString::number(m_lengthNow));
}

void HeaderEditor::applyChange()
{
    showLength();
    const bool keyIsWrong = m_masked->isChecked() && !typedKey();
    m_key->setEnabled(m_masked->isChecked());
    setFieldProblem(m_key, keyIsWrong ? FieldProblem::Error : FieldProblem::None);
    setFieldProblem(m_announced,
        !keyIsWrong && !problem().isEmpty() ? FieldProblem::Error : FieldProblem::None);
    emit changed();
}

} // namespace Framescope
