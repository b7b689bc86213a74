// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>

#include <algorithm>
#include <array>
#include <atomic>
#include <memory>
#include <span>

namespace hookglass {

/// A list that grows at its end and is cut at its front, and of which a copy costs next to nothing
/// at any size: what is copied is a list of shared pieces. A copy is a snapshot and may be read in
/// another thread while the original grows; only one of them may grow. Changing an element copies
/// its piece when a snapshot has it too.
template <typename T, qsizetype PieceSize> class ChunkedList
{
public:
    qsizetype size() const { return m_size; }
    bool isEmpty() const { return m_size == 0; }

    const T &at(qsizetype i) const
    {
        Q_ASSERT(i >= 0 && i < m_size);
        return (*m_pieces.at((m_first + i) / PieceSize))[size_t((m_first + i) % PieceSize)];
    }
    /// Those from there on that stand beside each other in memory: some of as many as are wanted.
    std::span<const T> run(qsizetype i, qsizetype most) const
    {
        Q_ASSERT(i >= 0 && most > 0 && i + most <= m_size);
        const qsizetype inPiece = (m_first + i) % PieceSize;
        return {&at(i), size_t(std::min(most, PieceSize - inPiece))};
    }
    void append(T value)
    {
        const qsizetype place = m_first + m_size;
        if (place / PieceSize >= m_pieces.size())
            m_pieces.append(std::make_shared<Piece>());
        // Also in a shared piece: a snapshot does not look behind its own end.
        (*m_pieces.at(place / PieceSize))[size_t(place % PieceSize)] = std::move(value);
        ++m_size;
    }
    void replace(qsizetype i, T value)
    {
        Q_ASSERT(i >= 0 && i < m_size);
        std::shared_ptr<Piece> &piece = m_pieces[(m_first + i) / PieceSize];
        if (piece.use_count() > 1)
            piece = std::make_shared<Piece>(*piece);
        else // what a snapshot read before it went has been read
            std::atomic_thread_fence(std::memory_order_acquire);
        (*piece)[size_t((m_first + i) % PieceSize)] = std::move(value);
    }
    /// Cuts off the first `count`; the memory goes piece by piece.
    void removeFirst(qsizetype count)
    {
        Q_ASSERT(count >= 0 && count <= m_size);
        m_first += count;
        m_size -= count;
        m_pieces.remove(0, m_first / PieceSize);
        m_first %= PieceSize;
    }

private:
    using Piece = std::array<T, size_t(PieceSize)>;

    QList<std::shared_ptr<Piece>> m_pieces;
    qsizetype m_first = 0; ///< in the first piece
    qsizetype m_size = 0;
};

} // namespace hookglass
