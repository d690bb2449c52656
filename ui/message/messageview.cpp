#include "ui/message/messageview.h"

#include "protocol/wire/opcode.h"
#include "ui/frames/frameselection.h"
#include "ui/frames/frametext.h"
#include "ui/hex/hexview.h"
#include "ui/message/closesummary.h"
#include "ui/message/imagepreview.h"
#include "ui/message/textlineview.h"
#include "ui/message/valuetreeview.h"
#include "ui/theme/emptystate.h"
#include "ui/theme/theme.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/noterow.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
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
    m_found = new ElidedLabel(m_theme, Theme::TypeRole::Small, Theme::Token::Text3, {}, header);
    m_found->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_forms = new QComboBox(header);
    m_forms->setAccessibleName(tr("Form of the message"));
    m_forms->setProperty("compact", true);
    m_forms->setSizeAdjustPolicy(QComboBox::AdjustToContents); // the first says what it has found
    for (int form = 0; form < MessageFormCount; ++form)
        m_forms->addItem(messageFormName(static_cast<MessageForm>(form)));
    m_copy = new IconButton(m_theme, u"copy"_s, tr("Copy the message"), header);

    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(12, 4, 8, 4);
    row->setSpacing(8);
    row->addWidget(m_direction);
    row->addWidget(m_title);
    row->addWidget(m_facts);
    row->addWidget(m_validity);
    row->addWidget(m_found, 1);
    row->addWidget(m_forms);
    row->addWidget(m_copy);

    connect(m_forms, &QComboBox::activated, this,
        [this](int index) { chooseForm(static_cast<MessageForm>(index)); });
    connect(m_copy, &IconButton::clicked, this, &MessageView::copy);
    return header;
}

QWidget *MessageView::createPage()
{
    auto *page = new QWidget(this);
    m_close = new CloseSummary(m_theme, page);
    for (NoteRow **note : { &m_stateNote, &m_utf8Note, &m_wrapNote, &m_formNote, &m_cutNote })
        *note = new NoteRow(m_theme, NoteRow::Ground::Toned, page);
    m_text = new TextLineView(m_theme, page);
    m_text->setAccessibleName(tr("Text of the message"));
    m_tree = new ValueTreeView(m_theme, page);
    m_tree->setAccessibleName(tr("Values of the message"));
    m_image = new ImagePreview(m_theme, page);
    m_hex = new HexView(m_theme, m_hexSelection, page);
    m_hex->setAccessibleName(tr("Octets of the message"));
    m_nothing = new EmptyState(m_theme, u"file"_s, {}, {}, page);

    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    for (QWidget *widget : std::initializer_list<QWidget *> {
             m_close, m_stateNote, m_utf8Note, m_wrapNote, m_formNote, m_cutNote })
        column->addWidget(widget);
    for (QWidget *form :
        std::initializer_list<QWidget *> { m_text, m_tree, m_image, m_hex, m_nothing })
        column->addWidget(form, 1);
    connect(m_cutNote, &NoteRow::actionTriggered, this, &MessageView::showMore);
    connect(m_formNote, &NoteRow::actionTriggered, this, [this] { chooseForm(MessageForm::Text); });
    connect(m_tree, &ValueTreeView::octetsSelected, this, &MessageView::selectOctets);
    connect(
        m_tree, &ValueTreeView::octetsRequested, this, [this] { chooseForm(MessageForm::Hex); });
    return page;
}

void MessageView::setFrame(const FrameHandle &frame)
{
    const bool sameMessage = m_document && !frame.isNull() && !m_frame.isNull()
        && frame.record().messageFirst != 0
        && frame.record().messageFirst == m_frame.record().messageFirst;
    m_frame = frame;
    if (sameMessage && m_document->content->complete)
        return;
    if (!sameMessage)
        m_limit = FirstLimit;
    load();
}

void MessageView::setLastFrame(FrameId last)
{
    const bool grown = last > m_lastFrame;
    m_lastFrame = last;
    const bool mayGoOn = m_document && !m_document->content->complete && !m_loader.isLoading();
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

/// The same message in another form, or more of it.
void MessageView::layOut()
{
    m_loader.layOut(m_document, m_limit);
    if (!m_patience.isActive())
        m_patience.start();
}

void MessageView::setDocument(const std::shared_ptr<const MessageDocument> &document)
{
    m_patience.stop();
    const bool sameMessage = m_document && m_document->content->first == document->content->first;
    m_document = document;
    if (!sameMessage) {
        m_text->setLines({});
        m_tree->setTree(nullptr);
        m_hexSelection->setOctets({});
    }
    showHeader();
    showForms();
    showStateNote();
    showWrapNote();
    showFormNote();
    showCutNote();
    showContent();
    m_header->show();
    m_pages->setCurrentWidget(m_page);
}

void MessageView::showHeader()
{
    const MessageContent &content = *m_document->content;
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
}

void MessageView::showForms()
{
    const PayloadDetection &detection = *m_document->detection;
    const MessageForm chosen = chosenMessageForm(messageKind(*m_document->content));
    const QString detected = messageFormName(messageFormOf(detection.form));
    m_forms->setItemText(0, tr("Auto (%1)").arg(detected));
    m_forms->setCurrentIndex(static_cast<int>(chosen));
    const QString reason = tr("Found: %1").arg(detection.reason);
    m_forms->setToolTip(reason.toHtmlEscaped());
    m_forms->setAccessibleDescription(reason);
    m_found->setText(chosen == MessageForm::Auto ? reason : QString());
}

void MessageView::showStateNote()
{
    const MessageContent &content = *m_document->content;
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
}

/// What was compressed by the application, which is not permessage-deflate.
void MessageView::showWrapNote()
{
    const auto &inflated = m_document->detection->inflated;
    const bool isRaw = inflated && m_document->form == MessageForm::Hex
        && m_document->detection->form != DetectedForm::Octets;
    m_wrapNote->setVisible(inflated && !isRaw);
    if (!inflated)
        return;
    const QString name = inflated->wrapping == Inflated::Wrapping::Gzip ? u"gzip"_s : u"zlib"_s;
    const QString length = countText(static_cast<quint64>(inflated->octets.size()));
    switch (inflated->end) {
    case Inflated::End::Complete:
        m_wrapNote->setNote(Tone::Info,
            tr("The payload is %1: %2 octets were inflated to %3.")
                .arg(name, countText(inflated->consumed), length));
        break;
    case Inflated::End::TooLarge:
        m_wrapNote->setNote(Tone::Warning,
            tr("The payload is %1 and inflates to more than %2 octets. Reading stopped there, "
               "after %3 of its octets.")
                .arg(name, length, countText(inflated->consumed)));
        break;
    case Inflated::End::RanOut:
    case Inflated::End::Damaged:
        m_wrapNote->setNote(Tone::Info,
            tr("The payload is %1, and not all of it is here: this is what %2 octets were inflated "
               "to.")
                .arg(name, countText(inflated->consumed)));
        break;
    }
}

void MessageView::showFormNote()
{
    const auto &tree = m_document->tree;
    const bool hasProblem = m_document->isTree() && tree && tree->problem;
    m_formNote->setVisible(hasProblem || !m_document->obstacle.isEmpty());
    if (!hasProblem) {
        m_formNote->setNote(Tone::Info,
            tr("%1 It is shown as %2.")
                .arg(m_document->obstacle, messageFormName(m_document->form)));
        return;
    }
    const bool isText = tree->format == ValueFormat::Json;
    m_formNote->setNote(
        tree->problem->kind == ValueProblem::Kind::Malformed ? Tone::Warning : Tone::Info,
        tr("The tree ends at octet %1, counted from 0: %2.")
            .arg(countText(tree->problem->offset), tree->problem->text),
        {}, isText ? tr("Show as text") : QString());
}

void MessageView::showCutNote()
{
    const MessageContent &content = *m_document->content;
    const auto shown = static_cast<quint64>(
        m_document->isText() ? m_document->textOctets : m_document->octets.size());
    const bool isInflated = m_document->detection->inflated.has_value();
    const quint64 all
        = isInflated ? static_cast<quint64>(m_document->octets.size()) : content.length;
    const bool isCut = shown < all;
    const bool isLong = m_document->isText() && m_document->text.isCut;
    m_cutNote->setVisible(isCut || isLong);
    m_copy->setAction(isCut || isLong ? tr("Copy the part that is shown") : tr("Copy the message"));
    if (isLong) {
        m_cutNote->setNote(
            Tone::Info, tr("The first %1 lines are shown.").arg(countText(MaxTextLines)));
    } else if (isCut) {
        const bool canShowMore = m_document->isText() && m_limit < LastLimit;
        m_cutNote->setNote(Tone::Info,
            tr("The first %1 of %2 octets are shown.").arg(countText(shown), countText(all)), {},
            canShowMore ? tr("Show more") : QString());
    }
}

void MessageView::showContent()
{
    const MessageDocument &document = *m_document;
    const bool isHex = document.form == MessageForm::Hex;
    const bool isInner
        = document.detection->inflated && isHex && document.detection->form == DetectedForm::Octets;
    const bool isRaw = isHex && !isInner;
    const bool isEmpty = (isRaw ? document.content->payload : document.octets).isEmpty();
    m_text->setVisible(!isEmpty && document.isText());
    m_tree->setVisible(!isEmpty && document.isTree());
    m_image->setVisible(!isEmpty && document.form == MessageForm::Image);
    m_hex->setVisible(!isEmpty && isHex);
    m_nothing->setVisible(isEmpty);
    m_copy->setEnabled(!isEmpty);
    if (isEmpty)
        showWhyEmpty();
    if (document.isText())
        m_text->setLines(document.text.lines, TextLineView::Place::Keep);
    else if (document.isTree())
        m_tree->setTree(document.tree);
    else if (document.form == MessageForm::Image)
        m_image->setImage(document.image, document.octets.size());

    m_tree->setOctetsShown(!document.detection->inflated);
    if (!isHex)
        return;
    HexContent octets;
    octets.octets
        = std::make_shared<BufferSource>(isInner ? document.octets : document.content->payload);
    octets.text = octets.octets;
    m_hex->setContent(octets);
}

void MessageView::showWhyEmpty()
{
    const MessageContent &content = *m_document->content;
    const bool isControl = isControlOpcode(content.opcode);
    if (!isControl && !content.complete) {
        m_nothing->setText(
            tr("This message is empty so far"), tr("Its payload is shown as it arrives."));
        return;
    }
    const bool isCompressed = content.wireLength > 0;
    m_nothing->setText(isControl ? tr("This frame has no payload") : tr("This message is empty"),
        isCompressed ? tr("Nothing is left of it once it is decompressed.")
                     : tr("Its payload length is 0, which RFC 6455 permits."));
}

void MessageView::chooseForm(MessageForm form)
{
    if (!m_document)
        return;
    chooseMessageForm(messageKind(*m_document->content), form);
    layOut();
}

void MessageView::showMore()
{
    m_limit = std::min(m_limit * 4, LastLimit);
    layOut();
}

void MessageView::selectOctets(OctetRange octets)
{
    const MessageContent &content = *m_document->content;
    if (m_document->detection->inflated)
        return;
    m_hexSelection->setOctets(octets);
    const bool isOfFrame
        = content.frames == 1 && content.compression == MessageContent::Compression::None;
    if (isOfFrame) {
        const auto header = static_cast<quint64>(m_frame.record().header.size());
        emit octetsSelected({ header + octets.offset, octets.length });
    }
}

void MessageView::copy()
{
    const MessageDocument &document = *m_document;
    QClipboard *clipboard = QApplication::clipboard();
    if (document.isTree()) {
        m_tree->copyAll();
    } else if (document.form == MessageForm::Hex) {
        m_hex->copyHex();
    } else if (document.form == MessageForm::Image) {
        clipboard->setImage(document.image.image);
    } else if (document.form == MessageForm::PrettyJson) {
        QString text;
        for (const TextLine &line : document.text.lines) {
            text += line.text;
            if (!line.continues)
                text += u'\n';
        }
        clipboard->setText(text);
    } else {
        clipboard->setText(
            QString::fromUtf8(QByteArrayView(document.octets).first(document.textOctets)));
    }
}

void MessageView::applyTheme()
{
    m_forms->setFont(m_theme.font(Theme::TypeRole::Small));
    QPalette colors = palette();
    colors.setColor(QPalette::Window, m_theme.color(Theme::Token::BgPanel));
    setPalette(colors);
    setAutoFillBackground(true);
}

} // namespace Framescope
