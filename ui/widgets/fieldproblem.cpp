#include "ui/widgets/fieldproblem.h"

#include <QStyle>
#include <QVariant>
#include <QWidget>

namespace Framescope {

void setFieldProblem(QWidget *field, FieldProblem problem)
{
    constexpr auto Property = "problem";
    const QVariant value = problem == FieldProblem::Error ? QVariant(QStringLiteral("error"))
        : problem == FieldProblem::Warning                ? QVariant(QStringLiteral("warning"))
                                                          : QVariant();
    if (field->property(Property) == value)
        return;
    field->setProperty(Property, value);
    // A style sheet reads properties only when the widget is polished.
    field->style()->unpolish(field);
    field->style()->polish(field);
}

} // namespace Framescope
