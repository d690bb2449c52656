#include "ui/composer/framecontrols.h"

#include "protocol/wire/opcode.h"
#include "ui/theme/segmentedswitch.h"
#include "ui/theme/theme.h"
#include "ui/widgets/comboboxname.h"
#include "ui/widgets/fieldproblem.h"
#include "ui/widgets/textlabel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSpinBox>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

constexpr int UsualFragment = 32; ///< octets
constexpr int Opcodes = 16;

} // namespace

FrameControls::FrameControls(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_form(new QFormLayout(this))
    , m_opcode(new QComboBox(this))
    , m_fin(new SegmentedSwitch(theme, tr("FIN"), { tr("auto"), u"0"_s, u"1"_s }, this))
    , m_rsv1(new QCheckBox(u"RSV1"_s, this))
    , m_rsv2(new QCheckBox(u"RSV2"_s, this))
    , m_rsv3(new QCheckBox(u"RSV3"_s, this))
    , m_mask(new QCheckBox(this))
    , m_maskHint(new TextLabel(theme, Theme::TypeRole::Small, Theme::Token::Text2, {}, this))
    , m_key(new QLineEdit(this))
    , m_lengthForm(new QComboBox(this))
    , m_length(new QLineEdit(this))
    , m_fragment(new QCheckBox(tr("of"), this))
    , m_fragmentSize(new QSpinBox(this))
    , m_pause(new QSpinBox(this))
    , m_ping(new QCheckBox(tr("ping after frame 1"), this))
    , m_compress(new QCheckBox(tr("permessage-deflate"), this))
{
    for (int opcode = 0; opcode < Opcodes; ++opcode) {
        const QString name
            = isReservedOpcode(quint8(opcode)) ? tr("reserved") : opcodeName(quint8(opcode));
        m_opcode->addItem(u"0x%1 %2"_s.arg(QString::number(opcode, 16).toUpper(), name));
    }
    nameComboBox(m_opcode, tr("Opcode"));
    m_mask->setAccessibleName(tr("Mask"));
    m_key->setAccessibleName(tr("Masking-key"));
    m_key->setPlaceholderText(tr("random"));
    m_key->setToolTip(tr("Eight hexadecimal digits; empty: a fresh key for every frame"));
    m_lengthForm->addItems({ tr("shortest"), tr("16 bits"), tr("64 bits") });
    nameComboBox(m_lengthForm, tr("Form of the payload length"));
    m_length->setAccessibleName(tr("Announced payload length"));
    m_length->setPlaceholderText(tr("as it is"));
    m_length->setToolTip(tr("What each frame announces; empty: the length that its payload has"));
    m_fragment->setAccessibleName(tr("Fragment the message"));
    m_fragmentSize->setRange(1, std::numeric_limits<int>::max());
    m_fragmentSize->setValue(UsualFragment);
    m_fragmentSize->setAccessibleName(tr("Octets of payload in each frame"));
    m_pause->setRange(0, int(Composition::MaxPause));
    m_pause->setAccessibleName(tr("Milliseconds between frames"));
    m_compress->setAccessibleName(tr("Compress with permessage-deflate"));

    m_form->setContentsMargins(10, 8, 10, 8);
    m_form->setVerticalSpacing(6);
    m_form->setHorizontalSpacing(10);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    const auto unit = [this](const QString &text) {
        return new TextLabel(m_theme, Theme::TypeRole::Small, Theme::Token::Text2, text, this);
    };
    addRow(tr("Opcode"), { m_opcode });
    addRow(tr("FIN"), { m_fin });
    addRow(tr("Reserved"), { m_rsv1, m_rsv2, m_rsv3 });
    addRow(tr("Mask"), { m_mask, m_maskHint });
    addRow(tr("Key"), { m_key });
    addRow(tr("Length"), { m_lengthForm, m_length });
    addRow(tr("Fragments"), { m_fragment, m_fragmentSize, unit(tr("octets")) });
    addRow(tr("Pause"), { m_pause, unit(tr("ms between frames")) });
    addRow(tr("Interleave"), { m_ping });
    addRow(tr("Compress"), { m_compress });

    for (QCheckBox *box : { m_rsv1, m_rsv2, m_rsv3, m_fragment, m_ping, m_compress })
        connect(box, &QCheckBox::toggled, this, &FrameControls::notice);
    connect(m_mask, &QCheckBox::clicked, this, [this] { m_maskChosen = true; });
    connect(m_mask, &QCheckBox::toggled, this, &FrameControls::notice);
    for (QComboBox *box : { m_opcode, m_lengthForm })
        connect(box, &QComboBox::currentIndexChanged, this, &FrameControls::notice);
    for (QLineEdit *edit : { m_key, m_length })
        connect(edit, &QLineEdit::textChanged, this, &FrameControls::notice);
    for (QSpinBox *box : { m_fragmentSize, m_pause })
        connect(box, &QSpinBox::valueChanged, this, &FrameControls::notice);
    connect(m_fin, &SegmentedSwitch::currentIndexChanged, this, &FrameControls::notice);
    connect(&m_theme, &Theme::changed, this, &FrameControls::applyTheme);
    applyTheme();
    setDeflateAgreed(false);
    show(Composition());
}

void FrameControls::addRow(const QString &name, std::initializer_list<QWidget *> widgets)
{
    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    for (QWidget *widget : widgets)
        row->addWidget(widget);
    row->addStretch();
    m_form->addRow(
        new TextLabel(m_theme, Theme::TypeRole::Small, Theme::Token::Text2, name, this), row);
}

void FrameControls::fill(Composition &composition) const
{
    composition.opcode = opcode();
    composition.fin = static_cast<FinChoice>(m_fin->currentIndex());
    composition.rsv = static_cast<quint8>((m_rsv1->isChecked() ? Rsv1 : 0)
        | (m_rsv2->isChecked() ? Rsv2 : 0) | (m_rsv3->isChecked() ? Rsv3 : 0));
    composition.masked
        = masks() == m_mask->isChecked() ? std::nullopt : std::optional(m_mask->isChecked());
    composition.key = typedKey();
    composition.lengthForm = m_lengthForm->currentIndex() == 0
        ? std::nullopt
        : std::optional(static_cast<LengthForm>(m_lengthForm->currentIndex()));
    composition.announcedLength = typedLength();
    composition.fragmentSize
        = m_fragment->isChecked() ? static_cast<quint32>(m_fragmentSize->value()) : 0;
    composition.pause = std::chrono::milliseconds(m_pause->value());
    composition.pingAfterFirst = m_ping->isChecked();
    composition.compressed = m_compress->isChecked();
}

void FrameControls::show(const Composition &composition)
{
    m_showing = true;
    m_opcode->setCurrentIndex(composition.opcode & 0xF);
    m_fin->setCurrentIndex(int(composition.fin));
    m_rsv1->setChecked(composition.rsv & Rsv1);
    m_rsv2->setChecked(composition.rsv & Rsv2);
    m_rsv3->setChecked(composition.rsv & Rsv3);
    m_maskChosen = composition.masked.has_value();
    m_mask->setChecked(composition.masked.value_or(masks()));
    m_key->setText(composition.key ? QString::fromLatin1(
                       QByteArray(reinterpret_cast<const char *>(composition.key->data()),
                           qsizetype(composition.key->size()))
                           .toHex(' ')
                           .toUpper())
                                   : QString());
    m_lengthForm->setCurrentIndex(composition.lengthForm ? int(*composition.lengthForm) : 0);
    m_length->setText(
        composition.announcedLength ? QString::number(*composition.announcedLength) : QString());
    m_fragment->setChecked(composition.fragmentSize > 0);
    if (composition.fragmentSize > 0) {
        m_fragmentSize->setValue(static_cast<int>(
            std::min<quint32>(composition.fragmentSize, m_fragmentSize->maximum())));
    }
    m_pause->setValue(static_cast<int>(composition.pause.count()));
    m_ping->setChecked(composition.pingAfterFirst);
    m_compress->setChecked(composition.compressed);
    m_showing = false;
    showMaskHint();
}

void FrameControls::setDirection(Direction direction)
{
    m_direction = direction;
    if (!m_maskChosen)
        m_mask->setChecked(masks());
    showMaskHint();
}

void FrameControls::setDeflateAgreed(bool agreed)
{
    m_compress->setEnabled(agreed);
    m_compress->setToolTip(agreed ? tr("RSV1 of the first frame says so (RFC 7692 §6)")
                                  : tr("It was not agreed on for this connection"));
}

quint8 FrameControls::opcode() const
{
    return static_cast<quint8>(m_opcode->currentIndex());
}

void FrameControls::setOpcode(quint8 opcode)
{
    m_opcode->setCurrentIndex(opcode);
}

QString FrameControls::problem() const
{
    if (!m_key->text().isEmpty() && !typedKey())
        return tr("The masking-key has eight hexadecimal digits, for example 37 FA 21 3D.");
    if (!m_length->text().isEmpty() && !typedLength())
        return tr("The announced length is a number from 0 to 18446744073709551615.");
    return {};
}

void FrameControls::showMaskHint()
{
    const bool toServer = m_direction == Direction::ClientToServer;
    m_maskHint->setText(toServer ? tr("required for a client") : tr("forbidden for a server"));
    m_maskHint->setColor(m_mask->isChecked() == toServer ? Theme::Token::Text2 : Theme::Token::Err);
    m_key->setEnabled(m_mask->isChecked());
    m_fragmentSize->setEnabled(m_fragment->isChecked());
    setFieldProblem(
        m_key, m_key->text().isEmpty() || typedKey() ? FieldProblem::None : FieldProblem::Error);
    setFieldProblem(m_length,
        m_length->text().isEmpty() || typedLength() ? FieldProblem::None : FieldProblem::Error);
}

void FrameControls::notice()
{
    if (m_showing)
        return;
    showMaskHint();
    emit changed();
}

void FrameControls::applyTheme()
{
    m_key->setFixedWidth(m_theme.px(132));
    m_lengthForm->setFixedWidth(m_theme.px(90));
    m_length->setFixedWidth(m_theme.px(88));
    m_fragmentSize->setFixedWidth(m_theme.px(82));
    m_pause->setFixedWidth(m_theme.px(72));
}

/// Whether §5.1 asks for a mask.
bool FrameControls::masks() const
{
    return m_direction == Direction::ClientToServer;
}

std::optional<MaskingKey> FrameControls::typedKey() const
{
    const QString digits = m_key->text().remove(u' ');
    bool isNumber = false;
    const quint32 number = digits.toUInt(&isNumber, 16);
    if (!isNumber || digits.size() != 8)
        return std::nullopt;
    return MaskingKey { quint8(number >> 24), quint8(number >> 16), quint8(number >> 8),
        quint8(number) };
}

std::optional<quint64> FrameControls::typedLength() const
{
    bool isNumber = false;
    const quint64 length = m_length->text().toULongLong(&isNumber);
    return isNumber ? std::optional(length) : std::nullopt;
}

} // namespace Framescope
