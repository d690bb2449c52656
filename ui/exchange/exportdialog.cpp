#include "ui/exchange/exportdialog.h"

#include "app/exchange/patternset.h"
#include "protocol/handshake/httpsyntax.h"
#include "ui/widgets/codeedit.h"
#include "ui/widgets/noterow.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QGroupBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace Framescope {

using namespace Qt::StringLiterals;

namespace {

constexpr int FieldWidth = 420; // px of the design
constexpr int PatternHeight = 72;

/// What \a format cannot carry; empty if it carries all.
QString lossOf(ExchangeFormat format)
{
    switch (format) {
    case ExchangeFormat::Har:
        return ExportDialog::tr(
            "HAR has messages only: control frames, fragments, masking-keys and "
            "what was broken are left out, and how many frames is said.");
    case ExchangeFormat::PcapNg:
        return ExportDialog::tr("The octets of frames and handshakes go into made-up TCP "
                                "conversations, which Wireshark takes apart.");
    default:
        return {};
    }
}

QStringList namesIn(const QString &text)
{
    QStringList names;
    for (const QString &part : text.split(u',', Qt::SkipEmptyParts)) {
        if (const QString name = part.trimmed(); !name.isEmpty())
            names.append(name);
    }
    return names;
}

} // namespace

ExportDialog::ExportDialog(const Theme &theme, QWidget *parent)
    : QDialog(parent)
    , m_theme(theme)
    , m_format(new QComboBox(this))
    , m_loss(new NoteRow(theme, NoteRow::Ground::Plain, this))
    , m_credentials(new QCheckBox(tr("&Credentials"), this))
    , m_headers(new QLineEdit(this))
    , m_patterns(new CodeEdit(theme, this))
    , m_problem(new NoteRow(theme, NoteRow::Ground::Toned, this))
{
    setWindowTitle(tr("Export the session"));
    const struct
    {
        ExchangeFormat format;
        QString text;
    } formats[] = {
        { ExchangeFormat::JsonLines, tr("JSON lines (.jsonl): everything, as text") },
        { ExchangeFormat::Har, tr("HAR (.har): for browsers and HTTP tools") },
        { ExchangeFormat::PcapNg, tr("pcapng (.pcapng): for Wireshark") },
        { ExchangeFormat::Session, tr("Session (.fscope): a copy, with what is blanked below") },
    };
    for (const auto &entry : formats)
        m_format->addItem(entry.text, static_cast<int>(entry.format));
    auto *form = new QFormLayout;
    form->addRow(tr("&Format"), m_format);
    m_format->setAccessibleName(tr("Format"));
    auto *buttons = new QDialogButtonBox(this);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    m_export = new QPushButton(tr("&Export…"), buttons);
    m_export->setProperty("primary", true); // before the box asks for its look
    buttons->addButton(m_export, QDialogButtonBox::AcceptRole);
    m_export->setDefault(true);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(12);
    column->addLayout(form);
    column->addWidget(m_loss);
    column->addWidget(createRedaction());
    column->addWidget(m_problem);
    column->addStretch();
    column->addWidget(buttons);

    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_format, &QComboBox::currentIndexChanged, this, &ExportDialog::update);
    connect(m_headers, &QLineEdit::textChanged, this, &ExportDialog::update);
    connect(m_patterns, &QPlainTextEdit::textChanged, this, &ExportDialog::update);
    update();
}

QWidget *ExportDialog::createRedaction()
{
    auto *group = new QGroupBox(tr("What is blanked in the file"), this);
    m_credentials->setToolTip(tr("Values of Authorization, Cookie, Set-Cookie and "
                                 "Proxy-Authorization, user info and tokens in URLs"));
    m_credentials->setAccessibleDescription(m_credentials->toolTip());
    m_credentials->setChecked(true); // what is hidden in the window is not told by accident
    m_headers->setPlaceholderText(u"X-Api-Key, X-Session"_s);
    m_headers->setAccessibleName(tr("Header fields whose values are blanked"));
    m_headers->setMinimumWidth(m_theme.px(FieldWidth));
    m_patterns->setPlaceholderText(tr("One regular expression (PCRE2) on each line"));
    m_patterns->setAccessibleName(tr("Patterns that are blanked in messages and heads"));
    m_patterns->setTabChangesFocus(true);
    m_patterns->setFixedHeight(m_theme.px(PatternHeight));
    auto *form = new QFormLayout(group);
    form->addRow(m_credentials);
    form->addRow(tr("&Header fields"), m_headers);
    form->addRow(tr("&Patterns"), m_patterns);
    return group;
}

ExchangeFormat ExportDialog::format() const
{
    return static_cast<ExchangeFormat>(m_format->currentData().toInt());
}

Redaction ExportDialog::redaction() const
{
    Redaction redaction;
    redaction.credentials = m_credentials->isChecked();
    for (const QString &name : namesIn(m_headers->text()))
        redaction.headers.append(name.toUtf8());
    for (const QString &pattern : m_patterns->toPlainText().split(u'\n', Qt::SkipEmptyParts))
        redaction.patterns.append(pattern);
    return redaction;
}

/// Why what is in the fields cannot be exported so.
QString ExportDialog::obstacle() const
{
    const Redaction redaction = this->redaction();
    for (const QByteArray &name : redaction.headers) {
        if (!isToken(name))
            return tr("“%1” is no name of a header field.").arg(QString::fromUtf8(name));
    }
    if (const auto patterns = PatternSet::compile(redaction.patterns); !patterns)
        return tr("A pattern cannot be understood: %1.").arg(patterns.error());
    return {};
}

void ExportDialog::update()
{
    const QString loss = lossOf(format());
    m_loss->setNote(Tone::Info, loss);
    m_loss->setVisible(!loss.isEmpty());
    const QString obstacle = this->obstacle();
    m_problem->setNote(Tone::Error, obstacle);
    m_problem->setVisible(!obstacle.isEmpty());
    m_export->setEnabled(obstacle.isEmpty());
}

} // namespace Framescope
