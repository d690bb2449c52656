#include "ui/anatomy/fieldselection.h"

namespace Framescope {

FieldSelection::FieldSelection(FrameSelection *selection, QObject *parent)
    : QObject(parent)
    , m_selection(selection)
{
    connect(m_selection, &FrameSelection::frameChanged, this, &FieldSelection::loadFields);
    connect(m_selection, &FrameSelection::octetsChanged, this, &FieldSelection::followOctets);
    connect(m_selection, &FrameSelection::hoverChanged, this, &FieldSelection::followHover);
    connect(m_selection, &FrameSelection::coverChanged, this, &FieldSelection::coverChanged);
    loadFields();
}

std::optional<FrameField> FieldSelection::currentField() const
{
    if (!m_current)
        return std::nullopt;
    return m_fields.at(*m_current);
}

bool FieldSelection::isCovered(const FrameField &field) const
{
    return field.kind == FrameField::Kind::PayloadOctet
        && m_selection->isOctetCovered(field.payloadIndex);
}

BitRange FieldSelection::selectedBits() const
{
    return bits(m_current, m_selection->octets());
}

BitRange FieldSelection::hoveredBits() const
{
    return bits(m_hovered, m_selection->hover());
}

void FieldSelection::select(quint64 index)
{
    if (m_current == index && m_fields.at(index).octets() == m_selection->octets())
        return;
    m_current = index;
    const OctetRange octets = m_fields.at(index).octets();
    if (octets == m_selection->octets())
        emit currentChanged();
    else
        m_selection->setOctets(octets); // followOctets() tells
}

void FieldSelection::setHovered(std::optional<quint64> index)
{
    if (m_hovered == index)
        return;
    m_hovered = index;
    const OctetRange octets = index ? m_fields.at(*index).octets() : OctetRange();
    if (octets == m_selection->hover())
        emit hoveredChanged();
    else
        m_selection->setHover(octets); // followHover() tells
}

void FieldSelection::loadFields()
{
    const FrameHandle &frame = m_selection->frame();
    m_fields = frame.isNull() ? FrameFields()
                              : FrameFields(frame.record().header, frame.record().storedLength);
    m_current = matching(m_current, m_selection->octets());
    m_hovered = matching(m_hovered, m_selection->hover());
    emit fieldsChanged();
    emit currentChanged();
    emit hoveredChanged();
}

void FieldSelection::followOctets()
{
    m_current = matching(m_current, m_selection->octets());
    emit currentChanged();
}

void FieldSelection::followHover()
{
    m_hovered = matching(m_hovered, m_selection->hover());
    emit hoveredChanged();
}

/// \a index if that field has exactly \a octets, else the field that stands for them.
std::optional<quint64> FieldSelection::matching(
    std::optional<quint64> index, OctetRange octets) const
{
    if (index && *index < m_fields.count() && m_fields.at(*index).octets() == octets)
        return index;
    return m_fields.indexOfOctets(octets);
}

BitRange FieldSelection::bits(std::optional<quint64> index, OctetRange octets) const
{
    if (!index)
        return {};
    const FrameField field = m_fields.at(*index);
    return field.octets() == octets ? field.bits
                                    : BitRange { octets.offset * 8, octets.length * 8 };
}

} // namespace Framescope
