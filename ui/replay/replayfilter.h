#pragma once

#include "app/filter/filterexpression.h"
#include "app/filter/filterprogram.h"
#include "app/replay/replayrow.h"
#include "app/session/sessionstore.h"

#include <QObject>

#include <memory>
#include <optional>

namespace Framescope {

class FilterHits;

/// Which frames of a recording, and of what is said when it is played, match a filter. Looks at
/// those that come too. GUI thread.
class ReplayFilter : public QObject
{
    Q_OBJECT
public:
    explicit ReplayFilter(std::shared_ptr<const SessionStore> recording, QObject *parent = nullptr);
    ~ReplayFilter() override;

    /// Looks for what matches \a expression; nullopt: there is no filter.
    void setExpression(const std::optional<FilterExpression> &expression);
    /// The other side: nullptr if nothing was played.
    void setReplay(const std::shared_ptr<const SessionStore> &replay);
    /// More may have come on either side.
    void refresh();

    bool isSet() const { return m_program.has_value(); }
    /// Whether a frame of either side matches, as far as is known.
    bool matches(const ReplayRow &row) const;

signals:
    /// matches() knows more, or something else is asked for.
    void changed();

private:
    struct Side
    {
        std::shared_ptr<const SessionStore> store;
        std::unique_ptr<FilterHits> hits; ///< nullptr while there is no filter
    };

    void begin(Side &side);

    std::optional<FilterProgram> m_program;
    Side m_recorded;
    Side m_now;
};

} // namespace Framescope
