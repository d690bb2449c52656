#pragma once

#include "app/lessons/lesson.h"
#include "ui/theme/theme.h"

#include <QTextEdit>

namespace Framescope {

/// The text of a step: title, paragraphs, lists, code, and what is often told wrong. Set letter by
/// letter from plain text: nothing in it is read as markup, and nothing in it can be followed or
/// fetched. As high as its text.
class LessonText : public QTextEdit
{
    Q_OBJECT
public:
    explicit LessonText(const Theme &theme, QWidget *parent = nullptr);

    void setText(const QString &title, const QList<LessonBlock> &blocks);

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    QVariant loadResource(int type, const QUrl &name) override;

private:
    void write();
    void writeBlock(QTextCursor &cursor, const LessonBlock &block);
    void writeSpans(QTextCursor &cursor, const QString &text);

    const Theme &m_theme;
    QString m_title;
    QList<LessonBlock> m_blocks;
};

} // namespace Framescope
