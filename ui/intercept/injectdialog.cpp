#include "ui/intercept/injectdialog.h"

#include "ui/intercept/outgoingeditor.h"
#include "ui/intercept/payloadfield.h"
#include "ui/theme/segmentedswitch.h"
#include "ui/theme/theme.h"
#include "ui/widgets/comboboxname.h"
#include "ui/widgets/screensize.h"
#include "ui/widgets/textlabel.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QRandomGenerator>
#include <QVBoxLayout>

#include <algorithm>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

constexpr int MessageIndex = 0;

MaskingKey freshKey()
{
    MaskingKey key;
    for (quint8 &octet : key)
        octet = static_cast<quint8>(QRandomGenerator::system()->bounded(256));
    return key;
}

} // namespace

bool isDeflateAgreed(const ConnectionRecord &connection)
{
    return std::any_of(connection.extensions.cbegin(), connection.extensions.cend(),
        [](const QString &extension) { return extension.startsWith("permessage-deflate"_L1); });
}

InjectDialog::InjectDialog(
    const Theme &theme, std::shared_ptr<const SessionStore> store, QWidget *parent)
    : QDialog(parent)
    , m_store(std::move(store))
    , m_connection(new QComboBox(this))
    , m_direction(new SegmentedSwitch(
          theme, tr("Direction"), { tr("→ to the server"), tr("← to the client") }, this))
    , m_form(new SegmentedSwitch(
          theme, tr("What is injected"), { tr("Message"), tr("Frame, bit by bit") }, this))
    , m_outgoing(new OutgoingEditor(theme, this))
    , m_inject(new QPushButton(tr("Inject"), this))
{
    setWindowTitle(tr("Inject a frame"));
    nameComboBox(m_connection, tr("Connection"));
    m_connection->setPlaceholderText(tr("No proxied connection is open"));
    m_inject->setProperty("primary", true);
    m_inject->setDefault(true);
    m_form->setToolTip(tr("A message waits for the end of one that is crossing; a frame only for "
                          "the end of a frame"));
    m_outgoing->setOriginal(std::nullopt);

    auto *head = new QHBoxLayout;
    head->addWidget(
        new TextLabel(theme, Theme::TypeRole::Body, Theme::Token::Text2, tr("Connection"), this));
    head->addWidget(m_connection, 1);
    head->addWidget(m_direction);
    head->addWidget(m_form);
    auto *buttons = new QDialogButtonBox(this);
    buttons->addButton(m_inject, QDialogButtonBox::ActionRole);
    // The dialog may be older than the style sheet, which says that buttons have no icons.
    buttons->addButton(QDialogButtonBox::Close)->setIcon({});
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(8);
    column->addLayout(head);
    column->addWidget(m_outgoing, 1);
    column->addWidget(buttons);
    resize(sizeOnScreen(*this, { theme.px(860), theme.px(460) }));

    connect(m_connection, &QComboBox::currentIndexChanged, this, &InjectDialog::load);
    connect(m_direction, &SegmentedSwitch::currentIndexChanged, this, &InjectDialog::load);
    connect(m_form, &SegmentedSwitch::currentIndexChanged, this, &InjectDialog::load);
    connect(m_outgoing, &OutgoingEditor::changed, this, &InjectDialog::updateButton);
    connect(m_outgoing, &OutgoingEditor::sendRequested, this, &InjectDialog::inject);
    connect(m_outgoing, &OutgoingEditor::leaveRequested, this, &QDialog::reject);
    connect(m_inject, &QPushButton::clicked, this, &InjectDialog::inject);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    load();
}

void InjectDialog::choose(ConnectionId connection, Direction direction)
{
    const QSignalBlocker blocker(m_connection);
    m_connection->clear();
    for (const ConnectionRecord &record : m_store->connections()) {
        if (record.role == Role::Proxy && record.state == ConnectionState::Open)
            m_connection->addItem(u"#%1 %2"_s.arg(record.id).arg(record.url), record.id);
    }
    m_connection->setCurrentIndex(std::max(0, m_connection->findData(connection)));
    m_direction->setCurrentIndex(direction == Direction::ClientToServer ? 0 : 1);
    load();
}

Direction InjectDialog::chosenDirection() const
{
    return m_direction->currentIndex() == 0 ? Direction::ClientToServer : Direction::ServerToClient;
}

/// What was typed goes along.
void InjectDialog::load()
{
    const auto record = m_store->connection(m_connection->currentData().value<ConnectionId>());
    const bool toServer = chosenDirection() == Direction::ClientToServer;
    if (const auto &typed = m_outgoing->payload()->payload())
        m_message.payload = *typed;
    m_outgoing->setTarget(chosenDirection(), record && isDeflateAgreed(*record));
    if (m_form->currentIndex() == MessageIndex) {
        m_outgoing->setMessage(m_message, std::nullopt);
    } else {
        m_outgoing->setFrame({ makeHeader(static_cast<Opcode>(m_message.type),
                                   static_cast<quint64>(m_message.payload.size()),
                                   toServer ? std::optional(freshKey()) : std::nullopt),
            m_message.payload });
    }
    updateButton();
}

void InjectDialog::propose(const Composition &composition, Direction direction)
{
    const QByteArray payload = typedPayload(composition).value_or(QByteArray());
    const bool isText = composition.opcode == toNibble(Opcode::Text);
    const bool isMessage = (isText || composition.opcode == toNibble(Opcode::Binary))
        && composition.fin != FinChoice::Zero && composition.rsv == 0;
    {
        const QSignalBlocker form(m_form);
        m_form->setCurrentIndex(isMessage ? MessageIndex : MessageIndex + 1);
        m_direction->setCurrentIndex(direction == Direction::ClientToServer ? 0 : 1); // loads
    }
    load();
    if (isMessage) {
        m_message = { isText ? MessageType::Text : MessageType::Binary, payload, false };
        m_outgoing->setMessage(m_message, std::nullopt);
    } else {
        const bool isMasked = direction == Direction::ClientToServer;
        FrameHeader header = makeHeader(static_cast<Opcode>(composition.opcode),
            static_cast<quint64>(payload.size()),
            isMasked ? std::optional(freshKey()) : std::nullopt);
        header.fin = composition.fin != FinChoice::Zero;
        header.rsv = composition.rsv;
        m_outgoing->setFrame({ header, payload });
    }
    updateButton();
}

void InjectDialog::inject()
{
    const auto item = m_outgoing->item();
    if (!item || m_connection->count() == 0)
        return;
    emit injectRequested(
        m_connection->currentData().value<ConnectionId>(), chosenDirection(), { *item });
}

void InjectDialog::updateButton()
{
    const bool any = m_connection->count() > 0;
    m_inject->setEnabled(any && m_outgoing->item());
    m_inject->setToolTip(!any       ? tr("No proxied connection is open")
            : m_inject->isEnabled() ? tr("Put it on the wire, ahead of what is held (Ctrl+Enter)")
                                    : tr("Something that was typed cannot be read"));
}

} // namespace Framescope
