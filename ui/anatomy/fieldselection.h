#pragma once

#include "ui/anatomy/framefields.h"

#include <QObject>

#include <optional>

namespace Framescope {

/// Which field of the selected frame is looked at. FrameSelection knows octets, and several fields
/// share one: this remembers which of them was meant, and follows when octets are selected
/// elsewhere.
class FieldSelection : public QObject
{
    Q_OBJECT
public:
    /// \a selection must outlive this.
    explicit FieldSelection(FrameSelection *selection, QObject *parent = nullptr);

    FrameSelection *octetSelection() const { return m_selection; }
    const FrameHandle &frame() const { return m_selection->frame(); }
    const FrameFields &fields() const { return m_fields; }

    /// Index within fields(); nullopt when no octet is selected.
    std::optional<quint64> current() const { return m_current; }
    std::optional<quint64> hovered() const { return m_hovered; }
    std::optional<FrameField> currentField() const;
    /// \a field is an octet that a learner is to unmask.
    bool isCovered(const FrameField &field) const;

    /// The bits to outline as selected: the current field's, or whole octets where others than the
    /// field's are selected. Empty if none are.
    BitRange selectedBits() const;
    BitRange hoveredBits() const;

public slots:
    /// Selects the field's octets, too. \a index is below fields().count().
    void select(quint64 index);
    void setHovered(std::optional<quint64> index);

signals:
    /// Another frame, or the same one with more octets.
    void fieldsChanged();
    void currentChanged();
    void hoveredChanged();
    /// isCovered() of some field is another.
    void coverChanged();

private:
    void loadFields();
    void followOctets();
    void followHover();
    std::optional<quint64> matching(std::optional<quint64> index, OctetRange octets) const;
    BitRange bits(std::optional<quint64> index, OctetRange octets) const;

    FrameSelection *m_selection;
    FrameFields m_fields;
    std::optional<quint64> m_current;
    std::optional<quint64> m_hovered;
};

} // namespace Framescope
