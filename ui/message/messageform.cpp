#include "ui/message/messageform.h"

#include <QCoreApplication>
#include <QSettings>

#include <array>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

struct MessageFormWords
{
    Q_DECLARE_TR_FUNCTIONS(MessageForm)
};

/// Names in the settings, which outlive the numbers.
constexpr std::array<QLatin1StringView, MessageFormCount> Names { "auto"_L1, "text"_L1,
    "json-tree"_L1, "json"_L1, "cbor"_L1, "messagepack"_L1, "image"_L1, "hex"_L1 };

QString settingsKey(MessageKind kind)
{
    constexpr std::array<QLatin1StringView, 3> Kinds { "text"_L1, "binary"_L1, "control"_L1 };
    return u"message/form/"_s + Kinds[static_cast<std::size_t>(kind)];
}

} // namespace

QString messageFormName(MessageForm form)
{
    switch (form) {
    case MessageForm::Auto:
        return MessageFormWords::tr("Auto");
    case MessageForm::Text:
        return MessageFormWords::tr("Text");
    case MessageForm::JsonTree:
        return MessageFormWords::tr("JSON tree");
    case MessageForm::PrettyJson:
        return MessageFormWords::tr("Pretty JSON");
    case MessageForm::Cbor:
        return MessageFormWords::tr("CBOR");
    case MessageForm::MessagePack:
        return MessageFormWords::tr("MessagePack");
    case MessageForm::Image:
        return MessageFormWords::tr("Image");
    case MessageForm::Hex:
        break;
    }
    return MessageFormWords::tr("Hex");
}

MessageForm messageFormOf(DetectedForm form)
{
    switch (form) {
    case DetectedForm::Text:
        return MessageForm::Text;
    case DetectedForm::Json:
        return MessageForm::PrettyJson;
    case DetectedForm::Cbor:
        return MessageForm::Cbor;
    case DetectedForm::MessagePack:
        return MessageForm::MessagePack;
    case DetectedForm::Image:
        return MessageForm::Image;
    case DetectedForm::Octets:
        break;
    }
    return MessageForm::Hex;
}

MessageForm chosenMessageForm(MessageKind kind)
{
    const QString name = QSettings().value(settingsKey(kind)).toString();
    for (std::size_t i = 0; i < Names.size(); ++i) {
        if (name == Names[i])
            return static_cast<MessageForm>(i);
    }
    return MessageForm::Auto;
}

void chooseMessageForm(MessageKind kind, MessageForm form)
{
    QSettings().setValue(settingsKey(kind), QString(Names[static_cast<std::size_t>(form)]));
}

} // namespace Framescope
