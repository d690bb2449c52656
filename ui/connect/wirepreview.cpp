#include "ui/connect/wirepreview.h"

#include "protocol/handshake/httphead.h"
#include "protocol/handshake/httpsyntax.h"
#include "ui/connect/headerlistmodel.h"
#include "ui/handshake/headtext.h"
#include "ui/message/textlineview.h"
#include "ui/theme/segmentedswitch.h"
#include "ui/widgets/elidedlabel.h"

#include <QVBoxLayout>

#include <algorithm>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

bool hasName(const HeaderFields &fields, QByteArrayView name)
{
    return std::any_of(fields.cbegin(), fields.cend(),
        [name](const HeaderField &field) { return equalsIgnoringCase(field.name, name); });
}

bool isFreshKey(const ClientHandshake &request, const HeaderField &field)
{
    return equalsIgnoringCase(field.name, "Sec-WebSocket-Key")
        && !hasName(request.headers, field.name);
}

/// The key is no secret: there is none yet.
void showFreshKey(TextLine &line)
{
    const qsizetype value = line.text.indexOf(u'•');
    const qsizetype length = line.text.lastIndexOf(u'•') + 1 - value;
    if (value < 0)
        return;
    line.text.replace(value, length, u'…');
    for (TextSpan &span : line.spans) {
        if (span.start > value)
            span.start -= static_cast<int>(length) - 1;
    }
}

/// What of \a head is not to be seen: secrets, and the key, which is another one in the end.
QList<OctetSpan> hiddenSpans(const ClientHandshake &request, const QByteArray &head)
{
    QList<OctetSpan> hidden;
    qsizetype at = head.indexOf('\n') + 1;
    for (const HeaderField &field : requestFields(request)) {
        const qsizetype value = at + field.name.size() + 2;
        if (isFreshKey(request, field))
            hidden.append({ value, field.value.size() });
        for (const OctetSpan &span : secretSpans(field.name, field.value))
            hidden.append({ value + span.offset, span.length });
        at = value + field.value.size() + 2;
    }
    return hidden;
}

/// The secrets in a head that somebody wrote.
QList<OctetSpan> hiddenSpans(const QByteArray &head)
{
    QList<OctetSpan> hidden;
    for (const HttpField &field : parseRequestHead(head).fields) {
        const auto offset = static_cast<qsizetype>(field.offset);
        const auto end = offset + static_cast<qsizetype>(field.length);
        const qsizetype value = head.indexOf(field.value, head.indexOf(':', offset) + 1);
        for (const OctetSpan &span : secretSpans(field.name, field.value)) {
            if (value >= 0 && value + span.offset + span.length <= end)
                hidden.append({ value + span.offset, span.length });
        }
    }
    return hidden;
}

} // namespace

WirePreview::WirePreview(const Theme &theme, HeaderListModel *headers, QWidget *parent)
    : QWidget(parent)
    , m_headers(headers)
    , m_size(new ElidedLabel(theme, Theme::TypeRole::Small, Theme::Token::Text2, {}, this))
    , m_form(new SegmentedSwitch(theme, tr("Form of the request"), { tr("Text"), tr("Hex") }, this))
    , m_text(new TextLineView(theme, this))
{
    auto *title
        = new TextLabel(theme, Theme::TypeRole::Body, Theme::Token::Text, tr("On the wire"), this);
    title->setBold(true);
    m_text->setAccessibleName(tr("The request on the wire"));
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(10, 6, 10, 6);
    bar->setSpacing(8);
    bar->addWidget(title);
    bar->addWidget(m_size, 1);
    bar->addWidget(m_form);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    column->addWidget(m_text, 1);
    connect(m_form, &SegmentedSwitch::currentIndexChanged, this, &WirePreview::refresh);
    connect(m_headers, &HeaderListModel::requestChanged, this, &WirePreview::refresh);
    refresh();
}

void WirePreview::setRaw(const std::optional<QByteArray> &request)
{
    if (request == m_raw)
        return;
    m_raw = request;
    refresh();
}

void WirePreview::refresh()
{
    if (m_raw) {
        const QList<OctetSpan> hidden = hiddenSpans(*m_raw);
        showHead(*m_raw, hidden, headLines(*m_raw, hidden));
        return;
    }
    const ClientHandshake request = m_headers->handshake();
    if (request.host.isEmpty()) {
        showSentence(tr("The request shows here once there is a URL."));
        return;
    }
    if (const auto problem = requestProblem(request)) {
        showSentence(*problem + u'.');
        return;
    }
    const QByteArray head = makeRequest(request);
    const HeaderFields fields = requestFields(request);
    const QList<OctetSpan> hidden = hiddenSpans(request, head);
    QList<TextLine> lines = headLines(head, hidden);
    for (qsizetype i = 0; i < fields.size(); ++i) {
        TextLine &line = lines[i + 1];
        if (isFreshKey(request, fields.at(i)))
            showFreshKey(line);
        const int length = line.spans.isEmpty() ? static_cast<int>(line.text.size())
                                                : line.spans.constFirst().start;
        if (const auto issue = m_headers->issueOf(fields.at(i))) {
            const bool error = issue->tone == Tone::Error;
            line.spans.prepend(
                { 0, length, error ? TextSpan::Kind::Error : TextSpan::Kind::Warning });
        } else if (!hasName(request.headers, fields.at(i).name)) {
            line.spans.prepend({ 0, length, TextSpan::Kind::Faint });
        }
    }
    showHead(head, hidden, lines);
}

/// There is no request.
void WirePreview::showSentence(const QString &sentence)
{
    m_size->setText({});
    m_text->setNumbered(false);
    m_text->setLines({ { sentence, {}, false } });
}

void WirePreview::showHead(
    const QByteArray &head, const QList<OctetSpan> &hidden, const QList<TextLine> &lines)
{
    m_size->setText(tr("%1 lines, %2 B").arg(lines.size()).arg(head.size()));
    const bool hex = m_form->currentIndex() == 1;
    m_text->setNumbered(!hex); // there, lines are only so many octets
    m_text->setLineWrapMode(hex ? QPlainTextEdit::NoWrap : QPlainTextEdit::WidgetWidth);
    m_text->setLines(hex ? headHexLines(head, hidden) : lines, TextLineView::Place::Keep);
}

} // namespace Framescope
