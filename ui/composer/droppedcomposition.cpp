#include "ui/composer/droppedcomposition.h"

#include "ui/composer/framemime.h"

#include <QMimeData>
#include <QUrl>

namespace Framescope {

namespace {

/// Empty if \a data is not one file.
QString onlyFile(const QMimeData &data)
{
    const QList<QUrl> urls = data.urls();
    return urls.size() == 1 ? urls.constFirst().toLocalFile() : QString();
}

} // namespace

bool canBeComposed(const QMimeData &data)
{
    return holdsFrame(data) || !onlyFile(data).isEmpty();
}

std::optional<Composition> droppedComposition(const QMimeData &data)
{
    if (const auto frame = draggedFrame(data))
        return frame->composition;
    const QString path = onlyFile(data);
    if (path.isEmpty())
        return std::nullopt;
    Composition composition;
    composition.form = PayloadForm::File;
    composition.text = path;
    composition.opcode = toNibble(Opcode::Binary);
    return composition;
}

} // namespace Framescope
