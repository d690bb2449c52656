#pragma once

class QWidget;

namespace Framescope {

enum class FieldProblem { None, Warning, Error };

/// Marks a QLineEdit or QPlainTextEdit by the colour of its outline. The reason belongs below it.
void setFieldProblem(QWidget *field, FieldProblem problem);

} // namespace Framescope
