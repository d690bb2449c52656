#include "ui/message/messageview.h"

#include "protocol/wire/opcode.h"
#include "ui/frames/frameselection.h"
#include "ui/frames/frametext.h"
#include "ui/hex/hexview.h"
#include "ui/message/closesummary.h"
#include "ui/message/textlineview.h"
#include "ui/theme/emptystate.h"
#include "ui/theme/segmentedswitch.h"
#include "ui/theme/theme.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/noterow.h"

#include <QApplication>
#include <QClipboard>
#include <QProgressBar>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// How long a view may keep showing the message before it says that it is reading another.
constexpr auto Patience = 200ms;

/// True if \a content is not meant to be read as text.
bool isBinary(const MessageContent &content)
{
    return content.opcode == toNibble(Opcode::Binary) || content.opcode == toNibble(Opcode::Close)
        || isReservedOpcode(content.opcode)
        || content.compression == MessageContent::Compression::Pending
        || content.compression == MessageContent::Compression::Failed;
}

/// Octets that are in memory.
class BufferSource final : public ByteSource
{
public:
    explicit BufferSource(const QByteArray &octets)
        : m_octets(octets)
    {
    }

    quint64 size() const override { return static_cast<quint64>(m_octets.size()); }
    QByteArray read(quint64 offset, qsizetype length) const override
    {
        return m_octets.mid(static_cast<qsizetype>(std::min(offset, size())), length);
    }

private:
    QByteArray m_octets;
};

} // namespace

MessageView::MessageView(
    const Theme &theme, std::shared_ptr<const SessionStore> store, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_loader(std::move(store), this)
    , m_pages(new QStackedLayout)
    , m_empty(new EmptyState(theme, u"file"_s, tr("No frame selected"),
          tr("Select a frame in the table to read its message. J and K move through the frames."),
          this))
    , m_hexSelection(new FrameSelection(this))
{
    setAccessibleName(tr("Message"));
    m_header = createHeader();
    m_page = createPage();

    m_loading = new QWidget(this);
    auto *loading = new QVBoxLayout(m_loading);
    auto *bar = new QProgressBar(m_loading);
    bar->setRange(0, 0);
    bar->setTextVisible(false);
    bar->setMaximumWidth(240);
    loading->addStretch();
    loading->addWidget(new TextLabel(theme, Theme::TypeRole::Small, Theme::Token::Text2,
                           tr("Reading the message…"), m_loading),
        0, Qt::AlignHCenter);
    loading->addWidget(bar, 0, Qt::AlignHCenter);
    loading->addStretch();

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addLayout(m_pages, 1);
    for (QWidget *page : std::initializer_list<QWidget *> { m_empty, m_loading, m_page })
        m_pages->addWidget(page);
    m_header->hide();

    m_patience.setSingleShot(true);
    m_patience.setInterval(Patience);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        m_header->hide();
        m_pages->setCurrentWidget(m_loading);
    });
    connect(&m_loader, &MessageLoader::loaded, this, &MessageView::setDocument);
    connect(&m_theme, &Theme::changed, this, &MessageView::applyTheme);
    applyTheme();
}

QWidget *MessageView::createHeader()
{
    auto *header = new QWidget(this);
    m_direction = new IconLabel(m_theme, {}, Theme::Token::DirC2s, 16, header);
    m_title = new TextLabel(m_theme, Theme::TypeRole::Body, Theme::Token::Text, {}, header);
    m_title->setBold(true);
    m_facts = new TextLabel(m_theme, Theme::TypeRole::Body, Theme::Token::Text2, {}, header);
    m_validity = new Chip(m_theme, Tone::Ok, {}, header);
    m_formsWithJson = new SegmentedSwitch(
        m_theme, tr("Form of the message"), { tr("Text"), tr("JSON"), tr("Hex") }, header);
    m_forms = new SegmentedSwitch(
        m_theme, tr("Form of the message"), { tr("Text"), tr("Hex") }, header);
    m_copy = new IconButton(m_theme, u"copy"_s, tr("Copy the message"), header);

    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(12, 4, 8, 4);
    row->setSpacing(8);
    row->addWidget(m_direction);
    row->addWidget(m_title);
    row->addWidget(m_facts);
    row->addWidget(m_validity);
    row->addStretch(1);
    row->addWidget(m_formsWithJson);
    row->addWidget(m_forms);
    row->addWidget(m_copy);

    connect(m_formsWithJson, &SegmentedSwitch::currentIndexChanged, this,
        [this](int index) { setForm(static_cast<Form>(index)); });
    connect(m_forms, &SegmentedSwitch::currentIndexChanged, this,
        [this](int index) { setForm(index == 0 ? Form::Text : Form::Hex); });
    connect(m_copy, &IconButton::clicked, this, &MessageView::copy);
    return header;
}

QWidget *MessageView::createPage()
{
    auto *page = new QWidget(this);
    m_close = new CloseSummary(m_theme, page);
    m_stateNote = new NoteRow(m_theme, NoteRow::Ground::Toned, page);
    m_utf8Note = new NoteRow(m_theme, NoteRow::Ground::Toned, page);
    m_cutNote = new NoteRow(m_theme, NoteRow::Ground::Toned, page);
    m_text = new TextLineView(m_theme, page);
    m_text->setAccessibleName(tr("Text of the message"));
    m_hex = new HexView(m_theme, m_hexSelection, page);
    m_hex->setAccessibleName(tr("Octets of the message"));

    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    for (QWidget *widget :
        std::initializer_list<QWidget *> { m_close, m_stateNote, m_utf8Note, m_cutNote })
        column->addWidget(widget);
    column->addWidget(m_text, 1);
    column->addWidget(m_hex, 1);
    connect(m_cutNote, &NoteRow::actionTriggered, this, &MessageView::showMore);
    return page;
}

void MessageView::setFrame(const FrameHandle &frame)
{
    const bool sameMessage = m_document && !frame.isNull() && !m_frame.isNull()
        && frame.record().messageFirst != 0
        && frame.record().messageFirst == m_frame.record().messageFirst;
    m_frame = frame;
    if (sameMessage && m_document->content.complete)
        return;
    if (!sameMessage)
        m_limit = FirstLimit;
    load();
}

void MessageView::setLastFrame(FrameId last)
{
    const bool grown = last > m_lastFrame;
    m_lastFrame = last;
    const bool mayGoOn = m_document && !m_document->content.complete && !m_loader.isLoading();
    if (grown && mayGoOn && !m_frame.isNull())
        load();
}

void MessageView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_stale)
        load();
}

void MessageView::load()
{
    m_loader.cancel();
    m_stale = !isVisible();
    if (m_frame.isNull()) {
        m_stale = false;
        m_document.reset();
        m_patience.stop();
        m_header->hide();
        m_pages->setCurrentWidget(m_empty);
        return;
    }
    if (m_stale)
        return;
    m_loader.load(m_frame, m_limit);
    if (!m_patience.isActive())
        m_patience.start();
}

void MessageView::setDocument(const std::shared_ptr<const MessageDocument> &document)
{
    m_patience.stop();
    const bool sameMessage = m_document && m_document->content.first == document->content.first;
    m_document = document;
    HexContent octets;
    octets.octets = std::make_shared<BufferSource>(document->content.payload);
    octets.text = octets.octets;
    m_hex->setContent(octets);
    if (!sameMessage)
        m_text->setLines({});
    showHeader();
    showNotes();
    showForm();
    m_header->show();
    m_pages->setCurrentWidget(m_page);
}

void MessageView::showHeader()
{
    const MessageContent &content = m_document->content;
    const bool toServer = m_frame.record().direction == Direction::ClientToServer;
    m_direction->setIcon(toServer ? u"arrowr"_s : u"arrowl"_s,
        toServer ? Theme::Token::DirC2s : Theme::Token::DirS2c);

    QStringList facts { tr("%1 B").arg(countText(content.length)) };
    if (isDataOpcode(content.opcode)) {
        m_title->setText(tr("Message"));
        facts
            += content.frames == 1 ? tr("1 frame") : tr("%1 frames").arg(countText(content.frames));
        facts += opcodeName(content.opcode);
        if (content.compression == MessageContent::Compression::Undone)
            facts += tr("%1 B compressed").arg(countText(content.wireLength));
    } else if (isControlOpcode(content.opcode) && !isReservedOpcode(content.opcode)) {
        QString name = opcodeName(content.opcode);
        name[0] = name[0].toUpper();
        m_title->setText(name);
        facts += tr("control frame");
    } else {
        m_title->setText(opcodeName(content.opcode));
        facts += tr("reserved opcode");
    }
    m_facts->setText(facts.join(u", "_s));

    m_validity->setVisible(content.text != MessageContent::Text::NotChecked);
    const bool valid = content.text == MessageContent::Text::Valid;
    m_validity->setTone(valid ? Tone::Ok : Tone::Error);
    m_validity->setText(!valid ? tr("invalid UTF-8")
            : content.complete ? tr("valid UTF-8")
                               : tr("valid UTF-8 so far"));
    m_close->setVisible(content.opcode == toNibble(Opcode::Close));
    if (content.opcode == toNibble(Opcode::Close))
        m_close->setBody(content.payload);
    m_copy->setAction(content.isCut() ? tr("Copy the part that is shown") : tr("Copy the message"));
}

void MessageView::showNotes()
{
    const MessageContent &content = m_document->content;
    using Compression = MessageContent::Compression;

    m_stateNote->show();
    if (content.compression == Compression::Failed) {
        m_stateNote->setNote(Tone::Warning,
            tr("RSV1 is set and the message could not be decompressed. These are its octets as "
               "they crossed the wire."),
            u"RFC 7692"_s);
    } else if (content.compression == Compression::Pending) {
        m_stateNote->setNote(Tone::Info,
            tr("Compressed, and the final frame is not here yet. These are the octets so far, as "
               "they crossed the wire."));
    } else if (!content.complete) {
        m_stateNote->setNote(Tone::Info,
            tr("The final frame of this message is not here. This is what has arrived so far."));
    } else {
        m_stateNote->hide();
    }

    const bool invalid = content.text == MessageContent::Text::Invalid;
    m_utf8Note->setVisible(invalid);
    if (invalid) {
        m_utf8Note->setNote(Tone::Error,
            content.invalidOctet == content.length
                ? tr("Not valid UTF-8: the text ends inside a character.")
                : tr("Not valid UTF-8: octet %1, counted from 0, cannot stand there.")
                      .arg(countText(content.invalidOctet)),
            u"§8.1"_s);
    }

    m_cutNote->setVisible(content.isCut());
    if (content.isCut()) {
        const bool canShowMore = m_limit < LastLimit;
        m_cutNote->setNote(Tone::Info,
            tr("The first %1 of %2 octets are shown.")
                .arg(countText(static_cast<quint64>(content.payload.size())),
                    countText(content.length)),
            {}, canShowMore ? tr("Show more") : QString());
    }
}

void MessageView::showForm()
{
    const bool hasJson = m_document->json.has_value();
    const Form shown = form();
    m_formsWithJson->setVisible(hasJson);
    m_forms->setVisible(!hasJson);
    {
        const QSignalBlocker withJson(m_formsWithJson);
        const QSignalBlocker without(m_forms);
        m_formsWithJson->setCurrentIndex(static_cast<int>(shown));
        m_forms->setCurrentIndex(shown == Form::Hex ? 1 : 0);
    }
    m_hex->setVisible(shown == Form::Hex);
    m_text->setVisible(shown != Form::Hex);
    if (shown == Form::Json)
        m_text->setLines(*m_document->json, TextLineView::Place::Keep);
    else if (shown == Form::Text)
        m_text->setLines(m_document->text, TextLineView::Place::Keep);
}

MessageView::Form MessageView::form() const
{
    if (isBinary(m_document->content))
        return m_binaryForm;
    if (m_textForm == Form::Json && !m_document->json)
        return Form::Text;
    return m_textForm;
}

void MessageView::setForm(Form form)
{
    if (!m_document)
        return;
    (isBinary(m_document->content) ? m_binaryForm : m_textForm) = form;
    showForm();
}

void MessageView::showMore()
{
    m_limit = std::min(m_limit * 4, LastLimit);
    load();
}

void MessageView::copy()
{
    const MessageContent &content = m_document->content;
    if (form() == Form::Hex) {
        QApplication::clipboard()->setText(
            QString::fromLatin1(content.payload.toHex(' ').toUpper()));
        return;
    }
    if (form() == Form::Json) {
        QString text;
        for (const TextLine &line : *m_document->json) {
            text += line.text;
            if (!line.continues)
                text += u'\n';
        }
        QApplication::clipboard()->setText(text);
        return;
    }
    QApplication::clipboard()->setText(QString::fromUtf8(content.payload));
}

void MessageView::applyTheme()
{
    QPalette colors = palette();
    colors.setColor(QPalette::Window, m_theme.color(Theme::Token::BgPanel));
    setPalette(colors);
    setAutoFillBackground(true);
}

} // namespace Framescope
