#pragma once

#include "app/connect/connectiondraft.h"
#include "app/connect/variables.h"
#include "protocol/endpoint/clientoptions.h"

namespace Framescope {

/// \a draft with its variables replaced; those that are unknown stay as they are. White space
/// around values that cannot have any is gone.
ConnectionDraft expanded(ConnectionDraft draft, const Variables &variables);

/// How to open the connection that \a draft, in which no variable waits any more, describes, but
/// for certificates and keys: the files are read elsewhere. What cannot be sent is left out.
ClientOptions optionsFrom(const ConnectionDraft &draft);

/// The form filled in so that it opens a connection as \a options do, but for certificates and
/// keys.
ConnectionDraft draftFrom(const ClientOptions &options);

/// The proxy of \a draft. Nullopt if it names none; the error says what is wrong with it, a clause
/// without a full stop.
tl::expected<std::optional<UpstreamProxy>, QString> proxyFrom(const DraftProxy &draft);

} // namespace Framescope
