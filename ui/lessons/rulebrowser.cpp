#include "ui/lessons/rulebrowser.h"

#include "app/lessons/lessonpackage.h"
#include "app/session/protocoltext.h"
#include "protocol/connection/framereader.h"
#include "protocol/wire/opcode.h"
#include "protocol/wire/ruleexample.h"
#include "ui/anatomy/anatomytab.h"
#include "ui/lessons/lessontext.h"
#include "ui/widgets/codeedit.h"
#include "ui/widgets/noterow.h"
#include "ui/widgets/textlabel.h"
#include "ui/widgets/visibletext.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QSettings>
#include <QStackedWidget>
#include <QTabWidget>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;
using Token = Theme::Token;
using TypeRole = Theme::TypeRole;

constexpr int ListWidth = 260;
constexpr quint64 MessageLimit = 1 << 20;

/// Keeps the frames of an example, with what they break.
class FrameCollector : public FrameObserver
{
public:
    FrameBlock block;

    void frameCrossed(const Frame &frame, const QList<Violation> &violations) override
    {
        block.append(1, frame, isControlOpcode(frame.header.opcode) ? 0 : block.endId(),
            std::span(violations.constData(), static_cast<std::size_t>(violations.size())));
    }
    void messageCrossed(const Message &) override { }
};

std::shared_ptr<const FrameBlock> readFrames(const RuleExample &example)
{
    FrameCollector collector;
    FrameReader reader(example.brokenBy, MessageLimit);
    if (example.deflate)
        reader.enableDeflate(*example.deflate);
    QByteArray octets = example.octets; // payloads are unmasked in place
    reader.read({ octets.data(), static_cast<std::size_t>(octets.size()) }, 0, collector);
    reader.end(0, collector);
    return std::make_shared<const FrameBlock>(std::move(collector.block));
}

/// Line by line, with what cannot be seen written out.
QString headText(const QByteArray &octets)
{
    QStringList lines;
    for (QByteArray line : octets.split('\n')) {
        if (line.endsWith('\r'))
            line.chop(1);
        lines.append(visibleText(line));
    }
    return lines.join(u'\n');
}

QString hexText(const QByteArray &octets)
{
    return QString::fromLatin1(octets.toHex(' ').toUpper());
}

} // namespace

RuleBrowser::RuleBrowser(const Theme &theme, QWidget *parent)
    : QDialog(parent)
    , m_theme(theme)
{
    setWindowTitle(tr("Rules and terms"));
    auto *tabs = new QTabWidget(this);
    tabs->addTab(createRules(), tr("Rules"));
    tabs->addTab(createTerms(), tr("Terms"));
    auto *column = new QVBoxLayout(this);
    column->addWidget(tabs);
    fillRules();
    m_list->setCurrentRow(0);
    m_terms->setCurrentRow(0);
    resize(theme.px(1080), theme.px(640));
}

QWidget *RuleBrowser::createRules()
{
    auto *page = new QWidget(this);
    m_search = new QLineEdit(page);
    m_search->setPlaceholderText(tr("Search the rules"));
    m_search->setAccessibleName(tr("Search the rules"));
    m_search->setClearButtonEnabled(true);
    m_list = new QListWidget(page);
    m_list->setAccessibleName(tr("Rules"));
    m_list->setUniformItemSizes(true);
    auto *left = new QVBoxLayout;
    left->addWidget(m_search);
    left->addWidget(m_list, 1);
    auto *row = new QHBoxLayout(page);
    row->addLayout(left);
    row->addWidget(createDetail(), 1);
    m_list->setFixedWidth(m_theme.px(ListWidth));
    m_search->setFixedWidth(m_theme.px(ListWidth));
    connect(m_search, &QLineEdit::textChanged, this, &RuleBrowser::filterRules);
    connect(m_list, &QListWidget::currentRowChanged, this, &RuleBrowser::showRule);
    connect(m_list, &QListWidget::itemActivated, this, &RuleBrowser::showExample);
    return page;
}

QWidget *RuleBrowser::createDetail()
{
    auto *detail = new QWidget(this);
    m_name = new TextLabel(m_theme, TypeRole::Heading, Token::Text, {}, detail);
    m_text = new TextLabel(m_theme, TypeRole::Body, Token::Text, {}, detail);
    m_facts = new TextLabel(m_theme, TypeRole::Small, Token::Text2, {}, detail);
    m_section = new NoteRow(m_theme, NoteRow::Ground::Toned, detail);
    for (TextLabel *label : { m_name, m_text, m_facts }) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    }
    m_show = new QPushButton(tr("&Show me"), detail);
    m_show->setToolTip(tr("Take the example apart"));
    m_send = new QPushButton(tr("Send &it"), detail);
    m_send->setProperty("primary", true);
    m_send->setToolTip(tr("Have it sent to Framescope, and watch what happens"));
    m_cannot = new TextLabel(m_theme, TypeRole::Small, Token::Text2, {}, detail);
    m_cannot->setWordWrap(true);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_show);
    buttons->addWidget(m_send);
    buttons->addWidget(m_cannot, 1);

    m_anatomy = new AnatomyTab(m_theme, &m_selection, detail);
    m_frameList = new QListWidget(detail);
    m_frameList->setAccessibleName(tr("Frames of the example"));
    m_frameList->setFixedHeight(m_theme.px(52));
    auto *frames = new QWidget(detail);
    auto *framesColumn = new QVBoxLayout(frames);
    framesColumn->setContentsMargins({});
    framesColumn->addWidget(m_frameList);
    framesColumn->addWidget(m_anatomy, 1);
    m_head = new CodeEdit(m_theme, detail);
    m_head->setReadOnly(true);
    m_head->setTabChangesFocus(true);
    m_head->setAccessibleName(tr("The example"));
    m_example = new QStackedWidget(detail);
    m_example->addWidget(m_head);
    m_example->addWidget(frames);

    auto *column = new QVBoxLayout(detail);
    column->setContentsMargins(8, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_name);
    column->addWidget(m_text);
    column->addWidget(m_section);
    column->addWidget(m_facts);
    column->addLayout(buttons);
    column->addWidget(m_example, 1);
    connect(m_show, &QPushButton::clicked, this, &RuleBrowser::showExample);
    connect(m_send, &QPushButton::clicked, this, [this] { emit sendRequested(m_rule); });
    connect(m_frameList, &QListWidget::currentRowChanged, this, &RuleBrowser::showFrame);
    setCanSend(true);
    return detail;
}

QWidget *RuleBrowser::createTerms()
{
    auto *page = new QWidget(this);
    m_terms = new QListWidget(page);
    m_terms->setAccessibleName(tr("Terms"));
    m_terms->setFixedWidth(m_theme.px(ListWidth));
    m_term = new LessonText(m_theme, page);
    m_termSection = new NoteRow(m_theme, NoteRow::Ground::Toned, page);
    auto *right = new QVBoxLayout;
    right->addWidget(m_term);
    right->addWidget(m_termSection);
    right->addStretch();
    auto *row = new QHBoxLayout(page);
    row->addWidget(m_terms);
    row->addLayout(right, 1);
    connect(m_terms, &QListWidget::currentRowChanged, this, &RuleBrowser::showTerm);

    // A glossary is written like a lesson: a term is a step.
    const auto glossary = LessonPackage::fromFolder(u":/glossary"_s);
    if (glossary) {
        const QString language = QSettings().value("lessons/language"_L1).toString();
        m_glossary = glossary->lesson(language.isEmpty() ? QLocale().name() : language).steps;
    }
    for (const LessonStep &term : std::as_const(m_glossary))
        m_terms->addItem(term.title);
    return page;
}

void RuleBrowser::fillRules()
{
    for (const RuleInfo &info : ruleCatalogue()) {
        auto *item = new QListWidgetItem(QString(info.name), m_list);
        item->setData(Qt::UserRole, QVariant::fromValue(static_cast<int>(info.rule)));
        item->setData(Qt::AccessibleTextRole,
            tr("%1, RFC %2 section %3").arg(info.name).arg(info.rfc).arg(info.section));
    }
}

void RuleBrowser::filterRules(const QString &text)
{
    for (int row = 0; row < m_list->count(); ++row) {
        const RuleInfo &info
            = ruleInfo(static_cast<Rule>(m_list->item(row)->data(Qt::UserRole).toInt()));
        const QString all = u"%1 %2 §%3"_s.arg(info.name, ruleText(info), info.section);
        m_list->item(row)->setHidden(!all.contains(text, Qt::CaseInsensitive));
    }
}

void RuleBrowser::setCanSend(bool can)
{
    m_send->setEnabled(can);
    m_cannot->setText(
        can ? QString() : tr("This session was opened from a file: nothing can be sent in it."));
}

void RuleBrowser::selectRule(Rule rule)
{
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->data(Qt::UserRole).toInt() == static_cast<int>(rule))
            m_list->setCurrentRow(row);
    }
}

void RuleBrowser::showRule(int row)
{
    if (row < 0)
        return;
    m_rule = static_cast<Rule>(m_list->item(row)->data(Qt::UserRole).toInt());
    const RuleInfo &info = ruleInfo(m_rule);
    const RuleExample example = ruleExample(m_rule);
    m_name->setText(info.name);
    m_text->setText(tr("%1.").arg(ruleText(info)));
    const RfcSectionInfo *section = findRfcSection({ info.rfc, info.section });
    m_section->setNote(Tone::Info,
        tr("RFC %1 §%2 %3")
            .arg(info.rfc)
            .arg(info.section, section ? QString(section->title) : QString()));
    const QString who = example.brokenBy == Direction::ClientToServer
        ? tr("In the example a client breaks it.")
        : tr("In the example a server breaks it.");
    m_facts->setText(info.closeStatusCode > 0
            ? tr("%1 Who fails the connection for it sends %2.").arg(who).arg(info.closeStatusCode)
            : who);

    const bool isFrames = example.part == RuleExample::Part::Frames;
    m_frames = isFrames ? readFrames(example) : nullptr;
    m_head->setPlainText(isFrames ? hexText(example.octets) : headText(example.octets));
    m_example->setCurrentIndex(0);
    m_show->setEnabled(isFrames);
    m_show->setToolTip(isFrames ? tr("Take the example apart")
                                : tr("A handshake has no bits to be taken apart: here it is"));
}

void RuleBrowser::showExample()
{
    if (!m_frames || m_frames->isEmpty())
        return;
    m_frameList->clear();
    int broken = 0;
    for (int row = 0; row < m_frames->count(); ++row) {
        const FrameRecord record = m_frames->record(row);
        QString text = tr("Frame %1: %2").arg(row + 1).arg(opcodeName(record.header.opcode));
        if (record.hasViolation) {
            broken = row;
            text += u", "_s + tr("breaks the rule");
        }
        m_frameList->addItem(text);
    }
    m_example->setCurrentIndex(1);
    m_frameList->setVisible(m_frames->count() > 1);
    m_frameList->setCurrentRow(broken);
}

void RuleBrowser::showFrame(int index)
{
    if (!m_frames || index < 0)
        return;
    const FrameHandle frame(m_frames, m_frames->firstId() + static_cast<FrameId>(index));
    m_selection.setFrame({}); // the ids of all examples are the same
    m_selection.setFrame(frame);
    const QList<Violation> violations = frame.violations();
    if (!violations.isEmpty())
        m_selection.setOctets({ violations.first().offset, violations.first().length });
}

void RuleBrowser::showTerm(int row)
{
    if (row < 0 || row >= m_glossary.size())
        return;
    const LessonStep &term = m_glossary.at(row);
    m_term->setText(term.title, term.blocks);
    QStringList places;
    for (const RfcSection &section : term.sections)
        places.append(tr("RFC %1 §%2").arg(section.rfc).arg(section.number));
    m_termSection->setNote(Tone::Info, places.join(u", "_s));
    m_termSection->setVisible(!places.isEmpty());
}

} // namespace Framescope
