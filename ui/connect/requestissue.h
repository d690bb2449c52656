#pragma once

#include "protocol/handshake/headerfield.h"
#include "ui/widgets/tone.h"

#include <QMetaType>
#include <QString>

namespace Framescope {

/// What is wrong with a connection that is about to be opened.
struct RequestIssue
{
    /// Whether the connection can be opened all the same.
    enum class Gate : quint8 {
        Open, ///< yes
        Deliberate, ///< if the user says that it is meant so
        Shut, ///< no
    };

    Tone tone = Tone::Error; ///< or Warning
    Gate gate = Gate::Deliberate;
    QString text; ///< one sentence
    QString section = {}; ///< "§4.4", "RFC 9110"; may be empty
    QString fix = {}; ///< what can be done at once, "Use 13"; empty: nothing
    HeaderField fixed = {}; ///< the header after that, if it is about one
};

} // namespace Framescope

Q_DECLARE_METATYPE(Framescope::RequestIssue)
